"""From documents to drafts: one function for each kind of document."""
