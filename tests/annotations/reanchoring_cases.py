"""What an editor expects of a span when its text is revised: invented cases, one fact each.

The span stands between ⟦ and ⟧ in the old text, and in the new one if it is still there.
"""

from typing import NamedTuple

from annotations.placements import Status

BEFORE = "The council met on Monday in the old town hall. Nobody from the harbour office came to the meeting.\n\n"
AFTER = "\n\nThe mayor will speak to the press on Friday. Her office sent out an invitation this morning."


class Case(NamedTuple):
    """One span in one revision."""

    name: str
    old: str
    new: str
    status: Status
    # Without it both texts stand between BEFORE and AFTER.
    alone: bool = False

    @property
    def texts(self) -> tuple[str, str]:
        """Both texts, with the marks of the span."""
        return (self.old, self.new) if self.alone else (BEFORE + self.old + AFTER, BEFORE + self.new + AFTER)


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """The text without its marks, and the span between them."""
    plain = text.replace("⟦", "").replace("⟧", "")
    return plain, ((text.index("⟦"), text.index("⟧") - 1) if "⟦" in text else None)


UNCHANGED, MOVED, CHANGED, DELETED = Status
LIST = "- Ward 1 counted 120 ballots.\n- Ward 2 counted 130 ballots.\n- Ward 3 counted 140 ballots.\n"

