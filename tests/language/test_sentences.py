import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.sentences import sentence_at, sentences

# In each, "|" stands where one sentence ends and the next begins.
CUT = [
    # stops and what closes behind them
    "The dam broke at noon.| Nobody was hurt.",
    "Was it planned?| Yes!| It was.",
    "They call it a “breakthrough.”| Critics do not.",
    "They call it 'over.'| Critics do not.",
    "(The minister declined to comment.)| Her deputy agreed.",
    "It is the last hospital in the valley.*| Aid groups run it.",
    "It is the last hospital.[12]| Aid groups run it.",
    "It is the last hospital.†| Aid groups run it.",
    "The vote failed.|\nA second one follows.",
    "« C’est fini. »| Le ministre est parti.",
    "Er sagte: „Es ist vorbei.“| Dann ging er.",
    "The line was cut...| Nobody called back.",
    "The line was cut…| Nobody called back.",
    "“We are ready,” she said.| “Are they?”",
    "It is done.| 🎉 Nobody knew.",
    "He lost by 0.5 points.| She won by 1,200.50 votes.",
    # quotations that go on
    "“Who gave the order?” he asked.",
    "“Get out!” the guard shouted.| They left.",
    "“Who gave the order?” Marie Okafor asked.| Nobody spoke.",
    '"Why now?" said the mayor.',
    "“Who gave the order?”| Nobody knows.",
    # abbreviations
    "Mr. Adeyemi met Dr. Lund and Lt. Col. Marsh in St. Gallen.| They agreed.",
    "The U.S. Senate voted.| So did other parts of the U.S.| The bill now goes on.",
    "It happened on Jan. 8 near Route No. 5.| See p. 12 and Fig. 3.",
    "It ended in Jan.| Turkey paid.",
    "Is it safe?| No.| He would not fly.",
    "J. A. Ewing and George W. Bush met.| They shook hands.",
    "He lacked vitamin C.| The doctors knew.",
    "It met at 3 p.m. Friday.| It rose at 4 p.m.| Police came.",
    "Apple Inc. Chief Executive Tim Cook spoke.| He works at Apple Inc.| The firm declined.",
    "Use fruit, e.g. Apples, i.e. no sweets, etc.| Doctors agree.",
    "Marsh et al. found nothing; Lund vs. Marsh goes on.",
    "Martin L. King Jr. spoke.| He left.",
    "The Ph.D. thesis was copied.| She denies it.",
    # words left out, dots that are spaced
    "He said “the plan […] Ended in chaos.”| She agreed.",
    "He waited . . . and left.| She stayed.",
    # names that begin small, lists, versions, addresses
    "See www.example.org for more.| Version 2.0.1 is out.",
    "1. The first point.| It matters.",
    "The toll rose to 36.| Turkey struck back.",
    # other languages
    "Am 3. Oktober 1990 war es so weit.| Der 2. Weltkrieg war vorbei, z. B. Berlin lag in Trümmern.",
    "Sie zahlten ca. 5 Euro.| Niemand fragte.",
    "El Sr. Gómez llegó a EE. UU. el lunes.| ¿Quién lo invitó?| Nadie.",
    "M. Dupont a parlé.| Mme Leroy n’a rien dit.",
    "Kaç kişi öldü?| Bakan 29 Ekim’de konuştu.| Dr. Yılmaz sustu.",
    "В. В. Орлов приехал.| Он молчал.",
    "كم عدد القتلى؟| لا أحد يعرف.",
    "کتنے لوگ مرے؟| کوئی نہیں جانتا۔| بس۔",
    "वह चला गया।| कोई नहीं जानता।",
    "Քանի՞ հոգի։| Ոչ ոք չգիտի։",
    "彼は来た。|誰も知らない。|本当か？|はい！",
    "「知らない。」と彼は言った。|誰も来なかった。",
    "他走了。|没人知道。",
    "“不知道。”他说。|没人来。",
]


@pytest.mark.parametrize("marked", CUT)
def test_it_cuts_where_an_editor_would(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in marked.split("|")]


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    text = "A headline without a stop\n\nA line\nthat goes on. Next one\n \nlast"
    assert [text[start:end] for start, end in sentences(text)] == [
        "A headline without a stop",
        "A line\nthat goes on.",
        "Next one",
        "last",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n\u00a0\n\t"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


def test_the_sentence_of_a_figure() -> None:
    text = "It began in May.\n\nAt least 36 died on Jan. 8 in Idlib. Nobody answered."
    start = text.index("36")
    assert sentence_at(text, start, start + 2) == (text.index("At least"), text.index(" Nobody"))


def test_a_span_over_two_paragraphs_has_all_its_sentences() -> None:
    text = "One. Two.\n\nThree. Four."
    assert sentence_at(text, text.index("Two"), text.index("Three") + 1) == (text.index("Two"), text.index(" Four"))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 99)])
def test_what_is_no_span_has_no_sentence(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is no span"):
        sentence_at("Short.", start, end)


PROSE = st.lists(
    st.sampled_from(
        [
            *".!?…。؟\"'“”«»()[]*-—|",
            *"aZ7é",
            " ",
            " ",
            "\n",
            "\n\n",
            "\u00a0",
            "U.S.",
            "Mr.",
            "Jan.",
            "word",
            "Word",
            "The",
        ]
        + ["。」と", "3.", "...", ". . .", "🎉", "\u0301"]
    )
    | st.characters(),
    max_size=50,
).map("".join)


@given(PROSE)
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    before = 0
    for start, end in spans:
        assert before <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        assert not text[before:start].strip()
        before = end
    assert not text[before:].strip()


@given(PROSE, st.data())
def test_the_sentence_of_a_span_holds_the_span_and_whole_sentences(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_at(text, start, end)
    assert first <= start < end <= last
    for sentence_start, sentence_end in sentences(text):
        touched = sentence_start < end and start < sentence_end
        assert touched == (sentence_start < last and first < sentence_end)
        assert not touched or first <= sentence_start < sentence_end <= last


@given(PROSE, PROSE)
def test_other_paragraphs_do_not_move_a_cut(text: str, before: str) -> None:
    shift = len(before) + 2
    moved = [(start - shift, end - shift) for start, end in sentences(f"{before}\n\n{text}") if start >= shift]
    assert moved == sentences(text)


@given(st.text(st.sampled_from("Ab. \n\t"), min_size=1, max_size=60), st.data())
def test_the_sentence_of_a_span_is_one_of_the_texts_sentences(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    touched = [span for span in sentences(text) if span[0] < end and start < span[1]]
    first = min([start, *(span[0] for span in touched)])
    last = max([end, *(span[1] for span in touched)])
    assert sentence_at(text, start, end) == (first, last)
