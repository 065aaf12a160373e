// What edits may do to the text: ids stay unique, computed tables stay whole, columns stay as many.

import fc from "fast-check";
import { splitBlock } from "prosemirror-commands";
import { Slice, type Node } from "prosemirror-model";
import { NodeSelection, Selection, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { withBlocks } from "./blocks";
import { liftItem, lineKind, setLine, sinkItem, toggleBulletList, toggleOrderedList } from "./commands";
import type { Refusal } from "./guard";
import { withoutIds } from "./ids";
import { adopt } from "./paste";
import { Numbering } from "./numbering";
import { isBlock, readDocument } from "./schema";
import { createState } from "./state";
import { clearCells, columns, nextCell, removeRow, rowAbove, rowBelow } from "./tables";
import { tree, write } from "./trees";

// Trees at random take their time on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

const { doc, paragraph, title, list, table, text } = write;

let refused: Refusal[] = [];
beforeEach(() => {
  refused = [];
});

function open(json: unknown): EditorState {
  return createState(readDocument(json), (why) => refused.push(why), () => false);
}

function ids(node: Node): string[] {
  const found: string[] = [];
  node.descendants((child) => {
    if (isBlock(child)) found.push(child.attrs.id as string);
    return true;
  });
  return found;
}

function at(state: EditorState, words: string, offset = 0): EditorState {
  let pos: number | null = null;
  state.doc.descendants((node, start) => {
    const index = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (pos === null && index >= 0) pos = start + index + offset;
    return true;
  });
  if (pos === null) throw new Error(`« ${words} » absent`);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
}

function run(state: EditorState, command: Command): EditorState {
  let after = state;
  command(state, (tr) => {
    after = after.apply(tr);
  });
  return after;
}

describe("ids", () => {
  test("a split: the first half keeps the id, the second is the buyer's", () => {
    const state = run(at(open(doc(paragraph("a", text("un deux")))), "deux"), splitBlock);
    const [first, second] = ids(state.doc);
    expect(first).toBe("a");
    expect(second).toMatch(/^acheteur\/[a-z0-9]{12}$/);
    expect(state.doc.child(0).attrs.provenance).toBe("generated");
    expect(state.doc.child(1).attrs.provenance).toBe("buyer");
  });

  test("a paste never keeps an id, even nested", () => {
    const source = readDocument(doc(list("l", "un", "deux"), table("t", [["A", "B"], ["c", "d"]])));
    const slice = withoutIds(new Slice(source.content, 0, 0));
    const state = open(doc(paragraph("a", text("ici"))));
    const after = state.apply(state.tr.replace(0, 0, slice));
    const all = ids(after.doc);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => id.startsWith("acheteur/")).length).toBe(all.length - 1);
  });

  test("any run of edits leaves every id unique and the tree valid", () => {
    const commands: Command[] = [
      splitBlock,
      toggleBulletList,
      toggleOrderedList,
      sinkItem,
      liftItem,
      setLine("paragraph"),
      setLine("title-2"),
      rowBelow,
      rowAbove,
      removeRow,
      clearCells,
      (state, dispatch) => {
        dispatch?.(state.tr.deleteSelection());
        return true;
      },
      (state, dispatch) => {
        dispatch?.(state.tr.insertText("x"));
        return true;
      },
    ];
    const edit = fc.record({ command: fc.nat(commands.length + 1), from: fc.nat(), to: fc.nat() });
    fc.assert(
      fc.property(tree, fc.array(edit, { minLength: 1, maxLength: 12 }), (json, edits) => {
        let state = open(json);
        for (const { command, from, to } of edits) {
          const size = state.doc.content.size;
          const selection = TextSelection.between(state.doc.resolve(from % (size + 1)), state.doc.resolve(to % (size + 1)));
          state = state.apply(state.tr.setSelection(selection));
          if (command < commands.length) {
            state = run(state, commands[command]!);
          } else {
            // Copy what is selected, paste it elsewhere.
            const slice = adopt(state.selection.content(), { nested: false, variables: new Set(), numbering: Numbering.of(state.doc) });
            const where = Selection.near(state.doc.resolve(to % (state.doc.content.size + 1)));
            state = state.apply(state.tr.setSelection(where));
            state = state.apply(state.tr.replaceSelection(slice));
          }
          const all = ids(state.doc);
          expect(all).not.toContain("");
          expect(new Set(all).size).toBe(all.length);
          state.doc.check();
        }
      }),
      { numRuns: 80 },
    );
  });

  test("changing a line into a title and back keeps its id", () => {
    let state = at(open(doc(paragraph("a", text("Objet")))), "Objet");
    state = run(state, setLine("title-1"));
    expect(lineKind(state)).toBe("title-1");
    expect(state.doc.child(0).attrs.id).toBe("a");
    state = run(state, setLine("paragraph"));
    expect(ids(state.doc)).toEqual(["a"]);
  });

  test("Enter at the end of a title gives a paragraph", () => {
    const state = run(at(open(doc(title("t", 1, "Objet"))), "Objet", 5), splitBlock);
    expect(state.doc.child(1).type.name).toBe("paragraph");
  });
});

