// The playground's page: state from the server, places, composers, the stream of changes.
import { make, renderBlocks } from "./blocks.js";
import { mrkdwn } from "./mrkdwn.js";
import { openInspector, meter } from "./inspector.js";
import { showModal } from "./modal.js";

const $ = (id) => document.getElementById(id);
const state = { token: "", me: null, bot: null, places: [], place: null, thread: null, messages: new Map(), examples: {}, commands: [], names: {}, unread: new Set() };

// ---- the server ------------------------------------------------------------------------------------------------

async function send(path, body) {
  const answer = await fetch(`/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-mailwhy-token": state.token },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer) return say("The playground has stopped. Start it again with: make run");
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) say(result.error ?? "That did not work.");
  else if (result.notice) say(result.notice);
  return result;
}

function say(text) {
  $("status").textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("status").textContent = ""; }, 8000);
}

function listen() {
  const stream = new EventSource("/api/stream");
  stream.onmessage = (event) => apply(JSON.parse(event.data));
  stream.onerror = () => say("Connection lost; trying again.");
  stream.onopen = async () => { if (listen.opened) await load(); listen.opened = true; };
}

function apply(change) {
  if (change.type === "message") put(change.message);
  else if (change.type === "deleted") drop(change.key);
  else if (change.type === "view") showModal(change.view, act, submit, close, names);
  else if (change.type === "notice") say(change.text);
}

// ---- messages --------------------------------------------------------------------------------------------------

const names = (target) => {
  const id = target.slice(1).split("|")[0];
  return state.names[id] ? `${target[0]}${state.names[id]}` : "";
};

function put(message) {
  const fresh = !state.messages.has(message.key);
  state.messages.set(message.key, message);
  const inThread = message.thread_ts && message.thread_ts !== message.ts;
  if (message.channel !== state.place?.id) {
    if (fresh && message.bot) { state.unread.add(message.channel); drawPlaces(); }
    return;
  }
  if (!inThread || message.ephemeral) draw($("messages"), message, fresh);
  if (state.thread && (message.thread_ts === state.thread || message.ts === state.thread)) draw($("thread-messages"), message, fresh);
  if (inThread) {
    const root = state.messages.get(`${message.channel}:${message.thread_ts}`);
    if (root) draw($("messages"), root, false);
    if (fresh && message.bot && !state.thread && !message.ephemeral) openThread(message.thread_ts);
  }
}

function drop(key) {
  state.messages.delete(key);
  document.querySelectorAll("[data-key]").forEach((item) => { if (item.dataset.key === key) item.remove(); });
}

function draw(list, message, fresh) {
  const old = [...list.children].find((item) => item.dataset.key === message.key);
  const item = messageItem(message, list.id === "thread-messages");
  if (old) {
    const focused = old.contains(document.activeElement) ? document.activeElement.textContent : null;
    old.replaceWith(item);
    if (focused !== null) ([...item.querySelectorAll("button")].find((button) => button.textContent === focused) ?? item).focus?.();
  } else {
    const after = [...list.children].find((other) => other.dataset.ts > message.ts);
    list.insertBefore(item, after ?? null);
    if (fresh !== undefined) list.scrollTop = list.scrollHeight;
  }
}

function messageItem(message, inThread) {
  const item = make("li", { className: `message${message.ephemeral ? " ephemeral" : ""}`, tabIndex: -1 });
  item.dataset.key = message.key;
  item.dataset.ts = message.ts;
  const avatar = make("div", { className: `avatar${message.bot ? " bot" : ""}`, "aria-hidden": "true", textContent: message.bot ? "?" : message.name.slice(0, 1) });
  const time = new Date(Number(message.ts.split(".")[0]) * 1000);
  const head = make("div", { className: "who" },
    make("strong", { textContent: message.name }),
    message.bot ? make("span", { className: "app", textContent: "APP" }) : null,
    make("time", { dateTime: time.toISOString(), textContent: time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) }),
    message.edited ? make("span", { className: "hint", textContent: "(edited)" }) : null);
  const body = make("div", { className: "body" });
  if (message.ephemeral) body.append(make("p", { className: "only-you", textContent: "Only visible to you" }));
  body.append(message.blocks?.length ? renderBlocks(message.blocks, { act: (...pressed) => act(message, ...pressed), names }) : make("div", {}, mrkdwn(message.text, names)));
  const foot = make("div", { className: "foot" });
  const replies = [...state.messages.values()].filter((other) => other.channel === message.channel && other.thread_ts === message.ts && other.ts !== message.ts && !other.ephemeral);
  const isRoot = !message.thread_ts || message.thread_ts === message.ts;
  if (!inThread && isRoot && !message.ephemeral) {
    const label = replies.length ? `${replies.length} ${replies.length === 1 ? "reply" : "replies"}` : "Reply in thread";
    const open = make("button", { type: "button", className: "link", textContent: label });
    open.addEventListener("click", () => openThread(message.ts));
    foot.append(open);
  }
  if (message.bot) {
    const raw = make("button", { type: "button", className: "link", textContent: "Raw JSON and limits", "aria-haspopup": "dialog" });
    raw.addEventListener("click", () => openInspector(message));
    foot.append(raw, meter(message));
  }
  item.append(avatar, make("div", { className: "content" }, head, body, foot));
  return item;
}

function redraw() {
  $("messages").replaceChildren();
  $("thread-messages").replaceChildren();
  const mine = [...state.messages.values()].filter((message) => message.channel === state.place.id).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  for (const message of mine) {
    if (!message.thread_ts || message.thread_ts === message.ts || message.ephemeral) draw($("messages"), message);
    if (state.thread && (message.ts === state.thread || message.thread_ts === state.thread)) draw($("thread-messages"), message);
  }
  if (!mine.length) $("messages").append(emptyRoom());
  $("messages").scrollTop = $("messages").scrollHeight;
}

function emptyRoom() {
  return make("li", { className: "empty" },
    make("p", {}, make("strong", { textContent: "Why did the email not arrive?" })),
    make("p", { textContent: "Paste what you have: a bounce, a code, a screen text, or the customer's own words. Pick an example on the left to see an answer." }));
}

// ---- doing -----------------------------------------------------------------------------------------------------

function act(container, block, element, extra, control) {
  control.setAttribute("aria-busy", "true");
  setTimeout(() => control.removeAttribute("aria-busy"), 3000);
  const where = container.view_id ? { view_id: container.view_id } : { channel: container.channel, ts: container.ts, ephemeral: container.ephemeral ?? false };
  return send("press", { ...where, block_id: block.block_id, action_id: element.action_id, type: element.type, ...extra }).finally(() => control.removeAttribute("aria-busy"));
}
const submit = (viewId, values) => send("submit", { view_id: viewId, values });
const close = (viewId) => send("close", { view_id: viewId });

async function speak(text, thread) {
  const words = text.trim();
  if (!words) return;
  document.querySelector(".messages .empty")?.remove();
  if (!thread && words.startsWith("/")) return send("command", { channel: state.place.id, text: words });
  return send("say", { channel: state.place.id, text: words, thread_ts: thread });
}

function openThread(ts) {
  state.thread = ts;
  $("thread").hidden = false;
  document.body.classList.add("with-thread");
  redraw();
  $("thread-messages").scrollTop = $("thread-messages").scrollHeight;
}

function closeThread() {
  state.thread = null;
  $("thread").hidden = true;
  document.body.classList.remove("with-thread");
  $("composer-text").focus();
}

function go(place) {
  state.place = place;
  state.unread.delete(place.id);
  if (state.thread) closeThread();
  drawPlaces();
  $("room-name").textContent = place.kind === "direct" ? place.name : `#${place.name}`;
  $("room-topic").textContent = place.topic;
  $("composer-label").textContent = place.kind === "direct" ? `Message to ${place.name}` : `Message to the channel ${place.name}`;
  $("composer-hint").textContent = place.hint;
  redraw();
}

// ---- the left side ---------------------------------------------------------------------------------------------

function drawPlaces() {
  $("places").replaceChildren(...state.places.map((place) => {
    const button = make("button", { type: "button", textContent: place.kind === "direct" ? place.name : `# ${place.name}` });
    if (place.id === state.place?.id) button.setAttribute("aria-current", "true");
    if (state.unread.has(place.id)) button.append(make("span", { className: "unread", textContent: "new" }));
    button.addEventListener("click", () => go(place));
    return make("li", {}, button);
  }));
}

function drawExamples(language) {
  $("languages").replaceChildren(...Object.entries(state.examples).map(([code, group]) => {
    const tab = make("button", { type: "button", role: "tab", textContent: group.name, lang: code, "aria-selected": String(code === language), tabIndex: code === language ? 0 : -1 });
    tab.addEventListener("click", () => drawExamples(code));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const codes = Object.keys(state.examples);
      drawExamples(codes[(codes.indexOf(code) + step + codes.length) % codes.length]);
      $("languages").querySelector("[aria-selected=true]").focus();
    });
    return tab;
  }));
  $("examples").lang = language;
  $("examples").replaceChildren(...(state.examples[language]?.questions ?? []).map((example) => {
    const button = make("button", { type: "button", title: example.text, textContent: example.label });
    button.addEventListener("click", () => speak(example.text, null));
    return make("li", {}, button);
  }));
}

