"""The room where people meet: calendar and registration. Its engine is installed; its face has its own issue."""
