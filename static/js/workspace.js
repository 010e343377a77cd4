// The workspace: selecting words, the toolbar at the end of the selection, opening claims without leaving the text.

import { connectHighlights } from "../annotations/highlight.js";
import { readSelection } from "../annotations/selection.js";
import { register } from "./keys.js";

const main = document.getElementById("main");
const GAP = 6;

connectHighlights(main);
register("c", document.querySelector("#selection button[type=submit]")?.textContent.replace("C", "").trim() ?? "Mark claim", markSelection);

// --- The selection and its toolbar ------------------------------------------------------------------------------------

let chosen = null;

document.addEventListener("selectionchange", () => {
  const form = document.getElementById("selection");
  const text = document.getElementById("text");
  if (!form || !text || form.contains(document.activeElement)) return;
  const selected = readSelection(text);
  if (!selected) return hide(form);
  chosen = selected;
  if (!pointerIsDown) show(form, text);
});

let pointerIsDown = false;
document.addEventListener("pointerdown", (event) => {
  pointerIsDown = !event.target.closest("#selection");
});
document.addEventListener("pointerup", () => {
  pointerIsDown = false;
  const form = document.getElementById("selection");
  const text = document.getElementById("text");
  if (form && text && chosen) show(form, text);
});

function show(form, text) {
  const selection = document.getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return;
  const lines = selection.getRangeAt(0).getClientRects();
  const last = lines[lines.length - 1];
  if (!last) return;
  form.elements.start.value = chosen.start;
  form.elements.end.value = chosen.end;
  form.elements.exact.value = chosen.exact;
  form.hidden = false;
  const place = form.parentElement;
  const sheet = place.offsetParent.getBoundingClientRect();
  const left = Math.min(Math.max(last.right - form.offsetWidth / 2, sheet.left), sheet.right - form.offsetWidth);
  place.style.setProperty("left", `${left - sheet.left}px`);
  place.style.setProperty("top", `${last.bottom - sheet.top + GAP}px`);
}

function hide(form) {
  chosen = null;
  form.hidden = true;
}

function markSelection() {
  const form = document.getElementById("selection");
  if (form && chosen) form.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  const form = document.getElementById("selection");
  if (event.key !== "Escape" || !form || form.hidden) return;
  document.getSelection().removeAllRanges();
  hide(form);
});

// --- Opening claims ---------------------------------------------------------------------------------------------------

main.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target.closest("a[data-claim-link], a.mark-number");
  if (link) {
    event.preventDefault();
    open(link.getAttribute("href"), link.hasAttribute("data-closes"));
    return;
  }
  // A click on marked words opens the innermost claim; a drag selects them.
  const mark = event.target.closest(".mark");
  if (mark && document.getSelection().isCollapsed && !event.target.closest("a")) {
    open(`?claim=${mark.dataset.claim}#claim-${mark.dataset.claim}`, false);
    return;
  }
  const row = event.target.closest(".panel .claim:not(.is-open)");
  if (row && document.getSelection().isCollapsed) open(`?claim=${row.dataset.claim}#claim-${row.dataset.claim}`, false);
});

async function open(address, closes) {
  const [query, fragment] = address.split("#");
  const focused = document.querySelector(".claim.is-open")?.dataset.claim;
  await window.htmx.ajax("GET", query === "?" ? location.pathname : query, { target: "#workspace", swap: "outerHTML" });
  history.replaceState(null, "", query === "?" ? location.pathname : query);
  if (closes) document.querySelector(`.mark-number[data-claim="${focused}"]`)?.focus({ preventScroll: true });
  else bringUp(fragment);
}

// The open card comes into the panel's view and takes the focus; the text moves only if its words are out of sight.
function bringUp(id) {
  const card = document.getElementById(id);
  if (!card) return;
  const panel = card.closest(".panel");
  card.focus({ preventScroll: true });
  if (panel.scrollHeight > panel.clientHeight) {
    const head = panel.querySelector(".panel-head").offsetHeight;
    panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - head;
  }
  const words = document.querySelector("#text .mark.is-focused");
  if (!words) return;
  // On a phone the panel is a sheet over the lower half: the words go to the middle of what is left.
  const covered = getComputedStyle(panel).position === "fixed" ? panel.offsetHeight : 0;
  const seen = { top: 120, bottom: window.innerHeight - covered - 40 };
  const place = words.getBoundingClientRect();
  if (place.top < seen.top || place.bottom > seen.bottom) {
    window.scrollBy({ top: place.top - (seen.top + seen.bottom) / 2, behavior: "instant" });
  }
}

document.body.addEventListener("htmx:afterSwap", () => {
  const card = document.querySelector(".claim.is-open");
  if (card && document.activeElement === document.body) bringUp(card.id);
});

if (location.search.includes("claim=")) bringUp(document.querySelector(".claim.is-open")?.id);
