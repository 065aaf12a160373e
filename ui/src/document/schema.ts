// The editor's schema: the document tree, node for node, as document/src/prosemirror.rs writes and reads it.
// What is added here are only DOM forms, so that a copy inside the editor comes back whole.

import { Fragment, Schema, type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec } from "prosemirror-model";

/** Where the words of a block come from. */
export type Provenance = "buyer" | "generated" | "read" | { facet: string; version: string };

/** Headings of the paper start under the `h1` of the view and the `h2` of the piece. */
const HEADING_SHIFT = 2;

function provenanceOf(dom: HTMLElement): Provenance {
  const { facet, version, provenance } = dom.dataset;
  if (facet !== undefined && version !== undefined) return { facet, version };
  return provenance === "generated" || provenance === "read" ? provenance : "buyer";
}

function provenanceData(provenance: Provenance): Record<string, string> {
  return typeof provenance === "string"
    ? { "data-provenance": provenance }
    : { "data-facet": provenance.facet, "data-version": provenance.version };
}

function blockAttributes(node: Node): Record<string, string> {
  return { "data-block": node.attrs.id as string, ...provenanceData(node.attrs.provenance as Provenance) };
}

function readBlock(dom: HTMLElement): Record<string, unknown> {
  return { id: dom.dataset.block ?? "", provenance: provenanceOf(dom) };
}

/** A new block has no id yet: the plugin of ids.ts gives it one. */
const BLOCK = {
  id: { default: "" },
  provenance: { default: "buyer" },
};

function span(dom: HTMLElement, name: string): number {
  const read = Number.parseInt(dom.getAttribute(name) ?? "1", 10);
  return Number.isFinite(read) ? Math.min(Math.max(read, 1), 60) : 1;
}

function spans(node: Node): Record<string, string> {
  const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
  return {
    ...(colspan > 1 ? { colspan: String(colspan) } : {}),
    ...(rowspan > 1 ? { rowspan: String(rowspan) } : {}),
  };
}

function readSpans(dom: HTMLElement): Record<string, unknown> {
  return { colspan: span(dom, "colspan"), rowspan: span(dom, "rowspan") };
}

function readWidths(dom: HTMLElement): number[] {
  return (dom.dataset.widths ?? "")
    .split(" ")
    .map((width) => Number.parseInt(width, 10))
    .filter((width) => Number.isInteger(width) && width > 0 && width <= 65535);
}

function readTitle(dom: HTMLElement): Record<string, unknown> {
  const given = Number.parseInt(dom.dataset.level ?? dom.tagName.slice(1), 10);
  return {
    ...readBlock(dom),
    level: Number.isFinite(given) ? Math.min(Math.max(given, 1), 3) : 1,
    numbered: dom.dataset.numbered !== "false",
  };
}

/** Words of a variable: its value, or its label between brackets while nobody has given it. */
export function variableWords(node: Node): string {
  const { value, label } = node.attrs as { value: string | null; label: string };
  return value ?? `[${label}]`;
}

