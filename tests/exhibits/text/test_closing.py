from __future__ import annotations

from tests.exhibits.content_of_reviews import content_of_2023, synthetic
from tests.exhibits.content_of_several import content_of_three
from tests.exhibits.text.reading import section


def test_caveats_stand_in_the_text_and_as_exhibits() -> None:
    lines = section(content_of_three(), "caveats")
    assert "It is no judgement on anyone's work" in lines[1]
    assert "is set out with its reasons ([findings])." in lines[1]
    assert lines[2:] == ["{findings}", "{caveats}"]
    assert "[findings]" not in section(synthetic({"A": 2}), "caveats")[1]


def test_inputs_of_one_origin_are_named_together() -> None:
    lines = section(content_of_2023(), "sources")
    assert lines[1].startswith("- https://cambridgeshireinsight.org.uk/")
    assert lines[1].endswith(
        "(pathway_assessment.csv, parent_survey_priorities.csv, engagement_issues.csv and "
        "engagement_sources.csv)"
    )
    assert lines[2].endswith("(evidence_links.csv)")
    assert lines[3] == "Whose words they are in:"
    assert lines[4].startswith("- pathway_assessment.csv: Names and scores as published in Table")
    assert section(synthetic({"A": 2}), "sources")[1:] == ["- Made up (a.csv)"]


def test_how_it_was_made_names_the_methods_of_the_results() -> None:
    lines = section(content_of_2023(), "how-made")
    assert lines[1].endswith("The last of the files was added on 24 November 2026.")
    assert lines[2] == "- Overall score: mean, rounded half up."
    assert lines[-1].startswith("- Setting the evidence side by side: triangulation protocol")
    assert len(section(synthetic({"A": 2}), "how-made")) == len(lines) - 1
