// What was said here? The messages of a place and of the open thread.
import { $, keepFocus, make } from "./dom.js";
import { messageItem } from "./message.js";
import { placeName, state } from "./state.js";

const narrow = matchMedia("(max-width: 1000px)");

const isRoot = (message) => !message.thread_ts || message.thread_ts === message.ts;
const repliesTo = (message) => [...state.messages.values()].filter((one) => one.channel === message.channel && one.thread_ts === message.ts && one.ts !== message.ts && !one.ephemeral).length;
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

// A message is gone; its thread counts anew, and an empty place says so.
export function drop(key) {
  const gone = state.messages.get(key);
  state.messages.delete(key);
  if (gone?.channel !== state.place.id) return;
  document.querySelectorAll("[data-key]").forEach((item) => { if (item.dataset.key === key) item.remove(); });
  const root = gone.thread_ts && state.messages.get(`${gone.channel}:${gone.thread_ts}`);
  if (root && !isRoot(gone)) draw($("messages"), root, false);
  if (!$("messages").childElementCount) redraw();
  if (state.thread === gone.ts) closeThread();
}

function itemOf(message, list) {
  const inRoomList = list.id === "messages";
  const thread = inRoomList && isRoot(message) && !message.ephemeral ? { replies: repliesTo(message), open: () => openThread(message.ts, true) } : null;
  return messageItem(message, thread);
}

function draw(list, message, fresh) {
  if (fresh) list.querySelector(".empty")?.remove();
  const old = [...list.children].find((item) => item.dataset.key === message.key);
  const item = itemOf(message, list);
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

export function redraw() {
  const mine = [...state.messages.values()].filter((message) => message.channel === state.place.id).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  const room = mine.filter(inRoom);
  const thread = mine.filter(inThread);
  fill($("messages"), room, room.some((message) => message.bot || repliesTo(message)) ? null : emptyRoom(room.length));
  const words = thread.length ? "No reply here yet. Write what you know below." : "This thread is gone.";
  fill($("thread-messages"), thread, thread.length > 1 ? null : make("li", { className: "empty low", textContent: words }));
}

function fill(list, messages, empty) {
  list.replaceChildren(...messages.map((message) => itemOf(message, list)));
  if (empty) list.append(empty);
  if (list.lastElementChild) reveal(list, list.lastElementChild);
}

function emptyRoom(others) {
  const direct = state.place.kind === "direct";
  const quiet = !direct && !state.place.mention;
  const hint = direct ? "What you ask here, only you see." : "Or pick one of the examples: it is asked here, and the answer comes in its thread.";
  return make("li", { className: `empty${others ? " low" : ""}` },
    make("img", { src: "/page/icon.svg", alt: "", width: 56, height: 56 }),
    make("p", { className: "lead", textContent: quiet ? state.place.topic : "Why did the email not arrive?" }),
    make("p", { textContent: quiet ? state.place.hint : "Paste what you have: a bounce, a code, a text from the screen, or the customer's own words." }),
    quiet ? null : make("p", { className: "hint", textContent: hint }));
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
