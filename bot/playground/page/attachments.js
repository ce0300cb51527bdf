// What hangs on a message: attachments of apps and forwarded mails, and shared files as chips. Nothing is fetched.
import { renderBlocks } from "./blocks.js";
import { make } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";

const line = (className, text, names) => (text ? make("div", { className }, mrkdwn(text, names)) : null);

export function attachment(one, ctx) {
  const fields = (one.fields ?? []).map((field) => make("div", { className: field.short ? "" : "long" }, make("strong", { textContent: field.title }), make("div", {}, mrkdwn(field.value, ctx.names))));
  const made = make("div", { className: "attachment" },
    line("", one.pretext, ctx.names),
    line("hint", one.author_name, ctx.names),
    line("attachment-title", one.title, ctx.names),
    line("", one.text, ctx.names),
    one.blocks ? renderBlocks(one.blocks, ctx) : null,
    fields.length ? make("div", { className: "fields" }, ...fields) : null,
    line("hint", one.footer, ctx.names));
  if (/^#[0-9a-f]{6}$/i.test(one.color ?? "")) made.style.borderLeftColor = one.color;
  return made;
}

export function fileChip(file) {
  const size = file.size ? `${Math.max(1, Math.round(file.size / 1024))} KB` : "";
  const facts = [file.pretty_type, size].filter(Boolean).join(", ");
  return make("div", { className: "file" }, make("span", { "aria-hidden": "true", textContent: "📄" }),
    make("span", {}, make("strong", { textContent: file.name ?? "A file" }), facts ? make("span", { className: "hint", textContent: ` ${facts}` }) : null));
}
