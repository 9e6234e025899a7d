"""Catalogues without GNU gettext: found in the sources, merged and compiled in Python, so that Python is all it takes."""
