"""The page: a ledger served to its owner's own browser, and to programs on the same machine.

Pages are made here, on the server, and read well without a script; ``static/built`` holds the enhancements, where they
were built. Everything that is shown comes from ``answers`` and ``records``, as on the command line.
"""

from reportedly.web.app import describe_calls, make_app
from reportedly.web.desk import Desk
from reportedly.web.guard import Address
from reportedly.web.serving import DEFAULT_PORT, Served, check_address, serve

__all__ = ["DEFAULT_PORT", "Address", "Desk", "Served", "check_address", "describe_calls", "make_app", "serve"]
