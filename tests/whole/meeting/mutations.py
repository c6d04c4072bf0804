"""Ways in which a filled workbook can come back changed, each with its meaning worked out by hand.

A mutation changes a workbook and says what must come of it: the ratings and gaps that a person
would read there, or the place that must be named in the refusal.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.preparation.builders import CODEBOOK
from tests.preparation.workbook import filled as base
from tests.preparation.workbook.filled import FIRST, HEADER, RATED, TOLD, Rated, Told

RATINGS, GAPS = "Ratings", "Gaps"
LAST_ROW = FIRST + len(RATED) - 1
EARLY = dt.datetime.fromisoformat("2026-04-03")


@dataclass(frozen=True)
class Outcome:
    """What must come of a mutation: a place in the refusal, or else these ratings and gaps."""

    refused: str = ""
    rated: list[Rated] = field(default_factory=lambda: list(RATED))
    told: list[Told] = field(default_factory=lambda: list(TOLD))


Mutation = Callable[[Workbook, random.Random], Outcome]


def cell(letter: str, row: int, sheet: str = RATINGS) -> Outcome:
    """A refusal that names a cell."""
    return Outcome(refused=f"sheet {sheet}, cell {letter}{row}")


def with_rating(place: int, **changes: object) -> Outcome:
    """The ratings with one of them changed, by the names of its parts."""
    names = ("rater", "service_id", "score", "confidence", "date", "evidence")
    rated = list(RATED)
    changed = dict(zip(names, rated[place], strict=True)) | changes
    rated[place] = tuple(changed[name] for name in names)  # type: ignore[assignment]
    return Outcome(rated=rated)


SCORES: list[tuple[object, str, int | str]] = [
    # what stands in the cell, its format, and the score that it is, or "refused"; the tool has no
    # items, so that none can be not applicable
    *((score, "General", score) for score in range(6)),
    *((float(score), "0.00", score) for score in range(6)),
    *((str(score), "@", score) for score in range(6)),
    (" 4 ", "General", 4),
    ("\u00a03", "General", 3),
    (3, "0", 3),
    (3, "#,##0", 3),
    *((text, "General", "refused") for text in ("n/a", "Not applicable")),
    *((score, "General", "refused") for score in (-1, 6, 42, 10**6, 10**12, 3.5, 2.999999, 0.1)),
    *((score, "0", "refused") for score in (3.5, 2.6, 4.4)),
    *((truth, "General", "refused") for truth in (True, False)),
    *((text, "General", "refused") for text in ("3-4", "5*", "\uff13", "three", "4/5", "3,0", "-")),
    *((text, "General", "refused") for text in ("3.0", "+3", "0x3", "IV", "3 4", "NaN", "²", "٣")),
    *((text, "General", "refused") for text in ("=2+1", "=D5", "#N/A", "#REF!", "#VALUE!")),
    *((date, "dd/mm/yyyy", "refused") for date in (EARLY, EARLY.date(), dt.time(3, 4))),
    (dt.timedelta(hours=3), "[h]:mm", "refused"),
    *((3, form, "refused") for form in ("0%", '"4"', "0,", "dd/mm/yyyy", "mmm", ";;;", "# ?/?")),
    *((3, form, "refused") for form in ("0.0E+00", '0;-0;"x"', "[h]", '"Score" 0', "00", '0"0"')),
    (None, "General", "refused"),
]


def a_score(book: Workbook, chance: random.Random) -> Outcome:
    place = chance.randrange(len(RATED))
    value, form, meaning = chance.choice(SCORES)
    row = FIRST + place
    target = book[RATINGS][f"{base.SCORE}{row}"]
    target.value = value
    target.number_format = form
    if meaning == "refused":
        return cell(base.SCORE, row)
    return with_rating(place, score=meaning)


def a_score_and_another(book: Workbook, chance: random.Random) -> Outcome:
    first, second = chance.sample(range(len(RATED)), 2)
    book[RATINGS][f"{base.SCORE}{FIRST + first}"] = chance.choice(["3-4", 9, True])
    outcome = cell(base.SCORE, FIRST + second)
    book[RATINGS][f"{base.SCORE}{FIRST + second}"] = EARLY
    return outcome


NAMES: list[tuple[object, str | None]] = [
    ("Service A", "a"),
    ("service  a ", "a"),
    ("SERVICE A", "a"),
    ("Total", None),
    ("Service Z", None),
    ("Servce A", None),
    (7, None),
    (True, None),
    (EARLY, None),
    ("=A6", None),
    ("", None),
    (None, None),
    ("Agreed by all on 3 May", None),
]


def a_service(book: Workbook, chance: random.Random) -> Outcome:
    value, meaning = chance.choice(NAMES)
    book[RATINGS][f"{base.SERVICE}{FIRST}"] = value
    return Outcome() if meaning else cell(base.SERVICE, FIRST)


CONFIDENCES: list[tuple[object, str | None]] = [
    *((word, word.lower()) for word in ("low", "Medium", "HIGH")),
    ("  high", "high"),
    (None, ""),
    *((word, None) for word in ("hihg", "very", 3, True, "=E6", "n/a", EARLY)),
]


def a_confidence(book: Workbook, chance: random.Random) -> Outcome:
    place = chance.randrange(len(RATED))
    value, meaning = chance.choice(CONFIDENCES)
    book[RATINGS][f"{base.CONFIDENCE}{FIRST + place}"] = value
    if meaning is None:
        return cell(base.CONFIDENCE, FIRST + place)
    return with_rating(place, confidence=meaning)


DATES: list[tuple[object, str, str | None]] = [
    (EARLY, "yyyy-mm-dd", "2026-04-03"),
    (EARLY.date(), "dd/mm/yyyy", "2026-04-03"),
    (EARLY, "[$-809]d mmmm yyyy;@", "2026-04-03"),
    (EARLY, "mmm yyyy", "2026-04"),
    (EARLY, "yyyy", "2026"),
    ("2026-04-03", "@", "2026-04-03"),
    (2026, "General", "2026"),
    (2026, "0", "2026"),
    (None, "General", ""),
    (EARLY, "d-mmm", None),
    (EARLY, "dddd", None),
    (2026, "yyyy-mm-dd", None),
    (dt.datetime.fromisoformat("2026-04-03T14:05:00"), "yyyy-mm-dd", None),
    (dt.time(14, 5), "hh:mm", None),
    (46115, "General", None),
    (2026.5, "General", None),
    (2026, "#,##0", None),
    ("03/04/2026", "@", None),
    ("2026-13-01", "@", None),
    ("not published", "@", None),
    ("=TODAY()", "yyyy-mm-dd", None),
    (True, "General", None),
]


def a_date(book: Workbook, chance: random.Random) -> Outcome:
    place = chance.randrange(len(RATED))
    value, form, meaning = chance.choice(DATES)
    target = book[RATINGS][f"{base.DATE}{FIRST + place}"]
    target.value = value
    target.number_format = form
    if meaning is None:
        return cell(base.DATE, FIRST + place)
    return with_rating(place, date=meaning)


TEXTS: list[tuple[object, str, str | None]] = [
    ("Ünïcode – “words” ’", "General", "Ünïcode – “words” ’"),
    ("two\nlines", "General", "two lines"),
    ("<b>bold</b> & more", "General", "<b>bold</b> & more"),
    ("x" * 5_000, "General", "x" * 5_000),
    ("NA", "General", "NA"),
    (12, "General", "12"),
    (1.5, "General", "1.5"),
    (0.5, "0%", None),
    (1.10, "0.00", None),
    (EARLY, "dd/mm/yyyy", None),
    ("=1+1", "General", None),
    ("#NAME?", "General", None),
    (1e15, "General", None),
]


def a_text(book: Workbook, chance: random.Random) -> Outcome:
    place = chance.randrange(len(RATED))
    value, form, meaning = chance.choice(TEXTS)
    target = book[RATINGS][f"{base.EVIDENCE}{FIRST + place}"]
    target.value = value
    target.number_format = form
    if meaning is None:
        return cell(base.EVIDENCE, FIRST + place)
    return with_rating(place, evidence=meaning)


def a_text_that_looks_like_a_formula(book: Workbook, _: random.Random) -> Outcome:
    target = book[RATINGS][f"{base.EVIDENCE}{FIRST}"]
    target.value = "=cmd|' /C calc'!A0"
    target.data_type = "s"
    return with_rating(0, evidence="=cmd|' /C calc'!A0")


def a_rater(book: Workbook, chance: random.Random) -> Outcome:
    place = chance.randrange(len(RATED))
    value, meaning = chance.choice([("R 9", "R 9"), (" R1", "R1"), (9, "9"), (None, None)])
    book[RATINGS][f"{base.RATER}{FIRST + place}"] = value
    if meaning is None:
        return cell(base.RATER, FIRST + place)
    return with_rating(place, rater=meaning)


def a_rater_in_other_letters(book: Workbook, chance: random.Random) -> Outcome:
    # One rater, whose name the first row has in its own letters.
    place = chance.randrange(1, len(RATED))
    book[RATINGS][f"{base.RATER}{FIRST + place}"] = chance.choice(["r1", " r1 "])
    return Outcome()


def _copy(page: Worksheet, source: int, target: int) -> None:
    for each in page[source]:
        page.cell(target, each.column, each.value)


def rows_below(book: Workbook, chance: random.Random) -> Outcome:
    place, row = chance.randrange(len(RATED)), LAST_ROW + chance.randint(1, 40)
    page = book[RATINGS]
    _copy(page, FIRST + place, row)
    if chance.random() < 0.3:
        return cell(base.RATER, row)  # the same rater twice
    page[f"{base.RATER}{row}"] = "R2"
    other = ("R2", *RATED[place][1:])
    return Outcome(rated=[*RATED[: place + 1], other, *RATED[place + 1 :]])


def a_note_below(book: Workbook, chance: random.Random) -> Outcome:
    row, letter = LAST_ROW + chance.randint(1, 30), chance.choice("ABCDEFGH")
    book[RATINGS][f"{letter}{row}"] = "Note: all agreed"
    # Under a column that is not read, the cell itself; else the service that is not there.
    return cell(letter if letter in "BC" else base.SERVICE, row)


def a_service_without_a_score(book: Workbook, chance: random.Random) -> Outcome:
    row = LAST_ROW + chance.randint(1, 30)
    name, letter = chance.choice(
        [("Service A", base.SCORE), ("Servce A", base.SERVICE), ("Total: 4", base.SERVICE)]
    )
    book[RATINGS][f"{base.SERVICE}{row}"] = name
    return cell(letter, row)


def a_row_gone(book: Workbook, chance: random.Random) -> Outcome:
    place = chance.randrange(len(RATED))
    page = book[RATINGS]
    kind = chance.randrange(3)
    if kind == 0:
        page.delete_rows(FIRST + place)
    else:
        for letter in "ABCDEFGH" if kind == 1 else "ADEFGH":
            page[f"{letter}{FIRST + place}"] = None
    # What is for people alone still stands there: nobody can tell what it is for.
    if kind == 2:
        return cell("B", FIRST + place)
    return Outcome(rated=[*RATED[:place], *RATED[place + 1 :]])


def a_row_between(book: Workbook, chance: random.Random) -> Outcome:
    book[RATINGS].insert_rows(chance.randint(1, LAST_ROW), chance.randint(1, 3))
    return Outcome()


def rows_in_another_order(book: Workbook, chance: random.Random) -> Outcome:
    page = book[RATINGS]
    old = [[each.value for each in page[row]] for row in range(FIRST, LAST_ROW + 1)]
    chance.shuffle(old)
    for row, values in enumerate(old, start=FIRST):
        for column, value in enumerate(values, start=1):
            page.cell(row, column).value = value
    return Outcome()


def a_hidden_row(book: Workbook, chance: random.Random) -> Outcome:
    row = chance.randint(1, LAST_ROW + 3)
    book[RATINGS].row_dimensions[row].hidden = True
    return cell("A", row) if FIRST <= row <= LAST_ROW else Outcome()


def columns_in_another_order(book: Workbook, chance: random.Random) -> Outcome:
    page = book[RATINGS]
    order = list(range(1, 9))
    chance.shuffle(order)
    rows = [[page.cell(row, each).value for each in order] for row in range(HEADER, LAST_ROW + 1)]
    for row, values in enumerate(rows, start=HEADER):
        for column, value in enumerate(values, start=1):
            target = page.cell(row, column)
            target.number_format = "General"
            target.value = value
            if isinstance(value, str) and value.startswith("="):
                target.data_type = "s"
    return Outcome()


def a_heading(book: Workbook, chance: random.Random) -> Outcome:
    letter = chance.choice("ADEFGH")
    target = book[RATINGS][f"{letter}{HEADER}"]
    value = chance.choice(["SCORED", "Date ", None, "Score", str(target.value).upper(), "x", 3])
    same = " ".join(str(value).split()).casefold() == str(target.value).casefold()
    target.value = value
    return Outcome() if same else Outcome(refused=f"sheet Ratings, row {HEADER}")


def a_column_beside(book: Workbook, chance: random.Random) -> Outcome:
    column = chance.choice("IJZ")
    if chance.random() < 0.5:
        book[RATINGS][f"{column}{HEADER}"] = chance.choice(["Notes", "Score", "Rater"])
        return cell(column, HEADER)
    row = chance.randint(FIRST, LAST_ROW)
    book[RATINGS][f"{column}{row}"] = chance.choice(["mind this", 3, EARLY])
    return cell(column, row)


def a_hidden_column(book: Workbook, chance: random.Random) -> Outcome:
    letter = chance.choice("ABCDEFGH")
    book[RATINGS].column_dimensions[letter].hidden = True
    return Outcome() if letter in "BC" else cell(letter, HEADER)


def what_is_not_read(book: Workbook, chance: random.Random) -> Outcome:
    page = book[RATINGS]
    page[f"{chance.choice('BC')}{chance.randint(FIRST, LAST_ROW)}"] = chance.choice(
        [99, "=1", None]
    )
    page[f"A{chance.randint(1, 3)}"] = chance.choice(["Score", 3, None])
    return Outcome()


def merged_cells(book: Workbook, chance: random.Random) -> Outcome:
    row, letter = chance.randint(FIRST, LAST_ROW - 1), chance.choice("ADEFGH")
    kind = chance.randrange(3)
    if kind == 0:
        book[RATINGS].merge_cells(f"A1:{letter}1")
        return Outcome()
    last = f"{letter}{row + 1}" if kind == 1 else f"H{row}"
    if last == f"{letter}{row}":
        last = f"{letter}{row + 1}"
    book[RATINGS].merge_cells(f"{letter}{row}:{last}")
    return cell(letter, row)


def sheets(book: Workbook, chance: random.Random) -> Outcome:
    kind = chance.randrange(9)
    if kind == 0:
        book.move_sheet(chance.choice(book.sheetnames), chance.choice([-3, -1, 1, 3]))
    elif kind == 1:
        book.create_sheet("Notes")["A1"] = "=1+1"
    elif kind == 2:
        book.copy_worksheet(book[RATINGS])
    elif kind == 3:
        book["Scale"].sheet_state = chance.choice(["hidden", "veryHidden"])
    elif kind == 4:
        del book["Services"]
    else:
        return _a_sheet_refused(book, chance)
    return Outcome()


def _a_sheet_refused(book: Workbook, chance: random.Random) -> Outcome:
    name = chance.choice([RATINGS, GAPS])
    kind = chance.randrange(4)
    if kind == 0:
        book[name].title = chance.choice(["Sheet1", f"{name} 2", "Other"])
        return Outcome(refused=f'there is no sheet "{name}"')
    if kind == 1:
        book[name].sheet_state = chance.choice(["hidden", "veryHidden"])
        return Outcome(refused=f"sheet {name}: this sheet is hidden")
    if kind == 2:
        del book[name]
        return Outcome(refused=f'there is no sheet "{name}"')
    book[name].delete_rows(1, 60)
    return Outcome(refused=f"sheet {name}: no row has the headings")


def looks(book: Workbook, chance: random.Random) -> Outcome:
    page = book[chance.choice([RATINGS, GAPS])]
    for _ in range(chance.randint(1, 8)):
        target = page.cell(chance.randint(1, 12), chance.randint(1, 9))
        target.font = Font(name="Comic Sans MS", size=chance.choice([2, 30]), strike=True)
        target.fill = PatternFill("solid", fgColor="FF00FF")
        target.alignment = Alignment(textRotation=45, wrap_text=False)
    page.freeze_panes = chance.choice([None, "B5", "Z99"])
    page.column_dimensions["C"].width = chance.choice([1, 90])
    red = PatternFill(bgColor="FF0000")
    page.conditional_formatting.add("D5:D9", CellIsRule("lessThan", ["3"], fill=red))
    # A format far away, with nothing in it, is no reason to refuse.
    page.cell(chance.choice([3_000, 1_048_576]), chance.choice([9, 16_384])).font = Font(bold=True)
    if chance.random() < 0.3:
        page.protection.sheet = True
    return Outcome()


GAP_CELLS: list[tuple[str, object, Told | None]] = [
    (base.GAP, "A.1", ("A.1", *TOLD[0][1:])),
    (base.GAP, "a.2", None),
    (base.GAP, None, None),
    (base.GAP, EARLY, None),
    (base.GAP, 7, ("7", *TOLD[0][1:])),
    (base.GAP_SERVICE, "service a", TOLD[0]),
    (base.GAP_SERVICE, "Nobody", None),
    (base.GAP_TEXT, "Other  words", ("a.1", "a", "Other words", "open")),
    (base.GAP_TEXT, None, None),
    (base.GAP_TEXT, "=A1", None),
    (base.GAP_STATUS, "Closed", (*TOLD[0][:3], "closed")),
    (base.GAP_STATUS, None, (*TOLD[0][:3], "open")),
    (base.GAP_STATUS, "done", None),
    (base.GAP_STATUS, 1, None),
]


def a_gap(book: Workbook, chance: random.Random) -> Outcome:
    letter, value, meaning = chance.choice(GAP_CELLS)
    book[GAPS][f"{letter}{FIRST}"] = value
    if meaning is None:
        place = cell(letter, FIRST, GAPS)
        # An id that stands twice is refused where it stands for the second time.
        return cell(letter, FIRST + 1, GAPS) if value == "a.2" else place
    return replace(Outcome(), told=[meaning, *TOLD[1:]])


def a_new_gap(book: Workbook, chance: random.Random) -> Outcome:
    row, service = FIRST + len(TOLD) + chance.randint(0, 5), chance.choice(CODEBOOK.services)
    for letter, value in zip("ABC", ("new.1", service.service, "New"), strict=True):
        book[GAPS][f"{letter}{row}"] = value
    new = ("new.1", service.service_id, "New", "open")
    places = {service_id: place for place, service_id in enumerate(CODEBOOK.ids)}
    told = sorted([*TOLD, new], key=lambda gap: places.get(gap[1], 99))
    return Outcome(told=told)


MUTATIONS: tuple[Mutation, ...] = (
    *(a_score, a_score, a_score, a_score, a_score_and_another, a_service, a_confidence),
    *(a_date, a_date, a_text, a_text_that_looks_like_a_formula, a_rater, rows_below),
    *(a_rater_in_other_letters, a_service_without_a_score),
    *(a_note_below, a_row_gone, a_row_between, rows_in_another_order, a_hidden_row),
    *(columns_in_another_order, a_heading, a_column_beside, a_hidden_column, what_is_not_read),
    *(merged_cells, sheets, sheets, looks, a_gap, a_gap, a_new_gap),
)
