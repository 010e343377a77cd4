// Puts each claim beside its line. Cards that would overlap share the shift, up and down; the open or current one stays
// on its line and pushes the others, out of sight where they no longer fit: their marks and J and K still lead to
// them. Where they stand so close that they would drift far from their lines, the first that is read keeps to its line.
// Without room beside the text the claims are a list or a sheet.

const beside = window.matchMedia("(min-width: 61.01rem)");
const MOST_ROOM = 130; // two rows
const FAR = 200; // pixels between a card and its line that lose the eye
const READ_FROM = 140; // the first line below the bars
const AT_REST = 120; // milliseconds without scrolling
let resting = 0;
let isCrowded = false;

export const isBeside = () => beside.matches;

export function connectLayout() {
  beside.addEventListener("change", layOut);
  window.addEventListener("resize", layOut);
  document.fonts?.ready.then(layOut);
  // Folds, images of letters that come late, an answer in a card: whatever changes a height.
  new ResizeObserver(layOut).observe(document.body);
  document.addEventListener("toggle", layOut, true);
  document.addEventListener("scroll", () => {
    clearTimeout(resting);
    if (isCrowded) resting = setTimeout(layOut, AT_REST);
  }, { passive: true });
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
  let tops = arrange(wanted, heights, pinned);
  isCrowded = pinned < 0 && tops.some((at, index) => Math.abs(at - wanted[index]) > FAR);
  if (isCrowded) tops = arrange(wanted, heights, wanted.findIndex((want) => want + top >= READ_FROM));
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
  if (pinned < 0) return share(wanted, heights);
  const tops = share(wanted, heights);
  // Near the top of the text it makes room for the few before it; further down they go out of sight.
  const before = heights.slice(0, pinned).reduce((sum, height) => sum + height, 0);
  tops[pinned] = before - wanted[pinned] <= MOST_ROOM ? Math.max(wanted[pinned], before) : wanted[pinned];
  for (let index = pinned - 1; index >= 0; index -= 1) tops[index] = Math.min(tops[index], tops[index + 1] - heights[index]);
  for (let index = pinned + 1; index < tops.length; index += 1) tops[index] = Math.max(wanted[index], tops[index - 1] + heights[index - 1]);
  return tops;
}

// Cards that touch are one group, which stands where its cards are nearest to their lines together; never above the list.
function share(wanted, heights) {
  const groups = [];
  wanted.forEach((want, index) => {
    let group = { first: index, height: heights[index], wants: want, cards: 1, top: Math.max(0, want) };
    while (groups.length > 0 && groups.at(-1).top + groups.at(-1).height > group.top) {
      const above = groups.pop();
      // What a card wants is counted from the top of its group.
      const wants = above.wants + group.wants - group.cards * above.height;
      const cards = above.cards + group.cards;
      group = { first: above.first, height: above.height + group.height, wants, cards, top: Math.max(0, wants / cards) };
    }
    groups.push(group);
  });
  return groups.flatMap(({ first, cards, top }) => {
    let free = top;
    return heights.slice(first, first + cards).map((height) => (free += height) - height);
  });
}
