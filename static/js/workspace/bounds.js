// Gives the open claim other words: those that are chosen.

import { register } from "../keys.js";
import { chosenWords, textElement } from "./chosen.js";
import { leave } from "./toolbar.js";
import { announce, words } from "./words.js";

const button = document.querySelector("#selection [data-does=bounds]");
const openCard = () => document.querySelector(".claim.is-open[data-bounds]");

export function connectBounds() {
  document.addEventListener("words:chosen", offer);
  button.addEventListener("click", take);
  register("b", words("boundsKey"), () => !button.hidden && take());
  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-does=select-words]");
    if (asked) begin(asked);
  });
}

function offer() {
  const card = openCard();
  button.hidden = !card;
  if (card) button.firstElementChild.textContent = button.dataset.pattern.replace("{number}", card.dataset.claim);
}

function take() {
  const card = openCard();
  const chosen = chosenWords();
  if (!card || !chosen) return;
  const { start, end, exact } = chosen;
  const values = { start, end, exact, revision: textElement().dataset.revision };
  window.htmx.ajax("POST", card.dataset.bounds, { target: "#workspace", swap: "outerHTML", values });
  leave();
}

// Shows the words of the open claim as the selection, to begin from.
function begin(asked) {
  const number = asked.closest(".claim").dataset.claim;
  asked.closest("details").open = false;
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
