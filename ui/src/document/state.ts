// The editor's state: the schema and every plugin, in the order in which they look at a key.

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";

import { blocksPlugin } from "./blocks";
import { keymapOf } from "./commands";
import { guardPlugin, type Refusal } from "./guard";
import { idsPlugin } from "./ids";
import { numbersPlugin } from "./numbers";
import { typographyPlugin } from "./typography";
import { underlinesPlugin } from "./underlines";

export function createState(doc: Node, refused: (why: Refusal) => void, leaving: () => boolean): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      typographyPlugin(),
      keymap(keymapOf(leaving)),
      idsPlugin(),
      guardPlugin(refused),
      numbersPlugin(),
      blocksPlugin(),
      underlinesPlugin(),
      // Both are styled by editor.css: the content policy lets no library add styles.
      dropCursor({ color: false, class: "drop-cursor" }),
      gapCursor(),
    ],
  });
}
