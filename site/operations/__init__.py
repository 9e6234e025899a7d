"""Running the house: the embedded server and its children, background tasks, the ticker, health and translations."""
