// Shows the numbers of titles and the words of references, without touching the text.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { onlyInside } from "./changes";
import { Numbering, type Show } from "./numbering";

type Shown = { numbering: Numbering; decorations: DecorationSet };

const key = new PluginKey<Shown>("numbers");

/** The numbering of the document as it stands. */
export function numberingOf(state: EditorState): Numbering {
  return key.getState(state)?.numbering ?? Numbering.of(state.doc);
}

function shown(doc: Node): Shown {
  const numbering = Numbering.of(doc);
  const decorations: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "reference") {
      const words = numbering.reference(node.attrs.target as string, node.attrs.show as Show);
      decorations.push(Decoration.node(pos, pos + 1, { "data-words": words }, { words }));
    } else if (node.type.name === "title") {
      const label = numbering.label(node);
      if (label !== "") decorations.push(Decoration.node(pos, pos + node.nodeSize, { "data-number": label }));
    }
    return true;
  });
  return { numbering, decorations: DecorationSet.create(doc, decorations) };
}

export function numbersPlugin(): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: (_config, state) => shown(state.doc),
      apply: (tr, before) => {
        if (!tr.docChanged) return before;
        if (onlyInside(tr, (node) => node.type.name === "reference")) {
          const numbering = Numbering.of(tr.doc);
          if (numbering.equals(before.numbering)) {
            return { numbering, decorations: before.decorations.map(tr.mapping, tr.doc) };
          }
        }
        return shown(tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}
