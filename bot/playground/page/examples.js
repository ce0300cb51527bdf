// Which questions can one ask by a click? A few in each language.
import { $, make } from "./dom.js";
import { state } from "./state.js";
import { drawTabs } from "./tabs.js";

export function drawExamples(language, ask) {
  const tabs = Object.entries(state.examples).map(([code, one]) => ({ key: code, label: one.name, lang: code, panel: "examples-panel" }));
  drawTabs($("languages"), "tab", tabs, language, (code) => drawExamples(code, ask));
  $("examples-panel").setAttribute("aria-labelledby", `tab-${language}`);
  $("examples").lang = language;
  $("examples").replaceChildren(...state.examples[language].questions.map((example) => {
    const button = make("button", { type: "button", title: example.text, textContent: example.label });
    button.addEventListener("click", () => ask(example.text));
    return make("li", {}, button);
  }));
}
