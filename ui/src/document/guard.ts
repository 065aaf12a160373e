// What may not happen to the text: a table that computes itself is not edited by hand, and no table loses a column.

import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";

import { lockedIds } from "./blocks";
import { EXTERNAL } from "./patch";
import { columns } from "./tables";

/** Why a change was refused. */
export type Refusal = "locked" | "columns";

function tables(doc: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.type.name === "table") found.set(node.attrs.id as string, node);
    return !node.isTextblock;
  });
  return found;
}

/** The reason to refuse the change from `before` to `after`, or null. */
export function refusal(before: Node, after: Node, locked: ReadonlySet<string>): Refusal | null {
  const now = tables(after);
  for (const [id, table] of tables(before)) {
    const same = now.get(id);
    if (same === table) continue;
    if (locked.has(id) && (!same || !same.eq(table))) return "locked";
    if (!same) continue;
    const was = columns(table);
    const is = columns(same);
    if (was.width !== is.width || (was.even && !is.even)) return "columns";
  }
  return null;
}

export function guardPlugin(refused: (why: Refusal) => void): Plugin {
  return new Plugin({
    filterTransaction: (tr, state) => {
      if (!tr.docChanged || tr.getMeta(EXTERNAL)) return true;
      const why = refusal(state.doc, tr.doc, lockedIds(state));
      if (why) refused(why);
      return why === null;
    },
  });
}
