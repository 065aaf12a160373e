// What the catalogue's codes are called for a reader.

import type { FabricSiteView, RingView, PlaceView } from "../ipc/generated";

type Tier = FabricSiteView["tier"];

export const tiers: { tier: Tier; label: string; means: string }[] = [
  { tier: "A", label: "Site vu depuis 2020", means: "Une source de 2020 ou plus récente cite ce site." },
  {
    tier: "B",
    label: "Entreprise vue, site non revu",
    means: "Une source récente cite l’entreprise depuis 2020, mais pas ce site\u00a0: il a pu changer.",
  },
  { tier: "C", label: "Rien depuis 2020", means: "Aucune source depuis 2020\u00a0: à vérifier avant tout contact." },
];

export function tierLabel(tier: string): string {
  return tiers.find((one) => one.tier === tier)?.label ?? "Date inconnue";
}

/** « vu en 2021 »: how fresh what we know of a site is. */
export function tierWords(tier: string, year: number | null): string {
  const when = year === null ? "à une date inconnue" : `en ${year}`;
  if (tier === "A") return `vu ${when}`;
  if (tier === "B") {
    // The year is that of the site, or of the firm: only the firm was seen since 2020.
    if (year === null) return "entreprise vue depuis 2020, site non revu";
    return year < 2020 ? `site vu ${when}, entreprise vue depuis` : `entreprise vue ${when}, site non revu`;
  }
  return year === null ? "rien depuis 2020" : `rien depuis 2020, vu ${when}`;
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
