// Numbers of titles and words of references, computed from the tree exactly as document/src/numbering.rs does.

import type { Node } from "prosemirror-model";

import { variableWords } from "./schema";

export type Show = "number" | "title";

/** No-break space of « article 3.2 » and of guillemets. */
const NBSP = "\u00a0";

export class Numbering {
  private readonly numbers = new Map<string, string>();
  private readonly titles = new Map<string, string>();
  /** A letter numbers its parts plainly (`1. `): it has no articles. */
  private plain = false;

  /** Numbers the titles of a document, in order. Only those of the first level of the tree count. */
  static of(doc: Node): Numbering {
    const numbering = new Numbering();
    numbering.plain = doc.attrs.kind === "lettre";
    const counters = [0, 0, 0];
    doc.forEach((block) => {
      if (block.type.name !== "title") return;
      const { id, numbered } = block.attrs as { id: string; numbered: boolean };
      const depth = Math.min(Math.max(block.attrs.level as number, 1), 3);
      if (numbered) {
        counters[depth - 1] = (counters[depth - 1] ?? 0) + 1;
        counters.fill(0, depth);
        numbering.numbers.set(id, counters.slice(0, depth).join("."));
      }
      // A title does not refer to others: an empty numbering is enough here.
      numbering.titles.set(id, plainText(block, EMPTY));
    });
    return numbering;
  }

  /** The number of a title (`3.2`), without « Article ». */
  number(id: string): string | null {
    return this.numbers.get(id) ?? null;
  }

  /** What stands before the words of a title: `Article 3 – ` (`3. ` in a letter), `3.2 `; empty for the others. */
  label(block: Node): string {
    if (block.type.name !== "title") return "";
    const number = this.number(block.attrs.id as string);
    if (number === null) return "";
    if (block.attrs.level !== 1) return `${number} `;
    return this.plain ? `${number}. ` : `Article${NBSP}${number} – `;
  }

  /** What a reference to `target` shows; a missing target is said, not hidden. */
  reference(target: string, show: Show): string {
    const number = this.numbers.get(target);
    const title = this.titles.get(target);
    const byNumber = number === undefined ? undefined : `article${NBSP}${number}`;
    const byTitle = title === undefined ? undefined : `«${NBSP}${title}${NBSP}»`;
    const shown = show === "number" ? (byNumber ?? byTitle) : (byTitle ?? byNumber);
    return shown ?? `[renvoi sans cible${NBSP}: ${target}]`;
  }

  /** Whether everything is numbered and named alike. */
  equals(other: Numbering): boolean {
    return this.plain === other.plain && sameEntries(this.numbers, other.numbers) && sameEntries(this.titles, other.titles);
  }

  /** Whether a block can be referred to. */
  knows(target: string): boolean {
    return this.titles.has(target);
  }
}

function sameEntries(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value) return false;
  return true;
}

const EMPTY = new Numbering();

/** Words of a node inside a line, as a reader sees them (document/src/inline.rs, `plain_text`). */
export function inlineText(node: Node, numbering: Numbering): string {
  switch (node.type.name) {
    case "text":
      return node.text ?? "";
    case "variable":
      return variableWords(node);
    case "reference":
      return numbering.reference(node.attrs.target as string, node.attrs.show as Show);
    case "hard_break":
      return "\n";
    default:
      return "";
  }
}

/** Words of a title or of a paragraph. */
export function plainText(block: Node, numbering: Numbering): string {
  let text = "";
  block.forEach((node) => {
    text += inlineText(node, numbering);
  });
  return text;
}
