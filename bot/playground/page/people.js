// Who is at the page? One of the company's people; changing draws everything that person sees.
import { $, make } from "./dom.js";
import { state } from "./state.js";

let restart = null;

// `start` opens the stream anew and answers when everything is drawn.
export function people(start) {
  restart = start;
  $("person").addEventListener("change", () => become($("person").value));
}

export async function become(who) {
  if (who === state.me.who) return;
  state.who = who;
  state.unread.clear();
  history.replaceState(null, "", `?as=${encodeURIComponent(who)}`);
  await restart();
}

export function drawPeople() {
  $("person").replaceChildren(...state.people.map((one) => make("option", { value: one.name, textContent: one.label, selected: one.name === state.me.who })));
}
