// Says when words have been selected: the pointer let go, Shift let go after keys, or the handles of a finger at rest.

import { readSelection } from "./selection.js";

const AT_REST = 250; // milliseconds without a change

// `textElement` gives the text as it stands now. `keeps` tells the elements that work on a selection and leave it as it
// is. `made` is called with { letters, byTouch } once words are selected, `ended` when none are any more.
export function watchSelection({ textElement, keeps, made, ended }) {
  let pointerIsDown = false;
  let byTouch = false;
  let shiftIsDown = false;
  let resting = 0;

  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(() => !pointerIsDown && !shiftIsDown && made({ letters: false, byTouch }), AT_REST);
  };

  document.addEventListener("selectionchange", () => {
    clearTimeout(resting);
    const text = textElement();
    if (!text || !readSelection(text)) {
      // A field that takes the focus takes the selection with it.
      if (!pointerIsDown && !keeps(document.activeElement)) ended();
      return;
    }
    if (!pointerIsDown && !shiftIsDown) rest();
  });
  document.addEventListener("pointerdown", (event) => {
    pointerIsDown = !keeps(event.target);
    if (pointerIsDown) byTouch = event.pointerType === "touch";
  });
  document.addEventListener("pointerup", (event) => {
    if (!pointerIsDown) return;
    pointerIsDown = false;
    setTimeout(() => made({ letters: event.altKey, byTouch }));
  });
  // The browser takes the pointer of a finger away, to scroll or to select; one that drags a handle never had one.
  document.addEventListener("pointercancel", () => {
    pointerIsDown = false;
    rest();
  });
  document.addEventListener("touchend", rest, { passive: true });
  document.addEventListener("keydown", (event) => {
    shiftIsDown = event.shiftKey;
    if (event.shiftKey) byTouch = false;
  });
  document.addEventListener("keyup", (event) => {
    const released = shiftIsDown && event.key === "Shift";
    shiftIsDown = event.shiftKey;
    if (released) made({ letters: event.altKey, byTouch });
  });
}
