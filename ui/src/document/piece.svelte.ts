// One piece open in the editor: its text, what is being saved, what the checker says of it.

import type { Node } from "prosemirror-model";
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { EditorView } from "prosemirror-view";
import { tick } from "svelte";

import { session } from "../cabinet/session.svelte";
import { Failure } from "../ipc/call";
import { announcer } from "../parts/announce.svelte";
import type { CoverView, DocumentAnswer, FindingView, OwnBlockView, PlanEntryView, UndoneView, Waive } from "../ipc/generated";
import { lockedIds, withBlocks } from "./blocks";
import { inList, lineKind, type LineKind } from "./commands";
import type { Refusal } from "./guard";
import { nodeViews } from "./nodeViews";
import { plainText } from "./numbering";
import { numberingOf } from "./numbers";
import { adopt, ClipboardReader, defuse, plainSlice } from "./paste";
import { EXTERNAL } from "./patch";
import { bring } from "./rebase";
import { Saver } from "./saver";
import { findBlock, isBlock, readDocument, schema, type Provenance } from "./schema";
import { rangeOf, scalarCount } from "./spans";
import { createState } from "./state";
import { inEditableTable, inHeaderRow, tableAround } from "./tables";
import {
  currentOf,
  findingsOf,
  isOpen,
  nextFinding,
  place,
  withCurrent,
  withFindings,
  type Placed,
} from "./underlines";

/** What stands at the caret. */
export type Context = {
  line: LineKind | null;
  bold: boolean;
  italic: boolean;
  superscript: boolean;
  bullets: boolean;
  numbers: boolean;
  topLevel: boolean;
  table: "none" | "free" | "header" | "locked";
  /** The title above the caret, and its number (`3.2`). */
  title: string | null;
  article: string | null;
  block: string | null;
  own: OwnBlockView | null;
  provenance: Provenance | null;
};

/** A line of the plan of the piece, as the text stands. */
export type OutlineEntry = PlanEntryView;

/** A variable being looked at, and where it stands on screen. */
export type LookedVariable = { name: string; label: string; value: string | null; pos: number; focus: boolean };

const REFUSED: Record<Refusal, string> = {
  locked: "Ce tableau se calcule à partir des étapes précédentes\u00a0: il ne se modifie pas à la main.",
  columns:
    "Ce changement abîmerait un tableau\u00a0: sélectionnez le tableau entier, ou le texte d’une seule cellule.",
};

const NOWHERE: Context = {
  line: null,
  bold: false,
  italic: false,
  superscript: false,
  bullets: false,
  numbers: false,
  topLevel: true,
  table: "none",
  title: null,
  article: null,
  block: null,
  own: null,
  provenance: null,
};

export class Piece {
  readonly kind: string;
  title = $state("");
  cover = $state.raw<CoverView | null>(null);
  own = $state.raw<OwnBlockView[]>([]);
  findings = $state.raw<readonly Placed[]>([]);
  current = $state<string | null>(null);
  outline = $state.raw<OutlineEntry[]>([]);
  context = $state.raw<Context>(NOWHERE);
  looked = $state.raw<LookedVariable | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(true);
  /** Why the last change was refused, until the next one. */
  notice = $state("");
  /** The dossier refuses the text as it is: it stays on screen and is not saved. */
  unsaved = $state(false);

  private view: EditorView | null = null;
  private base: Node | null = null;
  /** What was edited since `base`, the text the dossier holds. */
  private since = new Mapping();
  /** What changed on screen since the text being saved was taken. */
  private sinceSent: Mapping | null = null;
  private outlined: Node | null = null;
  private leaving = false;
  /** Somebody leaves or undoes: everything typed goes to the dossier now. */
  private hurried = false;
  private turn = 0;
  private readonly saver = new Saver(() => this.save());
  private wanted: (() => void) | null = null;

  constructor(kind: string) {
    this.kind = kind;
  }

