// How does one change what one wrote? In place: Save or Enter sends, Cancel or Escape leaves it as it was.
import { make } from "./dom.js";
import { send } from "./server.js";

export function openEditor(message, item) {
  const body = item.querySelector(".body");
  const field = make("textarea", { className: "field", rows: Math.min(8, message.typed.split("\n").length + 1), maxLength: 12000, "aria-label": "Your message" });
  field.value = message.typed;
  const cancel = make("button", { type: "button", className: "button small", textContent: "Cancel" });
  const form = make("form", { className: "edit" }, field,
    make("div", { className: "actions" }, make("button", { type: "submit", className: "button small", textContent: "Save" }), cancel));
  const leave = () => { form.replaceWith(body); item.querySelector("summary")?.focus(); };
  cancel.addEventListener("click", leave);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    const { channel, ts } = message;
    if (!await send("edit", { channel, ts, text: field.value.trim() })) return;
    if (form.isConnected) leave();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); leave(); }
    if (event.key === "Enter" && !event.shiftKey && event.target === field) { event.preventDefault(); form.requestSubmit(); }
  });
  body.replaceWith(form);
  field.focus();
}
