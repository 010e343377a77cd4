// Attaching a claim to other words: what is selected in the text is taken over into the form that is open.

import { readSelection } from "../annotations/selection.js";

const text = document.getElementById("text");
let opened = null;

// The form that was opened last, else the first that is open.
function formToFill() {
  if (opened?.isConnected && opened.closest("details").open) return opened;
  return [...document.querySelectorAll("form[data-attach]")].find((form) => form.closest("details").open) ?? null;
}

function fill(form, { start, end, exact }) {
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = exact;
}

document.addEventListener(
  "toggle",
  (event) => {
    const form = event.target.querySelector?.("form[data-attach]");
    if (form && event.target.open) opened = form;
  },
  true,
);

// Who opens a form, by key or button, goes on writing in it. A key that means it leads into one that is open, too.
document.addEventListener("click", (event) => {
  const summary = event.target.closest(".effect summary");
  if (!summary) return;
  const details = summary.parentElement;
  const isByKey = event.detail === 0 && document.activeElement !== summary;
  event.preventDefault();
  details.open = isByKey || !details.open;
  if (details.open) details.querySelector("textarea, input:not([type=hidden])")?.focus();
});

// Words that are typed or pasted are looked for in the text, wherever something was selected before.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-attach]");
  if (!form) return;
  opened = form;
  form.elements.start.value = form.elements.end.value = "";
});

document.addEventListener("selectionchange", () => {
  const selected = text && readSelection(text);
  const form = selected && formToFill();
  if (form) fill(form, selected);
});
