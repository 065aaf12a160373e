// What the catalogue's codes are called for a reader.

import type { FabricSiteView, RingView, PlaceView } from "../ipc/generated";
import { dateLong } from "../text/format";
import { headcountWords } from "./headcount";

type Tier = FabricSiteView["tier"];

export const tiers: { tier: Tier; label: string; means: string }[] = [
  {
    tier: "S",
    label: "Actif au répertoire Sirene",
    means: "Le répertoire national, vieux de moins d’un an, dit ce site actif.",
  },
  { tier: "A", label: "Site vu récemment", means: "Une source des six dernières années cite ce site." },
  {
    tier: "B",
    label: "Entreprise vue, site non revu",
    means: "Une source des six dernières années cite l’entreprise, mais pas ce site\u00a0: il a pu changer.",
  },
  { tier: "C", label: "Rien de récent", means: "Aucune source des six dernières années\u00a0: à vérifier avant tout contact." },
];

export function tierLabel(tier: string): string {
  return tiers.find((one) => one.tier === tier)?.label ?? "Date inconnue";
}

/** « vu en 2021 »: how fresh what we know of a site is. */
export function tierWords(tier: string, year: number | null): string {
  const when = year === null ? "à une date inconnue" : `en ${year}`;
  if (tier === "S") return "actif au répertoire Sirene";
  if (tier === "A") return `vu ${when}`;
  if (tier === "B") {
    if (year === null) return "entreprise vue récemment, site non revu";
    // The year is that of the site, or of the firm: only the firm was seen lately.
    return year < 2020 ? `site vu ${when}, entreprise vue depuis` : `entreprise vue ${when}, site non revu`;
  }
  return year === null ? "rien de récent" : `rien de récent, vu ${when}`;
}

export function ringLabel(ring: RingView["ring"], place: PlaceView | null, radiusKm: number): string {
  switch (ring) {
    case "rayon":
      return `À moins de ${radiusKm}\u00a0km`;
    case "departement":
      return place ? `Département\u00a0: ${place.departement_name}` : "Département";
    case "region":
      return place ? `Région\u00a0: ${place.region_name}` : "Région";
    case "france":
      return "France entière";
    case "ue":
      return "Autres pays de l’Union européenne";
  }
}

/** How a site comes to be of the family. */
export function statusWords(status: string): string {
  switch (status) {
    case "deduit":
      return "déduit de l’activité";
    case "declare":
      return "déclaré";
    case "verifie":
      return "vérifié";
    default:
      return "inconnu";
  }
}

/** How sure a piece of evidence is. */
export function proofWords(status: string): string {
  return status === "deduit" ? "déduit" : statusWords(status);
}

export function inclusionWords(inclusion: string | null): string | null {
  switch (inclusion) {
    case null:
      return null;
    case "EA":
      return "entreprise adaptée";
    case "EI":
      return "entreprise d’insertion";
    case "ACI":
      return "atelier et chantier d’insertion";
    case "ETTI":
      return "entreprise de travail temporaire d’insertion";
    case "AI":
      return "association intermédiaire";
    case "ESAT":
      return "établissement d’accompagnement par le travail";
    default:
      return "structure de l’inclusion";
  }
}

export function categoryWords(category: string | null): string | null {
  switch (category) {
    case "PME":
      return "petite ou moyenne entreprise";
    case "ETI":
      return "entreprise de taille intermédiaire";
    case "GE":
      return "grande entreprise";
    default:
      return null;
  }
}

/** How sure the point of the map is; null when it is the site itself. */
export function precisionWords(precision: string, placed: boolean): string | null {
  if (!placed) return "position inconnue";
  return precision === "site" ? null : "placé au centre de la commune";
}

/** Public lists that name a firm. */
const LABELS: Record<string, string> = {
  epv: "Entreprise du patrimoine vivant",
  rge: "RGE",
  ea: "Entreprise adaptée",
  esat: "ESAT",
  siae: "Structure d’insertion",
};

export function labelWords(slug: string): string {
  return LABELS[slug] ?? slug;
}

/** « Actif » when a source says so; a site is never said to be open for want of a source. */
export function stateWords(state: string | null): string {
  if (state === "ferme") return "fermé";
  return state === "actif" ? "actif" : "état inconnu";
}

const FIELDS: Record<string, string> = {
  name: "nom",
  naf: "activité",
  commune: "commune",
  state: "état",
  headcount: "effectif de l’entreprise",
  category: "catégorie",
};

/** What another source says, as it reads. */
export function conflictWords(field: string, value: string): string {
  const said: Record<string, (value: string) => string> = {
    state: stateWords,
    headcount: headcountWords,
    category: (category) => categoryWords(category) ?? category,
    commune: (insee) => `code INSEE ${insee}`,
    naf: (naf) => `NAF ${naf}`,
  };
  return `${FIELDS[field] ?? field}\u00a0: ${said[field]?.(value) ?? value}`;
}

/**
 * « Répertoire Sirene, stock du 2/11/2026 »: who says it, and when; a source that bears its day in its name does not
 * tell it twice.
 */
export function saidBy(code: string, name: string, when: string | number | null): string {
  if (when === null || code.includes("@") || name.includes(String(when))) return name;
  return `${name}, ${typeof when === "number" ? when : dateLong(when)}`;
}

/** The year or the day that the code of a source bears: « sirene@2026-11-02 », « irep2021 ». */
export function sourceDate(code: string): string | null {
  const day = /@(\d{4}-\d{2}-\d{2})$/.exec(code)?.[1];
  if (day !== undefined) return dateLong(day);
  return /(\d{4})$/.exec(code)?.[1] ?? null;
}
