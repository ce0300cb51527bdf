// Light or dark? What the computer says, until the person says otherwise; remembered in this browser.
import { $ } from "./dom.js";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

function remembered(value) {
  try {
    if (value) localStorage.setItem("theme", value);
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}

export function theme() {
  const show = () => $("theme").setAttribute("aria-pressed", String(isDark()));
  const before = remembered();
  if (before === "dark" || before === "light") root.dataset.theme = before;
  $("theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remembered(root.dataset.theme);
    show();
  });
  system.addEventListener("change", show);
  show();
}
