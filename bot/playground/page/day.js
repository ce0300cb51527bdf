// An agent's day: twelve situations, each told in a line, done by a press, with what to look at afterwards.
import { $, make } from "./dom.js";
import { say } from "./server.js";
import { state } from "./state.js";
import { perform } from "./steps.js";

const narrow = matchMedia("(max-width: 680px)"); // the thread lies over the panel there
const runs = new Map(); // the id of a situation -> its first message, and how many steps were done

const runOf = (situation) => runs.get(situation.id) ?? runs.set(situation.id, { ts: null, done: 0 }).get(situation.id);

export function drawDay() {
  $("day").replaceChildren(...state.day.map(item));
}

function item(situation, index) {
  const mark = make("span", { className: "done" });
  const steps = make("div", { className: "steps", "aria-live": "polite" });
  const details = make("details", { name: "day" }, make("summary", {}, `${index + 1}. ${situation.title} `, mark),
    make("p", { textContent: situation.story }), steps);
  details.dataset.situation = situation.id;
  draw(situation, steps, mark);
  return make("li", {}, details);
}

// A step shows when those before it were done.
function draw(situation, holder, mark) {
  const run = runOf(situation);
  const shown = situation.steps.slice(0, run.done + 1);
  holder.replaceChildren(...shown.flatMap((step, index) => {
    const button = make("button", { type: "button", className: `button${index < run.done ? "" : " primary"}`, textContent: step.label });
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      const done = await perform(step, run);
      button.removeAttribute("aria-busy");
      if (!done) return;
      if (index === run.done) run.done += 1;
      draw(situation, holder, mark);
      if (narrow.matches && (step.say || step.follow || step.open)) say(step.look, 12);
    });
    const line = make("div", {}, make("p", { className: "hint", textContent: whoAndWhere(step) }), button);
    return index < run.done ? [line, make("p", { className: "look", textContent: step.look })] : [line];
  }));
  mark.textContent = run.done === situation.steps.length ? "✓ done" : "";
}

function whoAndWhere(step) {
  const name = state.people.find((one) => one.name === step.who).label.split(":")[0];
  return `${name}, ${step.place === "direct" ? "with Mailwhy" : `#${step.place}`}`;
}
