// Counts the marks above and below what is seen; each count leads to the nearest.

import { words } from "./words.js";

const BARS = 96; // the bars at the top cover this much
let waiting = false;

export function connectEdge() {
  document.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon);
  drawEdge();
}

function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    drawEdge();
  });
}

export function drawEdge() {
  const edge = document.querySelector(".edge");
  if (!edge) return;
  const above = [];
  const below = [];
  for (const number of document.querySelectorAll("#text .mark-number")) {
    const { top, bottom } = number.getBoundingClientRect();
    if (bottom < BARS) above.push(number);
    else if (top > window.innerHeight - edge.offsetHeight) below.push(number);
  }
  show(edge.querySelector(".above"), above.length, above.at(-1), "above");
  show(edge.querySelector(".below"), below.length, below[0], "below");
  edge.hidden = above.length + below.length === 0;
}

function show(link, count, nearest, name) {
  link.hidden = count === 0;
  if (!nearest) return;
  const said = words(name, { count });
  const line = link.querySelector("span");
  if (line.textContent !== said) line.textContent = said;
  link.href = nearest.getAttribute("href");
  link.dataset.goes = nearest.dataset.claim;
}
