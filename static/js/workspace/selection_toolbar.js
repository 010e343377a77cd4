// The words that are selected, and the small toolbar at their end.

import { toUtf16, toCodePoints } from "../../annotations/code_points.js";
import { readSelection, restore } from "../../annotations/selection.js";
import { register } from "../keys.js";
import { snap } from "./snapping.js";
import { announce, words } from "./words.js";

const STORED = "snap-to-words";
const SETTLED = 250; // milliseconds without a change: a finger has let go of the handles
const GAP = 6;

const form = document.getElementById("selection");
const place = form.parentElement;
const boundsButton = form.querySelector("[data-does=bounds]");
let chosen = null;
let pointerIsDown = false;
let shiftIsDown = false;
let settling = 0;

const textElement = () => document.getElementById("text");
const openCard = () => document.querySelector(".claim.is-open[data-bounds]");
const wholeWords = () => localStorage.getItem(STORED) !== "off";

export const isShown = () => !form.hidden;

export function connectToolbar() {
  register("c", form.querySelector("button[type=submit]").textContent.replace(/\s+C\s*$/, "").trim(), mark);
  register("s", form.querySelector("[data-does=sentence]").textContent.replace(/\s+S\s*$/, "").trim(), takeSentence);
  document.addEventListener("selectionchange", onSelectionChange);
  document.addEventListener("pointerdown", (event) => {
    pointerIsDown = !event.target.closest("#selection");
    // A tap on a button would end the selection that it is for.
    if (event.target.closest("#selection button")) event.preventDefault();
  });
  document.addEventListener("pointerup", (event) => {
    if (!pointerIsDown) return;
    pointerIsDown = false;
    setTimeout(() => commit({ letters: event.altKey }));
  });
  document.addEventListener("pointercancel", () => {
    pointerIsDown = false;
  });
  document.addEventListener("touchend", settle, { passive: true });
  document.addEventListener("keydown", (event) => {
    shiftIsDown = event.shiftKey;
  });
  document.addEventListener("keyup", (event) => {
    const released = shiftIsDown && event.key === "Shift";
    shiftIsDown = event.shiftKey;
    if (released) commit({ letters: event.altKey });
  });
  form.elements.kind.addEventListener("change", showClaimant);
  form.addEventListener("htmx:afterRequest", (event) => event.detail.successful && leave());
  document.addEventListener("click", onButton);
  boundsButton.addEventListener("click", takeBounds);
  register("b", words("boundsKey"), () => !boundsButton.hidden && takeBounds());
  readSettings();
}

// A key may come before the selection has settled.
function mark() {
  if (!chosen) commit({ letters: false });
  if (chosen) form.requestSubmit();
}

// The switches that snap to whole words stand in the rail and in the toolbar, and say the same.
export function readSettings() {
  for (const control of document.querySelectorAll("[data-does=snap]")) {
    if (control.type === "checkbox") control.checked = wholeWords();
    else control.setAttribute("aria-pressed", String(wholeWords()));
  }
}

export function hide() {
  chosen = null;
  form.hidden = true;
  CSS.highlights?.delete("chosen");
}

// Ends the selection: its words are no longer meant.
export function leave() {
  const hadFocus = form.contains(document.activeElement);
  document.getSelection().removeAllRanges();
  hide();
  if (hadFocus) textElement()?.focus({ preventScroll: true });
}

function onButton(event) {
  const button = event.target.closest("[data-does]");
  if (button?.dataset.does === "snap") {
    const on = button.type === "checkbox" ? button.checked : !wholeWords();
    localStorage.setItem(STORED, on ? "on" : "off");
    readSettings();
  }
  if (button?.dataset.does === "sentence") takeSentence();
  if (button?.dataset.does === "select-words") beginBounds(button);
}

function onSelectionChange() {
  if (form.contains(document.activeElement)) return;
  clearTimeout(settling);
  const text = textElement();
  if (!text || !readSelection(text)) {
    if (!pointerIsDown) hide();
    return;
  }
  if (!pointerIsDown && !shiftIsDown) settle();
}

function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => !pointerIsDown && !shiftIsDown && commit({ letters: false }), SETTLED);
}

// The selection is made: its ends are put where they are meant, and the toolbar comes.
export function commit({ letters }) {
  const text = textElement();
  const selected = text && readSelection(text);
  if (!selected || form.contains(document.activeElement)) return;
  if (chosen && chosen.start === selected.start && chosen.end === selected.end && isShown()) return;
  const whole = text.textContent;
  const span = { start: toUtf16(whole, selected.start), end: toUtf16(whole, selected.end) };
  choose(text, whole, snap(whole, span, { language: text.lang, letters: letters || !wholeWords() }));
}

function choose(text, whole, { start, end }) {
  chosen = { start: toCodePoints(whole, start), end: toCodePoints(whole, end), exact: whole.slice(start, end) };
  const range = restore(text, chosen);
  CSS.highlights?.set("chosen", new Highlight(range));
  for (const name of ["start", "end", "exact"]) form.elements[name].value = chosen[name];
  form.elements.revision.value = text.dataset.revision;
  showClaimant();
  const card = openCard();
  boundsButton.hidden = !card;
  if (card) boundsButton.firstElementChild.textContent = boundsButton.dataset.pattern.replace("{number}", card.dataset.claim);
  form.hidden = false;
  put(range);
  announce(words("selected", { words: chosen.exact }));
}

// At the end of the last line; above the first where there is no room below.
function put(range) {
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  const last = lines.at(-1);
  if (!last) return;
  const box = place.offsetParent.getBoundingClientRect();
  const sheet = document.querySelector(".sheet").getBoundingClientRect();
  const left = Math.max(sheet.left + GAP, Math.min(last.right - form.offsetWidth / 2, sheet.right - form.offsetWidth - GAP));
  const below = last.bottom + GAP;
  const hasRoom = below + form.offsetHeight < window.innerHeight;
  const top = hasRoom ? below : lines[0].top - form.offsetHeight - GAP;
  place.style.left = `${left - box.left}px`;
  place.style.top = `${top - box.top}px`;
}

function showClaimant() {
  const isAttributed = form.dataset.attributed.split(" ").includes(form.elements.kind.value);
  const field = form.querySelector(".claimant");
  field.hidden = !isAttributed;
  form.elements.claimant.disabled = !isAttributed;
}

// The sentence is cut by the server's rules: they decide what an approval is bound to.
async function takeSentence() {
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
  choose(text, whole, { start: toUtf16(whole, start), end: toUtf16(whole, end) });
}

function takeBounds() {
  const card = openCard();
  if (!card || !chosen) return;
  const { start, end, exact } = chosen;
  const values = { start, end, exact, revision: textElement().dataset.revision };
  window.htmx.ajax("POST", card.dataset.bounds, { target: "#workspace", swap: "outerHTML", values });
  leave();
}

// Shows the words of the open claim as the selection, to begin from.
function beginBounds(button) {
  const number = button.closest(".claim").dataset.claim;
  button.closest("details").open = false;
  const marks = document.querySelectorAll(`#text .mark[data-claim="${number}"]`);
  const text = textElement();
  text.focus({ preventScroll: true });
  if (marks.length > 0) {
    const range = document.createRange();
    range.setStartBefore(marks[0]);
    range.setEndAfter(marks[marks.length - 1]);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    text.dispatchEvent(new CustomEvent("caret:start", { bubbles: true }));
  }
  announce(words("bounds", { number }));
}
