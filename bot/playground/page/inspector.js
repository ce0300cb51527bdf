// What exactly was posted, and how close is it to Slack's limits?
import { make } from "./blocks.js";

export function measure(message) {
  const blocks = message.blocks ?? [];
  const bytes = new TextEncoder().encode(JSON.stringify(blocks)).length;
  const longest = Math.max(0, ...blocks.map((block) => (block.text?.text ?? "").length));
  return [
    ["Blocks", blocks.length, 50],
    ["Bytes of JSON", bytes, 12000],
    ["Longest section text", longest, 3000],
    ["Fallback text", (message.text ?? "").length, 4000],
  ];
}

export function meter(message) {
  const used = Math.max(...measure(message).map(([, value, limit]) => value / limit));
  const bar = make("meter", { min: 0, max: 1, high: 0.8, value: Math.min(1, used), title: `${Math.round(used * 100)} % of the nearest limit` });
  bar.setAttribute("aria-label", `Uses ${Math.round(used * 100)} percent of the nearest Slack limit`);
  return bar;
}

export function openInspector(message) {
  const dialog = document.getElementById("inspector");
  const rows = measure(message).map(([name, value, limit]) => make("tr", {},
    make("th", { scope: "row", textContent: name }),
    make("td", { textContent: `${value} of ${limit}` }),
    make("td", {}, make("meter", { min: 0, max: limit, high: limit * 0.8, value: Math.min(value, limit), "aria-label": name }))));
  const done = make("button", { type: "button", className: "button primary", textContent: "Close" });
  done.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(
    make("h2", { id: "inspector-title", textContent: "What was posted" }),
    make("table", { className: "limits" }, make("tbody", {}, ...rows)),
    make("pre", { className: "json", tabIndex: 0, textContent: JSON.stringify({ channel: message.channel, ts: message.ts, thread_ts: message.thread_ts, text: message.text, blocks: message.blocks }, null, 2) }),
    make("div", { className: "actions end" }, done));
  dialog.showModal();
}
