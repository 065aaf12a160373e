// What a transaction brings: most keys bring letters, and then most of what is drawn only moves.

import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";

/** Whether every change of `tr` only puts or removes things inside lines, none of which is of `kinds`. */
export function onlyInside(tr: Transaction, kinds: (node: Node) => boolean): boolean {
  return tr.steps.every((step, n) => {
    if (!(step instanceof ReplaceStep)) return false;
    const before = tr.docs[n];
    if (!before) return false;
    const $from = before.resolve(step.from);
    if (!$from.parent.inlineContent || !$from.sameParent(before.resolve(step.to))) return false;
    let inside = true;
    step.slice.content.forEach((node) => {
      if (!node.isInline || kinds(node)) inside = false;
    });
    before.nodesBetween(step.from, step.to, (node) => {
      if (node.isInline && kinds(node)) inside = false;
    });
    return inside;
  });
}
