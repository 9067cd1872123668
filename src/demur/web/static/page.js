// Keys, the countdown, and which line of the list is looked at. Without it the page works by links and buttons.
"use strict";

const typing = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
const shown = (element) => element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;

function step(by) {
  const links = [...document.querySelectorAll("#rows a")].filter(shown);
  const at = links.findIndex((link) => link.getAttribute("aria-current") === "true");
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  if (!next || next === links[at]) return;
  links[at]?.removeAttribute("aria-current");
  next.setAttribute("aria-current", "true");
  next.focus({ preventScroll: true });
  next.click();
}

// What was written into the letter and not approved.
function unsaved() {
  const area = document.getElementById("text");
  return area && area.value !== area.defaultValue ? area : null;
}
document.addEventListener("htmx:beforeRequest", (event) => {
  const area = event.detail.target?.id === "detail" ? unsaved() : null;
  if (area && !event.target.closest("#letter") && !window.confirm(area.dataset.leave)) {
    event.preventDefault();
    mark();
  }
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved() && !leaving) event.preventDefault();
});
let leaving = false;
document.addEventListener("submit", () => {
  leaving = true;
});

function press(key) {
  if (key === "j") return step(1);
  if (key === "k") return step(-1);
  if (key === "?") return document.getElementById("help")?.showModal();
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(shown).pop();
  if (!found) return undefined;
  if (found.disabled) return found;
  if (found.type === "number") {
    found.stepUp();
    found.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (typing(found)) found.focus();
  else found.click();
  return found;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  // A key that is held down goes through the list, and approves nothing.
  if (event.repeat && event.key !== "j" && event.key !== "k") return;
  if (event.target.closest("summary, a, button") && (event.key === "Enter" || event.key === " ")) return;
  if (press(event.key) !== undefined) event.preventDefault();
  else if (event.key === "j" || event.key === "k" || event.key === "?") event.preventDefault();
});

function count() {
  for (const bar of document.querySelectorAll("[data-due]")) {
    const left = Math.max(0, Math.ceil((Number(bar.dataset.due) - Date.now()) / 1000));
    const meter = bar.querySelector("progress");
    if (meter) meter.value = left;
    const text = bar.querySelector("[data-left]");
    if (text) text.textContent = left;
  }
}
// A server whose clock is another one (the example mailbox's) says how long is left; the browser's own clock counts.
function wind() {
  for (const bar of document.querySelectorAll("[data-seconds]:not([data-due])")) {
    bar.dataset.due = String(Date.now() + Number(bar.dataset.seconds) * 1000);
  }
  count();
}
setInterval(count, 250);

function mark() {
  const here = document.querySelector("#detail [data-number]")?.dataset.number;
  for (const link of document.querySelectorAll("#rows a")) {
    const own = link.dataset.number === here;
    if (own) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (own) link.scrollIntoView({ block: "nearest" });
  }
  document.body.dataset.view = document.querySelector("#detail [data-home]") ? "list" : "detail";
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-fact]");
  if (mark) {
    const details = document.getElementById(`fact-${mark.dataset.fact}`);
    if (details) {
      event.preventDefault();
      details.open = true;
      details.scrollIntoView({ block: "nearest" });
      details.querySelector("input:not([type=hidden]), select")?.focus();
    }
  }
  if (event.target.closest("[data-help]")) {
    event.preventDefault();
    document.getElementById("help")?.showModal();
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
});

// What is looked at now, for who does not see it.
function say() {
  const heard = document.querySelectorAll("#detail .alert, #detail h1, #detail .advice h2, #detail .state, #letter-title, .answer[aria-current], .again");
  const text = (node) => (node.matches?.("kbd") ? "" : node.value ?? (node.childNodes.length ? [...node.childNodes].map(text).join("") : node.textContent));
  document.getElementById("said").textContent = [...heard].map((each) => text(each).replace(/\s+/g, " ").trim()).join(". ");
}

let focused = false;
document.addEventListener("htmx:beforeSwap", () => {
  focused = document.activeElement !== null && document.activeElement !== document.body;
});
document.addEventListener("htmx:afterSettle", (event) => {
  wind();
  const whole = event.detail.target?.id === "detail";
  if (whole) {
    mark();
    say();
    window.scrollTo(0, 0);
  }
  const now = document.activeElement;
  const lost = !now || now === document.body || !shown(now);
  if (lost && (whole || focused)) document.getElementById("detail")?.focus({ preventScroll: true });
});
document.addEventListener("htmx:sendError", () => {
  document.getElementById("offline")?.removeAttribute("hidden");
});
document.addEventListener("DOMContentLoaded", () => {
  wind();
  for (const link of document.querySelectorAll('#rows a[aria-current="true"]')) link.scrollIntoView({ block: "nearest" });
});
