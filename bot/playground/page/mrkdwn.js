// Slack's mrkdwn -> DOM nodes. Everything becomes text nodes or elements made here: no HTML is ever parsed.

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const INLINE = /(`[^`\n]+`)|(<[^<>\n]+>)|((?<![\w*])\*(?=\S)[^*\n]*\S?\*(?![\w*]))|((?<!\w)_(?=\S)[^_\n]*\S?_(?!\w))|((?<![\w~])~(?=\S)[^~\n]*\S?~(?![\w~]))|(:[a-z0-9_+-]{2,40}:)/g;
const EMOJI = {
  white_check_mark: "✅", warning: "⚠️", x: "❌", mag: "🔍", bulb: "💡", wave: "👋", lock: "🔒", hourglass: "⏳",
  envelope: "✉️", speech_balloon: "💬", pencil: "✏️", memo: "📝", "+1": "👍", "-1": "👎", eyes: "👀",
};

export function decode(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (found) => ENTITIES[found]);
}

function angle(token, names) {
  const inner = token.slice(1, -1);
  const [target, label] = inner.split("|", 2);
  if (target.startsWith("!date^")) {
    const stamp = Number(target.split("^")[1]);
    const time = document.createElement("time");
    const date = new Date(stamp * 1000);
    if (!Number.isFinite(date.getTime())) return document.createTextNode(decode(label || ""));
    time.dateTime = date.toISOString();
    time.textContent = date.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    return time;
  }
  if (/^[@#!]/.test(target)) {
    const span = document.createElement("span");
    span.className = "mention";
    span.textContent = names(target) || (label ? decode(label) : target);
    return span;
  }
  if (/^(https?:|mailto:)/i.test(target)) {
    const link = document.createElement("a");
    link.href = decode(target);
    link.rel = "noreferrer noopener";
    link.target = "_blank";
    link.textContent = decode(label || target.replace(/^mailto:/i, ""));
    return link;
  }
  return document.createTextNode(decode(token));
}

function wrap(tag, text, names) {
  const element = document.createElement(tag);
  if (tag === "code") element.textContent = decode(text);
  else element.append(inline(text, names));
  return element;
}

export function inline(text, names = () => "") {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > at) out.append(document.createTextNode(decode(text.slice(at, found.index))));
    const token = found[0];
    if (found[1]) out.append(wrap("code", token.slice(1, -1), names));
    else if (found[2]) out.append(angle(token, names));
    else if (found[3]) out.append(wrap("strong", token.slice(1, -1), names));
    else if (found[4]) out.append(wrap("em", token.slice(1, -1), names));
    else if (found[5]) out.append(wrap("s", token.slice(1, -1), names));
    else out.append(document.createTextNode(EMOJI[token.slice(1, -1)] || token));
    at = found.index + token.length;
  }
  if (at < text.length) out.append(document.createTextNode(decode(text.slice(at))));
  return out;
}

function lines(text, names) {
  const out = document.createDocumentFragment();
  let quote = null;
  const all = text.split("\n");
  all.forEach((line, index) => {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quoted) {
      if (!quote) { quote = document.createElement("blockquote"); out.append(quote); }
      else quote.append(document.createElement("br"));
      quote.append(inline(quoted[1], names));
      return;
    }
    const afterQuote = quote !== null;
    quote = null;
    out.append(inline(line, names));
    if (index < all.length - 1 && !(afterQuote && line === "")) out.append(document.createElement("br"));
  });
  return out;
}

export function mrkdwn(text, names = () => "") {
  const out = document.createDocumentFragment();
  text.split("```").forEach((part, index, parts) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) {
      const pre = document.createElement("pre");
      pre.textContent = decode(part.replace(/^\n/, "").replace(/\n$/, ""));
      out.append(pre);
    } else if (part) out.append(lines(part, names));
  });
  return out;
}
