// What one looks for in the whole catalogue. Pure: the screen holds the answers.

import type { FacetCountView, FacetsView, HitView, SearchRequest } from "../ipc/generated";
import { capital, number, typeset } from "../text/format";
import { categoryWords, labelWords } from "./words";

export type Criteria = {
  text: string;
  region: string | null;
  departement: string | null;
  division: string | null;
  category: string | null;
  headcount: string | null;
  tiers: readonly string[];
  label: string | null;
  experience: boolean;
  /** Code of the commune to look around. */
  near: string | null;
  radiusKm: number;
};

export const RADIUS_KM = 100;

export const noCriteria: Criteria = {
  text: "",
  region: null,
  departement: null,
  division: null,
  category: null,
  headcount: null,
  tiers: [],
  label: null,
  experience: false,
  near: null,
  radiusKm: RADIUS_KM,
};

/** The filters that hold one value, and the counts that go with each. */
export const FILTERS = ["region", "departement", "division", "category", "headcount", "label"] as const;
export type Filter = (typeof FILTERS)[number];

const COUNTS: Record<Filter, keyof FacetsView> = {
  region: "regions",
  departement: "departements",
  division: "divisions",
  category: "categories",
  headcount: "headcounts",
  label: "labels",
};

/** Whether something besides words is asked. */
export function narrowed(criteria: Criteria): boolean {
  return (
    FILTERS.some((filter) => criteria[filter] !== null) ||
    criteria.tiers.length > 0 ||
    criteria.experience ||
    criteria.near !== null
  );
}

/** The question. `asOf`: the day on which freshness is judged; today without one. */
export function question(criteria: Criteria, asOf: string | null, limit: number): SearchRequest {
  const { text, region, departement, division, category, headcount, label, experience, near } = criteria;
  return {
    text: text.trim(),
    family: null,
    cpv: null,
    naf: null,
    near,
    radius_km: near === null ? null : criteria.radiusKm,
    departement,
    region,
    tiers: [...criteria.tiers],
    division,
    category,
    headcount,
    experience,
    label,
    as_of: asOf,
    by_firm: true,
    facets: true,
    limit,
  };
}

/**
 * The questions whose answers count the other choices of each filter that is set: without it, « Grand Est » taken
 * would hide how many there are elsewhere.
 */
export function alternatives(criteria: Criteria): { filter: Filter | "tiers"; criteria: Criteria }[] {
  const without: { filter: Filter | "tiers"; criteria: Criteria }[] = FILTERS.filter((filter) => criteria[filter] !== null).map(
    (filter) => ({ filter, criteria: { ...criteria, [filter]: null } }),
  );
  if (criteria.tiers.length > 0) without.push({ filter: "tiers", criteria: { ...criteria, tiers: [] } });
  return without;
}

/** The counts of an answer, those of each set filter taken from the answer without it. */
export function merged(facets: FacetsView, others: readonly { filter: Filter | "tiers"; facets: FacetsView }[]): FacetsView {
  const all = { ...facets };
  for (const { filter, facets: counted } of others) {
    if (filter === "tiers") all.tiers = counted.tiers;
    else Object.assign(all, { [COUNTS[filter]]: counted[COUNTS[filter]] });
  }
  return all;
}

/** « Bas-Rhin (164) »: the choices of a filter. What is chosen stays among them, whatever the counts. */
export function choicesOf(filter: Filter, facets: FacetsView | null, chosen: string | null): { value: string; label: string }[] {
  const counts = (facets?.[COUNTS[filter]] ?? []) as FacetCountView[];
  const known = counts.filter((one): one is FacetCountView & { code: string } => one.code !== null);
  // Bands go from the smallest; all the others from the most frequent.
  if (filter === "headcount") known.sort((a, b) => a.code.localeCompare(b.code));
  const choices = known.map((one) => ({ value: one.code, label: `${nameOf(filter, one)} (${number(one.sites)})` }));
  if (chosen !== null && !choices.some((one) => one.value === chosen)) choices.push({ value: chosen, label: `${chosen} (0)` });
  return choices;
}

/** How many sites do not say what this filter asks. */
export function unknownOf(filter: Filter, facets: FacetsView | null): number {
  const counts = (facets?.[COUNTS[filter]] ?? []) as FacetCountView[];
  return counts.find((one) => one.code === null)?.sites ?? 0;
}

function nameOf(filter: Filter, { code, name }: { code: string; name: string }): string {
  if (filter === "category") return capital(categoryWords(code) ?? code);
  if (filter === "label") return labelWords(code);
  if (filter === "departement") return `${typeset(name)}, ${code}`;
  return typeset(name);
}

/** Why a firm is an answer, and how fresh it is: what the command says last is always its freshness. */
export function reasonsOf(hit: HitView): { freshness: string | null; reasons: string[] } {
  return { freshness: hit.why.at(-1) ?? null, reasons: hit.why.slice(0, -1) };
}

/** The years of the sources, the latest first. */
export function sourceYears(hit: HitView): number[] {
  const years = hit.evidence.map((one) => one.year).filter((year) => year !== null);
  return [...new Set(years)].sort((a, b) => b - a);
}
