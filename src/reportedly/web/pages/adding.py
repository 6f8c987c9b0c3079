"""Reports put in on the page: pasted, dropped as files, or the samples; and how far the reading of them is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from anyio import to_thread
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from reportedly.documents import ReadOptions
from reportedly.documents.inputs import SUFFIXES
from reportedly.documents.samples import find_samples, list_samples
from reportedly.errors import SettingError
from reportedly.ledger import find_titles
from reportedly.web.asked import Asked, read_asked
from reportedly.web.desk import Desk
from reportedly.web.forms import read_form
from reportedly.web.jobs import Job, Jobs
from reportedly.web.rendering import render

router = APIRouter(include_in_schema=False)

MOST_FILES = 200
"""Files that are taken at once; more go in from the terminal, or as one file of JSON Lines."""

LONGEST_PASTED = 2_000_000
_FACTS = ("title", "outlet", "url")
_LONGEST_FACT = 2000


@router.get("/add")
def show_adding(request: Request) -> Response:
    """The form."""
    return _show_form(request, read_asked(request))


@router.post("/add")
async def add_given(request: Request) -> Response:
    """Read what was pasted and the files that were given. What cannot be taken is shown again with the reason."""
    form = await read_form(request, most_files=MOST_FILES)
    asked = read_asked(request)
    try:
        given = _read_given(form)
        job = await to_thread.run_sync(_start, get_jobs(request), given, _read_fact(form, "published"))
    except SettingError as error:
        written = {name: str(form.get(name) or "") for name in ("text", *_FACTS, "published")}
        return _show_form(request, asked, fault=str(error), written=written)
    finally:
        await form.close()
    return RedirectResponse(f"/add/{job.id}", 303)


@router.post("/add/samples")
async def add_samples(request: Request) -> Response:
    """Read the sample dispatches."""
    await read_form(request)
    samples = list(list_samples())
    if not samples:
        raise HTTPException(404, "The samples are not part of this installation.")
    written = "".join(json.dumps(sample, ensure_ascii=False) + "\n" for sample in samples)
    job = get_jobs(request).start(["samples"], lambda folder: _write(folder / "samples.jsonl", written))
    return RedirectResponse(f"/add/{job.id}", 303)


@router.get("/add/{id}")
def show_job(request: Request, id: str) -> Response:
    """How far a job is."""
    job = get_jobs(request).find(id)
    if job is None:
        raise HTTPException(404, "Nothing is known of that any more. What was read is in the ledger.")
    desk: Desk = request.app.state.desk
    titles = find_titles(desk.ledger, [each.report for each in job.results if each.report is not None])
    return render(request, "added.html", read_asked(request), view="add", job=job, titles=titles)


def get_jobs(request: Request) -> Jobs:
    """The jobs of this server."""
    state = request.app.state
    if not hasattr(state, "jobs"):
        desk: Desk = state.desk
        state.jobs = Jobs(desk)
    jobs: Jobs = state.jobs
    return jobs


Given = Sequence[tuple[str, str, Callable[[Path], None]]]
"""What was given: what a person calls it, the ending that says its format, and how it is written to a path."""


def _read_given(form: FormData) -> Given:
    given: list[tuple[str, str, Callable[[Path], None]]] = []
    text = str(form.get("text") or "")
    if text.strip():
        given.append(("pasted text", ".jsonl", _make_pasted(form, text)))
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            given.append((file.filename[-200:], _find_suffix(file.filename), _make_writer(file)))
    if not given:
        raise SettingError("nothing was given: paste a text, or choose files")
    return given


def _make_pasted(form: FormData, text: str) -> Callable[[Path], None]:
    if len(text) > LONGEST_PASTED:
        raise SettingError(f"the text has {len(text):,} characters: give up to {LONGEST_PASTED:,}, or a file")
    facts = {name: fact for name in _FACTS if (fact := _read_fact(form, name))}
    row: dict[str, Any] = {"text": text.replace("\r\n", "\n"), **facts}
    return lambda path: _write(path, json.dumps(row, ensure_ascii=False) + "\n")


def _read_fact(form: FormData, name: str) -> str | None:
    fact = str(form.get(name) or "").strip()
    if len(fact) > _LONGEST_FACT:
        raise SettingError(f"{name} has more than {_LONGEST_FACT} characters: shorten it")
    if name == "published" and fact:
        ReadOptions(published=fact)
    return fact or None


def _make_writer(file: UploadFile) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)

    return write


def _find_suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if suffix in SUFFIXES else ".given"


def _start(jobs: Jobs, given: Given, published: str | None) -> Job:
    def fill(folder: Path) -> None:
        for number, (_, suffix, write) in enumerate(given):
            write(folder / f"{number:04}{suffix}")

    return jobs.start([name for name, _, _ in given], fill, published=published)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _show_form(
    request: Request, asked: Asked, *, fault: str | None = None, written: dict[str, str] | None = None
) -> Response:
    return render(
        request,
        "add.html",
        asked,
        view="add",
        status=422 if fault else 200,
        fault=fault,
        written=written or {},
        samples=find_samples() is not None,
        most_files=MOST_FILES,
        open_jobs=get_jobs(request).list_open(),
    )
