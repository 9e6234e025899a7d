"""Who someone is: the user, the login door, and later profile, consent, export and erasure."""
