// How does one write? Two boxes that grow; Enter sends, Shift+Enter makes a new line.
import { closeCompletion } from "./completion.js";
import { $ } from "./dom.js";
import { mentioned } from "./mention.js";
import { say, send } from "./server.js";
import { state } from "./state.js";

// Send words to where they belong; null when they were not sent.
export async function speak(text, thread, mention = mentioned()) {
  const command = text.startsWith("/");
  if (thread && command) { say("Slack takes no slash commands in threads. Write it in the channel."); return null; }
  const path = command ? "command" : "say";
  const body = { channel: state.place.id, text: text.trim() };
  const result = await send(path, command ? body : { ...body, mention, thread_ts: thread });
  return result?.unsent ? null : result;
}

export function composer(form, field, thread) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value;
    if (!text.trim()) return;
    write(field, "");
    closeCompletion();
    form.setAttribute("aria-busy", "true");
    const sent = await speak(text, thread());
    form.removeAttribute("aria-busy");
    if (!sent && !field.value) write(field, text);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("input", () => {
    grow(field);
    if (field.value.length >= field.maxLength) say("Only the first 12,000 characters fit, as in Slack.");
  });
}

export function write(field, text) {
  field.value = text;
  grow(field);
}

function grow(field) {
  field.rows = Math.min(8, Math.max(1, field.value.split("\n").length));
}

export const focusComposer = () => $("composer-text").focus();
