// A small menu behind a button: opens by press or Enter, closes by Escape, by a choice, or when the focus leaves it.
import { make } from "./dom.js";

// `items` are [text, what to do]; `focus` names it for who had the focus when it is drawn anew.
export function menu(text, label, focus, items) {
  const opener = make("summary", { "aria-label": label, title: label, textContent: text });
  opener.dataset.focus = focus;
  const list = make("div", { className: "menu" });
  const holder = make("details", { className: "overflow" }, opener, list);
  for (const [name, act] of items) {
    const item = make("button", { type: "button", textContent: name });
    item.addEventListener("click", () => { opener.focus(); holder.open = false; act(opener); });
    list.append(item);
  }
  holder.addEventListener("toggle", () => { if (holder.open) list.scrollIntoView({ block: "nearest" }); });
  holder.addEventListener("focusout", (event) => { if (event.relatedTarget && !holder.contains(event.relatedTarget)) holder.open = false; });
  holder.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !holder.open) return;
    event.preventDefault();
    event.stopPropagation();
    holder.open = false;
    opener.focus();
  });
  return holder;
}
