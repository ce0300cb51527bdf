// Where can one go? The channels of this person and their direct message with the bot.
import { $, make } from "./dom.js";
import { drawTab, openTab } from "./home.js";
import { drawMention } from "./mention.js";
import { send } from "./server.js";
import { drawShortcuts } from "./shortcuts.js";
import { placeName, state } from "./state.js";
import { closeThread, redraw } from "./timeline.js";

export function go(place, tab = "messages") {
  const moved = state.place?.id !== place.id;
  state.place = place;
  state.unread.delete(place.id);
  if (moved) { state.followed = null; closeThread(); }
  drawPlaces();
  const name = placeName(place);
  $("room-name").textContent = name;
  $("room-topic").textContent = place.topic;
  $("composer-label").textContent = `Message to ${name}`;
  $("composer-hint").textContent = place.hint;
  $("invite").hidden = !place.absent;
  drawMention();
  drawShortcuts();
  if (place.kind === "direct" && (moved || state.tab !== tab)) openTab(tab);
  else drawTab();
  redraw();
}

export function drawPlaces() {
  $("places").replaceChildren(...state.places.map((place) => {
    const mark = make("span", { className: "mark", "aria-hidden": "true", textContent: place.kind === "direct" ? "✉" : "#" });
    const button = make("button", { type: "button" }, mark, place.name);
    if (place.kind === "direct") button.append(make("span", { className: "hint", textContent: "direct" }));
    if (place.id === state.place?.id) button.setAttribute("aria-current", "true");
    if (state.unread.has(place.id)) button.append(make("span", { className: "unread", textContent: "new" }));
    button.addEventListener("click", () => go(place));
    return make("li", {}, button);
  }));
}

// The bot comes into a channel it was not in; `load` fetches what is different then.
export function invitation(load) {
  $("invite").addEventListener("click", async () => { if (await send("invite", { channel: state.place.id })) await load(); });
}
