// How variables, references and tables stand on screen.

import type { Node } from "prosemirror-model";
import type { Decoration, EditorView, NodeView, NodeViewConstructor, ViewMutationRecord } from "prosemirror-view";

import { variableWords } from "./schema";

/** Said above a table that computes itself. */
export const LOCKED_WORDS = "Ce tableau se calcule à partir des étapes précédentes";

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

/** A value entered once: its words, or its label in the « à remplir » style. */
class VariableView implements NodeView {
  readonly dom = element("span", "variable");

  constructor(private node: Node) {
    this.draw();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    if (!node.eq(this.node)) {
      this.node = node;
      this.draw();
    }
    return true;
  }

  private draw(): void {
    const { name, label, value } = this.node.attrs as { name: string; label: string; value: string | null };
    this.dom.classList.toggle("variable--missing", value === null);
    this.dom.dataset.variable = name;
    this.dom.title = value === null ? `À remplir\u00a0: ${label}` : label;
    this.dom.textContent = variableWords(this.node);
  }

  ignoreMutation(): boolean {
    return true;
  }
}

function wordsOf(decorations: readonly Decoration[]): string | null {
  for (const { spec } of decorations) {
    const { words } = spec as { words?: string };
    if (words !== undefined) return words;
  }
  return null;
}

/** « article 3.2 »: the words follow the titles. */
class ReferenceView implements NodeView {
  readonly dom = element("span", "reference");

  constructor(
    private node: Node,
    decorations: readonly Decoration[],
  ) {
    this.draw(decorations);
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw(decorations);
    return true;
  }

  private draw(decorations: readonly Decoration[]): void {
    const words = wordsOf(decorations) ?? (this.node.attrs.target as string);
    this.dom.dataset.reference = this.node.attrs.target as string;
    this.dom.classList.toggle("reference--lost", words.startsWith("[renvoi sans cible"));
    if (this.dom.textContent !== words) this.dom.textContent = words;
  }

  ignoreMutation(): boolean {
    return true;
  }
}

function isLocked(decorations: readonly Decoration[]): boolean {
  return decorations.some(({ spec }) => (spec as { locked?: boolean }).locked === true);
}

/** A table in a frame that scrolls sideways when it is too wide; a computed one says so and takes no caret. */
class TableView implements NodeView {
  readonly dom = element("div", "table-frame");
  readonly contentDOM = document.createElement("tbody");
  private readonly columns = document.createElement("colgroup");
  private readonly said = element("p", "table-frame__said");

  constructor(
    private node: Node,
    decorations: readonly Decoration[],
  ) {
    const table = document.createElement("table");
    table.append(this.columns, this.contentDOM);
    this.said.contentEditable = "false";
    this.said.textContent = LOCKED_WORDS;
    const scroll = element("div", "table-frame__scroll");
    scroll.append(table);
    this.dom.append(this.said, scroll);
    this.draw();
    this.lock(isLocked(decorations));
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type) return false;
    const redraw = node.attrs !== this.node.attrs;
    this.node = node;
    if (redraw) this.draw();
    this.lock(isLocked(decorations));
    return true;
  }

  private draw(): void {
    this.dom.dataset.block = this.node.attrs.id as string;
    const widths = this.node.attrs.widths as number[];
    const total = widths.reduce((sum, width) => sum + width, 0);
    this.columns.replaceChildren(
      ...widths.map((width) => {
        const column = document.createElement("col");
        if (total > 0) column.style.width = `${((width / total) * 100).toFixed(2)}%`;
        return column;
      }),
    );
  }

  private lock(locked: boolean): void {
    this.said.hidden = !locked;
    if (locked) this.dom.contentEditable = "false";
    else this.dom.removeAttribute("contenteditable");
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

/** Table, with its id and width, variables, references. */
export const nodeViews: Record<string, NodeViewConstructor> = {
  variable: (node) => new VariableView(node),
  reference: (node, _view: EditorView, _pos, decorations) => new ReferenceView(node, decorations),
  table: (node, _view: EditorView, _pos, decorations) => new TableView(node, decorations),
};