// ---- composers -------------------------------------------------------------------------------------------------

function composer(form, field, thread) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value;
    field.value = "";
    grow(field);
    $("completion").hidden = true;
    speak(text, thread());
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      if (field.id === "composer-text" && takeCompletion()) { event.preventDefault(); return; }
      event.preventDefault();
      form.requestSubmit();
    }
  });
  field.addEventListener("input", () => grow(field));
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
}

let picked = -1;
function complete() {
  const field = $("composer-text");
  const list = $("completion");
  const typed = field.value;
  const fitting = typed.startsWith("/") && !typed.includes("\n") ? state.commands.filter((command) => command.text.startsWith(typed) && command.text !== typed) : [];
  picked = -1;
  list.hidden = !fitting.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
  list.replaceChildren(...fitting.map((command, index) => {
    const option = make("li", { role: "option", id: `completion-${index}` }, make("code", { textContent: command.text }), " ", command.help);
    option.dataset.text = command.text;
    option.addEventListener("mousedown", (event) => { event.preventDefault(); field.value = `${command.text} `; list.hidden = true; field.focus(); });
    return option;
  }));
}

function moveCompletion(step) {
  const options = [...$("completion").children];
  if ($("completion").hidden || !options.length) return false;
  picked = (picked + step + options.length) % options.length;
  options.forEach((option, index) => option.setAttribute("aria-selected", String(index === picked)));
  $("composer-text").setAttribute("aria-activedescendant", options[picked].id);
  return true;
}

