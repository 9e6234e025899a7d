"""The library: images, documents and recordings. Their full faces come with the library's own issue."""
