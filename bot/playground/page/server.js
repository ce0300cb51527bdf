// How does the page talk to the playground? Posts with the token, and a stream of changes.
import { $ } from "./dom.js";
import { state } from "./state.js";

let timer;
export function say(text) {
  $("status").textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => { $("status").textContent = ""; }, 10000);
}

// The server's answer, or null when nothing was done; what the person has to know is said.
export async function send(path, body) {
  const answer = await fetch(`/api/${path}`, {
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

// `load` fetches the whole state whenever the stream (re)opens; changes wait for it, so none is lost or applied twice.
export function listen(load, apply) {
  let ready = Promise.resolve();
  let lost = false;
  const stream = new EventSource("/api/stream");
  stream.onopen = () => {
    ready = ready.then(load).then(() => { if (lost) say("Connected again."); lost = false; }).catch(() => say("The playground did not answer. Reload the page."));
  };
  stream.onmessage = (event) => { ready = ready.then(() => apply(JSON.parse(event.data))).catch((fault) => console.error(fault)); };
  stream.onerror = () => { lost = true; say("The playground has stopped. Waiting for it to come back."); };
}
