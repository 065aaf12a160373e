// Lines of prices, and what is pasted from a spreadsheet.

import type { PriceLineView } from "../ipc/generated";
import { parseNumber } from "../text/numbers";

export function blankLine(lot: number | null): PriceLineView {
  return { title: "", unit: null, quantity: null, lot, vat_rate: null, article: null, description: null, forfait: null, quantities: {} };
}

/** The lines that can be kept: those that say what is priced. */
export function titled<L extends PriceLineView>(lines: readonly L[]): L[] {
  return lines.filter((line) => line.title.trim() !== "");
}

/** Whether words pasted in a cell are lines of a spreadsheet rather than words. */
export function isTable(text: string): boolean {
  return text.includes("\t");
}

/**
 * Lines pasted: désignation, unité, quantité, lot, TVA, in this order. A first line that reads as headings is passed over;
 * a cell that is no number is unknown, never guessed.
 */
export function pasted(text: string, lot: number | null): PriceLineView[] {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split("\t").map((cell) => cell.trim()))
    .filter((row) => (row[0] ?? "") !== "");
  const heading = /^(désignation|designation|article|libellé|libelle|intitulé)$/i;
  if (rows[0] && heading.test(rows[0][0] ?? "")) rows.shift();
  return rows.map((row) => ({
    ...blankLine(lot),
    title: row[0] ?? "",
    unit: row[1] || null,
    quantity: positive(row[2]),
    lot: lot === null ? null : (whole(row[3]) ?? lot),
    vat_rate: rate(row[4]),
  }));
}

function number(cell: string | undefined): number | null {
  const read = parseNumber((cell ?? "").replace(/%$/, "").trim(), {});
  return read.kind === "number" ? read.value : null;
}

function positive(cell: string | undefined): number | null {
  const read = number(cell);
  return read !== null && read > 0 ? read : null;
}

function whole(cell: string | undefined): number | null {
  const read = number(cell);
  return read !== null && Number.isInteger(read) && read > 0 ? read : null;
}

function rate(cell: string | undefined): number | null {
  const read = number(cell);
  return read !== null && read >= 0 && read <= 100 ? read : null;
}
