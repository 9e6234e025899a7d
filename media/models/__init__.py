"""Tables of the library."""

from media.models.documents import LibraryDocument
from media.models.images import Picture, Rendition
from media.models.recordings import Recording

__all__ = ["LibraryDocument", "Picture", "Recording", "Rendition"]
