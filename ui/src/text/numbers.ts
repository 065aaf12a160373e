// What someone types for a number, read as French people write it.
import { NBSP, number } from "./format";

export type Parsed = { kind: "empty" } | { kind: "number"; value: number } | { kind: "problem"; message: string };
export type Bounds = { min?: number | undefined; max?: number | undefined; integer?: boolean | undefined; unit?: string | undefined };

/** Reads « 12 500,50 », « 12500.5 », « 85 000 € HT ». Says in one sentence what is wrong. */
export function parseNumber(text: string, bounds: Bounds = {}): Parsed {
  const bare = text
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/(€|eur|euros?)?(ht)?$/i, "")
    .replace("−", "-");
  const plain = stripUnit(bare, bounds.unit);
  if (text.trim() === "") return { kind: "empty" };
  const decimal = toDecimal(plain);
  if (decimal === null) return problem(`Écrivez un nombre en chiffres, par exemple ${example(bounds)}.`);
  if (decimal === "ambiguous") {
    const [whole = "", rest = ""] = plain.split(".");
    return problem(`Nombre ambigu\u00a0: écrivez ${number(Number(whole + rest))} ou ${whole},${rest}.`);
  }
  const value = Number(decimal);
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) return problem("Ce nombre est trop grand.");
  if (bounds.integer && !Number.isInteger(value)) return problem("Écrivez un nombre entier, sans virgule.");
  if (bounds.min !== undefined && value < bounds.min)
    return problem(bounds.min === 0 ? "Ce nombre ne peut pas être négatif." : `Au moins ${withUnit(bounds.min, bounds.unit)}.`);
  if (bounds.max !== undefined && value > bounds.max) return problem(`Au plus ${withUnit(bounds.max, bounds.unit)}.`);
  return { kind: "number", value };
}

/** The number as it stands in a field: no more than needed, no unit. */
export function fieldNumber(n: number | null): string {
  return n === null ? "" : number(n);
}

/** The digits with a decimal point; null when it is no number; ambiguous for « 1.500 ». */
function toDecimal(text: string): string | "ambiguous" | null {
  if (/^-?\d+$/.test(text)) return text;
  if (/^-?\d+,\d*$/.test(text)) return text.replace(",", ".");
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) return "ambiguous";
  if (/^-?\d+\.\d*$/.test(text)) return text;
  if (/^-?\d{1,3}(\.\d{3})+(,\d*)?$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  if (/^-?\d{1,3}(,\d{3}){2,}(\.\d*)?$/.test(text)) return text.replaceAll(",", "");
  return null;
}

function stripUnit(text: string, unit: string | undefined): string {
  const bare = unit?.replace(/\s/g, "").toLowerCase();
  return bare && text.toLowerCase().endsWith(bare) ? text.slice(0, -bare.length) : text;
}

function example({ integer, min, max }: Bounds): string {
  const middle = max === undefined ? Math.max(min ?? 0, integer ? 12 : 1500) : Math.round(((min ?? 0) + max) / 2);
  return integer || max !== undefined ? number(middle) : `${number(middle)} ou ${number(middle)},50`;
}

function withUnit(n: number, unit: string | undefined): string {
  return unit ? `${number(n)}${NBSP}${unit}` : number(n);
}

function problem(message: string): Parsed {
  return { kind: "problem", message: message.replaceAll(" :", `${NBSP}:`) };
}
