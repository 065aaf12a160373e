// Headcount bands of the Sirene register. They are those of the firm, not of the site.

export type Size = "none" | "micro" | "small" | "medium" | "large" | "unknown";

const bands: Record<string, { words: string; size: Size }> = {
  "00": { words: "aucun salarié", size: "none" },
  "01": { words: "1 ou 2 salariés", size: "micro" },
  "02": { words: "3 à 5 salariés", size: "micro" },
  "03": { words: "6 à 9 salariés", size: "micro" },
  "11": { words: "10 à 19 salariés", size: "small" },
  "12": { words: "20 à 49 salariés", size: "small" },
  "21": { words: "50 à 99 salariés", size: "medium" },
  "22": { words: "100 à 199 salariés", size: "medium" },
  "31": { words: "200 à 249 salariés", size: "medium" },
  "32": { words: "250 à 499 salariés", size: "large" },
  "41": { words: "500 à 999 salariés", size: "large" },
  "42": { words: "1\u202f000 à 1\u202f999 salariés", size: "large" },
  "51": { words: "2\u202f000 à 4\u202f999 salariés", size: "large" },
  "52": { words: "5\u202f000 à 9\u202f999 salariés", size: "large" },
  "53": { words: "10\u202f000 salariés et plus", size: "large" },
};

export const sizes: { value: Size; label: string }[] = [
  { value: "none", label: "Aucun salarié" },
  { value: "micro", label: "Moins de 10 salariés" },
  { value: "small", label: "10 à 49 salariés" },
  { value: "medium", label: "50 à 249 salariés" },
  { value: "large", label: "250 salariés et plus" },
  { value: "unknown", label: "Effectif inconnu" },
];

/** The bands themselves, from the smallest firm. */
export const bandOptions: { value: string; label: string }[] = Object.entries(bands)
  // Codes such as « 11 » would come first by themselves: an object sorts its whole numbers.
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([value, { words }]) => ({ value, label: words }));

export function sizeOf(band: string | null): Size {
  return (band === null ? undefined : bands[band])?.size ?? "unknown";
}

export function headcountWords(band: string | null): string {
  return (band === null ? undefined : bands[band])?.words ?? "effectif inconnu";
}