function takeCompletion() {
  const option = $("completion").children[picked];
  if ($("completion").hidden || !option) return false;
  $("composer-text").value = `${option.dataset.text} `;
  $("completion").hidden = true;
  return true;
}

// ---- start -----------------------------------------------------------------------------------------------------

async function load() {
  const fresh = await (await fetch("/api/state")).json();
  Object.assign(state, { token: fresh.token, me: fresh.me, bot: fresh.bot, places: fresh.places, examples: fresh.examples, commands: fresh.commands, names: fresh.names });
  state.messages = new Map(fresh.messages.map((message) => [message.key, message]));
  go(state.places.find((place) => place.id === state.place?.id) ?? state.places[0]);
  if (fresh.view) showModal(fresh.view, act, submit, close, names);
}

function theme() {
  const button = $("theme");
  const dark = () => (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const show = () => { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-pressed", String(dark())); };
  button.addEventListener("click", () => { document.documentElement.dataset.theme = dark() ? "light" : "dark"; show(); });
  show();
}

composer($("composer"), $("composer-text"), () => null);
composer($("thread-composer"), $("thread-text"), () => state.thread);
$("composer-text").addEventListener("input", complete);
$("composer-text").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && moveCompletion(1)) event.preventDefault();
  if (event.key === "ArrowUp" && moveCompletion(-1)) event.preventDefault();
  if (event.key === "Tab" && !$("completion").hidden) { if (picked < 0) moveCompletion(1); if (takeCompletion()) event.preventDefault(); }
  if (event.key === "Escape") $("completion").hidden = true;
});
$("thread-close").addEventListener("click", closeThread);
$("thread").addEventListener("keydown", (event) => { if (event.key === "Escape") closeThread(); });
theme();
await load();
const wanted = (navigator.language || "en").slice(0, 2);
drawExamples(state.examples[wanted] ? wanted : "en");
listen();
$("composer-text").focus();
