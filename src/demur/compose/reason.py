"""The reason that may be told: one that is true, and nobody's secret."""

from demur.domain.verdict import Decision, Verdict

_BY_RULE = {
    "closed_search": "not_looking",
    "unwanted_role": "direction",
    "unwanted_role_among_others": "direction",
    "other_field": "direction",
    "related_field": "direction",
    "helping_role": "direction",
    "far_below_level": "level",
    "below_level": "level",
    "on_site_elsewhere": "place",
    "on_site_for_remote": "place",
    "contract_work": "contract",
    "permanent_job": "contract",
    "language_missing": "language",
    "full_weeks": "busy",
    "no_time_works": "busy",
    "one_time_in_full_week": "busy",
    "few_free_hours": "busy",
}
"""Pay, a visa, agencies, a company or an industry that is avoided: these are never told."""

REASONS = tuple(dict.fromkeys(_BY_RULE.values()))
"""The keys of the reasons that a letter can tell."""


def reason_of(verdict: Verdict) -> str | None:
    """The key of the decisive reason of a decline, None where it is not to be told."""
    if verdict.decision is not Decision.DECLINE or not verdict.reasons:
        return None
    return _BY_RULE.get(verdict.reasons[0].rule)
