import fc from "fast-check";
import { EditorState, TextSelection } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { expect, test, vi } from "vitest";

import { patch } from "./patch";
import { bring } from "./rebase";
import { readDocument, schema } from "./schema";
import { tree, write } from "./trees";

// Trees at random take their time on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

const { doc, paragraph, text } = write;

test("any version becomes any other, exactly", () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      const next = readDocument(b);
      const state = EditorState.create({ schema, doc: readDocument(a) });
      const tr = patch(state, next);
      expect((tr ? state.apply(tr).doc : state.doc).toJSON()).toEqual(next.toJSON());
    }),
    { numRuns: 80 },
  );
});

test("the caret stays where one was writing", () => {
  const before = readDocument(doc(paragraph("a", text("Un")), paragraph("b", text("Deux")), paragraph("c", text("Trois"))));
  const after = readDocument(doc(paragraph("a", text("Un, changé")), paragraph("b", text("Deux")), paragraph("c", text("Trois"))));
  let state = EditorState.create({ schema, doc: before });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 13)));
  expect(state.selection.$from.parent.textContent).toBe("Trois");
  state = state.apply(patch(state, after)!);
  expect(state.selection.$from.parent.textContent).toBe("Trois");
  expect(state.selection.$from.parentOffset).toBe(2);
});

test("the caret stays too when only what is known of its block changes", () => {
  const before = readDocument(doc(paragraph("a", text("Un")), paragraph("b", text("Deux"))));
  const after = readDocument(
    doc(paragraph("a", text("Un")), { type: "paragraph", attrs: { id: "b", provenance: "buyer" }, content: [text("Deux")] }),
  );
  let state = EditorState.create({ schema, doc: before });
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 7)));
  expect(state.selection.$from.parentOffset).toBe(2);
  state = state.apply(patch(state, after)!);
  expect(state.doc.eq(after)).toBe(true);
  expect([state.selection.$from.parent.textContent, state.selection.$from.parentOffset]).toEqual(["Deux", 2]);
});

test("a version that comes while one types keeps what is typed elsewhere", () => {
  const base = readDocument(doc(paragraph("a", text("Un")), paragraph("b", text("Deux"))));
  const next = readDocument(doc(paragraph("a", text("Un, remplacé")), paragraph("b", text("Deux"))));
  let state = EditorState.create({ schema, doc: base });
  const since = new Mapping();
  const typed = state.tr.insertText(" mots", 9);
  since.appendMapping(typed.mapping);
  state = state.apply(typed);
  state = state.apply(bring(state, base, since, next)!);
  expect(state.doc.textBetween(0, state.doc.content.size, "|")).toBe("Un, remplacé|Deux mots");
});
