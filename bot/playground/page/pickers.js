// Menus whose choices are the workspace's: its channels, its people. Drawn as a plain menu of what this person knows.
import { placeName, state } from "./state.js";

const places = () => state.places.map((place) => [place.id, placeName(place)]);
const channels = () => places().filter(([id]) => id.startsWith("C"));
const people = () => Object.entries(state.names).filter(([id]) => id.startsWith("U"));
const KINDS = {
  conversations_select: [places, "selected_conversation", "initial_conversation"],
  channels_select: [channels, "selected_channel", "initial_channel"],
  users_select: [people, "selected_user", "initial_user"],
};

// The element as a menu with options; null when it is of another kind.
export function picker(element) {
  if (!Object.hasOwn(KINDS, element.type)) return null;
  const [choices, holds, initial] = KINDS[element.type];
  const options = choices().map(([value, text]) => ({ value, text: { text } }));
  const first = options.find((option) => option.value === element[initial]);
  return { ...element, type: "static_select", options, holds, initial_option: first };
}
