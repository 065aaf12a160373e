// Trees at random for the tests: everything the schema allows, as the dossier would give it.

import fc from "fast-check";

type Json = Record<string, unknown>;

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((text) => text.length > 0);
const marks = fc.subarray(["bold", "italic", "superscript"]);
const provenance = fc.oneof(
  fc.constantFrom("buyer", "generated", "read"),
  fc.record({ facet: words, version: fc.constant("2026-08-22") }),
);

const text = fc.tuple(words, marks).map(([value, names]): Json => ({
  type: "text",
  ...(names.length > 0 ? { marks: names.map((type) => ({ type })) } : {}),
  text: value,
}));
const variable = fc
  .record({ name: words, label: words, value: fc.option(words, { nil: null }) })
  .map((attrs): Json => ({ type: "variable", attrs }));
const reference = fc
  .record({ target: fc.constantFrom("b1", "b2", "b5", "absent"), show: fc.constantFrom("number", "title") })
  .map((attrs): Json => ({ type: "reference", attrs }));
const lineBreak = fc.constant<Json>({ type: "hard_break" });

/** The only form the tree knows: neighbouring texts of the same emphasis are one. */
function joined(nodes: Json[]): Json[] {
  const out: Json[] = [];
  for (const node of nodes) {
    const last = out[out.length - 1];
    if (last?.type === "text" && node.type === "text" && JSON.stringify(last.marks) === JSON.stringify(node.marks)) {
      last.text = `${last.text as string}${node.text as string}`;
    } else {
      out.push({ ...node });
    }
  }
  return out;
}

export const line = fc.array(fc.oneof(text, text, variable, reference, lineBreak), { maxLength: 6 }).map(joined);

function block(type: string, attrs: Json, content: unknown[]): Json {
  return { type, attrs: { id: "", ...attrs }, ...(content.length > 0 ? { content } : {}) };
}

const paragraph = fc.tuple(provenance, line).map(([from, content]) => block("paragraph", { provenance: from }, content));
const title = fc
  .tuple(provenance, fc.integer({ min: 1, max: 3 }), fc.boolean(), line)
  .map(([from, level, numbered, content]) => block("title", { provenance: from, level, numbered }, content));

const { blocks } = fc.letrec<{ blocks: Json; list: Json; table: Json; note: Json }>((tie) => ({
  blocks: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    paragraph,
    title,
    tie("list"),
    tie("table"),
    tie("note"),
  ),
  list: fc
    .tuple(
      fc.boolean(),
      provenance,
      fc.array(
        fc.tuple(paragraph, fc.array(tie("blocks"), { maxLength: 1 })).map(
          ([first, rest]): Json => ({ type: "list_item", content: [first, ...rest] }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([ordered, from, items]) => block(ordered ? "ordered_list" : "bullet_list", { provenance: from }, items)),
  table: fc
    .tuple(provenance, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.array(tie("blocks"), { minLength: 9, maxLength: 9 }))
    .map(([from, columns, rows, cells]) =>
      block(
        "table",
        { provenance: from, widths: Array.from({ length: columns }, (_, n) => n + 1) },
        Array.from({ length: rows }, (_, row) => ({
          type: "table_row",
          content: Array.from({ length: columns }, (_, column) => ({
            type: row === 0 ? "table_header" : "table_cell",
            attrs: { colspan: 1, rowspan: 1 },
            content: [cells[row * 3 + column]],
          })),
        })),
      ),
    ),
  note: fc
    .tuple(provenance, fc.constantFrom("published", "working"), fc.array(tie("blocks"), { minLength: 1, maxLength: 2 }))
    .map(([from, audience, content]) => block("note", { provenance: from, audience }, content)),
}));

/** Gives the blocks ids `b1`, `b2`…, in reading order. */
function named(json: Json, next: { n: number }): Json {
  const attrs = json.attrs as Json | undefined;
  const out: Json = { ...json };
  if (attrs && "id" in attrs) out.attrs = { ...attrs, id: `b${(next.n += 1)}` };
  const content = json.content as Json[] | undefined;
  if (content) out.content = content.map((child) => named(child, next));
  return out;
}

/** A document of the schema, with unique ids. */
export const tree = fc.array(blocks, { minLength: 1, maxLength: 6 }).map((content): Json => {
  const next = { n: 0 };
  return {
    type: "doc",
    attrs: { kind: "cctp", title: "CCTP" },
    content: content.map((child) => named(structuredClone(child), next)),
  };
});

/** Short ways to write a tree by hand. */
export const write = {
  doc: (...content: Json[]): Json => ({ type: "doc", attrs: { kind: "rc", title: "RC" }, content }),
  text: (value: string, ...names: string[]): Json => ({
    type: "text",
    ...(names.length > 0 ? { marks: names.map((type) => ({ type })) } : {}),
    text: value,
  }),
  variable: (name: string, label: string, value: string | null): Json => ({
    type: "variable",
    attrs: { name, label, value },
  }),
  reference: (target: string, show = "number"): Json => ({ type: "reference", attrs: { target, show } }),
  lineBreak: (): Json => ({ type: "hard_break" }),
  paragraph: (id: string, ...content: Json[]): Json => block("paragraph", { id, provenance: "generated" }, content),
  title: (id: string, level: number, words: string, numbered = true): Json =>
    block("title", { id, provenance: "generated", level, numbered }, [{ type: "text", text: words }]),
  list: (id: string, ...lines: string[]): Json =>
    block(
      "bullet_list",
      { id, provenance: "generated" },
      lines.map((words, n) => ({ type: "list_item", content: [write.paragraph(`${id}.${n + 1}`, write.text(words))] })),
    ),
  table: (id: string, rows: string[][]): Json =>
    block(
      "table",
      { id, provenance: "generated", widths: (rows[0] ?? []).map(() => 1) },
      rows.map((row, r) => ({
        type: "table_row",
        content: row.map((words, c) => ({
          type: r === 0 ? "table_header" : "table_cell",
          attrs: { colspan: 1, rowspan: 1 },
          content: [write.paragraph(`${id}.${r + 1}.${c + 1}`, ...(words === "" ? [] : [write.text(words)]))],
        })),
      })),
    ),
};
