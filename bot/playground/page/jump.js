// A link to a message of this workspace leads there, on this page: there is no Slack behind it.
import { $ } from "./dom.js";
import { go } from "./places.js";
import { say } from "./server.js";
import { state } from "./state.js";
import { openThread } from "./timeline.js";

const LINK = /\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})(?:[?#]|$)/;

// False when the link leads elsewhere.
function jump(url) {
  const found = url.match(LINK);
  if (!found) return false;
  const [, channel, seconds, rest] = found;
  const place = state.places.find((one) => one.id === channel);
  const message = state.messages.get(`${channel}:${seconds}.${rest}`);
  if (!place || !message) { say(place ? "That message is gone." : "This person is not in that place."); return true; }
  if ($("modal").open) $("modal").close();
  go(place);
  const replied = message.thread_ts && message.thread_ts !== message.ts;
  if (replied) openThread(message.thread_ts, false);
  const list = $(replied ? "thread-messages" : "messages");
  const item = [...list.children].find((one) => one.dataset.key === message.key);
  item?.scrollIntoView({ block: "nearest" });
  item?.focus();
  return true;
}

// Links in texts, and buttons with an address, before the browser follows them.
export function jumps() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && jump(link.href)) event.preventDefault();
  });
  document.addEventListener("follow", (event) => { if (jump(event.detail)) event.preventDefault(); });
}
