// From a span of a finding to positions of the editor.
//
// A span counts Unicode scalar values in the visible text of its block (document/src/inline.rs); the editor counts
// UTF-16 units in texts and one position for a variable, a reference or a line break.

import type { Node } from "prosemirror-model";

import { inlineText, type Numbering } from "./numbering";
import { findBlock } from "./schema";

export type Range = { from: number; to: number };
export type BlockSpan = { start: number; end: number };

/** Scalar values in a text. A lone surrogate counts for one, as in a lossy conversion. */
export function scalarCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** UTF-16 offset of the `n`th scalar value. */
function utf16Offset(text: string, n: number): number {
  let offset = 0;
  let seen = 0;
  for (const scalar of text) {
    if (seen === n) break;
    seen += 1;
    offset += scalar.length;
  }
  return offset;
}

/**
 * Positions of `span` in a title or paragraph whose content starts at `start`. A span that begins or ends inside a
 * variable or a reference takes it whole. Null when the text is shorter than the span: it has changed since.
 */
export function rangeInLine(line: Node, start: number, span: BlockSpan, numbering: Numbering): Range | null {
  if (span.start > span.end || span.start < 0) return null;
  let from: number | null = null;
  let to: number | null = null;
  let seen = 0;
  let end = start;
  line.forEach((node, offset) => {
    const text = inlineText(node, numbering);
    const length = scalarCount(text);
    const at = start + offset;
    end = at + node.nodeSize;
    if (from === null && span.start < seen + length) {
      from = node.isText ? at + utf16Offset(text, span.start - seen) : at;
    }
    if (to === null && span.end <= seen + length && (span.end > seen || span.end === 0)) {
      to = node.isText ? at + utf16Offset(text, span.end - seen) : span.end === seen ? at : at + node.nodeSize;
    }
    seen += length;
  });
  // An empty span at the very end of the line.
  if (from === null && span.start === seen) from = end;
  if (to === null && span.end === seen) to = end;
  return from === null || to === null ? null : { from, to: Math.max(from, to) };
}

/** Positions in the document of a span of the block `id`. */
export function rangeOf(doc: Node, id: string, span: BlockSpan, numbering: Numbering): Range | null {
  const found = findBlock(doc, id);
  if (!found?.node.isTextblock) return null;
  return rangeInLine(found.node, found.pos + 1, span, numbering);
}
