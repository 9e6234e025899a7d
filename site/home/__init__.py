"""The front door: the home page, the navigation, the opening content, and what connects the rooms."""
