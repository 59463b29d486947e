"""Are headings, captions, credits, quotations and sentence ends told apart?"""

import pytest

from safe_passage.intake.blocks import BlockKind, split_blocks
from safe_passage.intake.parse import parse
from safe_passage.intake.quotes import find_quotes
from safe_passage.model.draft import Span

SENTENCE = "The army said fighting would stop."


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in split_blocks(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A man mends a wall in Dremmer, Karsk March 8, 2031.", "caption"),
        ("A man mends a wall in Dremmer, 8 March 2031. (Wire/A. Hand)", "caption"),
        ("The minister is seen in this file photo in Portaly.", "caption"),
        ("FILE PHOTO: Trucks wait at the bridge.", "caption"),
        ("The army said the pause will start on March 9, 2031.", "body"),
        ("Fighting would stop from March 9, 2031.", "body"),
        ("Reuters", "credit"),
        ("By Ilse Maran", "credit"),
        ("(Northern Wire)", "credit"),
        ('"Slow and careful" drafting', "subhead"),
        ("Related: the war in maps", "boilerplate"),
    ],
)
def test_a_line_among_paragraphs_is_of_its_kind(line: str, kind: str) -> None:
    assert kinds(f"Headline\n\n{SENTENCE}\n\n{line}\n\n{SENTENCE}")[2] == kind


def test_a_stray_line_at_the_end_is_boilerplate() -> None:
    assert kinds(f"{SENTENCE}\n\nRoute 6") == ["body", "boilerplate"]


def test_lines_of_keys_at_the_head_are_metadata_and_nowhere_else() -> None:
    assert kinds(f"SOURCE: a paper\nDATE: 2016-08-11\n\n{SENTENCE}\n\nNOTE: so it is.") == [
        "metadata",
        "metadata",
        "body",
        "body",
    ]


def test_a_dateline_is_cut_off_its_paragraph() -> None:
    blocks = split_blocks(f"PORT SUDAN, Nov 7 (Reuters) - {SENTENCE}")
    assert [b.kind for b in blocks] == [BlockKind.DATELINE, BlockKind.BODY]
    assert blocks[1].span.words(f"PORT SUDAN, Nov 7 (Reuters) - {SENTENCE}") == SENTENCE


def test_a_long_first_line_without_a_stop_is_text_and_no_headline() -> None:
    assert kinds("so " * 40) == ["body"]


def quotes(text: str) -> list[str]:
    return [q.inner.words(text) for q in find_quotes(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "it will stop now" today.', ["it will stop now"]),
        ("He said “it will stop now” today.", ["it will stop now"]),
        ("He said «it will stop now» today.", ["it will stop now"]),
        ("in a 'very active stage of it' for Syria's city", ["very active stage of it"]),
        ("the opposition's and Syria's cities", []),
        ("the rebels' and the regime's lines", []),
        ('"One thing," he said, "and another."', ["One thing,", "and another."]),
        ('it ends ""', []),
    ],
)
def test_quotations_are_paired_and_apostrophes_are_none(text: str, inner: list[str]) -> None:
    assert quotes(text) == inner


def test_a_quotation_never_closed_runs_to_the_end_and_says_so() -> None:
    text = 'He said "it will stop now.'
    (quote,) = find_quotes(text, Span(0, len(text)))
    assert quote.unclosed
    assert quote.inner.end == len(text)


def test_a_word_or_two_set_off_is_no_speech() -> None:
    text = 'the "moderate opposition\'s" places'
    assert [q.scare for q in find_quotes(text, Span(0, len(text)))] == [True]


def sentences(text: str) -> list[str]:
    return [s.span.words(text) for s in parse(text, split_blocks(text)).sentences]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It stops at 7 p.m. on Friday. Then it ends.", 2),
        ("It lasts to 7 p.m. Moscow time. Then it ends.", 2),
        ("It lasts to 7 p.m. Then it ends.", 2),
        ("Gen. Tessel spoke. Lt. Gen. Brand spoke.", 2),
        ('"It stops. It ends," he said. Then he left.', 2),
        ("We have nothing ... We remain in touch.", 1),
        ("Mr. J. Aber spoke.", 1),
        ("Is it over? It is.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, ends: int) -> None:
    assert len(sentences(text)) == ends