CASES = [
    Case("a figure replaced where it stands", "The fire killed ⟦36⟧ people.", "The fire killed ⟦33⟧ people.", CHANGED),
    Case("a figure replaced inside", "⟦The fire killed 36 people⟧.", "⟦The fire killed 33 people⟧.", CHANGED),
    Case("a figure with a comma", "It cost ⟦3600 dollars⟧ a day.", "It cost ⟦3,600 dollars⟧ a day.", CHANGED),
    Case("a negation added", "⟦The bridge is safe for lorries.⟧", "⟦The bridge is not safe for lorries.⟧", CHANGED),
    Case("a verb turned round", "⟦Rents rose by nine percent.⟧", "⟦Rents fell by nine percent.⟧", CHANGED),
    Case(
        "near-identical list lines, one new above",
        LIST.replace("Ward 2 counted 130 ballots", "⟦Ward 2 counted 130 ballots⟧"),
        "- Ward 0 counted 110 ballots.\n" + LIST.replace("Ward 2 counted 130 ballots", "⟦Ward 2 counted 130 ballots⟧"),
        UNCHANGED,
    ),
    Case(
        "a near-identical list line cut",
        LIST.replace("Ward 2 counted 130 ballots.", "⟦Ward 2 counted 130 ballots.⟧"),
        LIST.replace("- Ward 2 counted 130 ballots.\n", ""),
        DELETED,
    ),
    Case(
        "the first of two copies cut",
        "⟦No one was hurt.⟧ The fire burned all night.\n\nThe cause is unknown. No one was hurt. Police investigate.",
        "The fire burned all night.\n\nThe cause is unknown. No one was hurt. Police investigate.",
        DELETED,
    ),
    Case(
        "the second of two copies, the first cut",
        "No one was hurt. The fire burned all night.\n\nThe cause is unknown. ⟦No one was hurt.⟧ Police investigate.",
        "The fire burned all night.\n\nThe cause is unknown. ⟦No one was hurt.⟧ Police investigate.",
        UNCHANGED,
    ),
    Case(
        "one of five occurrences of a phrase",
        "He said so on Monday, he said so on Tuesday, ⟦he said so⟧ on Wednesday, he said so on Thursday and on Friday.",
        "Oddly, he said so on Monday, he said so on Tuesday, ⟦he said so⟧ on Wednesday, he said so on Thursday.",
        UNCHANGED,
    ),
    Case(
        "a correction note on top repeats the claim",
        "⟦The minister sold the land for two million.⟧ The sale was signed in May.",
        "Correction: an earlier version said that the minister sold the land for two million.\n\n"
        "⟦The minister sold the land for three million.⟧ The sale was signed in May.",
        CHANGED,
    ),
    Case(
        "two sentences merged",
        "⟦The dam broke at dawn. The valley was flooded within an hour.⟧",
        "⟦The dam broke at dawn, and the valley was flooded within an hour.⟧",
        CHANGED,
    ),
    Case(
        "a sentence split",
        "⟦The dam broke at dawn, and the valley was flooded within an hour.⟧",
        "⟦The dam broke at dawn. The valley was flooded within an hour.⟧",
        CHANGED,
    ),
    Case(
        "a sentence that lost its end",
        "⟦The dam broke at dawn after a week of heavy rain.⟧",
        "⟦The dam broke at dawn.⟧",
        CHANGED,
    ),
    Case(
        "a sentence that grew at its end",
        "⟦The dam broke at dawn⟧.",
        "⟦The dam broke at dawn⟧, the fifth such accident in the region since the war, said the engineers.",
        UNCHANGED,
    ),
    Case(
        "a clause inserted inside",
        "⟦The dam broke at dawn after a week of rain.⟧",
        "⟦The dam, which was built in 1931, broke at dawn after a week of rain.⟧",
        CHANGED,
    ),
    Case(
        "a sentence inserted at the edge",
        "⟦The dam broke at dawn.⟧ The valley was flooded.",
        "⟦The dam broke at dawn.⟧ No warning had been given. The valley was flooded.",
        UNCHANGED,
    ),
    Case(
        "a whole paragraph replaced",
        "⟦The dam broke at dawn after a week of heavy rain.⟧",
        "Teachers in three districts have called off their strike until autumn.",
        DELETED,
    ),
    Case(
        "a paragraph cut",
        "⟦The dam broke at dawn after a week of heavy rain.⟧\n\nThe valley was flooded within an hour.",
        "The valley was flooded within an hour.",
        DELETED,
    ),
    Case(
        "a paragraph moved to the top",
        BEFORE + "⟦The dam broke at dawn after a week of heavy rain.⟧" + AFTER,
        "⟦The dam broke at dawn after a week of heavy rain.⟧\n\n" + BEFORE.strip() + AFTER,
        MOVED,
        alone=True,
    ),
    Case(
        "a sentence moved and edited",
        BEFORE + "⟦The dam broke at dawn after a week of heavy rain in the mountains.⟧" + AFTER,
        "⟦The dam broke at noon after a week of heavy rain in the mountains.⟧\n\n" + BEFORE.strip() + AFTER,
        CHANGED,
        alone=True,
    ),
    Case(
        "two claims swapped",
        "The party promised lower rents. ⟦The union wants a shorter working week.⟧",
        "⟦The union wants a shorter working week.⟧ The party promised lower rents.",
        UNCHANGED,
    ),
    Case(
        "straight quotation marks curled", '⟦"We did not know," she said.⟧', "⟦“We did not know,” she said.⟧", CHANGED
    ),
    Case("a dash made long", "⟦the road - long closed - is open⟧", "⟦the road — long closed — is open⟧", CHANGED),
    Case("a space made unbreakable", "⟦It took 40 minutes.⟧", "⟦It took 40\xa0minutes.⟧", CHANGED),
    Case(
        "lines wrapped",
        "⟦The dam broke at dawn after a week\nof rain.⟧",
        "⟦The dam broke at dawn\nafter a week of rain.⟧",
        CHANGED,
    ),
    Case("composed letters taken apart", "⟦The café closed.⟧", "⟦The cafe\u0301 closed.⟧", CHANGED),
    Case("letters composed", "⟦The cafe\u0301 closed.⟧", "⟦The café closed.⟧", CHANGED),
    Case("vowel signs removed", "⟦لم تُسجَّل أي مخالفات.⟧", "⟦لم تسجل أي مخالفات.⟧", CHANGED),
    Case("another case", "⟦The Prime Minister resigned.⟧", "⟦The prime minister resigned.⟧", CHANGED),
    Case("a typing error mended", "The ⟦goverment⟧ fell.", "The ⟦government⟧ fell.", CHANGED),
    Case(
        "emoji before",
        "🔥🔥 Live: ⟦the fire reached the ridge⟧",
        "🔴🔴🔴 Live 🔥🔥: ⟦the fire reached the ridge⟧",
        UNCHANGED,
    ),
    Case("a flag put inside", "⟦The team won the final.⟧", "⟦The 🇺🇦 team won the final.⟧", CHANGED),
    Case("a family put at the edge", "⟦Five people 👨‍👩‍👧 moved in⟧", "⟦Six people 👨‍👩‍👧‍👦 moved in⟧", CHANGED),
    Case("another skin tone", "⟦She waved 👋🏻 to the crowd⟧", "⟦She waved 👋🏿 to the crowd⟧", CHANGED),
    Case(
        "Arabic, a figure",
        "⟦قُتل 36 شخصًا في الحريق⟧ بحسب المسؤولين.",
        "⟦قُتل 33 شخصًا في الحريق⟧ بحسب المسؤولين.",
        CHANGED,
    ),
    Case("Hebrew, a word", "⟦ראש הממשלה התפטר ביום שני.⟧", "⟦ראש הממשלה התפטר ביום שלישי.⟧", CHANGED),
    Case("Hindi, a figure", "⟦आग में 36 लोगों की मौत हुई।⟧", "⟦आग में 33 लोगों की मौत हुई।⟧", CHANGED),
    Case(
        "Japanese, a word",
        "⟦首相は月曜日に辞任した。⟧次の選挙は秋。",
        "⟦首相は火曜日に辞任した。⟧次の選挙は秋。",
        CHANGED,
    ),
    Case(
        "Japanese, a sentence cut",
        "⟦首相は月曜日に辞任した。⟧次の選挙は秋に行われる。",
        "次の選挙は秋に行われる。",
        DELETED,
    ),
    Case("Thai, a word", "⟦นายกรัฐมนตรีลาออกเมื่อวันจันทร์⟧", "⟦นายกรัฐมนตรีลาออกเมื่อวันอังคาร⟧", CHANGED),
    Case(
        "Korean, an ending", "⟦프로젝트가 커뮤니티에 도움이 됩니다.⟧", "⟦프로젝트는 커뮤니티에 도움이 됩니다.⟧", CHANGED
    ),
    Case("Tamil, a figure", "⟦தீயில் 36 பேர் இறந்தனர்.⟧", "⟦தீயில் 33 பேர் இறந்தனர்.⟧", CHANGED),
    Case("a span at the start", "⟦The dam broke.⟧ It rained.", "⟦The dam broke.⟧ It snowed.", UNCHANGED, alone=True),
    Case("a span at the end", "It rained. ⟦The dam broke.⟧", "It snowed. ⟦The dam broke.⟧", UNCHANGED, alone=True),
    Case("an empty new text", "⟦The dam broke.⟧", "", DELETED, alone=True),
    Case("one letter", "Vitamin ⟦C⟧ helps nobody.", "Vitamin ⟦C⟧ helps few.", UNCHANGED),
    Case("one letter gone with its sentence", "Vitamin ⟦C⟧ helps nobody. It rained.", "It rained.", DELETED),
    Case("line ends of Windows", "⟦The dam broke.\r\nIt rained.⟧", "⟦The dam broke.\nIt rained.⟧", CHANGED),
    Case(
        "a copy inserted beside the original",
        "⟦The dam broke at dawn after a week of rain.⟧ The valley was flooded.",
        "⟦The dam broke at dawn after a week of rain.⟧ The valley was flooded. "
        "The dam broke at dawn after a week of rain.",
        UNCHANGED,
    ),
]
