// Which shortcuts does the app have? Those for messages stand in each message's menu, the global one at the composer.
import { $ } from "./dom.js";
import { menu } from "./menu.js";
import { send } from "./server.js";
import { state } from "./state.js";

const run = (one, where, control) => {
  control.setAttribute("aria-busy", "true");
  return send("shortcut", { callback_id: one.callback_id, ...where }).finally(() => control.removeAttribute("aria-busy"));
};

export const ofMessages = () => state.shortcuts.filter((one) => one.type === "message");

export function messageItems(message) {
  const where = { channel: message.channel, ts: message.ts };
  return ofMessages().map((one) => [one.name, (control) => run(one, where, control)]);
}

export function drawShortcuts() {
  const global = state.shortcuts.filter((one) => one.type === "global");
  const items = global.map((one) => [one.name, (control) => run(one, {}, control)]);
  $("shortcuts").replaceChildren(...(items.length ? [menu("⚡", "Shortcuts", "shortcuts", items)] : []));
}
