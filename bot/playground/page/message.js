// How is one message drawn? Who, what, and what can be done with it.
import { attachment, fileChip } from "./attachments.js";
import { renderBlocks } from "./blocks.js";
import { make } from "./dom.js";
import { openEditor } from "./edit.js";
import { meter, openInspector } from "./inspector.js";
import { menu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { send } from "./server.js";
import { messageItems } from "./shortcuts.js";
import { names, state } from "./state.js";

export function messageItem(message, thread) {
  const kind = `${message.bot ? " from-bot" : ""}${message.ephemeral ? " ephemeral" : ""}`;
  const item = make("li", { className: `message${kind}`, tabIndex: -1 }, avatar(message),
    make("div", { className: "content" }, head(message), body(message), foot(message, thread)));
  item.dataset.key = message.key;
  item.dataset.ts = message.ts;
  return item;
}

function avatar(message) {
  return make("div", { className: "avatar", "aria-hidden": "true" }, message.bot ? "" : message.name.slice(0, 1));
}

function head(message) {
  const time = new Date(Number(message.ts.split(".")[0]) * 1000);
  const clock = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return make("div", { className: "who" }, make("strong", { textContent: message.name }),
    message.app ? make("span", { className: "app", textContent: "bot" }) : null,
    make("time", { dateTime: time.toISOString(), textContent: clock }),
    message.edited ? make("span", { className: "hint", textContent: "(edited)" }) : null,
    message.ephemeral ? make("span", { className: "only-you", textContent: "Only visible to you" }) : null,
    actions(message));
}

function body(message) {
  const holder = make("div", { className: "body" });
  const ctx = { names, act: (block, element, chosen, control) => act(message, block, element, chosen, control) };
  holder.append(message.blocks.length ? renderBlocks(message.blocks, ctx) : make("div", {}, mrkdwn(message.text, names)));
  holder.append(...message.attachments.map((one) => attachment(one, ctx)), ...message.files.map(fileChip));
  return holder;
}

function act(message, block, element, chosen, control) {
  control.setAttribute("aria-busy", "true");
  const where = { channel: message.channel, ts: message.ts, block_id: block.block_id, action_id: element.action_id };
  return send("press", { ...where, ...chosen }).finally(() => control.removeAttribute("aria-busy"));
}

function foot(message, thread) {
  const parts = [];
  if (thread) parts.push(threadButton(thread));
  if (message.bot) parts.push(rawButton(message), meter(message.limits));
  return make("div", { className: "foot" }, ...parts);
}

function threadButton({ replies, open }) {
  const label = replies ? `${replies} ${replies === 1 ? "reply" : "replies"}` : "Reply in thread";
  const button = make("button", { type: "button", className: `link${replies ? " replies" : ""}`, textContent: label });
  button.dataset.focus = "thread";
  button.addEventListener("click", open);
  return button;
}

// What Slack has behind the three dots of a message: the app's shortcuts, and what its author may do.
function actions(message) {
  if (message.ephemeral) return null;
  const where = { channel: message.channel, ts: message.ts };
  const items = messageItems(message);
  if (message.user === state.me.id) {
    items.push(["Edit message", (control) => openEditor(message, control.closest(".message"))]);
    items.push(["Delete message", () => send("delete", where)]);
  }
  return items.length ? menu("⋯", "More about this message", "message-menu", items) : null;
}

function rawButton(message) {
  const button = make("button", { type: "button", className: "link", textContent: "Raw JSON and limits", "aria-haspopup": "dialog" });
  button.dataset.focus = "raw";
  const { channel, ts, thread_ts, text, blocks } = message;
  button.addEventListener("click", () => openInspector("What was posted", message.limits, { channel, ts, thread_ts, text, blocks }));
  return button;
}
