// The small toolbar at the end of the chosen words, below them under a finger: what is done with them.

import { register } from "../keys.js";
import { chosenWords, commit, connectChosen, drop, takeSentence, textElement } from "./chosen.js";
import { sheetCovers } from "./sheet.js";

const GAP = 6;
const HANDLES = 30; // what a finger takes hold of hangs this far below the words
const BARS = 96; // the bars at the top cover this much

const form = document.getElementById("selection");
const place = form.parentElement;

export const isShown = () => !form.hidden;

export function connectToolbar() {
  connectChosen((element) => Boolean(element?.closest?.("#selection")));
  register("c", labelOf(form.querySelector("button[type=submit]")), mark);
  register("s", labelOf(form.querySelector("[data-does=sentence]")), takeSentence);
  document.addEventListener("words:chosen", (event) => show(event.detail.range));
  document.addEventListener("words:dropped", () => {
    form.hidden = true;
  });
  // A press on a button would end the selection that it is for.
  document.addEventListener("pointerdown", (event) => event.target.closest("#selection button") && event.preventDefault());
  form.elements.kind.addEventListener("change", showClaimant);
  // What was said of one claimant is not said of another.
  form.elements.claimant.addEventListener("input", () => {
    form.elements.claimant_type.value = "";
  });
  form.addEventListener("htmx:afterRequest", (event) => event.detail.successful && leave());
  form.querySelector("[data-does=sentence]").addEventListener("click", takeSentence);
}

// The words of a button without the key that is printed on it.
const labelOf = (button) => button.textContent.replace(/\s+\S\s*$/, "").trim();

// A key may come before the selection has settled.
function mark() {
  if (!chosenWords()) commit({ letters: false });
  if (chosenWords()) form.requestSubmit();
}

// Ends the selection: its words are no longer meant.
export function leave() {
  const hadFocus = form.contains(document.activeElement);
  document.getSelection().removeAllRanges();
  drop();
  if (hadFocus) textElement()?.focus({ preventScroll: true });
}

function show(range) {
  const chosen = chosenWords();
  for (const name of ["start", "end", "exact"]) form.elements[name].value = chosen[name];
  form.elements.revision.value = textElement().dataset.revision;
  showClaimant();
  form.hidden = false;
  place.classList.toggle("by-touch", chosen.byTouch);
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  if (lines.length === 0) return;
  const sheet = document.querySelector(".sheet").getBoundingClientRect();
  const left = Math.max(sheet.left + GAP, Math.min(lines.at(-1).right - form.offsetWidth / 2, sheet.right - form.offsetWidth - GAP));
  const box = place.offsetParent.getBoundingClientRect();
  place.style.left = `${left - box.left}px`;
  place.style.top = `${(chosen.byTouch ? belowHandles(lines) : atTheEnd(lines)) - box.top}px`;
}

// Below the last line; above the first where there is no room; at the lower edge of what is seen where there is none either.
function atTheEnd(lines) {
  const below = lines.at(-1).bottom + GAP;
  if (below + form.offsetHeight < window.innerHeight) return below;
  const above = lines[0].top - form.offsetHeight - GAP;
  return above > BARS ? above : window.innerHeight - form.offsetHeight - GAP;
}

// The browser's own menu stands above the words. Where there is no room below them the text makes some.
function belowHandles(lines) {
  const top = lines.at(-1).bottom + HANDLES;
  const over = top + form.offsetHeight + GAP - (window.innerHeight - sheetCovers());
  if (over > 0) requestAnimationFrame(() => window.scrollBy({ top: over, behavior: "instant" }));
  return top;
}

function showClaimant() {
  const isAttributed = form.dataset.attributed.split(" ").includes(form.elements.kind.value);
  form.querySelector(".claimant").hidden = !isAttributed;
  form.elements.claimant.disabled = form.elements.claimant_type.disabled = !isAttributed;
}
