// The text of a file as it is shown: its passages put together again, the words that findings speak of cut out.
//
// A span counts Unicode scalar values; JavaScript counts UTF-16 units.

import type { FindingView, PassageView } from "../ipc/generated";

/** Words of a passage, and the findings that speak of them, by their place in the list. */
export type Cut = { words: string; findings: readonly number[] };

/** A finding and its place in the list. */
export type Numbered = { finding: FindingView; index: number };

/** Cuts a text where spans begin and end. A span that does not fit the text is left out: nothing is underlined wrongly. */
export function cutText(text: string, findings: readonly Numbered[]): Cut[] {
  const scalars = [...text];
  const spans = findings.filter(({ finding: { span } }) => span.start < span.end && span.end <= scalars.length);
  const edges = new Set([0, scalars.length]);
  for (const { finding } of spans) edges.add(finding.span.start).add(finding.span.end);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, n) => {
    const to = sorted[n + 1]!;
    return {
      words: scalars.slice(from, to).join(""),
      findings: spans.filter(({ finding: { span } }) => span.start <= from && to <= span.end).map(({ index }) => index),
    };
  });
}

/** A cell: its passages, and whether it heads its row or column. */
export type CellPart = { passages: PassageView[]; header: boolean };

/** What is shown together. */
export type Part =
  | { kind: "titre" | "paragraphe" | "note"; key: string; page: number | null; passage: PassageView }
  | { kind: "liste"; key: string; page: number | null; items: PassageView[] }
  | { kind: "table"; key: string; page: number | null; rows: CellPart[][] };

/** Passages put together: items of one list, cells of one table. `page` is told where it changes. */
export function partsOf(passages: readonly PassageView[]): Part[] {
  const parts: Part[] = [];
  let page: number | null = null;
  let root: string | null = null;
  for (const passage of passages) {
    const last = parts.at(-1);
    const same = last !== undefined && root === passage.root;
    if (same && passage.kind === "liste" && last.kind === "liste") last.items.push(passage);
    else if (same && passage.kind === "cellule" && last.kind === "table") addCell(last.rows, passage);
    else {
      const turned = passage.page !== null && passage.page !== page ? passage.page : null;
      if (passage.page !== null) page = passage.page;
      const key = `${parts.length} ${passage.block}`;
      if (passage.kind === "liste") parts.push({ kind: "liste", key, page: turned, items: [passage] });
      else if (passage.kind === "cellule") {
        const rows: CellPart[][] = [];
        addCell(rows, passage);
        parts.push({ kind: "table", key, page: turned, rows });
      } else parts.push({ kind: passage.kind, key, page: turned, passage });
    }
    root = passage.root;
  }
  return parts;
}

/** Empty cells have no passage: they are put back so that columns stay in line. */
function addCell(rows: CellPart[][], passage: PassageView): void {
  const row = passage.row ?? 0;
  const column = passage.column ?? 0;
  while (rows.length <= row) rows.push([]);
  const cells = rows[row]!;
  while (cells.length <= column) cells.push({ passages: [], header: false });
  const cell = cells[column]!;
  cell.passages.push(passage);
  cell.header ||= passage.header;
}

/** Open findings of each passage, by its block. */
export function byBlock(findings: readonly FindingView[], kept: (finding: FindingView) => boolean): Map<string, Numbered[]> {
  const found = new Map<string, Numbered[]>();
  findings.forEach((finding, index) => {
    if (finding.block === null || !kept(finding)) return;
    const some = found.get(finding.block);
    if (some) some.push({ finding, index });
    else found.set(finding.block, [{ finding, index }]);
  });
  return found;
}

const RANKS: readonly string[] = ["conseil", "mineur", "majeur", "bloquant"];

/** The most serious of some findings. */
export function worst(findings: readonly FindingView[]): FindingView | undefined {
  return [...findings].sort((a, b) => RANKS.indexOf(b.severity) - RANKS.indexOf(a.severity))[0];
}

/** « Article 3.2, page 4 »; « ensemble du document » when it belongs to no passage. */
export function whereOf(finding: FindingView): string {
  const parts = [
    finding.article === null ? "" : `article\u00a0${finding.article}`,
    finding.page === null ? "" : `page\u00a0${finding.page}`,
  ].filter((part) => part !== "");
  if (parts.length > 0) return parts.join(", ");
  return finding.block === null ? "ensemble du document" : "hors article";
}

/** The number of a title, unless the file wrote it at the head of its words already. */
export function numberOf(passage: PassageView): string | null {
  const { article, text } = passage;
  if (article === null) return null;
  const head = text.replace(/^\s*(?:(?:article|art\.|chapitre|titre|section|partie)\s+)?/iu, "");
  return head.startsWith(article) ? null : article;
}

/** The name proposed for a result, beside the file: « CCTP annoté.docx ». */
export function targetOf(path: string, added: string, ending: string): string {
  const at = path.replace(/\.[^./\\]*$/u, "");
  return `${at}${added}.${ending}`;
}
