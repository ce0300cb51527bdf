// The bot's own place has two tabs, as in Slack: Home, which the bot publishes, and Messages.
import { renderBlocks } from "./blocks.js";
import { $, keepFocus, make } from "./dom.js";
import { fieldsOf } from "./fields.js";
import { meter, openInspector } from "./inspector.js";
import { drawPrompts } from "./prompts.js";
import { send } from "./server.js";
import { isDirect, state } from "./state.js";
import { drawTabs } from "./tabs.js";

const TABS = [{ key: "home", label: "Home", panel: "home" }, { key: "messages", label: "Messages", panel: "messages" }];

// Slack tells the bot which tab was opened.
export function openTab(tab) {
  state.tab = tab;
  drawTab();
  send("look", { tab });
}

export function drawTab() {
  const direct = isDirect();
  const home = direct && state.tab === "home";
  $("room-tabs").hidden = !direct;
  if (direct) drawTabs($("room-tabs"), "room", TABS, state.tab, openTab);
  $("home").hidden = !home;
  $("messages").hidden = home;
  $("composer").hidden = home;
  drawHome();
  drawPrompts();
}

export function drawHome() {
  const view = state.home;
  const content = make("div", { className: "home-body" });
  if (view) content.append(renderBlocks(view.blocks, fieldsOf(view).context), foot(view));
  else content.append(make("p", { className: "empty", textContent: "The bot has not published anything here yet." }));
  keepFocus($("home"), content, () => $("home").replaceChildren(content));
}

function foot(view) {
  const raw = make("button", { type: "button", className: "link", textContent: "Raw JSON and limits", "aria-haspopup": "dialog" });
  raw.dataset.focus = "raw";
  raw.addEventListener("click", () => openInspector("What was published", view.limits, { blocks: view.blocks }));
  return make("div", { className: "foot" }, raw, meter(view.limits));
}
