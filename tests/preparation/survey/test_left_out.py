from __future__ import annotations

from pathlib import Path

from jsna.preparation.survey.left_out import NOT_IN_SPEC, OWN_COLUMN
from tests.preparation.survey.exports import WHY, received, survey_with


def test_each_column_that_is_dropped_is_said_with_its_rule(tmp_path: Path) -> None:
    head = "ID,Start time,Completion time,Email,Name,Why?,Mobile,Nickname,Extra,Language\n"
    row = "1,,,a@example.org,Ada,Near,07700 900123,Addie,x,en\n"
    found = received(tmp_path, head + row, survey_with(WHY, personal=("Nickname",)))
    assert {change.column: change.rule for change in found.changes if change.column} == {
        "ID": OWN_COLUMN,
        "Email": "personal data (e-mail address) was left out, unread",
        "Name": "personal data (name) was left out, unread",
        "Mobile": "personal data (telephone number) was left out, unread",
        "Nickname": "personal data (declared in survey.toml) was left out, unread",
        "Extra": NOT_IN_SPEC,
        "Language": OWN_COLUMN,
    }
    told = repr((found.changes, found.issues, found.wide, found.respondents))
    assert not any(word in told for word in ("example.org", "Ada", "Addie", "07700"))


def test_how_it_was_read_is_said(tmp_path: Path) -> None:
    text = "Why?\nCaf\u00e9\n".encode("cp1252")
    found = received(tmp_path, text, survey_with(WHY))
    assert [change.rule for change in found.changes] == [
        "read as an export of any tool, recognised by its headings",
        "read as cp1252, since it is not UTF-8",
    ]
    named = received(tmp_path, "Why?\nx\n", survey_with(WHY, dialect="generic"))
    assert named.changes[0].rule == "read as an export of any tool, named in survey.toml"
    assert found.wide["why"].tolist() == ["Caf\u00e9"]
