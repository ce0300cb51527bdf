// What does the bot suggest to ask? Chips above the composer of the direct message, when it has set some.
import { speak } from "./composer.js";
import { $, make } from "./dom.js";
import { isDirect, state } from "./state.js";

export function drawPrompts() {
  const prompts = isDirect() && state.tab === "messages" ? state.prompts[state.place.id] ?? [] : [];
  $("prompts").hidden = !prompts.length;
  $("prompts").replaceChildren(...prompts.map((prompt) => {
    const chip = make("button", { type: "button", className: "chip", title: prompt.message, textContent: prompt.title });
    chip.addEventListener("click", () => speak(prompt.message, null));
    return make("li", {}, chip);
  }));
}
