// What does the page know? One object, filled by the server.

export const state = {
  token: "", me: null, bot: null, places: [], place: null, thread: null, followed: null,
  messages: new Map(), examples: {}, commands: [], names: {}, unread: new Set(),
};

// "@U1" or "#C1|name" -> what to show, "" for what is not known here.
export function names(target) {
  const id = target.slice(1).split("|")[0];
  return state.names[id] ? `${target[0]}${state.names[id]}` : "";
}

export const placeName = (place) => (place.kind === "direct" ? place.name : `#${place.name}`);
