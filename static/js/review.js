// The review page: opening a form (Return, Break the glass) puts the cursor into it; Ctrl or Cmd with Enter sends it;
// Escape closes it and gives the focus back. When another item comes in, the focus goes to its heading.

document.addEventListener(
  "toggle",
  (event) => {
    const form = event.target;
    if (form.matches("details[data-focuses]") && form.open) document.querySelector(form.dataset.focuses).focus();
  },
  true, // toggle does not bubble
);

document.addEventListener("keydown", (event) => {
  const form = event.target.closest("details[data-focuses]");
  if (!form) return;
  if (event.key === "Escape") {
    form.open = false;
    form.querySelector("summary").focus();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "review") return;
  const review = document.getElementById("review");
  const wrong = review.querySelector("[aria-invalid=true]");
  (wrong ?? document.getElementById("item-title")).focus({ preventScroll: !wrong });
  // The top bar counts what waits for this reviewer; it stands outside of what came in.
  for (const count of document.querySelectorAll(".topbar .count")) {
    count.textContent = review.dataset.waits;
    count.hidden = review.dataset.waits === "";
  }
});
