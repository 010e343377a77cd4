// Whether a selection snaps to whole words: kept in this browser, switched in the rail of the workspace and in its toolbar.

const STORED = "snap-to-words";

export const wholeWords = () => localStorage.getItem(STORED) !== "off";

export function connectWholeWords() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-does=snap]");
    if (!control) return;
    const on = control.type === "checkbox" ? control.checked : !wholeWords();
    localStorage.setItem(STORED, on ? "on" : "off");
    showWholeWords();
  });
  showWholeWords();
}

// All the switches say the same, also those that just came with a part of the page.
export function showWholeWords() {
  for (const control of document.querySelectorAll("[data-does=snap]")) {
    if (control.type === "checkbox") control.checked = wholeWords();
    else control.setAttribute("aria-pressed", String(wholeWords()));
  }
}
