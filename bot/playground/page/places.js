// Where can one go, and what can one try? The left side: places and example questions.
import { $, make } from "./dom.js";
import { placeName, state } from "./state.js";
import { closeThread, redraw } from "./timeline.js";

export function go(place) {
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

export function drawExamples(language, ask) {
  const codes = Object.keys(state.examples);
  $("languages").replaceChildren(...codes.map((code) => languageTab(code, code === language, codes, ask)));
  $("examples-panel").setAttribute("aria-labelledby", `tab-${language}`);
  $("examples").lang = language;
  $("examples").replaceChildren(...state.examples[language].questions.map((example) => {
    const button = make("button", { type: "button", title: example.text, textContent: example.label });
    button.addEventListener("click", () => ask(example.text));
    return make("li", {}, button);
  }));
}

function languageTab(code, selected, codes, ask) {
  const tab = make("button", {
    type: "button", id: `tab-${code}`, role: "tab", textContent: state.examples[code].name, lang: code,
    "aria-selected": String(selected), "aria-controls": "examples-panel", tabIndex: selected ? 0 : -1,
  });
  const pick = (one) => { drawExamples(one, ask); $(`tab-${one}`).focus(); };
  tab.addEventListener("click", () => pick(code));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) pick(codes[(codes.indexOf(code) + step + codes.length) % codes.length]);
  });
  return tab;
}
