// Citing beside the text: the words selected in the other article become the words to cite, and stay marked while the
// form is filled in. Typing words, or picking a sentence, takes their place.

import { rangeOf, readMeant } from "../annotations/selection.js";
import { watchSelection } from "../annotations/settling.js";
import { wholeWords } from "./whole_words.js";

const text = document.getElementById("cited-text");
const form = document.getElementById("cite-form");
const shown = document.getElementById("chosen-words");
const bar = document.getElementById("chosen-bar");
const { start, end, exact, quotation } = form.elements;

watchSelection({
  textElement: () => text,
  keeps: (element) => Boolean(element?.closest?.("#cite-form, .pick-sentence")),
  made: ({ letters }) => {
    const meant = readMeant(text, { letters: letters || !wholeWords() });
    if (meant) choose(meant);
  },
  // The words stay chosen while the form is filled in.
  ended: () => {},
});

quotation.addEventListener("input", () => {
  if (quotation.value.trim()) choose(null);
});

document.addEventListener("change", (event) => {
  if (event.target.name === "sentence") choose(null);
});

// The form came back with what was wrong in it: the words are marked again.
if (start.value && end.value && exact.value) {
  choose({ start: Number(start.value), end: Number(end.value), exact: exact.value });
}

function choose(selected) {
  start.value = selected?.start ?? "";
  end.value = selected?.end ?? "";
  exact.value = selected?.exact ?? "";
  shown.textContent = selected?.exact ?? "";
  bar.hidden = !selected;
  bar.querySelector("span").textContent = selected ? `“${selected.exact}”` : "";
  if (selected) {
    quotation.value = "";
    for (const picked of document.querySelectorAll("input[name=sentence]:checked")) picked.checked = false;
  }
  if (!("highlights" in CSS)) return;
  if (selected) CSS.highlights.set("chosen", new Highlight(rangeOf(text, selected)));
  else CSS.highlights.delete("chosen");
}
