"""What programs put in: reports, and what becomes of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from reportedly.web.api.shapes import ERRORS, Body, Record
from reportedly.web.forms import check_token
from reportedly.web.jobs import Job
from reportedly.web.pages.adding import LONGEST_PASTED, get_jobs

router = APIRouter(prefix="/api/v1", tags=["putting in"], responses=ERRORS)

MOST_AT_ONCE = 1000


class GivenReport(BaseModel):
    """A report as a line of JSON Lines has it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST_PASTED)
    id: str | None = Field(default=None, max_length=2000)
    title: str | None = Field(default=None, max_length=2000)
    published: str | None = Field(default=None, max_length=60)
    url: str | None = Field(default=None, max_length=2000)
    outlet: str | None = Field(default=None, max_length=2000)


class GivenReports(BaseModel):
    """Reports to be read and kept."""

    model_config = ConfigDict(extra="forbid")

    reports: list[GivenReport] = Field(min_length=1, max_length=MOST_AT_ONCE)


@router.post("/reports", status_code=202)
def add_reports(request: Request, given: GivenReports) -> Body:
    """Read reports and keep them. The answer comes at once and names a job that tells how far it is."""
    check_token(request)
    rows = [report.model_dump(exclude_none=True) for report in given.reports]
    written = "".join(json.dumps(row) + "\n" for row in rows)
    job = get_jobs(request).start(["given"], lambda folder: _write(folder, written))
    return Body(_describe(job), 202)


@router.get("/jobs/{id}")
def get_job(request: Request, id: str) -> Body:
    """How far a job is, and what became of each report."""
    job = get_jobs(request).find(id)
    if job is None:
        raise HTTPException(404, "Nothing is known of that job any more. What was read is in the ledger.")
    return Body(_describe(job))


def _write(folder: Path, lines: str) -> None:
    (folder / "given.jsonl").write_text(lines, encoding="utf-8")


def _describe(job: Job) -> Record:
    return {
        "job": job.id,
        "state": job.state,
        "done": job.done,
        "outcomes": dict(job.outcomes),
        "results": [asdict(each) for each in list(job.results)],
        "fault": job.fault,
    }
