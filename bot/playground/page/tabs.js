// A row of tabs: arrows move, one is chosen. Each of `tabs` has a key, a label, the id of its panel, maybe a language.
import { make } from "./dom.js";

export function drawTabs(list, prefix, tabs, chosen, pick) {
  const take = (key) => { pick(key); document.getElementById(`${prefix}-${key}`).focus(); };
  list.replaceChildren(...tabs.map((one, at) => {
    const selected = one.key === chosen;
    const tab = make("button", {
      type: "button", id: `${prefix}-${one.key}`, role: "tab", textContent: one.label, lang: one.lang,
      "aria-selected": String(selected), "aria-controls": one.panel, tabIndex: selected ? 0 : -1,
    });
    tab.addEventListener("click", () => take(one.key));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) take(tabs[(at + step + tabs.length) % tabs.length].key);
    });
    return tab;
  }));
}
