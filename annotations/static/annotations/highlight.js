// Lights up a claim's words and its card together, under the pointer and under the keyboard's focus.
// Both carry data-claim; in nested marks the innermost, the shortest, is meant. The style is .is-hovered.

const LIT = "is-hovered";

// Listens on one element that holds the text and the cards, so that it outlives the partials replaced in it.
export function connectHighlights(root) {
  const light = (event) => show(root, claimOf(event.target));
  const dim = (event) => show(root, claimOf(event.relatedTarget));
  root.addEventListener("pointerover", light);
  root.addEventListener("pointerout", dim);
  root.addEventListener("focusin", light);
  root.addEventListener("focusout", dim);
}

function claimOf(target) {
  return target instanceof Element ? (target.closest("[data-claim]")?.dataset.claim ?? null) : null;
}

function show(root, claim) {
  for (const element of root.querySelectorAll(`.${LIT}[data-claim]`)) {
    if (element.dataset.claim !== claim) element.classList.remove(LIT);
  }
  if (claim === null) return;
  for (const element of root.querySelectorAll(`[data-claim="${CSS.escape(claim)}"]`)) element.classList.add(LIT);
}
