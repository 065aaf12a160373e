import fc from "fast-check";
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { describe, expect, test, vi } from "vitest";

import { readDocument, schema } from "./schema";
import { tree, write } from "./trees";

// Trees at random take their time on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

describe("the schema is the document tree", () => {
  test("JSON goes in and comes out with no loss", () => {
    fc.assert(
      fc.property(tree, (json) => {
        const read = readDocument(json);
        read.check();
        expect(JSON.parse(JSON.stringify(read.toJSON()))).toEqual(json);
      }),
      { numRuns: 120 },
    );
  });

  test("a copy through the clipboard's HTML keeps nodes, attributes and marks", () => {
    fc.assert(
      fc.property(tree, (json) => {
        const read = readDocument(json);
        const holder = document.createElement("div");
        holder.append(DOMSerializer.fromSchema(schema).serializeFragment(read.content));
        const back = DOMParser.fromSchema(schema).parse(holder, { preserveWhitespace: "full" });
        expect(back.content.toJSON()).toEqual(read.content.toJSON());
      }),
      { numRuns: 60 },
    );
  });

  test("a piece without text still has a line where to write", () => {
    const read = readDocument({ type: "doc", attrs: { kind: "rc", title: "RC" } });
    expect(read.childCount).toBe(1);
    read.check();
  });

  test("what the tree does not know is refused", () => {
    expect(() => readDocument(write.doc({ type: "image", attrs: { src: "x" } }))).toThrow();
  });
});
