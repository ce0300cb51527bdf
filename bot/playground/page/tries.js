// What can one try? Example questions, or the twelve situations of an agent's day.
import { $ } from "./dom.js";
import { drawTabs } from "./tabs.js";

const TRIES = [
  { key: "examples", label: "Examples", panel: "panel-examples" },
  { key: "day", label: "An agent's day", panel: "panel-day" },
];

export function drawTries(chosen) {
  drawTabs($("tries"), "try", TRIES, chosen, drawTries);
  for (const one of TRIES) $(one.panel).hidden = one.key !== chosen;
}
