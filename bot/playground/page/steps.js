// How is one step of a situation done? As its person, in its place: write, run a command or a shortcut, open Home.
import { speak } from "./composer.js";
import { become } from "./people.js";
import { go } from "./places.js";
import { say, send } from "./server.js";
import { ofMessages } from "./shortcuts.js";
import { state } from "./state.js";
import { closeThread, openThread } from "./timeline.js";

const placeOf = (name) => state.places.find((place) => (name === "direct" ? place.kind === "direct" : place.name === name));

// `run` remembers the message that began this situation; false when nothing was done.
export async function perform(step, run) {
  await become(step.who);
  const place = placeOf(step.place);
  if (!place) { say("This person is not in that place."); return false; }
  go(place, step.home ? "home" : "messages");
  if (!step.follow) closeThread();
  if (step.home) return true;
  if (step.shortcut) return shortcutOn(step.shortcut);
  if (step.follow) return Boolean(await speak(step.follow, run.ts));
  if (step.open) { openThread(run.ts, true); return true; }
  if (!step.say) return true;
  const sent = await speak(step.say, null);
  if (sent?.ts) run.ts = sent.ts;
  return Boolean(sent);
}

// On the newest message here that holds these words.
async function shortcutOn(words) {
  const holds = (message) => message.channel === state.place.id && JSON.stringify([message.text, message.attachments]).includes(words);
  const message = [...state.messages.values()].filter(holds).pop();
  const [shortcut] = ofMessages();
  if (!message || !shortcut) { say("That message is gone."); return false; }
  return Boolean(await send("shortcut", { callback_id: shortcut.callback_id, channel: message.channel, ts: message.ts }));
}
