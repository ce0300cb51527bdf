// How does the page talk to the playground? Posts with the token, and a stream of changes, both as one person.
import { $ } from "./dom.js";
import { state } from "./state.js";

let timer;
export function say(text, seconds = 10) {
  const line = $("status");
  line.textContent = text;
  line.hidePopover();
  line.showPopover(); // above a modal that is open
  clearTimeout(timer);
  timer = setTimeout(() => { line.textContent = ""; line.hidePopover(); }, seconds * 1000);
}

export const address = (path) => `/api/${path}?as=${encodeURIComponent(state.who)}`;

// The server's answer, or null when nothing was done; what the person has to know is said.
export async function send(path, body) {
  const answer = await fetch(address(path), {
    method: "POST",
    headers: { "content-type": "application/json", "x-mailwhy-token": state.token },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer) { say("The playground has stopped. Start it again with: make run"); return null; }
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) { say(result.error ?? "That did not work."); return null; }
  if (result.notice) say(result.notice);
  return result;
}

let stream = null;
let ready = Promise.resolve();
let lost = false;

// `load` fetches the whole state whenever the stream (re)opens; changes wait for it, so none is lost or applied twice.
// Called again it goes on as `state.who`; the promise is kept when everything that person sees is there.
export function listen(load, apply) {
  stream?.close();
  const mine = new EventSource(address("stream"));
  stream = mine;
  mine.onmessage = (event) => {
    ready = ready.then(() => { if (mine === stream) apply(JSON.parse(event.data)); }).catch((fault) => console.error(fault));
  };
  mine.onerror = () => { lost = true; say("The playground has stopped. Waiting for it to come back."); };
  return new Promise((resolve) => {
    mine.onopen = () => {
      ready = ready.then(load).then(() => { if (lost) say("Connected again."); lost = false; })
        .catch(() => say("The playground did not answer. Reload the page.")).then(resolve);
    };
  });
}
