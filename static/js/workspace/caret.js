// Selecting with the keyboard alone: T (or Enter on the text) brings a caret into the text, arrow keys move it,
// with Shift they select; letting go of Shift brings the toolbar. The browser moves the selection, so that lines,
// right-to-left text and characters of several code points are its own affair.

import { register } from "../keys.js";
import { announce, words } from "./words.js";

const caret = document.querySelector(".caret");
const MOVES = {
  ArrowLeft: (byWord) => ["left", byWord ? "word" : "character"],
  ArrowRight: (byWord) => ["right", byWord ? "word" : "character"],
  ArrowUp: () => ["backward", "line"],
  ArrowDown: () => ["forward", "line"],
  Home: () => ["backward", "lineboundary"],
  End: () => ["forward", "lineboundary"],
};
let isOn = false;

const textElement = () => document.getElementById("text");

export const caretIsOn = () => isOn;

export function connectCaret() {
  register("t", words("select"), begin);
  document.addEventListener("keydown", onKey);
  document.addEventListener("caret:start", begin);
  document.addEventListener("focusout", (event) => {
    if (event.target === textElement() && !event.relatedTarget?.closest("#selection")) end();
  });
  document.addEventListener("pointerdown", end);
  window.addEventListener("resize", draw);
}

function begin() {
  const text = textElement();
  if (!text) return;
  text.focus({ preventScroll: true });
  const selection = document.getSelection();
  const isInside = selection.rangeCount > 0 && text.contains(selection.focusNode);
  if (!isInside) selection.collapse(...firstInView(text));
  isOn = true;
  draw();
  announce(words("caret"));
}

export function end() {
  if (!isOn) return;
  isOn = false;
  caret.hidden = true;
  if (document.getSelection().isCollapsed) document.getSelection().removeAllRanges();
  announce(words("caretEnded"));
}

function onKey(event) {
  const text = textElement();
  if (event.target !== text) return;
  if (!isOn) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    begin();
    return;
  }
  const move = MOVES[event.key]?.(event.ctrlKey || event.altKey);
  if (!move) return;
  event.preventDefault();
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  selection.modify(event.shiftKey ? "extend" : "move", ...move);
  if (!text.contains(selection.focusNode)) selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  draw();
}

// The first words of the text below the bars, or the focused mark where it is in view.
function firstInView(text) {
  const top = 100;
  const mark = text.querySelector(".mark.is-focused");
  const seen = (element) => element.getBoundingClientRect().bottom > top && element.getBoundingClientRect().top < window.innerHeight;
  const block = mark && seen(mark) ? mark : [...text.querySelectorAll("[data-start]")].find(seen);
  const walker = document.createTreeWalker(block ?? text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if ([...range.getClientRects()].some((line) => line.top >= top - 10)) return [walker.currentNode, 0];
  }
  return [text, 0];
}

function draw() {
  if (!isOn) return;
  const { focusNode, focusOffset } = document.getSelection();
  const line = focusNode && lineAt(focusNode, focusOffset);
  caret.hidden = !line;
  if (!line) return;
  const box = caret.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  caret.style.left = `${line.left - box.left}px`;
  caret.style.top = `${line.top - box.top}px`;
  caret.style.height = `${line.height}px`;
  if (line.top < 110) window.scrollBy({ top: line.top - 200, behavior: "instant" });
  if (line.bottom > window.innerHeight - 90) window.scrollBy({ top: line.bottom - window.innerHeight + 200, behavior: "instant" });
}

// Where a caret stands: the near edge of the character after it, or the far edge of the one before.
function lineAt(node, offset) {
  const range = document.createRange();
  range.setStart(node, offset);
  const collapsed = range.getClientRects()[0];
  if (collapsed?.height) return collapsed;
  if (node.nodeType === Node.TEXT_NODE && offset < node.length) {
    range.setEnd(node, offset + 1);
    return range.getClientRects()[0] ?? null;
  }
  if (node.nodeType === Node.TEXT_NODE && offset > 0) {
    range.setStart(node, offset - 1);
    range.setEnd(node, offset);
    const before = range.getClientRects()[0];
    return before ? new DOMRect(before.right, before.top, 0, before.height) : null;
  }
  return null;
}
