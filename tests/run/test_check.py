from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import InputError, UsageError
from jsna.review.project import Project
from jsna.run.check import check_review
from tests.conftest import REPOSITORY
from tests.preparation.small_survey import add_survey


def spoil(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def refusals(project: Project) -> list[str]:
    with pytest.raises(InputError) as error:
        check_review(project, "2023")
    return [str(problem) for problem in error.value.problems]


def test_good_inputs_are_read_and_cleaned(project: Project) -> None:
    checked = check_review(project, "2023")
    assert len(checked.assessment.ratings) == 15
    assert len(checked.voice.links) == 48


def test_the_problems_of_all_inputs_are_told_at_once(project: Project) -> None:
    raw = project.raw("2023")
    spoil(raw / "pathway_assessment.csv", "Care pathway,2", "Care pathway,6")
    spoil(raw / "evidence_links.csv", "E1,maternity-cuh", "E1,maternity-chu")
    spoil(raw / "review.toml", "target = 4", "target = 9")
    (raw / "engagement_sources.csv").unlink()
    told = "\n".join(refusals(project))
    assert "row 2, column Score (0 – 5): the score is not a whole number from 0 to 5" in told
    assert "key ranking.target" in told
    assert told.count("engagement_sources.csv: the file is not there") == 1
    assert "pathway_assessment.csv: the file changed" in told


def test_links_are_checked_as_far_as_their_lists_can_be_read(project: Project) -> None:
    raw = project.raw("2023")
    spoil(raw / "evidence_links.csv", "E1,maternity-cuh", "E1,maternity-chu")
    (raw / "parent_survey_priorities.csv").unlink()
    told = "\n".join(refusals(project))
    assert "parent_survey_priorities.csv" in told
    assert '(found "maternity-chu")' in told
    # The ids of the list that is not there may be right: nothing is said of them.
    assert told.count("this id is not known") == 1


def test_a_link_is_checked_when_its_lists_are_there(project: Project) -> None:
    spoil(project.raw("2023") / "evidence_links.csv", "E1,maternity-cuh", "E1,maternity-chu")
    assert any('did you mean "maternity-cuh"' in message for message in refusals(project))


def test_a_broken_codebook_does_not_hide_a_missing_input(project: Project) -> None:
    spoil(project.config / "services.csv", "Care pathway,system", "Care pathway,sistem")
    (project.raw("2023") / "pathway_assessment.csv").unlink()
    told = "\n".join(refusals(project))
    assert "services.csv, row 2" in told
    assert "pathway_assessment.csv: the file is not there" in told


def test_an_unknown_review_is_refused(project: Project) -> None:
    with pytest.raises(UsageError, match="There is no review"):
        check_review(project, "1999")


def test_an_earlier_review_must_be_published_first(project: Project) -> None:
    spoil(project.raw("2023") / "review.toml", 'id = "2023"', 'id = "2023"\nearlier = ["2019"]')
    (told,) = refusals(project)
    assert 'key earlier: the earlier review "2019" is not published. Run: jsna run 2019' in told


def test_the_words_of_an_analyst_are_checked_with_the_inputs(project: Project) -> None:
    prose = project.raw("2023") / "prose"
    prose.mkdir()
    (prose / "order.add.md").write_text("Twelve, or 12.", encoding="utf-8")
    (own,) = check_review(project, "2023").prose
    assert list(own.typed_numbers()) == [(1, "12")]
    (prose / "order.add.md").write_text("**Bold**", encoding="utf-8")
    (project.raw("2023") / "engagement_sources.csv").unlink()
    told = "\n".join(refusals(project))
    assert "prose/order.add.md, line 1: bold text is not taken" in told
    assert "engagement_sources.csv" in told


def test_a_template_that_the_chapter_cannot_use_is_told_with_the_rest(project: Project) -> None:
    raw = project.raw("2023")
    spoil(raw / "review.toml", "[numbering]", '[chapter]\ntemplate = "council.docx"\n\n[numbering]')
    spoil(raw / "pathway_assessment.csv", "Care pathway,2", "Care pathway,6")
    told = "\n".join(refusals(project))
    assert "data/raw/2023/council.docx: the file is not there" in told
    assert "row 2, column Score" in told


def test_the_answers_of_a_survey_are_read_and_its_plan_too(project: Project) -> None:
    add_survey(project)
    checked = check_review(project, "2023")
    assert checked.answers is not None
    assert len(checked.answers.respondents) == 40


def test_the_faults_of_a_survey_are_told_with_all_others_and_show_no_value(
    project: Project,
) -> None:
    path = add_survey(project)
    spoil(path, "South,One page", "Secretville,One page")
    spoil(project.raw("2023") / "pathway_assessment.csv", "Care pathway,2", "Care pathway,6")
    (project.raw("2023") / "analysis_plan.csv").write_text("question,statistic,groups\nno,no,\n")
    told = "\n".join(refusals(project))
    assert 'there is no question "no"' in told
    assert "row 2, column Score (0 – 5)" in told
    assert "restricted/answers.csv" in told
    assert "Secretville" not in told


def test_a_spec_with_faults_does_not_make_its_links_wrong(project: Project) -> None:
    add_survey(project)
    spoil(project.raw("2023") / "survey.toml", "most = 2", "mosd = 2")
    spoil(
        project.raw("2023") / "evidence_links.csv", "E1,maternity-cuh", "first.page,maternity-cuh"
    )
    told = refusals(project)
    assert any("mosd" in problem for problem in told)
    assert not any("first.page" in problem for problem in told)


def test_an_export_that_is_not_there_is_told_once(project: Project) -> None:
    add_survey(project).unlink()
    told = [problem for problem in refusals(project) if "answers.csv" in problem]
    assert len(told) == 1


def decide(project: Project, review_id: str, row: str) -> None:
    path = project.raw(review_id) / "restricted" / "cleaning_log.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"record,field,old,new,why,who,when\n{row}\n", encoding="utf-8")


def test_what_people_decided_is_replayed_and_listed(project: Project) -> None:
    decide(project, "2023", "assessment row 2,score,2,3,misread at the meeting,A,2026-11-20")
    assessment = check_review(project, "2023").assessment
    scores = {rating.service_id: rating.score for rating in assessment.ratings}
    assert scores["care-pathway"] == 3
    (change,) = [each for each in assessment.changes if "misread" in each.rule]
    assert (change.row, change.before, change.after) == (2, "2", "3")


def test_a_decision_that_does_not_fit_is_told_with_the_rest(project: Project) -> None:
    decide(project, "2023", "assessment row 2,score,5,3,misread at the meeting,A,2026-11-20")
    (project.raw("2023") / "engagement_sources.csv").unlink()
    told = "\n".join(refusals(project))
    assert "restricted/cleaning_log.csv, row 2" in told
    assert "engagement_sources.csv" in told


def test_a_respondent_who_was_taken_out_is_not_among_the_answers(project: Project) -> None:
    before = check_review(project, "example-2023", files_accepted=False).answers
    decide(project, "example-2023", "r17,whole record,,,answered twice,A,2026-11-20")
    after = check_review(project, "example-2023", files_accepted=False).answers
    assert before is not None
    assert after is not None
    assert len(after.respondents) == len(before.respondents) - 1


@pytest.fixture
def published(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project with its published outputs, which are only read."""
    monkeypatch.setattr(Project, "outputs", lambda _, name: REPOSITORY / "outputs" / name)
    return project


def test_gaps_are_held_to_the_ids_of_the_earlier_review(published: Project) -> None:
    raw = published.raw("example-2024")
    spoil(raw / "synthetic_gaps.csv", "G01,", "g01,")
    with pytest.raises(InputError) as error:
        check_review(published, "example-2024", files_accepted=False)
    (told,) = error.value.problems
    assert 'this is the gap "G01" of review example-2023 in other letters' in told.found


def test_an_open_gap_that_was_left_out_is_flagged(published: Project) -> None:
    flags = [each.finding for each in check_review(published, "example-2025").assessment.issues]
    (said,) = [each for each in flags if "forgotten?" in each]
    assert said.startswith('the gap "G09" was open in example-2024')


def test_a_gap_in_other_letters_is_told_with_what_else_is_wrong(published: Project) -> None:
    raw = published.raw("example-2024")
    spoil(raw / "synthetic_gaps.csv", "G01,", "g01,")
    spoil(raw / "synthetic_gaps.csv", "G02,", ",")
    spoil(raw / "review.toml", "target = ", "target = 9 # ")
    with pytest.raises(InputError) as error:
        check_review(published, "example-2024", files_accepted=False)
    told = str(error.value)
    assert "in other letters" in told
    assert "the cell is blank" in told
    assert "key ranking.target" in told


def test_a_file_that_two_readers_miss_is_told_once_with_the_one_that_is_meant(
    project: Project,
) -> None:
    raw = project.raw("2023")
    spoil(raw / "review.toml", '"pathway_assessment.csv"', '"pathways_asessment.csv"')
    (raw / "pathway_assessment.csv").rename(raw / "pathway_ratings.csv")
    (line,) = refusals(project)
    assert line == (
        "data/raw/2023/pathways_asessment.csv: the file is not there. "
        'Did you mean "pathway_ratings.csv"? Put it there, or take its [input] out of review.toml.'
    )


def test_a_text_that_may_deceive_is_refused_wherever_it_stands(project: Project) -> None:
    raw = project.raw("2023")
    spoil(raw / "pathway_assessment.csv", "Health Visitors", "Health \u202eVisitors")
    spoil(raw / "engagement_issues.csv", "the", "\u2066the")
    spoil(project.config / "services.csv", "Health Visitors", "Health \u202bVisitors")
    places = [line.partition(": ")[0] for line in refusals(project) if "turns the" in line]
    assert list(dict.fromkeys(each.split(",")[0] for each in places)) == [
        "config/services.csv",
        "data/raw/2023/pathway_assessment.csv",
        "data/raw/2023/engagement_issues.csv",
    ]
