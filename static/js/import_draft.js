// The keys of the preview, a row that looks like its role at once, and keeping what was typed while one works.

import { register } from "./keys.js";

const form = document.getElementById("draft");
const rows = [...form.querySelectorAll(".block")];
const kept = document.getElementById("kept");
const FURNITURE = new Set(["headline_repeat", "share_widget", "newsletter_prompt", "comment_prompt", "original_url"]);
let current = -1;
let timer = 0;

function choose(index) {
  if (index < 0 || index >= rows.length) return;
  rows[current]?.removeAttribute("aria-current");
  current = index;
  rows[current].setAttribute("aria-current", "true");
  rows[current].focus();
}

function press(deed) {
  rows[current]?.querySelector(`button[value^="${deed}:"]`)?.click();
}

register("j", form.dataset.next, () => choose(current + 1));
register("k", form.dataset.previous, () => choose(Math.max(current - 1, 0)));
register("r", form.dataset.role, () => rows[current]?.querySelector("select").focus());
register("b", form.dataset.begin, () => press("begin"));
register("m", form.dataset.merge, () => press("merge"));
register("s", form.dataset.open, () => press("open"));

form.addEventListener("keydown", (event) => {
  const row = event.target.closest(".block");
  if (!row) return;
  const onRow = event.target === row;
  if (onRow && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    choose(current + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.target.matches("select") && (event.key === "Escape" || event.key === "Enter")) {
    // Back from the role to the rows, where J and K work.
    event.preventDefault();
    row.focus();
  }
});

form.addEventListener("focusin", (event) => {
  const row = event.target.closest(".block");
  if (!row) return;
  rows[current]?.removeAttribute("aria-current");
  current = rows.indexOf(row);
  row.setAttribute("aria-current", "true");
});

// The words of an article's first headline, as the server reads them.
function headlineOf(article) {
  const row = [...article.querySelectorAll(".block")].find((block) => block.querySelector("select").value === "headline");
  return row ? row.querySelector(".block-text").textContent.trim().replace(/\s+/gu, " ") : "";
}

for (const article of form.querySelectorAll(".import-article")) article.dataset.headline = headlineOf(article);

// A title that is the headline follows it to another block.
function follow(article) {
  const title = article.querySelector("input[name$=-title]");
  const headline = headlineOf(article);
  if (title && (title.value === "" || title.value === article.dataset.headline)) title.value = headline;
  article.dataset.headline = headline;
}

async function keep() {
  const body = new FormData(form);
  body.set("do", "keep");
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  kept.textContent = answer.ok ? `${form.dataset.kept} ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}` : "";
}

form.addEventListener("change", (event) => {
  const select = event.target.closest(".block-role select");
  if (select) {
    select.closest(".block").className = `block is-changed is-${select.value}${FURNITURE.has(select.value) ? " is-furniture" : ""}`;
    follow(select.closest(".import-article"));
  }
  clearTimeout(timer);
  timer = setTimeout(keep, 700);
});
form.addEventListener("submit", () => clearTimeout(timer));

const opened = document.getElementById("second-begins");
if (opened) opened.focus();
else if (location.hash.startsWith("#b-")) choose(rows.findIndex((row) => `#${row.id}` === location.hash));
