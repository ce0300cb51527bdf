// Slack's mrkdwn -> DOM nodes. Everything becomes text nodes or elements made here: no HTML is ever parsed.
import { link, make } from "./dom.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const MARKS = new RegExp([
  /(`[^`\n]+`)/, // code
  /(<[^<>\n]+>)/, // a link, a mention, a date
  /((?<![\w*])\*(?=\S)[^*\n]*\S?\*(?![\w*]))/, // bold
  /((?<!\w)_(?=\S)[^_\n]*\S?_(?!\w))/, // italic
  /((?<![\w~])~(?=\S)[^~\n]*\S?~(?![\w~]))/, // struck out
  /(:[a-z0-9_+-]{2,40}:)/, // emoji
].map((mark) => mark.source).join("|"), "g");
const EMOJI = {
  white_check_mark: "✅", warning: "⚠️", x: "❌", mag: "🔍", bulb: "💡", wave: "👋", lock: "🔒", hourglass: "⏳",
  envelope: "✉️", speech_balloon: "💬", pencil: "✏️", memo: "📝", "+1": "👍", "-1": "👎", eyes: "👀",
};
const EVERYBODY = ["!channel", "!here", "!everyone"];

export function decode(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (found) => ENTITIES[found]);
}

function angle(token, names) {
  const inner = token.slice(1, -1);
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? "" : decode(inner.slice(bar + 1));
  if (target.startsWith("!date^")) return date(Number(target.split("^")[1]), label);
  if (/^[@#!]/.test(target)) return mention(target, label, names);
  if (/^(https?:\/\/|mailto:)/i.test(target)) return link(decode(target), label || decode(target.replace(/^mailto:/i, "")));
  return document.createTextNode(decode(token));
}

function date(seconds, label) {
  const at = new Date(seconds * 1000);
  if (!Number.isFinite(at.getTime())) return document.createTextNode(label);
  return make("time", { dateTime: at.toISOString(), textContent: at.toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) });
}

// What would call everybody is drawn loudly: a bot that lets it through has a fault, and here one sees it.
function mention(target, label, names) {
  const loud = EVERYBODY.includes(target) || target.startsWith("!subteam^");
  const text = loud ? `@${target.slice(1)}` : names(target) || label || target;
  return make("span", { className: `mention${loud ? " loud" : ""}`, title: loud ? "This would notify everybody" : "", textContent: text });
}

function wrap(tag, text, names) {
  const element = make(tag);
  if (tag === "code") element.textContent = decode(text);
  else element.append(inline(text, names));
  return element;
}

export function inline(text, names = () => "") {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    if (found.index > at) out.append(decode(text.slice(at, found.index)));
    const token = found[0];
    const inner = token.slice(1, -1);
    if (found[1]) out.append(wrap("code", inner, names));
    else if (found[2]) out.append(angle(token, names));
    else if (found[3]) out.append(wrap("strong", inner, names));
    else if (found[4]) out.append(wrap("em", inner, names));
    else if (found[5]) out.append(wrap("s", inner, names));
    else out.append(Object.hasOwn(EMOJI, inner) ? EMOJI[inner] : token);
    at = found.index + token.length;
  }
  if (at < text.length) out.append(decode(text.slice(at)));
  return out;
}

function lines(text, names) {
  const out = document.createDocumentFragment();
  let quote = null;
  const all = text.split("\n");
  all.forEach((line, index) => {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quoted) {
      if (quote) quote.append(make("br"));
      else { quote = make("blockquote"); out.append(quote); }
      quote.append(inline(quoted[1], names));
      return;
    }
    const afterQuote = quote !== null;
    quote = null;
    out.append(inline(line, names));
    if (index < all.length - 1 && !(afterQuote && line === "")) out.append(make("br"));
  });
  return out;
}

export function mrkdwn(text, names = () => "") {
  const out = document.createDocumentFragment();
  text.split("```").forEach((part, index, parts) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) out.append(make("pre", { textContent: decode(part.replace(/^\n/, "").replace(/\n$/, "")) }));
    else if (part) out.append(lines(part, names));
  });
  return out;
}
