"""Tables of the front door."""

from home.models.details import SiteDetails
from home.models.home_page import HomePage
from home.models.navigation import Navigation

__all__ = ["HomePage", "Navigation", "SiteDetails"]
