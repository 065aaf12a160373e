// What comes from the clipboard is hostile until it is read: only the nodes of the tree survive. Scripts, styles,
// comments, images, links and the attributes of Word vanish; their words stay.

import { DOMParser as FragmentParser, Fragment, Slice, type Node, type ParseOptions } from "prosemirror-model";

import { withoutIds } from "./ids";
import { inlineText, Numbering } from "./numbering";
import { schema } from "./schema";
import { STYLE, styleOf } from "./styles";
import { evenTable } from "./tables";
import { listsOfWord } from "./wordLists";

/** Elements that vanish with everything they hold. */
const DROPPED = new Set([
  "script", "style", "head", "meta", "link", "title", "template", "noscript", "iframe", "object", "embed", "applet",
  "svg", "math", "img", "picture", "video", "audio", "source", "canvas", "map", "area", "form", "input", "button",
  "select", "textarea", "col", "colgroup", "o:p", "xml", "frame", "frameset", "base", "portal", "dialog",
]);

/** Attributes our own copies carry; every other one vanishes. */
const OURS = new Set([
  "data-block", "data-provenance", "data-facet", "data-version", "data-level", "data-numbered", "data-widths",
  "data-audience", "data-variable", "data-label", "data-value", "data-reference", "data-show", "data-pm-slice",
  "colspan", "rowspan",
]);

/** Lists deeper than this are brought back to it: the dossier refuses texts nested without end. */
export const DEEPEST_LIST = 5;

/**
 * Takes the sting out of pasted HTML before anything parses it: no script, no style sheet, no handler, and styles only
 * as words to read. What survives is cleaned again, element by element, by `clean`.
 */
export function defuse(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/([\s"'/])style\s*=/gi, `$1${STYLE}=`).replace(/([\s"'/])on[a-z]+\s*=/gi, "$1data-off="),
    );
}

/** Cleans, in place, the elements pasted. The document they belong to must be inert (nothing in it runs or loads). */
export function clean(root: ParentNode): void {
  listsOfWord(root);
  cleanChildren(root);
}

function cleanChildren(parent: ParentNode): void {
  for (const child of Array.from(parent.childNodes)) {
    if (child.nodeType === 3) continue;
    if (child.nodeType !== 1) {
      // Comments (« StartFragment », conditional comments of Word), processing instructions.
      child.remove();
      continue;
    }
    cleanElement(child as Element);
  }
}

function cleanElement(element: Element): void {
  const tag = element.localName.toLowerCase();
  if (DROPPED.has(tag) || hidden(element)) {
    element.remove();
    return;
  }
  const emphasis = emphasisOf(element);
  if (tag === "caption") {
    // The words of a caption stand before its table.
    const line = element.ownerDocument.createElement("p");
    line.append(...Array.from(element.childNodes));
    const table = element.closest("table");
    if (table) table.before(line);
    element.remove();
    cleanElement(line);
    return;
  }
  for (const attribute of Array.from(element.attributes)) {
    if (!OURS.has(attribute.name)) element.removeAttribute(attribute.name);
  }
  if (/^h[1-6]$/.test(tag) && !element.hasAttribute("data-level")) trimNumber(element);
  cleanChildren(element);
  for (const name of emphasis) {
    const mark = element.ownerDocument.createElement(name);
    mark.append(...Array.from(element.childNodes));
    element.append(mark);
  }
  // Word separates paragraphs with empty ones.
  if (tag === "p" && (element.textContent ?? "").trim() === "" && !element.querySelector("br")) element.remove();
  // A bold that its own style takes back (« <b style="font-weight:normal"> ») is only a box.
  if (emphasis.undone) element.replaceWith(...Array.from(element.childNodes));
}

function hidden(element: Element): boolean {
  const style = styleOf(element);
  return element.hasAttribute("hidden") || /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/.test(style);
}

/** Emphasis that other editors write as styles of a span. */
function emphasisOf(element: Element): string[] & { undone?: boolean } {
  const found: string[] & { undone?: boolean } = [];
  const style = styleOf(element);
  const tag = element.localName;
  if ((tag === "b" || tag === "strong") && /(^|[;\s])font-weight\s*:\s*(normal|400)/.test(style)) found.undone = true;
  if (tag !== "span" && tag !== "font") return found;
  if (/(^|[;\s])font-weight\s*:\s*(bold|[6-9]00)/.test(style)) found.push("strong");
  if (/(^|[;\s])font-style\s*:\s*italic/.test(style)) found.push("em");
  if (/(^|[;\s])vertical-align\s*:\s*super/.test(style)) found.push("sup");
  return found;
}

/** Titles are numbered here: a number typed before the words of a pasted one would stand twice. */
function trimNumber(title: Element): void {
  const walker = title.ownerDocument.createTreeWalker(title, 4);
  let text = walker.nextNode();
  while (text && (text.nodeValue ?? "").trim() === "") text = walker.nextNode();
  if (!text) return;
  text.nodeValue = (text.nodeValue ?? "").replace(
    /^\s*(article\s+\d+(\.\d+)*\s*([-–—:.]\s*)?|\d+(\.\d+)+\.?\s*([-–—:)]\s*)?|\d+[.)]\s+)/i,
    "",
  );
}

/**
 * A parser of clipboards for the editor: cleans, then reads. It stands where ProseMirror takes a `DOMParser`; the
 * element it receives belongs to a document without window, where nothing runs and nothing loads.
 */
