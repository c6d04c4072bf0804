"""Makes the survey of the synthetic place "Exampleshire": answers, exports and planted mistakes.

Nothing in it is real: no respondent, no answer, no address. Each wave has one export; that of 2025
is there as each of six survey tools would give it, with the same answers. What was planted for the
checks to find is listed in ``synthetic_planted_mistakes.csv``. The same seed gives the same files.

    python -m examples.exampleshire_survey [FOLDER]
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from examples.exampleshire_codings import FILE as CODINGS
from examples.exampleshire_codings import coding_of, codings_of
from examples.exampleshire_decisions import log_of
from examples.planted import Planted
from examples.survey_writers import CSV_HABITS, Given, csv_of, workbook_of
from jsna.preparation.survey.spec_text import spec_text
from jsna.review.survey import Survey
from jsna.review.survey_question import Option, Question

SEED = 20241101
RESPONDENTS = 240
NOTICE = "Synthetic: Exampleshire is not a real place, and no answer in this survey is real."
ORIGIN = "Synthetic: made by examples/exampleshire_survey.py. Nothing in it is real."
# The year of each wave, and the tool that its export comes from.
WAVES = {2023: "qualtrics", 2024: "surveymonkey", 2025: "microsoft-forms"}
AGREEMENT = (
    ("sd", "Strongly disagree"),
    ("d", "Disagree"),
    ("n", "Neither agree nor disagree"),
    ("a", "Agree"),
    ("sa", "Strongly agree"),
)
COMMENTS = (
    "Waiting without knowing for how long was the hardest part",
    "The group at the library gave me people to talk to",
    "Nobody asked my partner how he was",
    "I told my story to four different people",
    "The midwife noticed before I did",
    "A text message before the appointment would have helped",
    "We could not get there by bus with two small children",
    "I did not know that I could ask for help myself",
    "The leaflet had too many words when I could not sleep",
    "Seeing the same person each time made the difference",
    "Evening sessions would let both of us come",
    "It was good once it began, but it began late",
    "I was sent from one service to another",
    "Someone rang to ask how we were, which meant a lot",
    "Help with feeding was what we needed first",
    "The form asked what I could not answer that week",
)
REASONS = (
    "There was no list of what is on offer",
    "My sister told me where to look",
    "The web page was out of date",
    "They took time with me",
    "It felt rushed",
    "I had to ask twice",
    "The receptionist knew whom to ring",
)
OTHERS = ("A friend who is a nurse", "The chaplain", "My employer", "A charity helpline at night")


def _options(*listed: tuple[str, str], **flags: str) -> tuple[Option, ...]:
    """Options with the codes A1, A2 ...; ``flags`` names the option that has each flag."""
    return tuple(
        Option(
            id=key,
            wording=words,
            code=f"A{number}",
            exclusive=flags.get("exclusive") == key,
            missing=flags.get("missing") == key,
            other=flags.get("other") == key,
        )
        for number, (key, words) in enumerate(listed, start=1)
    )


QUESTIONS = (
    Question(
        id="age",
        wording="How old are you?",
        type="single",
        options=_options(
            ("18-24", "18 to 24"),
            ("25-34", "25 to 34"),
            ("35-44", "35 to 44"),
            ("45", "45 or over"),
            ("no-age", "Prefer not to say"),
            missing="no-age",
        ),
    ),
    Question(
        id="area",
        wording="Which part of Exampleshire do you live in?",
        type="single",
        options=_options(("north", "North"), ("south", "South"), ("coast", "Coast")),
    ),
    Question(
        id="asked",
        wording="Were you asked how you felt? Think of all contacts after the birth.",
        type="single",
        options=_options(
            ("always", "Yes, each time"),
            ("sometimes", "Yes, but not each time"),
            ("never", "No"),
            ("unsure", "Don't know"),
            missing="unsure",
        ),
    ),
    Question(
        id="services",
        wording="Which of these helped you in the first year?",
        type="select-all",
        options=_options(
            ("visitor", "Health visitor"),
            ("midwife", "Midwife, hospital or community"),
            ("practice", "General practice: the check after birth"),
            ("peers", "Peer support, online or nearby"),
            ("none", "None of these"),
            ("other", "Other (please specify)"),
            exclusive="none",
            other="other",
        ),
    ),
    Question(
        id="otherservice",
        wording="Other help in the first year",
        type="free-text",
        other_of="services",
    ),
    Question(
        id="easy",
        wording="Help was easy to find",
        type="likert",
        midpoint="n",
        options=_options(*AGREEMENT),
    ),
    Question(id="easywhy", wording="Why do you say so?", type="free-text"),
    Question(
        id="listened",
        wording="The people I saw listened to me",
        type="likert",
        midpoint="n",
        options=_options(*AGREEMENT),
    ),
    Question(id="listenedwhy", wording="Why do you say so?", type="free-text"),
    Question(
        id="partner",
        wording="My partner or family had what they needed",
        type="likert",
        midpoint="n",
        options=_options(*AGREEMENT),
    ),
    Question(
        id="priorities",
        wording="What should come first? Choose up to three.",
        type="select-up-to-n",
        most=3,
        options=_options(
            ("asking", "Being asked: every time, by the same person"),
            ("page", "One page that shows all help"),
            ("groups", "Groups in the evening, near home"),
            ("partners", "Help for partners"),
            ("waits", "Shorter waits: two weeks, not more"),
            ("rest", "Help with sleep, feeding and rest"),
        ),
    ),
    Question(
        id="weeks",
        wording="How many weeks did you wait for help?",
        type="numeric",
        lowest=0,
        highest=104,
    ),
    Question(
        id="better", wording="What one thing would have helped you most?", type="free-text"
    ),
)  # fmt: skip


def survey_of(dialect: str, file: str) -> Survey:
    """The spec of a wave."""
    return Survey(
        file=file,
        origin=ORIGIN,
        added=dt.date(2026, 11, 24),
        separator="|",
        groups=("age", "area"),
        weight="Weight",
        # The names that the tool gives are its own; those of any other tool are declared.
        started="Began" if dialect == "generic" else "",
        ended="Finished" if dialect == "generic" else "",
        question=QUESTIONS,
    )


def answers_of(year: int) -> tuple[list[Given], list[Planted]]:
    """The answers of a wave, and the mistakes planted among them."""
    rng = random.Random(f"{SEED} {year}")
    given = [_respondent(rng, number, year) for number in range(1, RESPONDENTS + 1)]
    planted: list[Planted] = []
    # Places far from each other, so that each mistake has its own respondents.
    places = iter(rng.sample(range(20, RESPONDENTS - 20, 4), 40))
    for check, plant, times in _MISTAKES:
        for _ in range(times):
            place = next(places)
            for position, changed, question, note in plant(given, place, rng):
                given[position] = changed
                planted.append(Planted(f"r{position + 1}", question, check, note))
    return given, sorted(planted, key=lambda each: (int(each.respondent[1:]), each.check))


def _respondent(rng: random.Random, number: int, year: int) -> Given:
    started = dt.datetime(year - 1, 9, 1, 8) + dt.timedelta(  # noqa: DTZ001 -- as exported
        days=number // 12, minutes=rng.randrange(900), seconds=rng.randrange(60)
    )
    ended = started + dt.timedelta(seconds=rng.randrange(240, 1500))
    answers: dict[str, tuple[str, ...]] = {
        "age": (rng.choices(("18-24", "25-34", "35-44", "45", "no-age"), (3, 9, 8, 1, 1))[0],),
        "area": (rng.choices(("north", "south", "coast"), (5, 4, 2))[0],),
        "asked": (rng.choices(("always", "sometimes", "never", "unsure"), (4, 5, 3, 1))[0],),
    }
    answers |= _services(rng)
    for question, weights in (
        ("easy", (3, 5, 4, 4, 1)),
        ("listened", (1, 3, 4, 6, 3)),
        ("partner", (3, 4, 6, 3, 2)),
    ):
        answers[question] = (rng.choices([key for key, _ in AGREEMENT], weights)[0],)
    for question, share, texts in (
        ("easywhy", 0.25, REASONS),
        ("listenedwhy", 0.2, REASONS),
        ("better", 0.5, COMMENTS),
    ):
        if rng.random() < share:
            answers[question] = (f"{rng.choice(texts)} ({rng.choice(_ASIDES)})",)
    if answers["services"] != ("none",) and rng.random() < 0.8:
        answers["weeks"] = (str(min(52, int(rng.expovariate(1 / 7)))),)
    answers["priorities"] = _picks(rng, "priorities", (7, 6, 3, 4, 8, 5), rng.choice((1, 2, 3, 3)))
    for question in ("easy", "partner", "priorities", "age"):
        if rng.random() < 0.04:
            answers[question] = ()
    # Reserved for examples: the domain (RFC 2606) and the addresses (RFC 5737).
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    email = f"respondent{number}@example.org"
    weight = f"{rng.choice((0.8, 0.9, 1.0, 1.1, 1.25)):g}"
    return Given(started, ended, name, email, f"192.0.2.{number % 250 + 1}", weight, answers)


_FIRST = ("Ada", "Bea", "Cleo", "Dora", "Esme", "Finn", "Gwen", "Hana")
_LAST = ("Example", "Sample", "Specimen", "Model", "Pattern")
_ASIDES = tuple(
    f"{when}, {child}"
    for when in ("in spring", "in summer", "in autumn", "in winter", "at first", "later on")
    for child in ("with our first", "with our second", "with the twins", "with our youngest")
)


def _services(rng: random.Random) -> dict[str, tuple[str, ...]]:
    if rng.random() < 0.12:
        return {"services": ("none",)}
    picked = _picks(rng, "services", (8, 7, 5, 3, 0, 1), rng.choice((1, 1, 2, 2, 3)))
    typed = (rng.choice(OTHERS),) if "other" in picked else ()
    return {"services": picked, "otherservice": typed}


def _picks(
    rng: random.Random, question_id: str, weights: tuple[int, ...], count: int
) -> tuple[str, ...]:
    """So many options of a question, drawn by weight, in the order of the questionnaire."""
    (ids,) = [each.option_ids for each in QUESTIONS if each.id == question_id]
    left = dict(zip(ids, weights, strict=True))
    picked = set()
    for _ in range(count):
        one = rng.choices(list(left), list(left.values()))[0]
        picked.add(one)
        del left[one]
    return tuple(key for key in ids if key in picked)


Change = tuple[int, Given, str, str]
Plant = Callable[[list[Given], int, random.Random], Iterator[Change]]


def _with(given: Given, **answers: tuple[str, ...]) -> Given:
    return replace(given, answers={**given.answers, **answers})


def _duplicate(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    full = _with(given[place], better=(f"{rng.choice(COMMENTS)} ({rng.choice(_ASIDES)})",))
    yield place, full, "", f"the same answers as r{place + 2}"
    again = replace(given[place + 1], answers=full.answers, weight=full.weight)
    yield place + 1, again, "", f"the same answers as r{place + 1}"


def _near_duplicate(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    full = _with(given[place], better=(f"{rng.choice(COMMENTS)} ({rng.choice(_ASIDES)})",))
    yield place, full, "", f"the answers of r{place + 2} but for one"
    weeks = (str((int(full.one("weeks") or 0) + 1) % 52),)
    nearly = replace(given[place + 1], answers={**full.answers, "weeks": weeks})
    yield place + 1, nearly, "weeks", f"the answers of r{place + 1} but for one"


def _speeder(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    ended = given[place].started + dt.timedelta(seconds=rng.randrange(12, 30))
    yield place, replace(given[place], ended=ended), "", "half a minute or less for the whole"


def _straight(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    same = (rng.choice(("sd", "sa")),)
    changed = _with(given[place], easy=same, listened=same, partner=same)
    yield place, changed, "easy", "the same extreme on all scales, though they point apart"


def _over_selection(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    picked = _picks(rng, "priorities", (1, 1, 1, 1, 1, 1), rng.choice((4, 5)))
    yield place, _with(given[place], priorities=picked), "priorities", f"{len(picked)} of three"


def _exclusive(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    also = rng.choice(("visitor", "midwife"))
    changed = _with(given[place], services=(also, "none"), otherservice=())
    yield place, changed, "services", "none of these, and another"


def _other(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    typed = rng.choice(("the health visitor team", "health visitors", "Midwife at the hospital"))
    changed = _with(given[place], services=("other",), otherservice=(typed,))
    yield place, changed, "otherservice", "the text belongs to an option"


def _out_of_range(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    weeks = (rng.choice(("520", "999", "-4")),)
    changed = _with(given[place], services=("visitor",), otherservice=(), weeks=weeks)
    yield place, changed, "weeks", "not from 0 to 104"


def _impossible(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    weeks = (str(rng.randrange(2, 20)),)
    changed = _with(given[place], services=("none",), otherservice=(), weeks=weeks)
    yield place, changed, "weeks", "waited for help, and had none"


def _personal(given: list[Given], place: int, rng: random.Random) -> Iterator[Change]:
    # Numbers that Ofcom keeps for drama, the domain of RFC 2606, and a postcode area that is none.
    text = rng.choice(
        (
            "Please ring me on 07700 900123 about this",
            f"Write to me at {given[place].email} if you can help",
            "We live at QX1 2AB and nobody comes out here",
        )
    )
    yield place, _with(given[place], better=(text,)), "better", "personal data in free text"


_MISTAKES: tuple[tuple[str, Plant, int], ...] = (
    ("duplicate", _duplicate, 3),
    ("near-duplicate", _near_duplicate, 3),
    ("speeder", _speeder, 4),
    ("straight-lining", _straight, 4),
    ("over-selection", _over_selection, 5),
    ("exclusive with others", _exclusive, 4),
    ("other text belongs to an option", _other, 4),
    ("out of range", _out_of_range, 4),
    ("impossible combination", _impossible, 3),
    ("personal data in free text", _personal, 4),
)
README = f"""# Synthetic exports

