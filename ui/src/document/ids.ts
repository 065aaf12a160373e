// Every block has an id of its own: what is new, split or pasted gets a fresh one. Findings, waivers and the buyer's
// changes hold on to ids, so two blocks may never share one.

import { Fragment, Slice, type Node } from "prosemirror-model";
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";

import { onlyInside } from "./changes";
import { isBlock } from "./schema";

/** Ids the buyer's own blocks take. */
const PREFIX = "acheteur/";
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

/** A fresh id: 12 letters and digits out of 32 are 60 bits of chance. */
export function freshId(taken: ReadonlySet<string>): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    const id = PREFIX + Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
    if (!taken.has(id)) return id;
  }
}

/** Gives an id to the blocks that have none or whose id already stands before them: the first half of a split keeps it. */
export function repairIds(state: EditorState): Transaction | null {
  const taken = new Set<string>();
  state.doc.descendants((node) => {
    if (isBlock(node)) taken.add(node.attrs.id as string);
    return !node.isTextblock;
  });
  const seen = new Set<string>();
  const wrong: { pos: number; node: Node }[] = [];
  state.doc.descendants((node, pos) => {
    if (isBlock(node)) {
      const id = node.attrs.id as string;
      if (id === "" || seen.has(id)) wrong.push({ pos, node });
      else seen.add(id);
    }
    return !node.isTextblock;
  });
  if (wrong.length === 0) return null;
  const tr = state.tr;
  for (const { pos, node } of wrong) {
    const id = freshId(taken);
    taken.add(id);
    tr.setNodeMarkup(pos, null, { ...node.attrs, id, provenance: "buyer" }, node.marks);
  }
  // The marks about to be typed survive.
  return state.storedMarks ? tr.setStoredMarks(state.storedMarks) : tr;
}

export function idsPlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, after) =>
      transactions.some((transaction) => transaction.docChanged && !onlyInside(transaction, () => false))
        ? repairIds(after)
        : null,
  });
}

/** The same slice with no id left: what is pasted is always new. */
export function withoutIds(slice: Slice): Slice {
  const strip = (fragment: Fragment): Fragment => {
    const out: Node[] = [];
    fragment.forEach((node) => {
      const content = node.isTextblock ? node.content : strip(node.content);
      out.push(
        isBlock(node)
          ? node.type.create({ ...node.attrs, id: "", provenance: "buyer" }, content, node.marks)
          : node.copy(content),
      );
    });
    return Fragment.fromArray(out);
  };
  return new Slice(strip(slice.content), slice.openStart, slice.openEnd);
}
