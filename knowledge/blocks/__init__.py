"""StreamField blocks that only this room's page types use."""
