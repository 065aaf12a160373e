// Findings in the text: underlined where they stand, carried along by edits until the next answer.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";

import type { FindingView } from "../ipc/generated";
import { Numbering } from "./numbering";
import { rangeOf } from "./spans";

/** A finding and its place in the editor; no place for the cover, or when the words have gone. */
export type Placed = { key: string; finding: FindingView; from: number; to: number; placed: boolean };

type Shown = { findings: readonly Placed[]; current: string | null; decorations: DecorationSet };

const key = new PluginKey<Shown>("findings");

/** A finding that asks for something: neither set aside nor satisfied. */
export function isOpen(finding: FindingView): boolean {
  return finding.waiver === null && (finding.state === "signale" || finding.state === "donnee-manquante");
}

/** Places findings told of `doc`, then carries them through the edits made since. */
export function place(findings: readonly FindingView[], doc: Node, since: Mapping): Placed[] {
  const numbering = Numbering.of(doc);
  const count = new Map<string, number>();
  return findings.map((finding) => {
    const name = `${finding.rule} ${finding.block ?? ""} ${finding.span.text}`;
    const rank = count.get(name) ?? 0;
    count.set(name, rank + 1);
    const range = finding.block === null ? null : rangeOf(doc, finding.block, finding.span, numbering);
    const placed: Placed = { key: `${name} ${rank}`, finding, from: 0, to: 0, placed: false };
    return range ? carry({ ...placed, ...range, placed: true }, since) : placed;
  });
}

function carry(finding: Placed, mapping: Mapping | Transaction["mapping"]): Placed {
  if (!finding.placed) return finding;
  const from = mapping.map(finding.from, 1);
  const to = mapping.map(finding.to, -1);
  if (from === finding.from && to === finding.to) return finding;
  const gone = finding.from < finding.to && from >= to;
  return { ...finding, from, to: Math.max(from, to), placed: !gone };
}

/** Shows these findings. */
export function withFindings(tr: Transaction, findings: readonly Placed[]): Transaction {
  return tr.setMeta(key, { findings });
}

/** Shows which one is being looked at. */
export function withCurrent(tr: Transaction, current: string | null): Transaction {
  return tr.setMeta(key, { current });
}

/** The findings as they stand, in the order of the text; those without a place first. */
export function findingsOf(state: EditorState): readonly Placed[] {
  return key.getState(state)?.findings ?? [];
}

function order(findings: readonly Placed[]): Placed[] {
  return [...findings].sort((a, b) => Number(a.placed) - Number(b.placed) || a.from - b.from || a.to - b.to);
}

function decorate(doc: Node, findings: readonly Placed[], current: string | null): DecorationSet {
  const decorations: Decoration[] = [];
  for (const { key: id, finding, from, to, placed } of findings) {
    if (!placed || from >= to || to > doc.content.size || !isOpen(finding)) continue;
    const missing = finding.state === "donnee-manquante" ? " finding--missing" : "";
    const looked = id === current ? " finding--current" : "";
    decorations.push(
      Decoration.inline(from, to, { class: `finding finding--${finding.severity}${missing}${looked}` }, { id }),
    );
  }
  return DecorationSet.create(doc, decorations);
}

export function underlinesPlugin(): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({ findings: [], current: null, decorations: DecorationSet.empty }),
      apply: (tr, before) => {
        const told = tr.getMeta(key) as Partial<Shown> | undefined;
        const findings = told?.findings
          ? order(told.findings)
          : tr.docChanged
            ? before.findings.map((finding) => carry(finding, tr.mapping))
            : before.findings;
        const current =
          told?.current !== undefined
            ? told.current
            : tr.selection.empty
              ? (at(findings, tr.selection.from)?.key ?? null)
              : before.current;
        if (findings === before.findings && current === before.current) return before;
        return { findings, current, decorations: decorate(tr.doc, findings, current) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** The finding being looked at: where the caret stands, or the one shown last. */
export function currentOf(state: EditorState): string | null {
  return key.getState(state)?.current ?? null;
}

/** The finding at a position, the shortest one when several overlap. */
function at(findings: readonly Placed[], pos: number): Placed | null {
  const here = findings.filter(({ finding, from, to, placed }) => placed && isOpen(finding) && from <= pos && pos <= to);
  return here.sort((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
}

/** The next (or previous) open finding from a position; it goes round. */
export function nextFinding(state: EditorState, from: number, back: boolean): Placed | null {
  const all = findingsOf(state).filter(({ finding, placed }) => placed && isOpen(finding));
  if (all.length === 0) return null;
  if (back) return [...all].reverse().find((placed) => placed.from < from) ?? all[all.length - 1] ?? null;
  return all.find((placed) => placed.from > from) ?? all[0] ?? null;
}
