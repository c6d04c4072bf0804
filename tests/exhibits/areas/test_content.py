from __future__ import annotations

from math import isnan

from jsna.exhibits.areas.content import SYNTHETIC
from tests.exhibits.areas.content_of_areas import of_areas

CONTENT = of_areas()


def test_services_are_those_that_any_area_rated_in_the_order_of_the_codebook() -> None:
    assert [each.service_id for each in CONTENT.services] == ["pathway", "visiting", "helpline"]


def test_a_cell_has_its_score_or_says_why_there_is_none() -> None:
    words = {
        area: [CONTENT.rating(area, each.service_id).words for each in CONTENT.services]
        for area in ("Alton", "Bexford", "Corby Vale")
    }
    assert words == {
        "Alton": ["2", "4", "no score"],
        "Bexford": ["2", "1", "3"],
        "Corby Vale": ["3", "4", "not rated"],
    }


def test_a_cell_without_a_score_has_no_colour_and_no_number() -> None:
    for cell in (CONTENT.rating("Alton", "helpline"), CONTENT.rating("Corby Vale", "helpline")):
        assert cell.score is None
        assert isnan(cell.step)
    assert CONTENT.rating("Bexford", "visiting").step == 1


def test_counts_stand_for_the_whole_scale() -> None:
    assert CONTENT.counts("pathway") == {0: 0, 1: 0, 2: 2, 3: 1, 4: 0, 5: 0}


def test_made_up_areas_say_so_everywhere() -> None:
    assert CONTENT.notes == (SYNTHETIC,)


def test_a_notice_that_all_reviews_have_is_said_everywhere_and_others_once_in_the_list() -> None:
    same = of_areas(
        synthetic=False, notices=dict.fromkeys(("Alton", "Bexford", "Corby Vale"), "N.")
    )
    assert same.notes == ("N.",)
    assert not same.notices_differ
    other = of_areas(synthetic=False, notices={"Alton": "N."})
    assert other.notices_differ
    assert "stands in the list" in other.notes[0]
    assert of_areas(synthetic=False).notes == ()
