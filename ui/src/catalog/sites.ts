// The list of sites: filters, firms with their sites, order. Pure: the screen holds the answers and the choices.

import type { FabricSiteView, PlaceView } from "../ipc/generated";
import { folded, number } from "../text/format";
import { sizeOf, type Size } from "./headcount";

export type RingChoice = "france" | "region" | "departement" | "rayon";
export type Order = "distance" | "name";
export type Tier = FabricSiteView["tier"];

export type Filters = {
  words: string;
  ring: RingChoice;
  tier: Tier | null;
  size: Size | null;
  /** A département picked on the map or in the list. */
  departement: string | null;
};

export const noFilters: Filters = { words: "", ring: "france", tier: null, size: null, departement: null };

export function filtering(filters: Filters): boolean {
  return (
    filters.words.trim() !== "" ||
    filters.ring !== "france" ||
    filters.tier !== null ||
    filters.size !== null ||
    filters.departement !== null
  );
}

/** Sites of one firm. Sites whose firm has no number stand alone: two names alike are not one firm. */
export type FirmSites = { key: string; name: string; siren: string | null; distance_km: number | null; sites: FabricSiteView[] };

export function filtered(sites: readonly FabricSiteView[], filters: Filters): FabricSiteView[] {
  const words = folded(filters.words).split(/\s+/).filter(Boolean);
  return sites.filter((site) => {
    if (filters.ring !== "france" && !site.rings.includes(filters.ring)) return false;
    if (filters.tier !== null && site.tier !== filters.tier) return false;
    if (filters.size !== null && sizeOf(site.headcount) !== filters.size) return false;
    if (filters.departement !== null && site.departement !== filters.departement) return false;
    if (words.length === 0) return true;
    const said = saidOf(site);
    return words.every((word) => said.includes(word));
  });
}

/** The words of a site, folded once. */
const folds = new WeakMap<FabricSiteView, string>();

function saidOf(site: FabricSiteView): string {
  let said = folds.get(site);
  if (said === undefined) {
    const parts = [site.name, site.commune, site.departement, site.departement_name, site.region_name, site.naf_label, site.siren];
    said = folded(parts.filter((part) => part !== null).join(" "));
    folds.set(site, said);
  }
  return said;
}

export function byFirm(sites: readonly FabricSiteView[], order: Order): FirmSites[] {
  const firms = new Map<string, FabricSiteView[]>();
  for (const site of sites) {
    const key = site.siren ?? site.id;
    const known = firms.get(key);
    if (known) known.push(site);
    else firms.set(key, [site]);
  }
  const compare = order === "distance" ? byDistance : byName;
  return [...firms.entries()]
    .map(([key, members]): FirmSites => {
      const sorted = [...members].sort(byDistance);
      const nearest = sorted[0];
      return {
        key,
        name: nearest?.name ?? "",
        siren: nearest?.siren ?? null,
        distance_km: nearest?.distance_km ?? null,
        sites: sorted,
      };
    })
    .sort(compare);
}

type Placed = { name: string; distance_km: number | null };

/** The nearest first; an unknown distance comes after every known one. */
function byDistance(a: Placed, b: Placed): number {
  if (a.distance_km === b.distance_km) return byName(a, b);
  if (a.distance_km === null) return 1;
  if (b.distance_km === null) return -1;
  return a.distance_km - b.distance_km;
}

const french = new Intl.Collator("fr", { sensitivity: "base", numeric: true });

function byName(a: Placed, b: Placed): number {
  return french.compare(a.name, b.name);
}

export type DepartementCount = { code: string; name: string; region: string; region_name: string; firms: number; sites: number };

/** How many by département: what the map shows, in words. Sites whose département is unknown are counted apart. */
export function byDepartement(sites: readonly FabricSiteView[]): { departements: DepartementCount[]; unplaced: number } {
  const counts = new Map<string, DepartementCount & { keys: Set<string> }>();
  let unplaced = 0;
  for (const site of sites) {
    if (site.departement === null) {
      unplaced += 1;
      continue;
    }
    let one = counts.get(site.departement);
    if (!one) {
      one = {
        code: site.departement,
        name: site.departement_name ?? site.departement,
        region: site.region ?? "",
        region_name: site.region_name ?? "",
        firms: 0,
        sites: 0,
        keys: new Set(),
      };
      counts.set(site.departement, one);
    }
    one.sites += 1;
    one.keys.add(site.siren ?? site.id);
    one.firms = one.keys.size;
  }
  const departements = [...counts.values()]
    .map(({ keys: _, ...count }) => count)
    .sort((a, b) => b.sites - a.sites || french.compare(a.name, b.name));
  return { departements, unplaced };
}

/** Rings that can be asked for: those that hold the buyer's place. */
export function ringChoices(place: PlaceView | null, radiusKm: number): { value: RingChoice; label: string }[] {
  const choices: { value: RingChoice; label: string }[] = [{ value: "france", label: "Toute la France" }];
  if (place === null) return choices;
  choices.push({ value: "region", label: place.region_name });
  choices.push({ value: "departement", label: `${place.departement_name} (${place.departement})` });
  if (place.lat !== null && place.lon !== null) {
    choices.push({ value: "rayon", label: `À moins de ${radiusKm}\u00a0km` });
  }
  return choices;
}

/** Said when more sites are counted than the list and the map hold; null when they hold them all. */
export function beyondWords(shown: number, counted: number, localized: boolean): string | null {
  if (counted <= shown) return null;
  return localized
    ? `La liste et la carte montrent les ${number(shown)} sites les plus proches sur ${number(counted)}.`
    : `La liste et la carte montrent ${number(shown)} sites sur ${number(counted)}.`;
}