  /** Puts the text in `paper`. Gives back what takes it away. */
  mount(paper: HTMLElement, labels: Record<string, string>): () => void {
    const unflush = session.registerFlush(() => this.flush());
    const unhear = session.onUndone((undone) => this.undone(undone));
    void this.load(paper, labels);
    return () => {
      unflush();
      unhear();
      this.turn += 1;
      if (this.saver.pending) void this.flush();
      this.view?.destroy();
      this.view = null;
    };
  }

  private async load(paper: HTMLElement, labels: Record<string, string>): Promise<void> {
    const turn = ++this.turn;
    this.loading = true;
    this.failure = null;
    try {
      const answer = await session.ask("document", { kind: this.kind });
      if (turn !== this.turn) return;
      const doc = readDocument(answer.content);
      this.base = doc;
      this.since = new Mapping();
      this.view = this.open(paper, doc, labels);
      this.adopt(answer);
      this.loading = false;
      // The paper must be seen before one can be brought to a place of it.
      await tick();
      if (turn !== this.turn) return;
      const wanted = this.wanted;
      this.wanted = null;
      wanted?.();
    } catch (thrown) {
      if (turn === this.turn) this.failure = Failure.from(thrown);
    }
    if (turn === this.turn) this.loading = false;
  }

  private open(paper: HTMLElement, doc: Node, labels: Record<string, string>): EditorView {
    const reader = new ClipboardReader();
    return new EditorView(paper, {
      state: createState(
        doc,
        (why) => (this.notice = REFUSED[why]),
        () => this.leaving,
      ),
      editable: () => session.readOnly === null,
      attributes: () => ({
        role: "textbox",
        "aria-multiline": "true",
        "aria-readonly": String(session.readOnly !== null),
        class: "paper__text",
        spellcheck: "true",
        lang: "fr",
        ...labels,
      }),
      nodeViews,
      transformPastedHTML: defuse,
      clipboardParser: reader,
      clipboardTextParser: (text) => plainSlice(text),
      transformPasted: (slice, view) =>
        adopt(slice, {
          nested: nested(view.state),
          variables: variables(view.state.doc),
          numbering: numberingOf(view.state),
        }),
      dispatchTransaction: (tr) => this.dispatch(tr),
      handleKeyDown: (view, event) => this.key(view, event),
      handleClickOn: (view, _pos, node, nodePos, _event, direct) => {
        if (!direct || node.type !== schema.nodes.variable) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos)));
        this.look(node, nodePos, false);
        return true;
      },
      handleDOMEvents: {
        blur: () => {
          this.leaving = false;
          return false;
        },
      },
    });
  }

  private key(view: EditorView, event: KeyboardEvent): boolean {
    if (event.key === "Escape") {
      if (this.looked) this.looked = null;
      else this.leaving = true;
      return false;
    }
    if (event.key !== "Tab" && event.key !== "Shift") this.leaving = false;
    if (event.key === "F8") {
      this.step(event.shiftKey);
      return true;
    }
    const { selection } = view.state;
    if (event.key === "Enter" && selection instanceof NodeSelection && selection.node.type === schema.nodes.variable) {
      this.look(selection.node, selection.from, true);
      return true;
    }
    return false;
  }

  private look(node: Node, pos: number, focus: boolean): void {
    const { name, label, value } = node.attrs as { name: string; label: string; value: string | null };
    this.looked = { name, label, value, pos, focus };
  }

  private dispatch(tr: Transaction): void {
    const view = this.view;
    if (!view) return;
    const { state, transactions } = view.state.applyTransaction(tr);
    view.updateState(state);
    let edited = false;
    for (const done of transactions) {
      if (!done.docChanged) continue;
      this.sinceSent?.appendMapping(done.mapping);
      if (done.getMeta(EXTERNAL)) continue;
      this.since.appendMapping(done.mapping);
      edited = true;
    }
    if (edited) {
      this.notice = "";
      this.saver.touch();
    }
    const { selection } = state;
    if (this.looked && !(selection instanceof NodeSelection && selection.from === this.looked.pos)) this.looked = null;
    this.read(state);
  }

  /** What the screens around the text show of it. */
  private read(state: EditorState): void {
    const findings = findingsOf(state);
    if (findings !== this.findings) this.findings = findings;
    this.current = currentOf(state);
    if (state.doc !== this.outlined) {
      this.outlined = state.doc;
      const outline = outlineOf(state);
      if (JSON.stringify(outline) !== JSON.stringify(this.outline)) this.outline = outline;
    }
    this.context = this.contextOf(state);
  }

  private contextOf(state: EditorState): Context {
    const { $from: caret, from, to, empty } = state.selection;
    const marked = (name: "bold" | "italic" | "superscript"): boolean => {
      const type = schema.marks[name];
      return empty
        ? type.isInSet(state.storedMarks ?? caret.marks()) !== undefined
        : state.doc.rangeHasMark(from, to, type);
    };
    let block: string | null = null;
    let provenance: Provenance | null = null;
    let own: OwnBlockView | null = null;
    for (let depth = caret.depth; depth > 0; depth--) {
      const node = caret.node(depth);
      if (!isBlock(node)) continue;
      const id = node.attrs.id as string;
      block ??= id;
      provenance ??= node.attrs.provenance as Provenance;
      own ??= this.own.find((known) => known.block === id) ?? null;
    }
    const table = tableAround(state);
    return {
      line: lineKind(state),
      bold: marked("bold"),
      italic: marked("italic"),
      superscript: marked("superscript"),
      bullets: inList(state, schema.nodes.bullet_list),
      numbers: inList(state, schema.nodes.ordered_list),
      topLevel: caret.depth <= 1,
      table: !table
        ? "none"
        : lockedIds(state).has(table.node.attrs.id as string)
          ? "locked"
          : inHeaderRow(state)
            ? "header"
            : inEditableTable(state)
              ? "free"
              : "none",
      ...articleAt(state),
      block,
      own,
      provenance,
    };
  }

  /** Takes what the dossier holds now: the text where it differs, the findings, the marks. */
  private adopt(answer: DocumentAnswer): void {
    const view = this.view;
    if (!view || !this.base) return;
    this.title = answer.title;
    this.cover = answer.cover;
    this.failure = null;
    const next = readDocument(answer.content);
    const change = bring(view.state, this.base, this.since, next);
    this.base = next;
    if (change) this.dispatch(change);
    this.since = new Mapping();
    if (view.state.doc.eq(next)) {
      this.saver.drop();
      this.unsaved = false;
    } else {
      // What was typed and is not saved yet is still to be saved over the version brought.
      this.saver.touch();
    }
    this.tell(answer.findings, answer.own, answer.locked, next, new Mapping());
  }

  private tell(
    findings: readonly FindingView[],
    own: OwnBlockView[],
    locked: readonly string[] | null,
    doc: Node,
    since: Mapping,
  ): void {
    const view = this.view;
    if (!view) return;
    this.own = own;
    const tr = withBlocks(view.state.tr, locked ?? [...lockedIds(view.state)], own);
    this.dispatch(withFindings(tr, place(findings, doc, since)));
  }

  private async save(): Promise<void> {
    const view = this.view;
    if (!view || session.readOnly !== null) return;
    const doc = view.state.doc;
    if (this.base && doc.eq(this.base)) return;
    // While the disk refuses, one text waits in the session; the newest follows when it comes back.
    if (session.save.status === "failed" && !this.hurried) return;
    const sent = (this.sinceSent = new Mapping());
    const answer = await session.change("edit_document", { kind: this.kind, content: doc.toJSON() });
    this.sinceSent = null;
    if (!answer) {
      // Kept by the session for a disk that comes back, or refused for what it says: still ours to save.
      this.unsaved = session.save.status !== "failed";
      return;
    }
    this.unsaved = false;
    this.base = doc;
    this.since = sent;
    this.tell(answer.findings, answer.own, null, doc, sent);
    if (this.view && !this.view.state.doc.eq(doc)) this.saver.touch();
  }

  /** Saves what was typed. */
  async flush(): Promise<void> {
    this.hurried = true;
    try {
      await this.saver.now();
      // Typed while the disk refused: what waits in the session is an older text.
      if (this.view && this.base && !this.view.state.doc.eq(this.base)) await this.save();
    } finally {
      this.hurried = false;
    }
  }

  /** The disk came back: what was typed meanwhile is saved too. */
  resume(): void {
    if (this.view && this.base && !this.view.state.doc.eq(this.base) && !this.unsaved) this.saver.touch();
  }

  private undone(undone: UndoneView): void {
    if (undone.need || undone.documents.includes(this.kind)) void this.reload();
  }

  /** Asks for the text again, and shows what changed in it. */
  async reload(): Promise<void> {
    const turn = ++this.turn;
    try {
      const answer = await session.ask("document", { kind: this.kind });
      if (turn === this.turn) this.adopt(answer);
    } catch (thrown) {
      if (turn === this.turn) this.failure = Failure.from(thrown);
    }
  }

  // ---- what the screens ask

  run(command: Command): void {
    const view = this.view;
    if (!view || session.readOnly !== null) return;
    command(view.state, (tr) => this.dispatch(tr), view);
    view.focus();
  }

  can(command: Command): boolean {
    return this.view !== null && command(this.view.state);
  }

  focus(): void {
    this.view?.focus();
  }

  /** Whether one may write has changed. */
  relabel(): void {
    this.view?.setProps({});
  }

  /** Where a position stands on screen, in the coordinates of the window. */
  coordinates(pos: number): { left: number; top: number; bottom: number } | null {
    return this.view?.coordsAtPos(pos) ?? null;
  }

  /** Scrolls to a block, or to some words of it, and puts the caret there. */
  goTo(block: string, span: { start: number; end: number } | null): void {
    const view = this.view;
    if (!view || this.loading) {
      this.wanted = () => this.goTo(block, span);
      return;
    }
    const range = span && rangeOf(view.state.doc, block, span, numberingOf(view.state));
    const found = findBlock(view.state.doc, block);
    if (!found) {
      this.say("Ce passage n’est plus dans la pièce.");
      return;
    }
    if (range) this.select(range.from, range.to);
    else {
      const start = firstLine(found.node, found.pos);
      this.select(start, start);
    }
  }

  private select(from: number, to: number): void {
    const view = this.view;
    if (!view) return;
    const { doc } = view.state;
    const size = doc.content.size;
    const selection = TextSelection.between(doc.resolve(Math.min(from, size)), doc.resolve(Math.min(to, size)));
    this.dispatch(view.state.tr.setSelection(selection));
    view.focus();
    const at = view.domAtPos(view.state.selection.from);
    const element = at.node instanceof Element ? (at.node.children[at.offset] ?? at.node) : at.node.parentElement;
    element?.scrollIntoView({ block: "center" });
  }

  /** Shows a finding in the text. */
  show(placed: Placed): void {
    const view = this.view;
    const now = this.findings.find(({ key }) => key === placed.key);
    if (!view || !now?.placed) return;
    this.select(now.from, now.to);
    this.dispatch(withCurrent(this.view!.state.tr, now.key));
    this.current = now.key;
  }

  /** The next finding after the caret, or the one before. */
  step(back: boolean): void {
    const view = this.view;
    if (!view) return;
    const next = nextFinding(view.state, view.state.selection.from, back);
    if (next) this.show(next);
    else this.say("Aucune remarque dans cette pièce.");
  }

  /** The same finding once everything typed has been saved and checked; null when the words have changed. */
  private async fresh(placed: Placed): Promise<FindingView | null> {
    await session.flush();
    const { finding } = placed;
    const found =
      this.findings.find(({ key }) => key === placed.key) ??
      this.findings.find((other) => other.finding.rule === finding.rule && other.finding.block === finding.block && other.finding.span.text === finding.span.text);
    if (!found || !isOpen(found.finding)) {
      this.say("Ce passage a changé\u00a0: la remarque n’est plus la même.");
      return null;
    }
    return found.finding;
  }

  async accept(placed: Placed): Promise<void> {
    const finding = await this.fresh(placed);
    if (!finding || finding.block === null || finding.replacement === null) return;
    const { start, end, text } = finding.span;
    const answer = await session.change("accept_fix", {
      kind: this.kind,
      block: finding.block,
      start,
      end,
      excerpt: text,
      replacement: finding.replacement,
    });
    if (!answer) return;
    this.adopt(answer);
    const after = start + scalarCount(finding.replacement);
    this.goTo(finding.block, { start: after, end: after });
    this.say("Passage remplacé.");
  }

  async waive(placed: Placed, reason: Waive["reason"], text: string): Promise<boolean> {
    const finding = await this.fresh(placed);
    if (!finding) return false;
    const state = await session.change("waive", { rule: finding.rule, excerpt: finding.span.text, reason, text });
    if (!state) return false;
    await this.reload();
    this.say("Remarque écartée\u00a0: votre motif est gardé dans le dossier.");
    return true;
  }

  async unwaive(finding: FindingView): Promise<void> {
    await session.flush();
    if (await session.change("unwaive", { rule: finding.rule, excerpt: finding.span.text })) await this.reload();
  }

  async restore(block: string): Promise<void> {
    await session.flush();
    const answer = await session.change("restore_block", { kind: this.kind, block });
    if (!answer) return;
    this.adopt(answer);
    if (this.view && findBlock(this.view.state.doc, block)) this.goTo(block, null);
    this.say("Texte proposé remis.");
  }

  /** The buyer's text was looked at again beside the proposal that changed: it stays. */
  async keep(block: string): Promise<void> {
    await session.flush();
    const answer = await session.change("keep_block", { kind: this.kind, block });
    if (!answer) return;
    this.adopt(answer);
    this.say("Votre texte est gardé.");
  }

  private say(words: string): void {
    announcer.say(words);
  }
}

