"""What this room announces."""

from django.dispatch import Signal

enquiry_received = Signal()
"""A visitor's message was stored; sent once for each, in the transaction that stores it. Sender: Enquiry; `enquiry`."""