const nodes = {
  doc: { content: "block+", attrs: { kind: { default: "autre" }, title: { default: "" } } },

  // First of its group: what an editor falls back to is a paragraph.
  paragraph: {
    group: "block",
    content: "inline*",
    attrs: BLOCK,
    parseDOM: [{ tag: "p", getAttrs: readBlock }],
    toDOM: (node): DOMOutputSpec => ["p", blockAttributes(node), 0],
  },

  title: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { ...BLOCK, level: { default: 1 }, numbered: { default: true } },
    parseDOM: ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag, getAttrs: readTitle })),
    toDOM: (node): DOMOutputSpec => [
      `h${(node.attrs.level as number) + HEADING_SHIFT}`,
      {
        ...blockAttributes(node),
        "data-level": String(node.attrs.level),
        "data-numbered": String(node.attrs.numbered),
      },
      0,
    ],
  },

  bullet_list: {
    group: "block",
    content: "list_item+",
    attrs: BLOCK,
    parseDOM: [{ tag: "ul", getAttrs: readBlock }],
    toDOM: (node): DOMOutputSpec => ["ul", blockAttributes(node), 0],
  },

  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: BLOCK,
    parseDOM: [{ tag: "ol", getAttrs: readBlock }],
    toDOM: (node): DOMOutputSpec => ["ol", blockAttributes(node), 0],
  },

  list_item: {
    content: "paragraph block*",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: (): DOMOutputSpec => ["li", 0],
  },

  table: {
    group: "block",
    content: "table_row+",
    isolating: true,
    tableRole: "table",
    attrs: { ...BLOCK, widths: { default: [] } },
    parseDOM: [{ tag: "table", getAttrs: (dom) => ({ ...readBlock(dom), widths: readWidths(dom) }) }],
    toDOM: (node): DOMOutputSpec => [
      "table",
      { ...blockAttributes(node), "data-widths": (node.attrs.widths as number[]).join(" ") },
      ["tbody", 0],
    ],
  },

  table_row: {
    content: "(table_cell | table_header)+",
    tableRole: "row",
    parseDOM: [{ tag: "tr" }],
    toDOM: (): DOMOutputSpec => ["tr", 0],
  },

  table_cell: {
    content: "block+",
    isolating: true,
    tableRole: "cell",
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 } },
    parseDOM: [{ tag: "td", getAttrs: readSpans }],
    toDOM: (node): DOMOutputSpec => ["td", spans(node), 0],
  },

  table_header: {
    content: "block+",
    isolating: true,
    tableRole: "header_cell",
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 } },
    parseDOM: [{ tag: "th", getAttrs: readSpans }],
    toDOM: (node): DOMOutputSpec => ["th", spans(node), 0],
  },

  note: {
    group: "block",
    content: "block+",
    defining: true,
    attrs: { ...BLOCK, audience: { default: "published" } },
    parseDOM: [
      {
        tag: "div[data-audience]",
        getAttrs: (dom) => ({
          ...readBlock(dom),
          audience: dom.dataset.audience === "working" ? "working" : "published",
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      "div",
      { ...blockAttributes(node), "data-audience": node.attrs.audience as string },
      0,
    ],
  },

  text: { group: "inline" },

  variable: {
    group: "inline",
    inline: true,
    atom: true,
    attrs: { name: {}, label: {}, value: { default: null } },
    leafText: variableWords,
    parseDOM: [
      {
        tag: "span[data-variable]",
        getAttrs: (dom) => ({
          name: dom.dataset.variable ?? "",
          label: dom.dataset.label ?? "",
          value: dom.dataset.value ?? null,
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => {
      const { name, label, value } = node.attrs as { name: string; label: string; value: string | null };
      return [
        "span",
        { "data-variable": name, "data-label": label, ...(value === null ? {} : { "data-value": value }) },
        variableWords(node),
      ];
    },
  },

  reference: {
    group: "inline",
    inline: true,
    atom: true,
    attrs: { target: {}, show: { default: "number" } },
    parseDOM: [
      {
        tag: "span[data-reference]",
        getAttrs: (dom) => ({
          target: dom.dataset.reference ?? "",
          show: dom.dataset.show === "title" ? "title" : "number",
        }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      "span",
      { "data-reference": node.attrs.target as string, "data-show": node.attrs.show as string },
      node.attrs.target as string,
    ],
  },

  hard_break: {
    group: "inline",
    inline: true,
    selectable: false,
    leafText: () => "\n",
    parseDOM: [{ tag: "br" }],
    toDOM: (): DOMOutputSpec => ["br"],
  },
} satisfies Record<string, NodeSpec>;

// In the order of the tree: bold, italic, superscript.
const marks = {
  bold: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: (): DOMOutputSpec => ["strong", 0] },
  italic: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: (): DOMOutputSpec => ["em", 0] },
  superscript: { parseDOM: [{ tag: "sup" }], toDOM: (): DOMOutputSpec => ["sup", 0] },
} satisfies Record<string, MarkSpec>;

export const schema = new Schema({ nodes, marks });

/** Whether a node is a block: it has an id and a provenance. */
export function isBlock(node: Node): boolean {
  return "id" in node.attrs;
}

/** The document that JSON holds. Throws when it is not one. */
export function readDocument(content: unknown): Node {
  const read = schema.nodeFromJSON(content);
  // A piece without any text still needs a line where to write.
  return read.childCount === 0 ? read.copy(Fragment.from(schema.node("paragraph"))) : read;
}

/** Position of the block with this id, just before it. */
export function findBlock(doc: Node, id: string): { pos: number; node: Node } | null {
  let found: { pos: number; node: Node } | null = null;
  doc.descendants((node, pos) => {
    if (found) return false;
    if (isBlock(node) && node.attrs.id === id) {
      found = { pos, node };
      return false;
    }
    return !node.isTextblock;
  });
  return found;
}