/** Whether the caret is inside a list, a cell or a note. */
function nested(state: EditorState): boolean {
  const { $from: caret } = state.selection;
  for (let depth = caret.depth; depth > 0; depth--) {
    if (/^(list_item|table_cell|table_header|note)$/.test(caret.node(depth).type.name)) return true;
  }
  return false;
}

function variables(doc: Node): Set<string> {
  const names = new Set<string>();
  doc.descendants((node) => {
    if (node.type === schema.nodes.variable) names.add(node.attrs.name as string);
    return true;
  });
  return names;
}

function firstLine(node: Node, pos: number): number {
  if (node.isTextblock) return pos + 1;
  let found: number | null = null;
  node.descendants((child, offset) => {
    if (found === null && child.isTextblock) found = pos + 1 + offset + 1;
    return found === null;
  });
  return found ?? pos + 1;
}

/** The title above the caret, and the number of the article. */
function articleAt(state: EditorState): { title: string | null; article: string | null } {
  const numbering = numberingOf(state);
  let title: string | null = null;
  let article: string | null = null;
  const { from } = state.selection;
  state.doc.forEach((node, pos) => {
    if (pos > from || node.type !== schema.nodes.title) return;
    title = node.attrs.id as string;
    article = numbering.number(title) ?? article;
  });
  return { title, article };
}

function outlineOf(state: EditorState): OutlineEntry[] {
  const numbering = numberingOf(state);
  const entries: OutlineEntry[] = [];
  state.doc.forEach((node) => {
    if (node.type !== schema.nodes.title) return;
    const block = node.attrs.id as string;
    const title = plainText(node, numbering);
    entries.push({ block, level: node.attrs.level as number, number: numbering.number(block), title });
  });
  return entries;
}
