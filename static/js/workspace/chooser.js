// A click on words that carry several claims asks which one is meant: the shortest first.

import { open } from "./opening.js";

const chooser = document.querySelector(".chooser");
const list = chooser.querySelector("ul");
let cameFrom = null;

export const chooserIsOpen = () => !chooser.hidden;

export function connectChooser(main) {
  main.addEventListener("click", (event) => {
    const mark = event.target.closest("#text .mark");
    if (event.defaultPrevented || event.target.closest("a") || !mark || !document.getSelection().isCollapsed) return;
    const numbers = claimsAround(mark);
    if (numbers.length === 1) open(numbers[0]);
    else show(numbers, event, mark);
  });
  document.addEventListener("pointerdown", (event) => {
    if (chooserIsOpen() && !chooser.contains(event.target)) hide();
  });
  chooser.addEventListener("keydown", onKey);
  chooser.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    hide();
    open(link.dataset.claim);
  });
  chooser.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !chooser.contains(event.relatedTarget)) hide();
  });
}

// Marks stand in each other, the longest outside.
function claimsAround(mark) {
  const numbers = [];
  for (let element = mark; element; element = element.parentElement.closest("#text .mark")) numbers.push(element.dataset.claim);
  return numbers;
}

function show(numbers, event, mark) {
  cameFrom = document.querySelector(`#text .mark-number[data-claim="${mark.dataset.claim}"]`);
  list.replaceChildren(...numbers.map(entry));
  chooser.hidden = false;
  const place = chooser.parentElement;
  const box = place.offsetParent.getBoundingClientRect();
  const left = Math.max(8, Math.min(event.clientX - 24, document.documentElement.clientWidth - chooser.offsetWidth - 8));
  const below = event.clientY + 18;
  const top = below + chooser.offsetHeight < window.innerHeight ? below : event.clientY - chooser.offsetHeight - 18;
  place.style.left = `${left - box.left}px`;
  place.style.top = `${top - box.top}px`;
  list.querySelector("a").focus({ preventScroll: true });
}

function entry(number) {
  const card = document.getElementById(`claim-${number}`);
  const item = document.createElement("li");
  const link = document.createElement("a");
  const name = document.createElement("span");
  link.href = `?claim=${number}#claim-${number}`;
  link.dataset.claim = number;
  name.className = "claim-number";
  name.textContent = number;
  const said = document.createElement("span");
  said.className = "claim-words";
  said.textContent = card.querySelector(".claim-words").textContent;
  link.append(name, said, card.querySelector(".state").cloneNode(true));
  item.append(link);
  return item;
}

function onKey(event) {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  links[(at + by + links.length) % links.length].focus();
}

export function hide() {
  chooser.hidden = true;
}

// Closed by a key: the focus goes back to the words.
export function dismiss() {
  hide();
  cameFrom?.focus({ preventScroll: true });
}
