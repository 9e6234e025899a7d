"""Tables of the front door."""

from home.models.details import SiteDetails
from home.models.home_page import HomePage
from home.models.navigation import Navigation
from home.models.opening import OpeningRecord

__all__ = ["HomePage", "Navigation", "OpeningRecord", "SiteDetails"]
