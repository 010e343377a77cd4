// What the scripts say: the page brings the words in its language, and screen readers hear them.

const announcer = document.getElementById("announcer");

export function words(name, values = {}) {
  return (announcer.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_all, key) => values[key] ?? "");
}

export function announce(sentence) {
  announcer.textContent = sentence;
}
