// What was said here? The messages of a place and of the open thread.
import { renderBlocks } from "./blocks.js";
import { $, keepFocus, make } from "./dom.js";
import { meter, openInspector } from "./inspector.js";
import { mrkdwn } from "./mrkdwn.js";
import { send } from "./server.js";
import { names, placeName, state } from "./state.js";

const narrow = matchMedia("(max-width: 1000px)");

const isRoot = (message) => !message.thread_ts || message.thread_ts === message.ts;
const inThread = (message) => state.thread && (message.ts === state.thread || message.thread_ts === state.thread);
const inRoom = (message) => isRoot(message) || (message.ephemeral && !inThread(message));

// A new or changed message; true when it belongs to a place that is not shown.
export function put(message) {
  const fresh = !state.messages.has(message.key);
  state.messages.set(message.key, message);
  if (message.channel !== state.place.id) return fresh && message.bot;
  if (fresh && !message.bot && isRoot(message)) state.followed = message.ts;
  if (inRoom(message)) draw($("messages"), message, fresh);
  if (inThread(message)) draw($("thread-messages"), message, fresh);
  if (!isRoot(message)) {
    const root = state.messages.get(`${message.channel}:${message.thread_ts}`);
    if (root) draw($("messages"), root, false);
    if (fresh && message.bot && opens(message)) openThread(message.thread_ts, false);
  }
  return false;
}

// An answer opens its thread when no other is open, or when it answers what was just asked.
function opens(message) {
  return state.thread !== message.thread_ts && (!state.thread || state.followed === message.thread_ts);
}

export function drop(key) {
  state.messages.delete(key);
  document.querySelectorAll("[data-key]").forEach((item) => { if (item.dataset.key === key) item.remove(); });
}

function draw(list, message, fresh) {
  list.querySelector(".empty")?.remove();
  const old = [...list.children].find((item) => item.dataset.key === message.key);
  const item = messageItem(message, list.id === "thread-messages");
  if (old) { keepFocus(old, item, () => old.replaceWith(item)); return; }
  const after = [...list.children].find((other) => other.dataset.ts > message.ts);
  list.insertBefore(item, after ?? null);
  item.classList.toggle("fresh", fresh);
  if (fresh) reveal(list, item);
}

// The whole message if it fits, else its beginning.
function reveal(list, item) {
  list.scrollTop = item.offsetTop - list.offsetTop - 12;
}

function messageItem(message, isThread) {
  const kind = `${message.bot ? " from-bot" : ""}${message.ephemeral ? " ephemeral" : ""}`;
  const item = make("li", { className: `message${kind}`, tabIndex: -1 }, avatar(message),
    make("div", { className: "content" }, head(message), body(message), foot(message, isThread)));
  item.dataset.key = message.key;
  item.dataset.ts = message.ts;
  return item;
}

function avatar(message) {
  const inner = message.bot ? make("img", { src: "/page/icon.svg", alt: "" }) : message.name.slice(0, 1);
  return make("div", { className: "avatar", "aria-hidden": "true" }, inner);
}

function head(message) {
  const time = new Date(Number(message.ts.split(".")[0]) * 1000);
  const clock = time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return make("div", { className: "who" }, make("strong", { textContent: message.name }),
    message.bot ? make("span", { className: "app", textContent: "bot" }) : null,
    make("time", { dateTime: time.toISOString(), textContent: clock }),
    message.edited ? make("span", { className: "hint", textContent: "(edited)" }) : null,
    message.ephemeral ? make("span", { className: "only-you", textContent: "Only visible to you" }) : null);
}

function body(message) {
  const holder = make("div", { className: "body" });
  const ctx = { names, act: (block, element, chosen, control) => act(message, block, element, chosen, control) };
  holder.append(message.blocks.length ? renderBlocks(message.blocks, ctx) : make("div", {}, mrkdwn(message.text, names)));
  return holder;
}

function act(message, block, element, chosen, control) {
  control.setAttribute("aria-busy", "true");
  const where = { channel: message.channel, ts: message.ts, block_id: block.block_id, action_id: element.action_id };
  return send("press", { ...where, ...chosen }).finally(() => control.removeAttribute("aria-busy"));
}

function foot(message, isThread) {
  const parts = [];
  if (!isThread && isRoot(message) && !message.ephemeral) parts.push(threadButton(message));
  if (message.bot) parts.push(rawButton(message), meter(message.limits));
  return make("div", { className: "foot" }, ...parts);
}

function threadButton(message) {
  const replies = [...state.messages.values()].filter((one) => one.channel === message.channel && one.thread_ts === message.ts && one.ts !== message.ts && !one.ephemeral).length;
  const label = replies ? `${replies} ${replies === 1 ? "reply" : "replies"}` : "Reply in thread";
  const button = make("button", { type: "button", className: `link${replies ? " replies" : ""}`, textContent: label });
  button.dataset.focus = "thread";
  button.addEventListener("click", () => openThread(message.ts, true));
  return button;
}

function rawButton(message) {
  const button = make("button", { type: "button", className: "link", textContent: "Raw JSON and limits", "aria-haspopup": "dialog" });
  button.dataset.focus = "raw";
  const { channel, ts, thread_ts, text, blocks } = message;
  button.addEventListener("click", () => openInspector("What was posted", message.limits, { channel, ts, thread_ts, text, blocks }));
  return button;
}

export function redraw() {
  const mine = [...state.messages.values()].filter((message) => message.channel === state.place.id).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  fill($("messages"), mine.filter(inRoom), emptyRoom);
  fill($("thread-messages"), mine.filter(inThread), () => make("li", { className: "empty", textContent: "This thread is gone." }));
}

function fill(list, messages, empty) {
  list.replaceChildren(...messages.map((message) => messageItem(message, list.id === "thread-messages")));
  if (!messages.length) list.append(empty());
  reveal(list, list.lastElementChild);
}

function emptyRoom() {
  const direct = state.place.kind === "direct";
  return make("li", { className: "empty" },
    make("img", { src: "/page/icon.svg", alt: "", width: 56, height: 56 }),
    make("p", { className: "lead", textContent: "Why did the email not arrive?" }),
    make("p", { textContent: "Paste what you have: a bounce, a code, a text from the screen, or the customer's own words." }),
    make("p", { className: "hint", textContent: direct ? "What you ask here, only you see." : "Or pick one of the examples: it is asked here, and the answer comes in its thread." }));
}

// ---- the thread ------------------------------------------------------------------------------------------------

export function openThread(ts, takeFocus) {
  state.thread = ts;
  $("thread").hidden = false;
  $("thread-place").textContent = placeName(state.place);
  document.body.classList.add("with-thread");
  redraw();
  cover();
  if (narrow.matches) $("thread-title").focus();
  else if (takeFocus) $("thread-text").focus();
}

export function closeThread() {
  if (!state.thread) return;
  state.thread = null;
  $("thread").hidden = true;
  document.body.classList.remove("with-thread");
  cover();
  redraw();
  $("composer-text").focus();
}

// On a small screen the thread lies over the rest, which is then out of reach for the keyboard too.
function cover() {
  const covered = Boolean(state.thread) && narrow.matches;
  $("room").inert = covered;
  $("side").inert = covered;
}
narrow.addEventListener("change", cover);