{NOTICE}

Real exports of respondents stand in folders like this one and are never committed. These are made
by `python -m examples.exampleshire_survey`, the same bytes each time, to show and to test what
happens to real ones. `synthetic_planted_mistakes.csv` lists the mistakes that were planted for the
checks to find; names, addresses and numbers are of the kinds that are reserved for examples. Where
there is a `cleaning_log.csv`, it is synthetic too: what an invented analyst decided.
"""


def files_of(year: int) -> dict[str, bytes]:
    """What a wave has in its review's folder, by name."""
    given, planted = answers_of(year)
    main = WAVES[year]
    workbook = main == "microsoft-forms"
    file = f"synthetic_survey_{main}.{'xlsx' if workbook else 'csv'}"
    survey = survey_of(main, file)
    content = (workbook_of if workbook else csv_of)(main, survey, given)
    files = {f"restricted/{file}": content}
    if year == max(WAVES):
        files["restricted/cleaning_log.csv"] = log_of(given, planted)
        files[f"restricted/{CODINGS}"] = codings_of(given)
        survey = survey.model_copy(update={"coding": coding_of(files[f"restricted/{CODINGS}"])})
        for dialect in CSV_HABITS:
            other = csv_of(dialect, survey_of(dialect, file), given)
            files[f"restricted/synthetic_survey_{dialect}.csv"] = other
    files["restricted/README.md"] = README.encode()
    files["restricted/synthetic_planted_mistakes.csv"] = _listed(planted)
    files["survey.toml"] = _spec(survey, content).encode()
    return files


def _listed(planted: list[Planted]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["respondent", "question_id", "check", "note"])
    writer.writerows([one.respondent, one.question_id, one.check, one.note] for one in planted)
    return stream.getvalue().encode()


def _spec(survey: Survey, content: bytes) -> str:
    """The spec as ``survey.toml``."""
    hashed = survey.model_copy(update={"sha256": sha256(content).hexdigest()})
    return spec_text(hashed, [NOTICE, "Made by examples/exampleshire_survey.py."])


def main(folder: Path) -> None:
    """Write the survey of every wave into a project's folder."""
    for year in WAVES:
        for name, content in files_of(year).items():
            path = folder / "data" / "raw" / f"example-{year}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
