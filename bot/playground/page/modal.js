// A view that the bot opened: drawn in a <dialog>, submitted with its values, errors shown at their fields.
import { make, renderBlocks } from "./blocks.js";

let current = null;

export function showModal(view, act, submit, close, names) {
  const dialog = document.getElementById("modal");
  if (!view) { current = null; if (dialog.open) dialog.close(); return; }
  current = view.id;
  const readers = [];
  const ctx = {
    names,
    act: (block, element, extra, control) => act({ view_id: view.id }, block, element, extra, control),
    value: (block, element, read) => readers.push([block.block_id, element.action_id, read]),
  };
  const form = make("form", { method: "dialog" });
  const cancel = make("button", { type: "button", className: "button", textContent: view.close?.text ?? "Close" });
  cancel.addEventListener("click", () => { dialog.close(); });
  const buttons = make("div", { className: "actions end" }, cancel);
  if (view.submit) buttons.append(make("button", { type: "submit", className: "button primary", textContent: view.submit.text }));
  form.append(make("h2", { id: "modal-title", textContent: view.title.text }), make("div", { className: "modal-body" }, renderBlocks(view.blocks, ctx)), buttons);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = {};
    for (const [block, action, read] of readers) (values[block] ??= {})[action] = read();
    const result = await submit(view.id, values);
    showErrors(form, result?.errors ?? {});
    if (result?.cleared && current === view.id) { current = null; dialog.close(); }
  });
  dialog.onclose = () => { if (current) { const gone = current; current = null; close(gone); } };
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
}

function showErrors(form, errors) {
  let first = null;
  for (const holder of form.querySelectorAll(".input")) {
    const fault = holder.querySelector(".fault");
    const message = errors[holder.dataset.block];
    fault.hidden = !message;
    fault.textContent = message ?? "";
    const control = holder.querySelector("input, textarea, select");
    control?.setAttribute("aria-invalid", String(Boolean(message)));
    if (message && !first) first = control;
  }
  first?.focus();
}