export class ClipboardReader extends FragmentParser {
  constructor() {
    super(schema, FragmentParser.fromSchema(schema).rules);
  }

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    clean(dom as unknown as ParentNode);
    return super.parseSlice(dom, options);
  }
}

/** What is around the place where one pastes. */
export type PastePlace = {
  /** Inside a list, a cell or a note: no title and no table there. */
  nested: boolean;
  /** Variables that the document already shows. */
  variables: ReadonlySet<string>;
  numbering: Numbering;
};

/** Makes a slice acceptable at a place: new ids, known variables and references only, even tables, no title or table inside another block. */
export function adopt(slice: Slice, place: PastePlace): Slice {
  const content = adoptBlocks(slice.content, place, place.nested, 0);
  // Blocks taken apart make the open depths of the slice false.
  const opened = content.eq(slice.content) || sameSpine(slice, content);
  const adopted = opened ? new Slice(content, slice.openStart, slice.openEnd) : closed(content);
  return withoutIds(adopted);
}

/** The same blocks as a slice that is open no more than needed, each of them whole. */
function closed(content: Fragment): Slice {
  return Slice.maxOpen(whole(content), false);
}

/** Completes what a cut left without its first paragraph or its last cell. */
function whole(content: Fragment): Fragment {
  const out: Node[] = [];
  content.forEach((node) => {
    const made = node.isInline ? node : node.type.createAndFill(node.attrs, whole(node.content), node.marks);
    if (made) out.push(made);
  });
  return Fragment.fromArray(out);
}

/** Whether the nodes along the two open edges are still of the same kinds. */
function sameSpine(slice: Slice, content: Fragment): boolean {
  const edge = (fragment: Fragment, first: boolean, depth: number): string => {
    const names: string[] = [];
    let at: Fragment = fragment;
    for (let n = 0; n < depth; n++) {
      const node = first ? at.firstChild : at.lastChild;
      if (!node) return `${names.join(" ")} ∅`;
      names.push(node.type.name);
      at = node.content;
    }
    return names.join(" ");
  };
  return (
    edge(slice.content, true, slice.openStart) === edge(content, true, slice.openStart) &&
    edge(slice.content, false, slice.openEnd) === edge(content, false, slice.openEnd)
  );
}

function adoptBlocks(fragment: Fragment, place: PastePlace, nested: boolean, lists: number): Fragment {
  const out: Node[] = [];
  fragment.forEach((node) => out.push(...adoptBlock(node, place, nested, lists)));
  return Fragment.fromArray(joinTexts(out));
}

function adoptBlock(node: Node, place: PastePlace, nested: boolean, lists: number): Node[] {
  switch (node.type.name) {
    case "text":
    case "hard_break":
      return [node];
    case "variable":
    case "reference": {
      const known =
        node.type.name === "variable"
          ? place.variables.has(node.attrs.name as string)
          : place.numbering.knows(node.attrs.target as string);
      const words = inlineText(node, place.numbering);
      return known ? [node] : words === "" ? [] : [schema.text(words, node.marks)];
    }
    case "paragraph":
      return [node.copy(adoptBlocks(node.content, place, nested, lists))];
    case "title": {
      const content = adoptBlocks(node.content, place, nested, lists);
      return [nested ? schema.node("paragraph", null, content) : node.copy(content)];
    }
    case "bullet_list":
    case "ordered_list": {
      const items: Node[] = [];
      node.forEach((item) => items.push(item.copy(adoptBlocks(item.content, place, true, lists + 1))));
      if (lists >= DEEPEST_LIST) return items.flatMap((item) => blocksOf(item));
      return [node.copy(Fragment.fromArray(items))];
    }
    case "list_item":
      return [node.copy(adoptBlocks(node.content, place, true, lists))];
    case "table":
      if (nested) return cellsOf(node).flatMap((cell) => blocksOf(cell.copy(adoptBlocks(cell.content, place, true, lists))));
      return [evenTable(node.copy(adoptBlocks(node.content, place, false, lists)))];
    case "table_row":
      return [node.copy(adoptBlocks(node.content, place, nested, lists))];
    case "table_cell":
    case "table_header":
    case "note":
      return [node.copy(adoptBlocks(node.content, place, true, lists))];
    default:
      return [];
  }
}

function blocksOf(parent: Node): Node[] {
  const out: Node[] = [];
  parent.forEach((node) => out.push(node));
  return out;
}

function cellsOf(table: Node): Node[] {
  return blocksOf(table).flatMap((row) => blocksOf(row));
}

/** Neighbouring texts of the same emphasis are one text. */
function joinTexts(nodes: Node[]): Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    const last = out[out.length - 1];
    if (last?.isText && node.isText && last.sameMarkup(node)) {
      out[out.length - 1] = schema.text((last.text ?? "") + (node.text ?? ""), last.marks);
    } else {
      out.push(node);
    }
  }
  return out;
}

/** Plain text: one paragraph a line, empty lines left out. Control characters do not enter a document. */
export function plainSlice(text: string): Slice {
  const lines = text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, "")
    .split("\n")
    .map((line) => line.replace(/\t/g, " ").trimEnd())
    .filter((line, _index, all) => line.trim() !== "" || all.length === 1);
  const paragraphs = lines.map((line) =>
    schema.node("paragraph", null, line === "" ? [] : [schema.text(line)]),
  );
  if (paragraphs.length === 0) return Slice.empty;
  return new Slice(Fragment.fromArray(paragraphs), 1, 1);
}
