from __future__ import annotations

from dataclasses import replace

from tests.exhibits.content_of_reviews import content_of_2023, result, synthetic, voice_frame
from tests.exhibits.content_of_several import with_results
from tests.exhibits.text.reading import PARENTS, TALKS, section, with_streams


def test_what_parents_prioritise_by_theme_in_the_published_order() -> None:
    themes = {"S1": 4, "S2": 3, "S3": 3, "S4": 3, "S5": 3, "S6": 1}
    rows = [result("priorities_in_theme", n, answer=theme) for theme, n in themes.items()]
    lines = section(with_results(content_of_2023(), rows), "parents")
    assert lines[1] == (
        "17 priorities ([priorities]) came out of the parents' survey (2021). Run by the Rosie "
        "Maternity and Neonatal Voices Partnership. No counts of parents were published, so the "
        "priorities carry no order."
    )
    assert lines[2] == "By theme, in the published order, which is not an order of importance:"
    assert lines[3] == "- Make mental health a routine part of maternity care (four priorities)."
    assert lines[8] == "- Better infant feeding support (one priority)."


def test_what_local_people_said_and_who_took_part() -> None:
    lines = section(content_of_2023(), "local-people")
    assert lines[1].startswith(
        "Five issues ([engagement_issues]) came up in the engagement with local organisations and "
        "mothers (date not published). Conversations with "
    )
    assert lines[2] == "- Bereavement support."
    assert lines[7].startswith("Named as taking part: Local mothers, CPSL Mind, ")


def test_a_review_without_voice_says_so() -> None:
    content = synthetic({"A": 2})
    assert section(content, "parents")[1:] == ["This review has no survey of parents."]
    assert section(content, "local-people")[1:] == [
        "This review has no engagement with local people or organisations."
    ]


def test_streams_in_which_one_thing_or_nothing_was_said() -> None:
    content = with_streams(synthetic({"A": 2}), survey=PARENTS, engagement=TALKS)
    counts = [result("priorities", 0), result("engagement_issues", 1)]
    findings = content.results["measure"] != "nothing"
    content = with_results(replace(content, results=content.results[findings]), counts)
    issue = voice_frame([("E1", "engagement issue", "", "", "It is far away")])
    content = replace(content, voice_statements=issue)
    assert section(content, "parents")[1] == (
        "No priorities ([priorities]) came out of the parents' survey (2029)."
    )
    assert section(content, "local-people")[1:3] == [
        (
            "One issue ([engagement_issues]) came up in the engagement with local people (date not "
            "published). Two evenings."
        ),
        "- It is far away.",
    ]
