"""How we reach someone: the e-mail outbox now, notices and digests with the members' issue."""
