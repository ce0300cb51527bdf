// The playground's page: puts the parts together and starts.
import { completion } from "./completion.js";
import { composer, focusComposer, speak } from "./composer.js";
import { drawDay } from "./day.js";
import { $ } from "./dom.js";
import { drawExamples } from "./examples.js";
import { drawHome } from "./home.js";
import { jumps } from "./jump.js";
import { showKnowledge } from "./knowledge.js";
import { mentions } from "./mention.js";
import { showModal } from "./modal.js";
import { drawPeople, people } from "./people.js";
import { drawPlaces, go, invitation } from "./places.js";
import { drawPrompts } from "./prompts.js";
import { address, listen } from "./server.js";
import { state } from "./state.js";
import { closeThread, drop, put } from "./timeline.js";
import { theme } from "./theme.js";
import { drawTries } from "./tries.js";

const APPLY = {
  message: (change) => { if (put(change.message)) { state.unread.add(change.message.channel); drawPlaces(); } },
  deleted: (change) => drop(change.key),
  view: (change) => showModal(change.view),
  home: (change) => { state.home = change.home; drawHome(); },
  prompts: (change) => { state.prompts[change.channel] = change.prompts; drawPrompts(); },
  knowledge: (change) => showKnowledge(change.knowledge, change.changed),
};

async function load() {
  const first = !state.token;
  const { messages, view, ...fresh } = await (await fetch(address("state"))).json();
  Object.assign(state, fresh);
  state.who = state.me.who;
  state.messages = new Map(messages.map((message) => [message.key, message]));
  if (state.thread && !state.messages.has(`${state.place.id}:${state.thread}`)) closeThread();
  drawPeople();
  go(sameOrFirst());
  if (first) begin();
  showKnowledge(state.knowledge);
  showModal(view);
}

// Where one was, if this person can be there too.
function sameOrFirst() {
  const was = state.place;
  return state.places.find((place) => place.id === was?.id)
    ?? state.places.find((place) => was?.kind === "direct" && place.kind === "direct") ?? state.places[0];
}

function begin() {
  const wanted = (navigator.language || "en").slice(0, 2);
  drawExamples(state.examples[wanted] ? wanted : "en", (text) => speak(text, null));
  drawTries("examples");
  drawDay();
  focusComposer();
}

const start = () => listen(load, (change) => APPLY[change.type]?.(change));

theme();
completion();
mentions();
jumps();
people(start);
invitation(load);
composer($("composer"), $("composer-text"), () => null);
composer($("thread-composer"), $("thread-text"), () => state.thread);
$("thread-close").addEventListener("click", closeThread);
$("thread").addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) closeThread(); });
start();
