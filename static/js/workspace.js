// The workspace: selecting words and marking them, claims beside their lines, opening and walking them.
// Each module has one job; this one joins them.

import { connectHighlights } from "../annotations/highlight.js";
import { connectWholeWords, showWholeWords } from "./whole_words.js";
import { connectBounds } from "./workspace/bounds.js";
import { connectCaret } from "./workspace/caret.js";
import { connectChooser } from "./workspace/chooser.js";
import { connectEdge, drawEdge } from "./workspace/edge.js";
import { connectEscape } from "./workspace/escape.js";
import { connectLayout, layOut } from "./workspace/layout.js";
import { placeMarked } from "./workspace/marked.js";
import { bringUp, connectOpening, keepRefusalInView, openNumber } from "./workspace/opening.js";
import { connectSheet } from "./workspace/sheet.js";
import { connectToolbar } from "./workspace/toolbar.js";

const main = document.getElementById("main");

connectHighlights(main);
connectWholeWords();
connectToolbar();
connectBounds();
connectCaret();
connectOpening(main);
connectChooser(main);
connectSheet(main);
connectEscape();
connectLayout();
connectEdge();
if (openNumber() !== null) bringUp(openNumber());

document.body.addEventListener("htmx:afterSwap", placeMarked);
document.body.addEventListener("htmx:afterSettle", (event) => {
  layOut();
  drawEdge();
  keepRefusalInView();
  // A whole workspace came: what was open may have changed under the hand.
  if (event.detail.target?.id !== "workspace") return;
  showWholeWords();
  if (document.activeElement === document.body && openNumber() !== null) bringUp(openNumber());
});

// Undo answers with the workspace, without leaving the page.
document.addEventListener("submit", (event) => {
  const form = event.target.closest(".toast form");
  if (!form) return;
  event.preventDefault();
  window.htmx.ajax("POST", form.getAttribute("action"), { target: "#workspace", swap: "outerHTML" });
});
