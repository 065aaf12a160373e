// Numbers, dates and names as French readers expect them.

/** No-break space: inside « guillemets », before the colon and the units. */
export const NBSP = "\u00a0";
/** Narrow no-break space: between thousands, before ; ! ?. */
export const NNBSP = "\u202f";

/** « 12 500 », « 0,25 ». */
export function number(n: number, decimals?: number): string {
  const options: Intl.NumberFormatOptions =
    decimals === undefined
      ? { maximumFractionDigits: 2 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat("fr-FR", options).format(n).replace(/[\u00a0\u202f ]/g, NNBSP).replace("-", "−");
}

/** « 12 500 € », « 12 500,50 € ». */
export function euros(n: number): string {
  return `${number(n, Number.isInteger(n) ? 0 : 2)}${NBSP}€`;
}

/** « 1 234 entreprises »; none is « aucune entreprise » or « aucun site », as the word wants. */
export function count(n: number, one: string, several: string): string {
  return `${number(n)}${NBSP}${Math.abs(n) < 2 ? one : several}`;
}

/** « 12 km », « 0,8 km ». */
export function km(n: number): string {
  return `${number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n))}${NBSP}km`;
}

/** « 45 % ». */
export function percent(n: number): string {
  return `${number(n)}${NBSP}%`;
}

export const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;

/** « 2026-11-23 » gives « 23 novembre 2026 »; what is not a date comes back as it is. */
export function dateLong(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!parts) return iso;
  const day = Number(parts[3]);
  const month = MONTHS[Number(parts[2]) - 1];
  if (!month) return iso;
  return `${day === 1 ? "1er" : day}${NBSP}${month} ${parts[1]}`;
}

/** « 2026-11-23 » gives « 23/11/2026 ». */
export function dateShort(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
}

/** An instant told from `now`: « aujourd’hui à 14 h 05 », « hier à 9 h 00 », « le 3 mars 2026 ». */
export function instant(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const clock = `${date.getHours()}${NBSP}h${NBSP}${String(date.getMinutes()).padStart(2, "0")}`;
  const days = dayNumber(now) - dayNumber(date);
  if (days === 0) return `aujourd’hui à ${clock}`;
  if (days === 1) return `hier à ${clock}`;
  return `le ${dateLong(localDate(date))}`;
}

/** The local day, « 2026-11-23 ». */
export function localDate(date: Date): string {
  const pad = (n: number): string => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

function dayNumber(date: Date): number {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

/** « texte » between French quotation marks. */
export function quoted(text: string): string {
  return `«${NBSP}${text}${NBSP}»`;
}

/** « a, b et c ». */
export function listed(words: readonly string[], last = "et"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** Names of registers come with the apostrophe of typewriters. */
export function typeset(text: string): string {
  return text.replace(/'/g, "’");
}

/** First letter in capital. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
}

/** What a command says, as a whole sentence: « un SIRET a 14 chiffres » gets its capital and its full stop. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return capital(/[.!?…]$/.test(trimmed) || trimmed === "" ? trimmed : `${trimmed}.`);
}

/** The last part of a path, Windows' or another. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** Letters without accents nor case, to compare what someone types. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’']/g, "'")
    .toLowerCase();
}
