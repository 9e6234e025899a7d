"""StreamField blocks that every room may use. Block names are data: a renamed one needs a migration."""
