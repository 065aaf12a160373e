// A new version of the text (after an undo, a restored paragraph, an accepted proposal) replaces only what differs:
// the place where one was writing, and the scroll, stay.

import type { Node, ResolvedPos } from "prosemirror-model";
import { TextSelection, type EditorState, type Transaction } from "prosemirror-state";

import { findBlock } from "./schema";

/** Set on a transaction that brings what the dossier holds: not something the buyer typed. */
export const EXTERNAL = "emplettes:external";

/** The transaction from the current document to `next`; null when they are the same. */
export function patch(state: EditorState, next: Node): Transaction | null {
  const tr = state.tr;
  for (const name of ["kind", "title"]) {
    if (state.doc.attrs[name] !== next.attrs[name]) tr.setDocAttribute(name, next.attrs[name]);
  }
  const start = state.doc.content.findDiffStart(next.content);
  if (start !== null) {
    const ends = state.doc.content.findDiffEnd(next.content);
    let { a, b } = ends ?? { a: state.doc.content.size, b: next.content.size };
    // The same words repeated: the two differences overlap, so both ends move past the start.
    const overlap = start - Math.min(a, b);
    if (overlap > 0) {
      a += overlap;
      b += overlap;
    }
    try {
      tr.replace(start, a, next.slice(start, b));
    } catch {
      // Fitting the piece may refuse: the whole is replaced below.
    }
    if (!tr.doc.content.eq(next.content)) tr.replaceWith(0, tr.doc.content.size, next.content);
    keepCaret(state, tr, start, a);
  }
  return tr.docChanged ? tr.setMeta(EXTERNAL, true).setMeta("addToHistory", false) : null;
}

/** A caret inside what was replaced goes back to the same place of the same block, when that block is still there. */
function keepCaret(state: EditorState, tr: Transaction, start: number, end: number): void {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || selection.to < start || selection.from > end) return;
  const anchor = samePlace(selection.$anchor, tr.doc);
  const head = samePlace(selection.$head, tr.doc);
  if (anchor !== null && head !== null) tr.setSelection(TextSelection.create(tr.doc, anchor, head));
}

function samePlace($pos: ResolvedPos, doc: Node): number | null {
  const found = findBlock(doc, $pos.parent.attrs.id as string);
  if (!found?.node.isTextblock) return null;
  return found.pos + 1 + Math.min($pos.parentOffset, found.node.content.size);
}
