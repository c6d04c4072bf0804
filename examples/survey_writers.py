"""Writes the same answers as six survey tools export them, with the habits of each.

The readers in ``jsna.preparation.survey`` are tested against these files: what is written here in
any dialect must be read back the same.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter

from jsna.review.survey import Survey
from jsna.review.survey_question import Question

Row = list[str]
_MADE = dt.datetime(2026, 11, 24)  # noqa: DTZ001 -- a workbook's date has no zone


@dataclass(frozen=True)
class Given:
    """What one respondent gave.

    ``answers`` holds, by question, the ids of the options picked, or one number or text.
    """

    started: dt.datetime
    ended: dt.datetime
    name: str
    email: str
    address: str
    weight: str
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, question_id: str) -> str:
        """The one answer to a question, or nothing."""
        given = self.answers.get(question_id, ())
        return given[0] if given else ""


def microsoft_forms(survey: Survey, given: Sequence[Given]) -> list[Row]:
    """One row of headings; picks end in a semicolon each; a title met before has a number."""
    header = ["ID", "Start time", "Completion time", "Email", "Name"]
    titles: list[str] = []
    asked = [question for question in survey.questions if not question.other_of]
    for question in asked:
        titles.append(question.wording)
        count = titles.count(question.wording)
        title = question.wording + (str(count) if count > 1 else "")
        # A title keeps the line break and the odd space that it was typed with.
        header.append(title.replace(". ", ".\n", 1).replace(" you ", " you\xa0", 1))
    rows = [[*header, "Weight"]]
    for number, each in enumerate(given, start=1):
        times = [f"{when:%Y-%m-%d %H:%M:%S}" for when in (each.started, each.ended)]
        cells = [_in_one_cell(question, survey, each, ";", last=";") for question in asked]
        rows.append([str(number), *times, each.email, each.name, *cells, each.weight])
    return rows


def surveymonkey(survey: Survey, given: Sequence[Given]) -> list[Row]:
    """Two rows of headings; a column an option, with its words where it was picked."""
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    own += ["Email Address", "First Name", "Last Name", "Custom Data 1"]
    first, second = list(own), [""] * len(own)
    for question in survey.questions:
        if question.other_of:
            continue
        if question.takes_several:
            first += [question.wording, *[""] * (len(question.options) - 1)]
            second += [option.wording for option in question.options]
        else:
            first.append(question.wording)
            second.append("Response" if question.options else "Open-Ended Response")
    rows = [[*first, "Weight"], [*second, ""]]
    for number, each in enumerate(given, start=1):
        times = [f"{when:%m/%d/%Y %I:%M:%S %p}" for when in (each.started, each.ended)]
        row = [str(118_000_000_000 + number), "410000001", *times, each.address, each.email]
        row += [*each.name.split(" ", 1), ""]
        for question in survey.questions:
            if question.takes_several:
                row += _in_own_columns(question, survey, each)
            elif not question.other_of:
                row.append(_in_one_cell(question, survey, each, ";"))
        rows.append([*row, each.weight])
    return rows


def _in_own_columns(question: Question, survey: Survey, given: Given) -> Row:
    """The words of each option that was picked, what was typed in place of "other"."""
    typed = _typed(question, survey, given)
    picked = given.answers.get(question.id, ())
    words = [
        typed or option.wording if option.other else option.wording for option in question.options
    ]
    return [
        word if option.id in picked else ""
        for word, option in zip(words, question.options, strict=True)
    ]


def qualtrics(survey: Survey, given: Sequence[Given]) -> list[Row]:
    """Three rows of headings, a preview, split columns and a column for the text of "other"."""
    own = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)"]
    own += ["Finished", "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName"]
    own += ["RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude"]
    own += ["DistributionChannel", "UserLanguage"]
    names, texts = list(own), list(own)
    for number, question in enumerate(survey.questions, start=1):
        name = f"Q{number}"
        if question.takes_several:
            for place, option in enumerate(question.options, start=1):
                names.append(f"{name}_{place}")
                texts.append(f"{question.wording} - Selected Choice - {option.wording}")
                if option.other:
                    names.append(f"{name}_{place}_TEXT")
                    texts.append(f"{question.wording} - {option.wording} - Text")
        elif not question.other_of:
            names.append(name)
            texts.append(question.wording)
    ids = [f'{{"ImportId":"{name.lower()}"}}' for name in names]
    rows = [[*names, "Weight"], [*texts, "Weight"], [*ids, '{"ImportId":"Weight"}']]
    preview = _qualtrics_row(survey, given[0], 0, "Survey Preview") if given else []
    rows += [preview] if preview else []
    rows += [
        _qualtrics_row(survey, each, number, "IP Address")
        for number, each in enumerate(given, start=1)
    ]
    return rows


def _qualtrics_row(survey: Survey, each: Given, number: int, status: str) -> Row:
    times = [f"{when:%Y-%m-%d %H:%M:%S}" for when in (each.started, each.ended)]
    seconds = str(int((each.ended - each.started).total_seconds()))
    first, last = each.name.split(" ", 1)
    row = [*times, status, each.address, "100", seconds, "True", times[1], f"R_{number:015d}"]
    row += [last, first, each.email, "", "52.2", "0.12", "anonymous", "EN-GB"]
    for question in survey.questions:
        if question.takes_several:
            for option in question.options:
                picked = option.id in each.answers.get(question.id, ())
                row.append(option.wording if picked else "")
                if option.other:
                    row.append(_typed(question, survey, each))
        elif not question.other_of:
            row.append(_in_one_cell(question, survey, each, ","))
    return [*row, each.weight]


def kobo(survey: Survey, given: Sequence[Given]) -> list[Row]:
    """Names; a parent column with all picks and a child an option, both in a group."""
    header = ["start", "end", "username"]
    for question in survey.questions:
        header.append(f"survey/{question.id}")
        if question.takes_several:
            header += [f"survey/{question.id}/{option.id}" for option in question.options]
    header += ["weight", "_id", "_uuid", "_submission_time", "_index"]
    rows = [header]
    for number, each in enumerate(given, start=1):
        row = [f"{each.started:%Y-%m-%dT%H:%M:%S.000+00:00}"]
        row += [f"{each.ended:%Y-%m-%dT%H:%M:%S.000+00:00}", each.name]
        for question in survey.questions:
            picked = each.answers.get(question.id, ())
            row.append(" ".join(picked) if question.options else each.one(question.id))
            if question.takes_several:
                ticks = [str(int(option.id in picked)) for option in question.options]
                row += ticks if picked else [""] * len(ticks)
        row += [each.weight, str(number), f"uuid-{number}", f"{each.ended:%Y-%m-%dT%H:%M:%S}"]
        rows.append([*row, str(number)])
    return rows


def limesurvey(survey: Survey, given: Sequence[Given]) -> list[Row]:
    """Codes; a column an option with the code of the option in brackets, Y or nothing."""
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]
    header.append("ipaddr")
    for question in survey.questions:
        if question.takes_several:
            header += [
                f"{question.id}[{'other' if option.other else option.code}]"
                for option in question.options
            ]
        elif not question.other_of:
            header.append(question.id)
    rows = [[*header, "weight"]]
    for number, each in enumerate(given, start=1):
        begun, ended = (f"{when:%Y-%m-%d %H:%M:%S}" for when in (each.started, each.ended))
        row = [str(number), ended, "4", "en", str(number), begun, ended, each.address]
        for question in survey.questions:
            codes = {option.id: option.code for option in question.options}
            if question.takes_several:
                row += _marks(question, survey, each)
            elif not question.other_of:
                row.append(codes.get(each.one(question.id), each.one(question.id)))
        rows.append([*row, each.weight])
    return rows


def _marks(question: Question, survey: Survey, given: Given) -> Row:
    """Y for each option that was picked, what was typed in place of "other"."""
    typed = _typed(question, survey, given)
    picked = given.answers.get(question.id, ())
    marks = [(typed or "-oth-") if option.other else "Y" for option in question.options]
    return [
        mark if option.id in picked else ""
        for mark, option in zip(marks, question.options, strict=True)
    ]


def generic(survey: Survey, given: Sequence[Given]) -> list[Row]:
    """One row of headings; picks in one cell, parted as the spec says."""
    asked = [question for question in survey.questions if not question.other_of]
    rows = [["Began", "Finished", "IP Address", "Name", "Email"]]
    rows[0] += [*[question.wording for question in asked], "Weight"]
    for each in given:
        row = [f"{when:%d/%m/%Y %H:%M:%S}" for when in (each.started, each.ended)]
        row += [each.address, each.name, each.email]
        row += [_in_one_cell(question, survey, each, survey.separator) for question in asked]
        rows.append([*row, each.weight])
    return rows


def _in_one_cell(
    question: Question, survey: Survey, given: Given, separator: str, last: str = ""
) -> str:
    """The answer of a question in words, its typed text in place of "other"."""
    picked = given.answers.get(question.id, ())
    if not question.options:
        return given.one(question.id)
    typed = _typed(question, survey, given)
    words = [
        typed or option.wording if option.other else option.wording
        for option in question.options
        if option.id in picked
    ]
    if not question.takes_several:
        return words[0] if words else ""
    return separator.join(words) + (last if words else "")


def _typed(question: Question, survey: Survey, given: Given) -> str:
    """What was typed at the "other" option of a question."""
    texts = [each.id for each in survey.questions if each.other_of == question.id]
    return given.one(texts[0]) if texts else ""


def as_csv(
    rows: Iterable[Row], separator: str = ",", *, mark: bool = False, quoted: bool = False
) -> bytes:
    """Rows as CSV in UTF-8, with a byte-order mark or without, all cells quoted or some."""
    stream = io.StringIO(newline="")
    writer = (
        csv.writer(stream, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        if quoted
        else csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    )
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig" if mark else "utf-8")


def as_workbook(rows: Iterable[Row], sheet: str = "Sheet1") -> bytes:
    """Rows as the first sheet of a workbook: texts, but whole numbers as numbers."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        page = book.add_worksheet(sheet)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if text.isdigit() and row and len(text) < 15 and str(int(text)) == text:
                    page.write_number(row, column, int(text))
                elif text:
                    page.write_string(row, column, text)
    return stream.getvalue()


Writer = Callable[[Survey, Sequence[Given]], list[Row]]
# By dialect: the writer, how its separator and byte-order mark are, and the end of the file name.
CSV_HABITS: dict[str, tuple[Writer, str, bool, bool]] = {
    "microsoft-forms": (microsoft_forms, ",", True, False),
    "surveymonkey": (surveymonkey, ",", False, False),
    "qualtrics": (qualtrics, ",", False, True),
    "kobo": (kobo, ";", True, True),
    "limesurvey": (limesurvey, ",", True, True),
    "generic": (generic, ",", False, False),
}


def csv_of(dialect: str, survey: Survey, given: Sequence[Given]) -> bytes:
    """The answers as the CSV export of a tool."""
    writer, separator, mark, quoted = CSV_HABITS[dialect]
    return as_csv(writer(survey, given), separator, mark=mark, quoted=quoted)


def workbook_of(dialect: str, survey: Survey, given: Sequence[Given]) -> bytes:
    """The answers as the Excel export of a tool."""
    return as_workbook(CSV_HABITS[dialect][0](survey, given))
