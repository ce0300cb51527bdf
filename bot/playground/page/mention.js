// Is the bot mentioned? In most channels it is, unless one takes the tick away; one choice for each place.
import { state } from "./state.js";

const labels = () => document.querySelectorAll(".mentions");

export const mentioned = () => state.mention.get(state.place.id) ?? state.place.mention ?? false;

export function drawMention() {
  for (const label of labels()) {
    label.hidden = state.place.mention === null;
    label.querySelector("input").checked = mentioned();
  }
}

export function mentions() {
  for (const label of labels()) {
    const box = label.querySelector("input");
    box.addEventListener("change", () => { state.mention.set(state.place.id, box.checked); drawMention(); });
  }
}
