"""What programs ask of a served ledger: everything that the page does, as JSON.

Lists come in pages: ``{"items": […], "next": mark}``; errors in one shape: ``{"error": {"code", "message", "more"}}``.
``/api/openapi.json`` describes it all for programs, ``/api`` for people.
"""

from reportedly.web.api.judging import router as judging
from reportedly.web.api.putting_in import router as putting_in
from reportedly.web.api.reading_out import router as reading_out

ROUTERS = (reading_out, judging, putting_in)
