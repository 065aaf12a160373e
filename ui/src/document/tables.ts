// Tables: cells are edited, rows added and deleted, columns never: a table of this product means something by column.

import { Fragment, type Node } from "prosemirror-model";
import { TextSelection, type Command, type EditorState } from "prosemirror-state";
import { addRowAfter, addRowBefore, deleteRow, goToNextCell, isInTable, TableMap } from "prosemirror-tables";

import { lockedIds } from "./blocks";
import { schema } from "./schema";

/** The table that holds the selection, and its position. */
export function tableAround(state: EditorState): { node: Node; pos: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name === "table") return { node, pos: $from.before(depth) };
  }
  return null;
}

/** Whether the selection is in a table that is written by hand. */
export function inEditableTable(state: EditorState): boolean {
  const table = tableAround(state);
  return table !== null && isInTable(state) && !lockedIds(state).has(table.node.attrs.id as string);
}

/** Whether the row of the selection is made of headers only. */
export function inHeaderRow(state: EditorState): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const row = $from.node(depth);
    if (row.type.name !== "table_row") continue;
    let headers = true;
    row.forEach((cell) => {
      headers &&= cell.type.name === "table_header";
    });
    return headers;
  }
  return false;
}

export const rowBelow: Command = (state, dispatch) => inEditableTable(state) && addRowAfter(state, dispatch);

export const rowAbove: Command = (state, dispatch) =>
  inEditableTable(state) && !inHeaderRow(state) && addRowBefore(state, dispatch);

/** Headers stay, and so does the last row. */
export const removeRow: Command = (state, dispatch) =>
  inEditableTable(state) && !inHeaderRow(state) && deleteRow(state, dispatch);

/** Next cell; after the last one, a new row. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!inEditableTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch || !view) return true;
  return addRowAfter(state, (tr) => {
    dispatch(tr);
    goToNextCell(1)(view.state, dispatch);
  });
};

export const previousCell: Command = (state, dispatch) => inEditableTable(state) && goToNextCell(-1)(state, dispatch);

/** Deleting over several cells empties them: it never tears the table. */
export const clearCells: Command = (state, dispatch) => {
  const { from, to, empty, $from, $to } = state.selection;
  if (empty) return false;
  const table = tableAround(state);
  if (!table) return false;
  const cell = (at: typeof $from): number | null => {
    for (let depth = at.depth; depth > 0; depth--) {
      if (/^table_(cell|header)$/.test(at.node(depth).type.name)) return at.before(depth);
    }
    return null;
  };
  const start = cell($from);
  const end = cell($to);
  if (start === null || end === null || start === end || to > table.pos + table.node.nodeSize) return false;
  if (!dispatch) return true;
  const lines: [number, number][] = [];
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const range: [number, number] = [Math.max(from, pos + 1), Math.min(to, pos + 1 + node.content.size)];
    if (range[0] < range[1]) lines.push(range);
    return false;
  });
  const tr = state.tr;
  for (const [a, b] of lines.reverse()) tr.delete(a, b);
  tr.setSelection(TextSelection.near(tr.doc.resolve(from)));
  dispatch(tr.scrollIntoView());
  return true;
};

/** Columns of a table, and whether every row fills them. */
export function columns(table: Node): { width: number; even: boolean } {
  const map = TableMap.get(table);
  return { width: map.width, even: (map.problems ?? []).length === 0 };
}

/** Widest pasted table that is kept as a table. */
const MOST_COLUMNS = 40;

type Laid = { node: Node; column: number; colspan: number; rowspan: number };

/** A pasted table, made rectangular: short rows are completed, spans that separate nothing or leave the table are cut. */
export function evenTable(table: Node): Node {
  const rows: Node[] = [];
  table.forEach((row) => rows.push(row));
  // Columns covered in each row, by its own cells and by those that come down from above.
  const covered = rows.map(() => new Set<number>());
  const laid = rows.map((row, index) => {
    const cells: Laid[] = [];
    let column = 0;
    row.forEach((node) => {
      while (covered[index]?.has(column)) column += 1;
      const asked = Math.min(node.attrs.colspan as number, Math.max(1, MOST_COLUMNS - column));
      const rowspan = Math.min(node.attrs.rowspan as number, rows.length - index);
      let colspan = 1;
      while (colspan < asked && !covered[index]?.has(column + colspan)) colspan += 1;
      for (let down = 0; down < rowspan; down++) {
        for (let n = 0; n < colspan; n++) covered[index + down]?.add(column + n);
      }
      cells.push({ node, column, colspan, rowspan });
      column += colspan;
    });
    return cells;
  });
  const starts = new Set([0, ...laid.flat().map((cell) => cell.column)]);
  const content = rows.map((row, index) => {
    const cells = laid[index] ?? [];
    const header = cells.length > 0 && cells.every(({ node }) => node.type === schema.nodes.table_header);
    const type = header ? schema.nodes.table_header : schema.nodes.table_cell;
    const kept = cells.map(({ node, column, colspan, rowspan }) => {
      const width = [...starts].filter((start) => start >= column && start < column + colspan).length;
      return node.type.create({ ...node.attrs, colspan: width, rowspan }, node.content);
    });
    const padding = [...starts].filter((start) => !covered[index]?.has(start)).map(() => type.create(null, schema.node("paragraph")));
    return row.copy(Fragment.fromArray([...kept, ...padding]));
  });
  const width = starts.size;
  const widths = table.attrs.widths as number[];
  return table.type.create(
    { ...table.attrs, widths: widths.length === width ? widths : Array.from({ length: width }, () => 1) },
    Fragment.fromArray(content),
  );
}
