// Puts a new claim's card among the others, in reading order, and the text that its mark changes in place.

import { makeCurrent } from "./opening.js";

export function placeMarked() {
  const place = document.querySelector(".claim-place.is-new");
  if (!place) return;
  place.classList.remove("is-new");
  replaceText(place.querySelector("template"));
  const after = [...place.parentElement.children].find((other) => other !== place && comesAfter(other, place));
  if (after) after.before(place);
  count();
  makeCurrent(place.firstElementChild.dataset.claim, { focus: false });
}

function replaceText(part) {
  const { at } = part.dataset;
  const text = document.getElementById("text");
  if (at === "all") text.replaceChildren(part.content);
  else text.querySelector(`[data-start="${at}"]`).replaceWith(part.content);
  part.remove();
}

// In the order of the words: what begins first, of those the longest, of those the first marked.
function comesAfter(one, other) {
  const order = (place) => [Number(place.dataset.start), -Number(place.dataset.end), Number(place.firstElementChild.dataset.claim)];
  const [a, b] = [order(one), order(other)];
  const differs = a.findIndex((value, index) => value !== b[index]);
  return differs >= 0 && a[differs] > b[differs];
}

function count() {
  const states = [...document.querySelectorAll(".panel .claim")].map((card) => card.dataset.state);
  for (const line of document.querySelectorAll(".legend [data-state]")) {
    const total = states.filter((state) => state === line.dataset.state).length;
    line.hidden = total === 0;
    line.querySelector(".total").textContent = total;
  }
  document.querySelector("[data-total]").textContent = states.length;
  document.querySelector(".none-yet")?.remove();
}
