"""Checks what a review declares against what is there: earlier reviews, weights, and parameters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jsna.errors import Problem, StorageError, UsageError, suggestion
from jsna.review.choices import Combination
from jsna.review.codebook import Codebook
from jsna.review.dates import by_time
from jsna.review.inputs import read_template
from jsna.review.project import Project
from jsna.review.settings import Review
from jsna.review.tool import Tool, check_target, tool_of
from jsna.run.declared_types import Value
from jsna.run.publication.manifest import check_manifest, read_manifest

# Where a review declares its earlier reviews.
OF_EARLIER = "key earlier"


def check_earlier(project: Project, review: Review) -> Iterator[Problem]:
    """Earlier reviews that are not published whole, are synthetic, or come later than this one."""
    shown_as, dates = _settings(project, review), []
    for earlier in review.earlier:
        outputs = project.outputs(earlier)
        remedy = f"Run: jsna run {earlier}, or take it out of the list"
        if not (outputs / "tables" / "review.csv").is_file():
            found = f'the earlier review "{earlier}" is not published'
            yield Problem(shown_as, OF_EARLIER, found, remedy)
            continue
        try:
            faults, manifest = check_manifest(outputs), read_manifest(outputs)
            dates.append(by_time(str(manifest.get("date", ""))))
        except StorageError as error:
            faults, manifest = [str(error).rstrip(".")], {}
        if faults:
            found = f'the outputs of the earlier review "{earlier}" are not whole ({faults[0]})'
            yield Problem(shown_as, OF_EARLIER, found, remedy)
        if manifest.get("settings", {}).get("synthetic") and not review.synthetic:
            found = f'the earlier review "{earlier}" is synthetic, and this one is not'
            yield Problem(shown_as, OF_EARLIER, found, "Take it out of the list")
    dates += [by_time(review.date)] if review.date else []
    if dates != sorted(dates):
        found = "the earlier reviews do not come before this one, the oldest first"
        yield Problem(shown_as, OF_EARLIER, found, "Put them in the order of their dates")


def of_other_areas(project: Project, review: Review) -> Iterator[tuple[str, str, str]]:
    """The file, the place and what to know of each earlier review that was of another area.

    It can be the same place under another name, which only a person can tell.
    """
    for earlier in review.earlier:
        area = read_manifest(project.outputs(earlier)).get("settings", {}).get("area", review.area)
        if area != review.area:
            found = f'the earlier review "{earlier}" was of {area}, this one is of {review.area}'
            yield _settings(project, review), OF_EARLIER, found


def check_combinations(
    project: Project, review: Review, tool: Tool, codebook: Codebook, rated: Collection[str]
) -> Iterator[Problem]:
    """Weights and cuts that do not fit the services that were rated, or the items of the tool."""
    shown_as = _settings(project, review)
    items = [item.id for item in tool.items]
    for key, declared, known, used in (
        ("overall", review.overall, codebook.ids, rated),
        ("items", review.item_scores, items, items),
    ):
        for where, found, remedy in _faults(declared, known, used):
            yield Problem(shown_as, f"key {key}.{where}", found, remedy)


def check_criteria(
    project: Project, review: Review, codebook: Codebook, rated: Collection[str]
) -> Iterator[Problem]:
    """Criteria of need with levels for services that are not there, or too few for a second key."""
    for name, criterion in review.ranking.criterion.items():
        where = f"key ranking.criterion.{name}.levels"
        for service_id in criterion.levels:
            if service_id not in codebook.ids:
                remedy = suggestion(service_id, codebook.ids)
                found = f'there is no service "{service_id}"'
                yield Problem(_settings(project, review), where, found, remedy)
        missing = sorted(set(rated) - set(criterion.levels))
        if missing and name == review.ranking.second_key:
            found = f"the second key has no level for {', '.join(missing)}"
            yield Problem(_settings(project, review), where, found, "Add one for each")


def check_values(
    project: Project, review: Review, values: Mapping[str, Mapping[str, Value]]
) -> None:
    """Refuse a parameter of a run that its notebook would refuse, before anything runs.

    Raises
    ------
    UsageError
        If a target is off the scale, a rule or a rounding is not known, or a probability or a
        number of draws makes no sense.
    """
    given = {name: value for each in values.values() for name, value in each.items()}
    target, probability = given.get("target"), given.get("misrating_probability")
    if isinstance(target, int):
        check_target(target, tool_of(project, review))
    rule, rounding = given.get("overall_rule"), given.get("rounding")
    review.overall.changed(
        rule if isinstance(rule, str) else None, rounding if isinstance(rounding, str) else None
    )
    if isinstance(probability, float) and not 0 < probability <= 1:
        raise UsageError(f"A probability of misrating is above 0 and at most 1, not {probability}.")
    draws = given.get("draws")
    if isinstance(draws, int) and draws < 1:
        raise UsageError(f"The number of draws is at least 1, not {draws}.")


def check_template(project: Project, review: Review) -> None:
    """Refuse a template for Word that the chapter could not be written into.

    Raises
    ------
    InputError
        With all that is wrong with it.
    """
    content = read_template(project, review)
    if content is not None:
        # Loaded here: few reviews have a template, and a check is quick.
        from jsna.publishing.word.template import template_document

        template_document(content, review)


def _faults(
    declared: Combination, known: Collection[str], used: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    for name in declared.weights:
        if name not in known:
            yield f"weights.{name}", "there is no such id", suggestion(name, known)
    if declared.weights and declared.rule != "weighted mean":
        found = f'weights are given, but the rule is "{declared.rule}"'
        yield "weights", found, 'Take them out, or name the rule "weighted mean"'
    if declared.rule == "weighted mean":
        missing = sorted(set(used) - set(declared.weights))
        if missing:
            yield "weights", f"no weight is given for {', '.join(missing)}", "Add one for each"
        elif not any(declared.weights[name] for name in used):
            yield "weights", "all weights are 0", "Give at least one above 0"
    if declared.rule == "trimmed mean" and declared.trim >= 1 and len(used) <= 2 * declared.trim:
        found = f"cutting {declared.trim:g} from each end leaves none of {len(used)}"
        yield "trim", found, "Cut fewer"


def _settings(project: Project, review: Review) -> str:
    return project.relative(project.raw(review.id) / "review.toml")
