"""The code lists: every word that stands for something in the data, with what it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from disclosure_log.law.vocabulary import (
    CLOCK_EVENTS,
    DOCUMENT_KINDS,
    GIVEN_WITH,
    OUTCOMES,
    PROVISIONS,
    PUBLIC_INTEREST,
    QUESTION_RESULTS,
    REGIMES,
    REGULATOR_RESULTS,
    REGULATOR_STEPS,
    REVIEW_OUTCOMES,
    SCHEME_CLASSES,
    Term,
)
from disclosure_log.records.topics_and_publications import Topic

DATE_KINDS: Mapping[str, Term] = {
    term.id: term
    for term in (
        Term("received", "Received", "The request arrived."),
        Term("responded", "Answered", "The response was sent."),
        Term("due", "Due", "The last day to answer by law."),
        Term("ask-review-by", "Last day to ask for a review", "The last day, if a letter says."),
        Term("question-responded", "Question answered", "One question was answered by itself."),
        Term("question-transferred", "Question transferred", "One question was passed on."),
        Term("clock", "Clock", "Something moved the due date, or a letter came first."),
        Term("extended-until", "Extended until", "The new due date the requester was told."),
        Term("review-requested", "Review asked for", "An internal review was asked for."),
        Term("review-responded", "Review answered", "The result of a review was sent."),
        Term("regulator", "Regulator", "A complaint, a decision notice, a tribunal's decision."),
        Term("comply-by", "Comply by", "The day by which a decision told the authority to act."),
        Term("complied", "Complied", "The day the authority did so."),
        Term("further-disclosure", "Further disclosure", "More was given later."),
        Term("changed", "Changed", "The entry was changed after publication."),
    )
}
KNOWN_FROM: Mapping[str, Term] = {
    term.id: term
    for term in (
        Term("response-letter", "Response letter", "The letter of the response."),
        Term("review-letter", "Review letter", "The letter with the result of the review."),
        Term("decision", "Decision", "A decision of the regulator or a tribunal."),
        Term("correspondence", "Correspondence", "Another letter of the authority."),
        Term("law", "Law", "Worked out from other dates, as the law counts."),
        Term("log", "Log", "The log's own note."),
        Term("not-recorded", "Not recorded", "No letter gives the date, or nobody recorded it."),
    )
}
TIMELINESS: Mapping[str, Term] = {
    term.id: term
    for term in (
        Term("on-time", "On time", "Within the time that the law gives."),
        Term("extended", "Within the extended time", "Within a time that was extended by law."),
        Term("late", "Late", "After the last day."),
        Term("not-recorded", "Not recorded", "The day of receipt is not known."),
    )
}


def code_lists(topics: Iterable[Topic]) -> dict[str, list[dict[str, str]]]:
    """Every code list by name, as rows."""
    plain: dict[str, Iterable[Term | Topic]] = {
        "outcomes": OUTCOMES.values(),
        "classes": SCHEME_CLASSES.values(),
        "topics": topics,
        "laws": REGIMES.values(),
        "timeliness": TIMELINESS.values(),
        "dates": DATE_KINDS.values(),
        "known-from": KNOWN_FROM.values(),
        "clock-events": CLOCK_EVENTS.values(),
        "public-interest": PUBLIC_INTEREST.values(),
        "review-outcomes": REVIEW_OUTCOMES.values(),
        "question-results": QUESTION_RESULTS.values(),
        "regulator-steps": REGULATOR_STEPS.values(),
        "regulator-results": REGULATOR_RESULTS.values(),
        "document-kinds": DOCUMENT_KINDS.values(),
        "given-with": GIVEN_WITH.values(),
    }
    found = {
        name: [{"id": term.id, "label": term.label, "meaning": term.meaning} for term in terms]
        for name, terms in plain.items()
    }
    found["grounds"] = [
        {
            "id": f"{ground.act} {ground.provision}",
            "label": ground.name,
            "meaning": ground.meaning,
            "public_interest": ground.public_interest,
        }
        for ground in PROVISIONS.values()
    ]
    return dict(sorted(found.items()))
