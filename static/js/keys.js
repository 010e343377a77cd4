// Single keys: J and K, C, A, ... A page names them in two ways:
//   register("j", "Next claim", fn)      from a module; gives a function that takes the key back
//   <a data-key="o">Open the first</a>   in HTML: the key clicks the link or button, wherever it stands now; a field gets
//                                        the focus
// They can be turned off (WCAG 2.1.4) in the sheet that "?" opens, and do nothing while somebody writes.

const STORED = "single-keys";
const registered = new Map();
const sheet = document.getElementById("keys");
const onSwitch = document.getElementById("keys-on");

export function register(key, label, fn) {
  registered.set(key.toLowerCase(), { label, fn });
  return () => registered.delete(key.toLowerCase());
}

function keysAreOn() {
  return localStorage.getItem(STORED) !== "off";
}

function isWriting(element) {
  return Boolean(element?.closest("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], dialog"));
}

function isShown(element) {
  return element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
}

function elementFor(key) {
  return [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key.toLowerCase() === key && isShown(element));
}

// The words of a button without the key that is printed on it.
function labelOf(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("kbd, svg")) extra.remove();
  return copy.textContent.trim() || element.getAttribute("aria-label") || "";
}

function bindings() {
  const found = new Map([...registered].map(([key, { label }]) => [key, label]));
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = element.dataset.key.toLowerCase();
    if (isShown(element) && !found.has(key)) found.set(key, labelOf(element));
  }
  return found;
}

function openSheet() {
  const rows = [...bindings()].map(([key, label]) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    const sign = document.createElement("kbd");
    name.textContent = label;
    sign.textContent = key.toUpperCase();
    row.append(name, sign);
    return row;
  });
  sheet.querySelector("ul").replaceChildren(...rows);
  onSwitch.checked = keysAreOn();
  sheet.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isWriting(event.target) || !keysAreOn()) return;
  const key = event.key.toLowerCase();
  if (key === "?" && sheet) {
    event.preventDefault();
    openSheet();
    return;
  }
  const own = registered.get(key);
  const element = own ? null : elementFor(key);
  if (!own && !element) return;
  event.preventDefault();
  if (own) own.fn(event);
  else if (element.matches("input, textarea, select")) element.focus();
  else element.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest('[data-opens="keys"]')) openSheet();
});

onSwitch?.addEventListener("change", () => localStorage.setItem(STORED, onSwitch.checked ? "on" : "off"));
