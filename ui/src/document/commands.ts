// What the toolbar and the keys do to the text. Ids stay with their blocks.

import { chainCommands, createParagraphNear, deleteSelection, joinBackward, joinForward, liftEmptyBlock, selectNodeBackward, selectNodeForward, splitBlock, toggleMark } from "prosemirror-commands";
import type { Node, NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import type { Command, EditorState } from "prosemirror-state";
import { undoInputRule } from "prosemirror-inputrules";

import { DEEPEST_LIST } from "./paste";
import { schema } from "./schema";
import { clearCells, nextCell, previousCell } from "./tables";

const { nodes, marks } = schema;

export const toggleBold = toggleMark(marks.bold);
export const toggleItalic = toggleMark(marks.italic);
export const toggleSuperscript = toggleMark(marks.superscript);

export const lineBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

/** What the line of the selection is: a paragraph, or a title of some level. */
export type LineKind = "paragraph" | "title-1" | "title-2" | "title-3";

export function lineKind(state: EditorState): LineKind | null {
  const { parent } = state.selection.$from;
  if (parent.type === nodes.paragraph) return "paragraph";
  return parent.type === nodes.title ? (`title-${parent.attrs.level as 1 | 2 | 3}` as LineKind) : null;
}

/** Makes a paragraph or a title of the lines selected. Titles stand at the first level of the text only. */
export function setLine(kind: LineKind): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const lines: { node: Node; pos: number }[] = [];
    let outside = false;
    state.doc.nodesBetween(from, to, (node, pos, parent) => {
      if (!node.isTextblock) return true;
      if (parent !== state.doc) outside = true;
      lines.push({ node, pos });
      return false;
    });
    if (lines.length === 0 || (outside && kind !== "paragraph")) return false;
    const level = kind === "paragraph" ? null : Number(kind.slice(-1));
    const type = level === null ? nodes.paragraph : nodes.title;
    const changes = lines.filter(({ node }) => node.type !== type || (level !== null && node.attrs.level !== level));
    if (changes.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { node, pos } of changes) {
        const { id, provenance } = node.attrs as { id: string; provenance: unknown };
        const numbered = node.type === nodes.title ? (node.attrs.numbered as boolean) : true;
        tr.setNodeMarkup(pos, type, level === null ? { id, provenance } : { id, provenance, level, numbered });
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** The closest list around the selection. */
function listAround(state: EditorState): { node: Node; pos: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type === nodes.bullet_list || node.type === nodes.ordered_list) return { node, pos: $from.before(depth) };
    if (node.type.spec.isolating) return null;
  }
  return null;
}

export function inList(state: EditorState, type: NodeType): boolean {
  return listAround(state)?.node.type === type;
}

/** Makes a list of the lines, changes the kind of the list, or takes the lines out of it. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch) => {
    const list = listAround(state);
    if (list?.node.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    if (list) {
      dispatch?.(state.tr.setNodeMarkup(list.pos, type, list.node.attrs));
      return true;
    }
    return wrapInList(type)(state, dispatch);
  };
}

export const toggleBulletList = toggleList(nodes.bullet_list);
export const toggleOrderedList = toggleList(nodes.ordered_list);

export const sinkItem: Command = (state, dispatch) => {
  let depth = 0;
  const { $from } = state.selection;
  for (let n = $from.depth; n > 0; n--) if (/_list$/.test($from.node(n).type.name)) depth += 1;
  return depth > 0 && depth < DEEPEST_LIST && sinkListItem(nodes.list_item)(state, dispatch);
};

export const liftItem = liftListItem(nodes.list_item);

// Ctrl+Alt is AltGr: no key of ours may take it, French keyboards write @ and # with it.

/** Keys of the text. Tab leaves the text wherever it has nothing to do there; after Escape it always does. */
export function keymapOf(leaving: () => boolean): Record<string, Command> {
  const unlessLeaving =
    (command: Command): Command =>
    (state, dispatch, view) =>
      !leaving() && command(state, dispatch, view);
  const backspace = chainCommands(undoInputRule, clearCells, deleteSelection, joinBackward, selectNodeBackward);
  const forward = chainCommands(clearCells, deleteSelection, joinForward, selectNodeForward);
  return {
    Enter: chainCommands(splitListItem(nodes.list_item), createParagraphNear, liftEmptyBlock, splitBlock),
    "Shift-Enter": lineBreak,
    "Mod-b": toggleBold,
    "Mod-B": toggleBold,
    "Mod-i": toggleItalic,
    "Mod-I": toggleItalic,
    "Mod-.": toggleSuperscript,
    "Mod-Shift-8": toggleBulletList,
    "Mod-Shift-7": toggleOrderedList,
    Tab: unlessLeaving(chainCommands(nextCell, sinkItem)),
    "Shift-Tab": unlessLeaving(chainCommands(previousCell, liftItem)),
    Backspace: backspace,
    "Mod-Backspace": backspace,
    "Shift-Backspace": backspace,
    Delete: forward,
    "Mod-Delete": forward,
  };
}
