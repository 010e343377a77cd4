// Sends chosen or dropped files one by one, and shows of each how far it is and what became of it.
// Without this script the form sends them all at once and the page answers.

const form = document.querySelector("form[data-uploads]");
const list = document.getElementById(form.dataset.uploads);
const input = form.querySelector("input[type=file]");
const encodings = form.querySelector("select[name=encoding]");
const words = form.dataset;

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function rowFor(file) {
  const row = document.createElement("li");
  const name = element("span", file.name, "name");
  const bar = document.createElement("progress");
  const state = element("span", words.waiting, "meta");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  row.append(name, bar, state);
  list.append(row);
  return { row, bar, state };
}

function send(file, encoding, { bar, state }) {
  return new Promise((resolve) => {
    const body = new FormData(form);
    body.delete("files");
    body.set("do", "upload");
    body.set("encoding", encoding);
    body.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.value = (event.loaded / event.total) * 100;
      state.textContent = event.loaded < event.total ? `${words.sending} ${Math.round(bar.value)} %` : words.reading;
    });
    request.addEventListener("loadend", () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // No JSON: the connection broke, or the server did.
      }
      resolve(answer.files?.[0] ?? { error: answer.error ?? words.failed });
    });
    request.send(body);
  });
}

function show(answer, file, parts) {
  parts.bar.value = 100;
  if (answer.url) {
    const link = element("a", answer.open);
    link.href = answer.url;
    document.getElementById("no-drafts")?.remove();
    parts.bar.replaceWith(element("span", answer.found, "meta"));
    parts.state.replaceWith(link);
    return;
  }
  const choice = encodings.cloneNode(true);
  const again = element("button", words.again, "button");
  const retry = element("div", "", "retry");
  choice.id = "";
  // What was not found out has to be said; the commonest of the old encodings stands first.
  choice.value = "cp1252";
  choice.setAttribute("aria-label", `${encodings.labels[0].textContent}: ${file.name}`);
  again.type = "button";
  again.addEventListener("click", () => {
    parts.row.remove();
    upload([file], choice.value);
  });
  retry.append(choice, again);
  parts.bar.remove();
  parts.state.remove();
  parts.row.append(element("p", answer.error, "error"), retry);
}

async function upload(files, encoding) {
  const waiting = files.map((file) => [file, rowFor(file)]);
  for (const [file, parts] of waiting) show(await send(file, encoding, parts), file, parts);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = [...input.files];
  if (files.length) upload(files, encodings.value);
  else input.focus();
  input.value = "";
});

form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("is-over");
});
form.addEventListener("dragleave", () => form.classList.remove("is-over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("is-over");
  upload([...event.dataTransfer.files], encodings.value);
});
