// How is an element made? By properties and children only: no HTML is ever parsed here.

let serial = 0;
export const unique = (stem) => `${stem}-${++serial}`;
export const $ = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name in element) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const isWeb = (url) => /^https?:\/\//i.test(url);

export function link(url, text) {
  return make("a", { href: url, rel: "noreferrer noopener", target: "_blank", textContent: text });
}

// What had the focus in `from` gets it in `into`, which replaced it.
export function keepFocus(from, into, replace) {
  const focused = from.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.dataset.focus;
  replace();
  if (!focused) return;
  const next = name && [...into.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === name);
  (next || into).focus();
}
