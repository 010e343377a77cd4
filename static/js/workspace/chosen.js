// The words that are chosen in the text: what was selected, its ends put where they are meant. Tells the page by
// "words:chosen", with the range, and "words:dropped".

import { toUtf16 } from "../../annotations/code_points.js";
import { rangeOf, readMeant, readSelection, restore } from "../../annotations/selection.js";
import { watchSelection } from "../../annotations/settling.js";
import { wholeWords } from "../whole_words.js";
import { announce, words } from "./words.js";

let chosen = null;
let selected = null; // as the browser has it, to know it again

export const textElement = () => document.getElementById("text");
export const chosenWords = () => chosen;

// `keeps` tells the elements that work on the chosen words.
export function connectChosen(keeps) {
  watchSelection({ textElement, keeps, made: commit, ended: drop });
}

// The selection is made: its ends are put where they are meant.
export function commit({ letters, byTouch = false }) {
  const text = textElement();
  const now = text && readSelection(text);
  if (!now || (chosen && selected.start === now.start && selected.end === now.end)) return;
  choose(text, readMeant(text, { letters: letters || !wholeWords() }), { byTouch });
}

// The sentence round the chosen words is cut by the server's rules: they decide what an approval is bound to.
export async function takeSentence() {
  const text = textElement();
  if (!chosen) commit({ letters: false });
  if (!chosen) return;
  const asked = chosen;
  const address = `${location.pathname}sentence/?revision=${text.dataset.revision}&start=${chosen.start}&end=${chosen.end}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  // Meanwhile other words may be meant, or none.
  if (!answer.ok || chosen !== asked) return;
  const { start, end } = await answer.json();
  const whole = text.textContent;
  choose(text, { start, end, exact: whole.slice(toUtf16(whole, start), toUtf16(whole, end)) }, { byTouch: asked.byTouch });
}

export function drop() {
  chosen = null;
  CSS.highlights?.delete("chosen");
  document.dispatchEvent(new CustomEvent("words:dropped"));
}

function choose(text, span, { byTouch }) {
  // A selection that a script makes has no handles: under a finger the browser keeps its own, and the highlight alone
  // shows what is meant.
  const range = byTouch ? rangeOf(text, span) : restore(text, span);
  selected = readSelection(text) ?? span;
  chosen = { ...span, byTouch };
  CSS.highlights?.set("chosen", new Highlight(range.cloneRange()));
  document.dispatchEvent(new CustomEvent("words:chosen", { detail: { range } }));
  announce(words("selected", { words: span.exact }));
}
