"""The foundation. It imports Django, Wagtail and the standard library, and none of the rooms above it."""
