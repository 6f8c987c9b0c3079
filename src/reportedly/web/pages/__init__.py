"""The pages, one module a view. ``PAGES`` is what there is."""

from reportedly.web.live import router as live
from reportedly.web.pages.adding import router as adding
from reportedly.web.pages.changes import router as changes
from reportedly.web.pages.entering import router as entering
from reportedly.web.pages.helping import router as helping
from reportedly.web.pages.judging import router as judging
from reportedly.web.pages.programs import router as programs
from reportedly.web.pages.questions import router as questions
from reportedly.web.pages.reports import router as reports
from reportedly.web.pages.searching import router as searching
from reportedly.web.pages.silences import router as silences
from reportedly.web.pages.sources import router as sources
from reportedly.web.pages.stories import router as stories
from reportedly.web.pages.timeline import router as timeline

PAGES = (
    adding,
    changes,
    entering,
    helping,
    programs,
    questions,
    searching,
    judging,
    reports,
    silences,
    sources,
    stories,
    timeline,
    live,
)
