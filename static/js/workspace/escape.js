// Escape takes away one thing at a time: the chooser, the toolbar, the caret, the open claim. In a field it only leaves
// the field, so that nothing typed is lost.

import { caretIsOn, end as endCaret } from "./caret.js";
import { chooserIsOpen, dismiss } from "./chooser.js";
import { close, openNumber } from "./opening.js";
import { isShown, leave } from "./toolbar.js";

export function connectEscape() {
  // Before the menus close themselves: a menu that is open comes first.
  document.addEventListener("keydown", onKey, true);
}

function onKey(event) {
  if (event.key !== "Escape" || event.isComposing || document.querySelector("dialog[open], details.menu[open]")) return;
  if (chooserIsOpen()) dismiss();
  else if (isShown()) leave();
  else if (caretIsOn()) endCaret();
  else if (event.target.closest("input, textarea, select")) event.target.closest(".claim")?.focus({ preventScroll: true });
  else if (openNumber() !== null) close();
  else return;
  event.preventDefault();
}