describe("tables", () => {
  const rows = [["Critère", "Poids"], ["Prix", "40"], ["Délai", "60"]];

  function locked(): EditorState {
    const state = open(doc(paragraph("a", text("avant")), table("t", rows), paragraph("b", text("après"))));
    return state.apply(withBlocks(state.tr, ["t"], []));
  }

  test("a computed table is not edited, nor deleted", () => {
    let state = at(locked(), "Prix");
    const before = state.doc;
    state = state.apply(state.tr.insertText("X"));
    state = run(state, rowBelow);
    state = state.apply(state.tr.delete(0, state.doc.content.size));
    expect(state.doc.eq(before)).toBe(true);
    expect(refused).toEqual(["locked", "locked"]);
  });

  test("around it one writes", () => {
    let state = at(locked(), "avant");
    state = state.apply(state.tr.insertText("X"));
    expect(state.doc.child(0).textContent).toBe("Xavant");
  });

  test("rows come and go, headers stay", () => {
    let state = at(open(doc(table("t", rows))), "Délai");
    state = run(state, rowBelow);
    expect(state.doc.child(0).childCount).toBe(4);
    state = run(at(state, "Délai"), removeRow);
    expect(state.doc.child(0).childCount).toBe(3);
    const header = at(state, "Critère");
    expect(run(header, removeRow).doc.eq(header.doc)).toBe(true);
    expect(new Set(ids(state.doc)).size).toBe(ids(state.doc).length);
  });

  test("Tab goes from cell to cell", () => {
    const state = run(at(open(doc(table("t", rows))), "Prix"), nextCell);
    expect(state.selection.$from.parent.textContent).toBe("40");
  });

  test("deleting over several cells empties them and keeps the columns", () => {
    const state = open(doc(table("t", rows), paragraph("a", text("fin"))));
    const start = at(state, "Prix", 1).selection.from;
    const end = at(state, "60", 1).selection.from;
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
    const after = run(selected, clearCells);
    expect(after.doc.child(0).textContent).toBe("CritèrePoidsP0");
    expect(columns(after.doc.child(0))).toEqual({ width: 2, even: true });
  });

  test("a deletion that would tear a table is refused, the whole table may go", () => {
    const state = open(doc(paragraph("a", text("avant")), table("t", rows), paragraph("b", text("après"))));
    const cut = at(state, "40", 1).selection.from;
    const torn = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, cut)));
    const after = torn.apply(torn.tr.deleteSelection());
    if (!after.doc.eq(state.doc)) expect(columns(after.doc.child(1)).even).toBe(true);
    const pos = state.doc.child(0).nodeSize;
    const whole = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)));
    expect(whole.apply(whole.tr.deleteSelection()).doc.childCount).toBe(2);
  });
});
