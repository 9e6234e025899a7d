"""Searching the whole house: one index that every room fills, and the page that asks it."""
