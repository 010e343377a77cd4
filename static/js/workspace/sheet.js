// Where there is no room beside the text the claims are a sheet at the bottom edge: closed, on one claim, or a list.

import { isBeside } from "./layout.js";

const DRAG = 30; // pixels that mean more than a tap
let from = null;

const panel = () => document.querySelector(".panel");

export function connectSheet(main) {
  main.addEventListener("click", (event) => {
    const button = event.target.closest("[data-does=sheet], [data-does=close-sheet]");
    if (!button) return;
    const goesTo = button.dataset.does === "sheet" && panel().dataset.sheet !== "list" ? "list" : "closed";
    setSheet(goesTo);
    if (goesTo === "closed") giveFocusBack();
  });
  main.addEventListener("pointerdown", (event) => {
    from = event.target.closest(".panel-head") && !isBeside() ? event.clientY : null;
  });
  main.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const by = event.clientY - from;
    from = null;
    if (by < -DRAG) setSheet("list");
    if (by > DRAG) setSheet("closed");
  });
}

export function setSheet(state) {
  const sheet = panel();
  if (!sheet) return;
  sheet.dataset.sheet = state;
  sheet.querySelector("[data-does=sheet]").setAttribute("aria-expanded", String(state === "list"));
}

// How much of the window's lower edge the sheet covers; nothing beside the text.
export function sheetCovers() {
  return isBeside() ? 0 : (panel()?.offsetHeight ?? 0);
}

function giveFocusBack() {
  const number = document.querySelector(".claim.is-open, .claim.is-current")?.dataset.claim;
  document.querySelector(`.mark-number[data-claim="${number}"]`)?.focus({ preventScroll: true });
}
