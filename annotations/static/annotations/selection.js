// Reads the words selected in an annotated text as code points, and selects such a span again.
// The text element's textContent is exactly the revision's text; each block says in data-start where it begins.

import { countCodePoints, toCodePoints, toUtf16 } from "./code_points.js";
import { snap } from "./snapping.js";

// What is selected within the text, without the white space at its ends; null when no words of it are.
export function readSelection(textElement) {
  const selection = textElement.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = within(textElement, selection.getRangeAt(0));
  if (!range) return null;

  // Range.toString() joins the text nodes as they are, whatever the style sheet collapses or hides.
  const selected = range.toString();
  const exact = selected.trim();
  if (!exact) return null;
  const leading = selected.length - selected.trimStart().length;
  const start = offsetOf(textElement, range.startContainer, range.startOffset) + leading;
  return { start, end: start + countCodePoints(exact), exact };
}

// What is meant by the selection: its ends never inside a character as people see it and, unless `letters` is asked
// for, never inside a word.
export function readMeant(textElement, { letters }) {
  const selected = readSelection(textElement);
  if (!selected) return null;
  const whole = textElement.textContent;
  const span = { start: toUtf16(whole, selected.start), end: toUtf16(whole, selected.end) };
  const { start, end } = snap(whole, span, { language: textElement.lang, letters });
  return { start: toCodePoints(whole, start), end: toCodePoints(whole, end), exact: whole.slice(start, end) };
}

// The range of the span { start, end } of the text.
export function rangeOf(textElement, { start, end }) {
  const whole = textElement.textContent;
  const range = textElement.ownerDocument.createRange();
  const [startNode, startOffset] = placeOf(textElement, toUtf16(whole, start), "start");
  const [endNode, endOffset] = placeOf(textElement, toUtf16(whole, end), "end");
  range.setStart(startNode, startOffset);
  range.setEnd(endNode, endOffset);
  return range;
}

// Selects the span { start, end } of the text, for example after a partial of the page was replaced.
export function restore(textElement, span) {
  const range = rangeOf(textElement, span);
  const selection = textElement.ownerDocument.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return range;
}

// The part of the range that lies in the text; null when none does.
function within(textElement, range) {
  const all = textElement.ownerDocument.createRange();
  all.selectNodeContents(textElement);
  if (range.compareBoundaryPoints(Range.END_TO_START, all) >= 0) return null;
  if (range.compareBoundaryPoints(Range.START_TO_END, all) <= 0) return null;
  const part = range.cloneRange();
  if (part.compareBoundaryPoints(Range.START_TO_START, all) < 0) part.setStart(textElement, 0);
  if (part.compareBoundaryPoints(Range.END_TO_END, all) > 0) part.setEnd(textElement, textElement.childNodes.length);
  return part;
}

// Code points before a place: counted from the block it is in, so that a long text costs no more than a short one.
function offsetOf(textElement, node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const block = element.closest("[data-start]");
  const origin = block && textElement.contains(block) ? block : textElement;
  const before = textElement.ownerDocument.createRange();
  before.selectNodeContents(origin);
  before.setEnd(node, offset);
  return Number(origin.dataset.start ?? 0) + countCodePoints(before.toString());
}

// The text node and offset of a place counted in UTF-16: where a start may stand at a node's beginning, an end stands
// at the end of the node before, so that the range holds no empty pieces.
function placeOf(textElement, offset, side) {
  const walker = textElement.ownerDocument.createTreeWalker(textElement, NodeFilter.SHOW_TEXT);
  let left = offset;
  while (walker.nextNode()) {
    const { length } = walker.currentNode;
    if (left < length || (side === "end" && left === length)) return [walker.currentNode, left];
    left -= length;
  }
  return [textElement, textElement.childNodes.length];
}
