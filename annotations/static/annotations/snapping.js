// Moves the ends of a selection to where a person means them. Offsets here count UTF-16, as strings in a script do.

const FURTHEST = 400;

// The span without white space at its ends, never inside a character as people see it (an emoji with its parts, a
// letter with its accents), and unless `letters` is asked for never inside a word.
export function snap(text, { start, end }, { language, letters }) {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from += 1;
  while (from < to && /\s/.test(text[to - 1])) to -= 1;
  if (from === to) return { start, end };
  const granularities = letters ? ["grapheme"] : ["word", "grapheme"];
  for (const granularity of granularities) {
    from = edge(text, from, granularity, language, "start");
    to = edge(text, to, granularity, language, "end");
  }
  return { start: from, end: to };
}

// The start or the end of the word or character that the offset is inside; the offset itself between two of them.
function edge(text, offset, granularity, language, side) {
  // A line feed always ends a word and a character, so that the search may begin after one.
  const begin = Math.max(text.lastIndexOf("\n", offset - 1) + 1, 0);
  const line = text.indexOf("\n", offset);
  const stop = Math.min(line < 0 ? text.length : line, offset + FURTHEST);
  if (offset <= begin || offset >= stop) return offset;
  const segments = new Intl.Segmenter(language || undefined, { granularity }).segment(text.slice(begin, stop));
  const inside = segments.containing(offset - begin);
  const at = begin + inside.index;
  if (at === offset || (granularity === "word" && !inside.isWordLike)) return offset;
  return side === "start" ? at : at + inside.segment.length;
}
