// What exactly was posted, and how close is it to Slack's limits? The server measures: the limits stand in one place.
import { $, make } from "./dom.js";

const HIGH = 0.8;

function bar(used, limit, label) {
  const meter = make("meter", { min: 0, max: limit, high: limit * HIGH, value: Math.min(used, limit) });
  meter.setAttribute("aria-label", label);
  return meter;
}

// A small bar for the limit that is nearest.
export function meter(limits) {
  const nearest = limits.reduce((most, one) => (one.used / one.limit > most.used / most.limit ? one : most));
  const share = Math.round((100 * nearest.used) / nearest.limit);
  const small = bar(nearest.used, nearest.limit, `${share} percent of Slack's nearest limit`);
  small.title = `${share} % of Slack's nearest limit: ${nearest.name.toLowerCase()}`;
  return small;
}

export function openInspector(title, limits, json) {
  const dialog = $("inspector");
  const rows = limits.map(({ name, used, limit }) => make("tr", {},
    make("th", { scope: "row", textContent: name }),
    make("td", { textContent: `${used.toLocaleString("en")} of ${limit.toLocaleString("en")}` }),
    make("td", {}, bar(used, limit, name))));
  const done = make("button", { type: "button", className: "button primary", textContent: "Close" });
  done.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(
    make("h2", { id: "inspector-title", textContent: title }),
    make("table", { className: "limits" }, make("tbody", {}, ...rows)),
    make("pre", { className: "json", tabIndex: 0, "aria-label": "Raw JSON", textContent: JSON.stringify(json, null, 2) }),
    make("div", { className: "actions end" }, done));
  if (!dialog.open) dialog.showModal();
  done.focus();
}
