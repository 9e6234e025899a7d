"""The room where people talk: forum and chat. Its engine is installed; its face comes with its own issue."""
