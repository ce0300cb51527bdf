// Which commands fit what is typed? A list above the box: arrows choose, Tab or Enter takes, Escape closes.
import { $, make } from "./dom.js";
import { state } from "./state.js";

let picked = -1;

export function closeCompletion() {
  picked = -1;
  $("completion").hidden = true;
  $("composer-text").removeAttribute("aria-activedescendant");
}

function open() {
  const typed = $("composer-text").value;
  const fits = (command) => command.text.startsWith(typed) && command.text !== typed;
  const fitting = typed.startsWith("/") && !typed.includes("\n") ? state.commands.filter(fits) : [];
  closeCompletion();
  $("completion").replaceChildren(...fitting.map(optionItem));
  $("completion").hidden = !fitting.length;
}

function optionItem(command, index) {
  const option = make("li", { role: "option", id: `completion-${index}`, "aria-selected": "false" },
    make("code", { textContent: command.text }), make("span", { textContent: command.help }));
  option.dataset.text = command.text;
  option.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
  return option;
}

function move(step) {
  const options = [...$("completion").children];
  picked = picked < 0 && step < 0 ? options.length - 1 : (picked + step + options.length) % options.length;
  options.forEach((option, index) => option.setAttribute("aria-selected", String(index === picked)));
  options[picked].scrollIntoView({ block: "nearest" });
  $("composer-text").setAttribute("aria-activedescendant", options[picked].id);
}

function take(option) {
  const field = $("composer-text");
  field.value = `${option.dataset.text} `;
  closeCompletion();
  field.focus();
}

function onKey(event) {
  if ($("completion").hidden) return;
  const options = $("completion").children;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) move(step);
  else if (event.key === "Escape") closeCompletion();
  else if (event.key === "Tab" && !event.shiftKey) take(options[Math.max(picked, 0)]);
  else if (event.key === "Enter" && picked >= 0) take(options[picked]);
  else return;
  event.preventDefault();
}

// To be set up before the box's own key handling: a taken command is not sent.
export function completion() {
  const field = $("composer-text");
  field.addEventListener("keydown", onKey);
  field.addEventListener("input", open);
  field.addEventListener("blur", closeCompletion);
}
