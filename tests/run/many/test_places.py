from __future__ import annotations

from pathlib import Path

import pytest

from jsna.errors import UsageError
from jsna.review.project import Project
from jsna.run.many.places import places_of


def test_results_go_beside_the_folder_of_reviews_or_where_they_are_told_to(
    project: Project, tmp_path: Path
) -> None:
    areas = tmp_path / "body" / "areas"
    areas.mkdir(parents=True)

    beside = places_of(project, str(areas))
    elsewhere = places_of(project, str(areas), str(tmp_path / "other"))

    assert beside.raw("a") == areas / "a"
    assert beside.outputs("a") == tmp_path / "body" / "outputs" / "a"
    assert beside.processed("a") == tmp_path / "body" / "data" / "processed" / "a"
    assert elsewhere.outputs("a") == tmp_path / "other" / "outputs" / "a"
    assert (beside.root, beside.config) == (project.root, project.config)


def test_a_folder_that_is_not_there_is_refused(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        places_of(project, str(tmp_path / "none"))


def test_the_reviews_of_the_project_itself_are_not_taken_for_others(project: Project) -> None:
    with pytest.raises(UsageError, match="Use --all"):
        places_of(project, str(project.root / "data" / "raw"))
