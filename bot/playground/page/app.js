// The playground's page: puts the parts together and starts.
import { completion } from "./completion.js";
import { composer, focusComposer, speak } from "./composer.js";
import { $ } from "./dom.js";
import { showModal } from "./modal.js";
import { drawExamples, drawPlaces, go } from "./places.js";
import { listen } from "./server.js";
import { state } from "./state.js";
import { closeThread, drop, put } from "./timeline.js";
import { theme } from "./theme.js";

function apply(change) {
  if (change.type === "message") {
    if (put(change.message)) { state.unread.add(change.message.channel); drawPlaces(); }
  } else if (change.type === "deleted") drop(change.key);
  else if (change.type === "view") showModal(change.view);
}

async function load() {
  const first = !state.token;
  const { messages, view, ...fresh } = await (await fetch("/api/state")).json();
  Object.assign(state, fresh);
  state.messages = new Map(messages.map((message) => [message.key, message]));
  if (state.thread && !state.messages.has(`${state.place.id}:${state.thread}`)) closeThread();
  go(state.places.find((place) => place.id === state.place?.id) ?? state.places[0]);
  if (first) begin();
  showModal(view);
}

function begin() {
  const wanted = (navigator.language || "en").slice(0, 2);
  drawExamples(state.examples[wanted] ? wanted : "en", (text) => speak(text, null));
  focusComposer();
}

theme();
completion();
composer($("composer"), $("composer-text"), () => null);
composer($("thread-composer"), $("thread-text"), () => state.thread);
$("thread-close").addEventListener("click", closeThread);
$("thread").addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) closeThread(); });
listen(load, apply);
