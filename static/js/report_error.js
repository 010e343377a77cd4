// Selecting words of a published article offers to report an error in them: the link takes them along with what stands
// around them, by which the server finds the place.

import { readMeant } from "../annotations/selection.js";
import { toUtf16 } from "../annotations/code_points.js";

const CONTEXT = 32;
const LONGEST = 1000;

const text = document.getElementById("text");
const always = document.getElementById("report-error");
const offer = document.getElementById("report-selected");

function addressFor({ start, end, exact }) {
  const whole = text.textContent;
  const before = [...whole.slice(0, toUtf16(whole, start))].slice(-CONTEXT).join("");
  const after = [...whole.slice(toUtf16(whole, end))].slice(0, CONTEXT).join("");
  const query = new URLSearchParams({ revision: always.dataset.revision, words: exact, before, after });
  return `${always.pathname}?${query}`;
}

function follow() {
  const meant = readMeant(text, { letters: false });
  offer.hidden = !meant || [...meant.exact].length > LONGEST;
  if (offer.hidden) return;
  const address = addressFor(meant);
  for (const link of [always, offer.querySelector("a")]) link.href = address;
}

// Pressing the button must not take the selection away, and the button with it.
offer.addEventListener("mousedown", (event) => event.preventDefault());

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(follow, 150);
});
