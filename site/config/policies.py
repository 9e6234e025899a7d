"""What the browser may do on our pages: one policy for the public site, a second for the editors' side.

The Wagtail admin still needs inline styles and scripts (an open item with its makers), so it gets a policy
of its own; the public site allows neither.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE

ADMIN_PREFIX = "/beheer/"

PUBLIC_CSP = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    # click-to-load video only; nothing is asked from there before the visitor does
    "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

ADMIN_CSP = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "media-src": [SELF, "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}

PERMISSIONS: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
} | {
    # the reader has pressed our button already; without this the player wants a second press
    "autoplay": ["self", "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "fullscreen": ["self", "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
}
