// Counts what is ticked in a list, and ticks all of a page at once. Without it the boxes work as they are.

const bar = document.getElementById("ticked");
const count = bar.querySelector("[data-ticked]");

function boxes() {
  return [...document.querySelectorAll('input[type="checkbox"][form="ticked"]')];
}

function tell() {
  const ticked = boxes().filter((box) => box.checked).length;
  count.textContent = ticked ? count.dataset.words.replace("{count}", ticked) : "";
}

bar.querySelector("[data-tick-all]").addEventListener("click", () => {
  const all = boxes();
  const tick = all.some((box) => !box.checked);
  for (const box of all) box.checked = tick;
  tell();
});
document.addEventListener("change", (event) => {
  if (event.target.matches('input[form="ticked"]')) tell();
});
document.addEventListener("htmx:afterSwap", tell);
tell();
