// A version that comes from the dossier while something typed is not saved yet: both are kept.

import type { Node } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";

import { EXTERNAL, patch } from "./patch";
import { schema } from "./schema";

/**
 * The transaction that brings `next` into `state`, whose text is `base` (what the dossier last knew) plus the edits
 * of `since`. Null when there is nothing to bring.
 */
export function bring(state: EditorState, base: Node, since: Mapping, next: Node): Transaction | null {
  if (since.maps.length === 0 || state.doc.eq(base)) return patch(state, next);
  const change = patch(EditorState.create({ schema, doc: base }), next);
  if (!change) return null;
  const [step] = change.steps;
  const moved = change.steps.length === 1 ? step?.map(since) : null;
  if (moved) {
    const tr = state.tr;
    if (!tr.maybeStep(moved).failed) return tr.setMeta(EXTERNAL, true).setMeta("addToHistory", false);
  }
  // The two touch the same place: what the dossier holds is the truth.
  return patch(state, next);
}
