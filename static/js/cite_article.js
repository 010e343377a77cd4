// Citing beside the text: the words selected in the other article become the words to cite, and stay marked while the
// form is filled in. Typing words, or picking a sentence, takes their place.

import { readSelection, restore } from "../annotations/selection.js";

const SETTLED = 150;

const text = document.getElementById("cited-text");
const form = document.getElementById("cite-form");
const shown = document.getElementById("chosen-words");
const bar = document.getElementById("chosen-bar");
const { start, end, exact, quotation } = form.elements;
let waiting;

// Every drag of the pointer changes the selection many times: the last one counts.
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const selected = readSelection(text);
    if (selected) choose(selected, document.getSelection().getRangeAt(0).cloneRange());
  }, SETTLED);
});

quotation.addEventListener("input", () => {
  if (quotation.value.trim()) choose(null);
});

form.addEventListener("submit", () => clearTimeout(waiting));

document.addEventListener("change", (event) => {
  if (event.target.name === "sentence") choose(null);
});

// The form came back with what was wrong in it: the words are marked again.
if (start.value && end.value && exact.value) {
  choose({ start: Number(start.value), end: Number(end.value), exact: exact.value }, restore(text, { start: Number(start.value), end: Number(end.value) }).cloneRange());
}

function choose(selected, range) {
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
  if (range) CSS.highlights.set("chosen", new Highlight(range));
  else CSS.highlights.delete("chosen");
}
