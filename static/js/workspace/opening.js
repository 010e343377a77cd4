// Opens claims without leaving the text, closes them, walks from one to the next.

import { register } from "../keys.js";
import { layOut } from "./layout.js";
import { setSheet, sheetCovers } from "./sheet.js";
import { words } from "./words.js";

// htmx keeps the old classes on a card for a moment, for transitions; its place is found by the new ones.
const AT_ONCE = "outerHTML settle:0ms";
const REFUSAL = ".missing, .form-errors";
let unsavedIn = null; // the form of the open claim that somebody wrote in

const card = (number) => document.getElementById(`claim-${number}`);
const places = () => [...document.querySelectorAll(".claims .claim")];

export function openNumber() {
  return document.querySelector(".claim.is-open")?.dataset.claim ?? null;
}

function currentNumber() {
  return document.querySelector(".claim.is-open, .claim.is-current")?.dataset.claim ?? null;
}

export function connectOpening(main) {
  main.addEventListener("click", onClick);
  main.addEventListener("input", (event) => {
    unsavedIn = event.target.closest(".claim.is-open form:not([role=search])") ?? unsavedIn;
  });
  // What came in place of the form has what it sent, or was asked for.
  document.body.addEventListener("htmx:afterSwap", () => {
    if (!unsavedIn?.isConnected) unsavedIn = null;
  });
  // Another form of the claim, or a link, would take away what is written in this one.
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt.closest("form");
    const takesAway = unsavedIn && form !== unsavedIn && form?.id !== "selection" && event.detail.target.contains(unsavedIn);
    if (takesAway && !mayLeave()) event.preventDefault();
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsavedIn?.isConnected) event.preventDefault();
  });
  register("j", words("next"), () => step(1));
  register("k", words("previous"), () => step(-1));
  register("o", words("open"), () => currentNumber() && open(currentNumber()));
}

function onClick(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target.closest("a[data-claim-link], a.mark-number, a[data-closes], a[data-step], a[data-goes]");
  if (link) {
    event.preventDefault();
    if ("closes" in link.dataset) close();
    else if (link.dataset.step) step(Number(link.dataset.step));
    else if (link.dataset.goes) makeCurrent(link.dataset.goes, { focus: true });
    else open(new URL(link.href).searchParams.get("claim"));
    return;
  }
  const row = event.target.closest(".panel .claim:not(.is-open)");
  if (row && !event.target.closest("a, button, summary") && document.getSelection().isCollapsed) open(row.dataset.claim);
}

function mayLeave() {
  if (unsavedIn?.isConnected && !window.confirm(words("unsaved"))) return false;
  unsavedIn = null;
  return true;
}

export async function open(number) {
  if (!card(number)) return;
  if (openNumber() === number) return bringUp(number);
  if (!mayLeave()) return;
  const was = openNumber();
  const address = `${location.pathname}?claim=${number}`;
  await window.htmx.ajax("GET", was === null ? address : `${address}&was=${was}`, { target: `#claim-${number}`, swap: AT_ONCE });
  history.replaceState(null, "", address);
  makeCurrent(number, { focus: false });
  bringUp(number);
}

export async function close() {
  const number = openNumber();
  if (number === null || !mayLeave()) return;
  await window.htmx.ajax("GET", `${location.pathname}?was=${number}`, { target: `#claim-${number}`, swap: AT_ONCE });
  history.replaceState(null, "", location.pathname);
  makeCurrent(null, { focus: false });
  setSheet("closed");
  (document.querySelector(`.mark-number[data-claim="${number}"]`) ?? card(number)?.querySelector("a"))?.focus({ preventScroll: true });
}

// From the open or current claim to its neighbour; from none to the first below the top of what is seen.
export function step(by) {
  const numbers = places().map((place) => place.dataset.claim);
  const at = numbers.indexOf(currentNumber());
  const next = at < 0 ? nearest(by) : numbers[at + by];
  if (next === undefined) return;
  if (openNumber() === null && !sheetCovers()) makeCurrent(next, { focus: true });
  else open(next);
}

function nearest(by) {
  const numbers = [...document.querySelectorAll("#text .mark-number")];
  const seen = numbers.filter((number) => number.getBoundingClientRect().bottom > 96);
  return (by > 0 ? seen[0] : numbers[numbers.length - seen.length - 1])?.dataset.claim ?? numbers[0]?.dataset.claim;
}

// The marker goes behind the claim's words, its card keeps to its line, and the words come into sight.
export function makeCurrent(number, { focus }) {
  for (const mark of document.querySelectorAll("#text .is-focused")) mark.classList.remove("is-focused");
  for (const sign of document.querySelectorAll("#text .mark-number[aria-current]")) sign.removeAttribute("aria-current");
  for (const one of document.querySelectorAll(".claim.is-current")) one.classList.remove("is-current");
  if (number !== null) {
    for (const mark of document.querySelectorAll(`#text .mark[data-claim="${number}"]`)) mark.classList.add("is-focused");
    document.querySelector(`#text .mark-number[data-claim="${number}"]`)?.setAttribute("aria-current", "true");
    card(number)?.classList.add("is-current");
  }
  showPosition(number);
  layOut();
  if (number === null || !focus) return;
  showWords(number);
  const link = sheetCovers() ? document.querySelector(`#text .mark-number[data-claim="${number}"]`) : card(number)?.querySelector("a.claim-number");
  link?.focus({ preventScroll: true });
}

function showPosition(number) {
  const meta = document.querySelector("[data-position]");
  const numbers = places().map((place) => place.dataset.claim);
  const at = number === null ? -1 : numbers.indexOf(number);
  meta.textContent = at < 0 ? numbers.length : words("position", { position: at + 1, total: numbers.length });
  for (const link of document.querySelectorAll("a[data-step]")) {
    const next = numbers[at < 0 ? (Number(link.dataset.step) > 0 ? 0 : -1) : at + Number(link.dataset.step)];
    if (next === undefined) {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
      link.setAttribute("role", "link");
    } else {
      link.href = `?claim=${next}#claim-${next}`;
      link.removeAttribute("aria-disabled");
      link.removeAttribute("role");
    }
  }
}

// The open card takes the focus; the text moves only if its words are out of sight.
export function bringUp(number) {
  const opened = card(number);
  if (!opened) return;
  setSheet("claim");
  layOut();
  opened.focus({ preventScroll: true });
  showWords(number);
  showRefusal(opened);
}

// What stopped a form stands beside its fields, mostly below the view: nobody is to look for it.
function showRefusal(opened) {
  opened.querySelector(REFUSAL)?.focus({ preventScroll: true });
  keepRefusalInView();
}

// What loads above it, as the sources cited lately, pushes it down again.
export function keepRefusalInView() {
  if (document.activeElement.matches(REFUSAL)) {
    document.activeElement.scrollIntoView({ block: "center", behavior: "instant" });
  }
}

function showWords(number) {
  const mark = document.querySelector(`#text .mark-number[data-claim="${number}"]`);
  const fold = mark?.closest("details");
  if (fold) fold.open = true;
  const place = (mark ?? card(number))?.getBoundingClientRect();
  if (!place) return;
  // A sheet covers the lower part: the words go to the middle of what is left.
  const seen = { top: 120, bottom: window.innerHeight - sheetCovers() - 60 };
  if (place.top < seen.top || place.bottom > seen.bottom) {
    window.scrollBy({ top: place.top - (seen.top + seen.bottom) / 2, behavior: "instant" });
  }
}
