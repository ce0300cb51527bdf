// What does the page know? One object, filled by the server.

export const state = {
  token: "", who: new URLSearchParams(location.search).get("as") ?? "", me: null, people: [], bot: null,
  places: [], place: null, tab: "messages", thread: null, followed: null,
  messages: new Map(), home: null, prompts: {}, shortcuts: [], examples: {}, day: [], commands: [], names: {},
  unread: new Set(), mention: new Map(),
};

// "@U1" or "#C1|name" -> what to show, "" for what is not known here.
export function names(target) {
  const id = target.slice(1).split("|")[0];
  return state.names[id] ? `${target[0]}${state.names[id]}` : "";
}

export const placeName = (place) => (place.kind === "direct" ? place.name : `#${place.name}`);
export const isDirect = () => state.place?.kind === "direct";
