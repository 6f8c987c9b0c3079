// One line at the foot of the page, which a screen reader hears too. With a link it stays until it is used or closed.
const LASTS = 6000;

export function tell(words, { href = null, label = "Show", key = null } = {}) {
  const place = document.getElementById("told");
  const old = key && place.querySelector(`[data-key="${key}"]`);
  const line = old || document.createElement("p");
  line.textContent = words;
  if (key) line.dataset.key = key;
  if (href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = label;
    line.append(" ", link);
  } else {
    setTimeout(() => line.remove(), LASTS);
  }
  if (!old) place.append(line);
  return line;
}
