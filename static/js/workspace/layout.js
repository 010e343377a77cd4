// Puts each claim beside its line. Cards that would overlap are pushed down; the open or current one stays on its
// line and pushes those before it up, out of sight where they no longer fit: their marks and J and K still lead to
// them. Without room beside the text the claims are a list or a sheet.

const beside = window.matchMedia("(min-width: 61.01rem)");
const MOST_ROOM = 130; // two rows

export const isBeside = () => beside.matches;

export function connectLayout() {
  beside.addEventListener("change", layOut);
  window.addEventListener("resize", layOut);
  document.fonts?.ready.then(layOut);
  // Folds, images of letters that come late, an answer in a card: whatever changes a height.
  new ResizeObserver(layOut).observe(document.body);
  document.addEventListener("toggle", layOut, true);
  layOut();
}

export function layOut() {
  const list = document.querySelector(".claims");
  if (!list) return;
  const places = [...list.children];
  list.classList.toggle("is-aligned", isBeside());
  if (!isBeside()) {
    list.style.height = "";
    for (const place of places) {
      place.style.top = "";
      place.classList.remove("is-pushed-out");
    }
    return;
  }
  const top = list.getBoundingClientRect().top;
  const lines = new Map();
  for (const number of document.querySelectorAll("#text .mark-number")) {
    lines.set(number.dataset.claim, number.getBoundingClientRect().top - top);
  }
  const heights = places.map((place) => place.offsetHeight);
  const wanted = places.map((place) => Math.max(0, lines.get(place.firstElementChild.dataset.claim) ?? 0));
  const pinned = places.findIndex((place) => place.firstElementChild.matches(".is-open, .is-current"));
  const tops = arrange(wanted, heights, pinned);
  places.forEach((place, index) => {
    place.style.top = `${Math.round(tops[index])}px`;
    place.classList.toggle("is-pushed-out", tops[index] < 0);
  });
  const last = places.length - 1;
  list.style.height = last < 0 ? "" : `${Math.round(tops[last] + heights[last])}px`;
  // The first time they appear in place; after that they may glide.
  requestAnimationFrame(() => list.classList.add("glides"));
}

// The tops of cards of these heights that want to stand at `wanted`, in order and without overlap.
export function arrange(wanted, heights, pinned) {
  const tops = [];
  let free = 0;
  wanted.forEach((want, index) => {
    tops[index] = Math.max(want, free);
    free = tops[index] + heights[index];
  });
  if (pinned < 0) return tops;
  // Near the top of the text it makes room for the few before it; further down they go out of sight.
  const before = heights.slice(0, pinned).reduce((sum, height) => sum + height, 0);
  tops[pinned] = before - wanted[pinned] <= MOST_ROOM ? Math.max(wanted[pinned], before) : wanted[pinned];
  for (let index = pinned - 1; index >= 0; index -= 1) tops[index] = Math.min(tops[index], tops[index + 1] - heights[index]);
  for (let index = pinned + 1; index < tops.length; index += 1) tops[index] = Math.max(wanted[index], tops[index - 1] + heights[index - 1]);
  return tops;
}
