"""The input files of a review: whether they are there, and are the ones that a person looked at."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import tomlkit

from jsna.errors import InputError, Problem, StorageError, refuse_if
from jsna.review.declared import OF_SURVEY, Input, Role
from jsna.review.hashes import sha256_of
from jsna.review.litter import is_litter
from jsna.review.missing import misnamed, unreadable
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.review.survey_file import RESTRICTED, SPEC_FILE


def is_awaited(project: Project, review: Review, role: Role) -> bool:
    """Whether a draft does without this input, since its file is not there yet."""
    return review.draft and not (project.raw(review.id) / review.inputs[role].file).exists()


def check_inputs(project: Project, review: Review, *, accepted: bool = True) -> list[Problem]:
    """What is wrong with the files themselves: missing, unreadable, or changed since accepted.

    Without ``accepted``, files need not be those that a person has accepted.
    """
    problems = []
    for given in review.inputs.values():
        found = _hash_or_problem(project, review, given)
        if isinstance(found, Problem):
            problems.append(found)
        elif accepted and found != given.sha256:
            reason = "the file changed since its hash was recorded"
            reason = reason if given.sha256 else "no hash of it is recorded yet"
            remedy = f"If a person has looked at it, run: jsna check {review.id} --accept-inputs"
            shown_as = project.relative(project.raw(review.id) / given.file)
            problems.append(Problem(shown_as, "", reason, remedy, missing=True))
    return list(dict.fromkeys(problems))


def accept_inputs(project: Project, review: Review) -> list[str]:
    """Record the hashes of the inputs as they are now, keeping the rest of what declares them.

    Returns
    -------
    list of str
        The files whose hash is new.

    Raises
    ------
    InputError
        With every input that is missing or cannot be read; then nothing is recorded.
    StorageError
        If ``review.toml`` or ``survey.toml`` cannot be written; it is as it was then.
    """
    hashes = {role: _hash_or_problem(project, review, each) for role, each in review.inputs.items()}
    refuse_if(found for found in hashes.values() if isinstance(found, Problem))
    changed = {role: found for role, found in hashes.items() if found != review.inputs[role].sha256}
    if changed:
        _record(project, review, changed)
    # Two inputs can be sheets of one workbook.
    return list(dict.fromkeys(review.inputs[role].file for role in changed))


def _record(project: Project, review: Review, hashes: Mapping[Role, str | Problem]) -> None:
    """Write hashes to where the files are declared: those of a survey's to survey.toml."""
    for name in ("review.toml", SPEC_FILE):
        changed = [role for role in hashes if (role in OF_SURVEY) == (name == SPEC_FILE)]
        if not changed:
            continue
        path = project.raw(review.id) / name
        # Bytes, so that the line ends stay as they are too.
        document = tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
        for role in changed:
            of_survey = document["coding"] if role == "survey_codings" else document
            declared = of_survey if name == SPEC_FILE else document["input"][role]
            declared["sha256"] = hashes[role]
        _replace(path, tomlkit.dumps(document).encode(), project.relative(path))


def template_path(review: Review) -> str:
    """Where the review's template for Word lies, as messages show it; empty if it has none."""
    name = review.chapter.template
    return f"data/raw/{review.id}/{name}" if name else ""


def read_template(project: Project, review: Review) -> bytes | None:
    """The review's own template for Word as it is; nothing where it names none.

    Raises
    ------
    InputError
        If it is not there or cannot be read.
    """
    if review.chapter.template is None:
        return None
    try:
        return (project.raw(review.id) / review.chapter.template).read_bytes()
    except FileNotFoundError as error:
        hint = misnamed(error, _declared(review))
        remedy = f"{hint}Put it there, or take the key chapter.template out of review.toml"
        problem = Problem(template_path(review), "", "the file is not there", remedy, missing=True)
    except OSError as error:
        problem = unreadable(template_path(review), error)
    raise InputError([problem])


def _hash_or_problem(project: Project, review: Review, given: Input) -> str | Problem:
    path = project.raw(review.id) / given.file
    names = _declared(review)
    try:
        return sha256_of(path)
    except OSError as error:
        problem = unreadable(project.relative(path), error, names)
        is_export = given.file.startswith(f"{RESTRICTED}/")
        if is_export and isinstance(error, FileNotFoundError):
            remedy = f"{misnamed(error, names)}Put it there, or correct its name in survey.toml"
            return replace(problem, remedy=remedy)
        return problem


def _declared(review: Review) -> set[str]:
    """The names of all files that a review declares."""
    files = [each.file for each in review.inputs.values()]
    return {Path(name).name for name in (*files, review.chapter.template) if name}


def _replace(path: Path, content: bytes, shown_as: str) -> None:
    partial = path.with_suffix(".toml.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise StorageError(
            f"{shown_as} cannot be written: {error.strerror}. Free some space, close it in other "
            "programs, or ask for access to it."
        ) from None
    finally:
        # What cannot be written need not be there, and cannot always be taken away.
        with suppress(OSError):
            partial.unlink()


def prose_files(project: Project, review_id: str) -> list[Path]:
    """The files of an analyst's own words for the chapter, in the order of their names."""
    found = (project.raw(review_id) / "prose").glob("*")
    return sorted(path for path in found if not is_litter(path.name))
