"""Makes the codings of the synthetic place: what two invented coders read in its comments."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Iterator, Sequence
from hashlib import sha256

from examples.survey_writers import Given
from jsna.preparation.codings import COLUMNS
from jsna.review.survey import Code, Coding

SEED = 20250120
FILE = "synthetic_codings.csv"
ORIGIN = "Synthetic: made by examples/exampleshire_codings.py. Nothing in it is real."
QUESTION = "better"
CODES = {
    "continuity": "The same person, and nothing told twice",
    "knowing": "Knowing what help there is",
    "waiting": "Waiting, and help that began late",
    "asked": "Being asked and noticed",
    "partners": "Partners and family",
    "reach": "Getting there, at times that suit",
    "practical": "Practical help",
    "others": "Meeting other parents",
}
# What each comment is about; all others, such as those with an address, are about none of these.
ABOUT = {
    "Waiting without knowing for how long was the hardest part": ("waiting", "knowing"),
    "The group at the library gave me people to talk to": ("others",),
    "Nobody asked my partner how he was": ("partners", "asked"),
    "I told my story to four different people": ("continuity",),
    "The midwife noticed before I did": ("asked",),
    "A text message before the appointment would have helped": ("knowing",),
    "We could not get there by bus with two small children": ("reach",),
    "I did not know that I could ask for help myself": ("knowing",),
    "The leaflet had too many words when I could not sleep": ("knowing",),
    "Seeing the same person each time made the difference": ("continuity",),
    "Evening sessions would let both of us come": ("partners", "reach"),
    "It was good once it began, but it began late": ("waiting",),
    "I was sent from one service to another": ("continuity",),
    "Someone rang to ask how we were, which meant a lot": ("asked",),
    "Help with feeding was what we needed first": ("practical",),
    "The form asked what I could not answer that week": ("practical",),
}
# How often a coder overlooks a code, or sees one that the others do not.
CODERS = {"Example coder A (synthetic)": (0.06, 0.01), "Example coder B (synthetic)": (0.12, 0.02)}
AGREED = "agreed"


def codings_of(given: Sequence[Given]) -> bytes:
    """The codings as a file: of each comment, by both coders, and as they agreed in the end."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    rng = random.Random(SEED)
    for number, one in enumerate(given, start=1):
        text = one.one(QUESTION)
        if text:
            rows = _rows(ABOUT.get(text.partition(" (")[0], ()), rng)
            writer.writerows([f"r{number}", QUESTION, code, coder] for code, coder in rows)
    return stream.getvalue().encode()


def coding_of(content: bytes) -> Coding:
    """What survey.toml says of the codings."""
    return Coding(
        file=FILE,
        sha256=sha256(content).hexdigest(),
        origin=ORIGIN,
        added=dt.date(2026, 11, 30),
        codes={QUESTION: tuple(Code(id=key, wording=words) for key, words in CODES.items())},
    )


def _rows(about: Sequence[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    """The codes of one comment, each with its coder; a blank code where a coder finds none."""
    for coder, (overlooks, sees) in CODERS.items():
        found = [
            code
            for code in CODES
            if (rng.random() >= overlooks if code in about else rng.random() < sees)
        ]
        yield from ((code, coder) for code in found or [""])
    yield from ((code, AGREED) for code in [each for each in CODES if each in about] or [""])
