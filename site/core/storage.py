"""The private storage: files outside the web root, which go when the row that named them is really gone."""

from __future__ import annotations

from django.core.files.storage import FileSystemStorage
from django.db import transaction


class PrivateStorage(FileSystemStorage):
    """Deletes a file only when the transaction commits: what is rolled back still has its file, and readers too till then."""

    def delete(self, name: str) -> None:
        """Delete this file, now or as soon as nothing can be taken back any more."""
        delete = super().delete
        transaction.on_commit(lambda: delete(name), robust=True)
