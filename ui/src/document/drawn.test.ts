// What is drawn over the text follows edits exactly, whether it is moved or computed again.

import fc from "fast-check";
import { TextSelection, type EditorState } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import { expect, test, vi } from "vitest";

import { blocksPlugin, withBlocks } from "./blocks";
import { numbersPlugin } from "./numbers";
import { readDocument, schema } from "./schema";
import { createState } from "./state";
import { tree } from "./trees";

// Trees at random take their time on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

/** Everything drawn, as plain values. */
function drawn(state: EditorState): string[] {
  return state.plugins
    .flatMap((plugin) => {
      const set = plugin.props.decorations?.call(plugin, state) as DecorationSet | null | undefined;
      return set && "find" in set ? set.find() : [];
    })
    .map(({ from, to, spec }) => `${from}-${to} ${JSON.stringify(spec)}`)
    .sort();
}

const key = fc.record({
  at: fc.nat(),
  what: fc.constantFrom("letter", "delete", "reference", "paragraph", "title", "break"),
});

test("moved or computed again, the same is drawn", () => {
  fc.assert(
    fc.property(tree, fc.array(key, { minLength: 1, maxLength: 10 }), (json, keys) => {
      let state = createState(readDocument(json), () => undefined, () => false);
      const own = [
        { block: "b1", state: "modifie" as const, drafted_text: null, own_text: null },
        { block: "b3", state: "ajoute" as const, drafted_text: null, own_text: null },
      ];
      state = state.apply(withBlocks(state.tr, ["b2"], own));
      for (const { at, what } of keys) {
        const selection = TextSelection.near(state.doc.resolve(at % (state.doc.content.size + 1)));
        state = state.apply(state.tr.setSelection(selection));
        const { tr } = state;
        if (what === "letter") tr.insertText("é");
        else if (what === "delete") tr.delete(Math.max(selection.from - 1, 0), selection.from);
        else if (what === "reference") tr.replaceSelectionWith(schema.node("reference", { target: "b1", show: "title" }), false);
        else if (what === "break") tr.replaceSelectionWith(schema.node("hard_break"), false);
        else tr.insert(0, schema.node(what, null, [schema.text("Ligne")]));
        state = state.apply(tr);
      }
      let fresh = createState(state.doc, () => undefined, () => false);
      fresh = fresh.apply(withBlocks(fresh.tr, ["b2"], own));
      expect(drawn(state)).toEqual(drawn(fresh));
    }),
    { numRuns: 120 },
  );
});

test("both draw something", () => {
  expect([numbersPlugin(), blocksPlugin()].every((plugin) => plugin.props.decorations)).toBe(true);
});
