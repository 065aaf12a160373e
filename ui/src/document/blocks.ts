// What is known of blocks besides their words: tables computed elsewhere, what the buyer changed, what is to be read again.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import type { OwnBlockView } from "../ipc/generated";
import { onlyInside } from "./changes";
import { isBlock } from "./schema";

export type OwnState = OwnBlockView["state"];

type Known = { locked: ReadonlySet<string>; own: ReadonlyMap<string, OwnState>; decorations: DecorationSet };

const key = new PluginKey<Known>("blocks");

/** Ids of the tables that compute themselves. */
export function lockedIds(state: EditorState): ReadonlySet<string> {
  return key.getState(state)?.locked ?? new Set();
}

/** Tells what the dossier knows of the blocks. */
export function withBlocks(tr: Transaction, locked: readonly string[], own: readonly OwnBlockView[]): Transaction {
  return tr.setMeta(key, {
    locked: new Set(locked),
    own: new Map(own.map(({ block, state }) => [block, state])),
  });
}

/** Word of the quiet mark in the margin. */
export const OWN_WORDS: Record<OwnState, string> = {
  modifie: "modifié",
  ajoute: "ajouté",
  retire: "retiré",
  "a-revoir": "à revoir",
};

function decorate(doc: Node, locked: ReadonlySet<string>, own: ReadonlyMap<string, OwnState>): DecorationSet {
  const decorations: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (!isBlock(node)) return true;
    const id = node.attrs.id as string;
    if (locked.has(id)) {
      decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: "locked" }, { locked: true }));
    }
    const state = own.get(id);
    if (state) {
      decorations.push(
        Decoration.node(pos, pos + node.nodeSize, { class: `own own--${state}`, "data-own": OWN_WORDS[state] }),
      );
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, decorations);
}

export function blocksPlugin(): Plugin<Known> {
  return new Plugin<Known>({
    key,
    state: {
      init: () => ({ locked: new Set(), own: new Map(), decorations: DecorationSet.empty }),
      apply: (tr, before) => {
        const told = tr.getMeta(key) as Pick<Known, "locked" | "own"> | undefined;
        if (!told && !tr.docChanged) return before;
        const { locked, own } = told ?? before;
        if (!told && onlyInside(tr, () => false)) {
          return { locked, own, decorations: before.decorations.map(tr.mapping, tr.doc) };
        }
        return { locked, own, decorations: decorate(tr.doc, locked, own) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}
