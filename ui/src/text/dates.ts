// What someone types for a date.
import { folded, MONTHS } from "./format";

export type ParsedDate = { kind: "empty" } | { kind: "date"; iso: string } | { kind: "problem"; message: string };

/** Reads « 23/11/2026 », « 23.11.26 », « 23 novembre 2026 », « 1er déc. 2026 » and « 2026-11-23 ». */
export function parseDate(text: string): ParsedDate {
  const bare = folded(text).trim().replace(/\s+/g, " ");
  if (bare === "") return { kind: "empty" };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  if (iso) return date(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/.exec(bare);
  if (digits) return date(year(digits[3]!), Number(digits[2]), Number(digits[1]));
  const words = /^(?:[a-z]+di |dimanche )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{2}|\d{4})$/.exec(bare);
  const month = words ? monthOf(words[2]!) : 0;
  if (words && month > 0) return date(year(words[3]!), month, Number(words[1]));
  return { kind: "problem", message: "Écrivez la date ainsi\u00a0: 23/11/2026." };
}

function monthOf(word: string): number {
  if (word.length < 3) return 0;
  const found = MONTHS.filter((m) => folded(m).startsWith(word));
  return found.length === 1 ? MONTHS.indexOf(found[0]!) + 1 : 0;
}

function year(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function date(y: number, m: number, d: number): ParsedDate {
  const real = new Date(Date.UTC(y, m - 1, d));
  if (real.getUTCMonth() !== m - 1 || real.getUTCDate() !== d) {
    return { kind: "problem", message: "Ce jour n’existe pas dans le calendrier." };
  }
  if (y < 1990 || y > 2100) return { kind: "problem", message: "Vérifiez l’année." };
  const pad = (n: number): string => String(n).padStart(2, "0");
  return { kind: "date", iso: `${y}-${pad(m)}-${pad(d)}` };
}
