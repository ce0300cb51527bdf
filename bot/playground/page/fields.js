// What is entered in a view? Reads its fields, and tells the bot of a press together with them.
import { send } from "./server.js";
import { names } from "./state.js";

export function fieldsOf(view) {
  const readers = [];
  const values = () => {
    const found = {};
    for (const [block, action, read] of readers) (found[block] ??= {})[action] = read();
    return found;
  };
  const context = {
    names,
    kept: (block, element) => view.values[block.block_id]?.[element.action_id],
    value: (block, element, read) => readers.push([block.block_id, element.action_id, read]),
    act: (block, element, chosen, control) => {
      control.setAttribute("aria-busy", "true");
      const body = { view_id: view.id, block_id: block.block_id, action_id: element.action_id, state: values(), ...chosen };
      return send("press", body).finally(() => control.removeAttribute("aria-busy"));
    },
  };
  return { values, context };
}
