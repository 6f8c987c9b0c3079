"""The pages, one module a view. ``PAGES`` is what there is."""

from reportedly.web.live import router as live
from reportedly.web.pages.entering import router as entering
from reportedly.web.pages.helping import router as helping

PAGES = (entering, helping, live)
