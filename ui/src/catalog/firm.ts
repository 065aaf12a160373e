// The card of a firm: what is unknown of it, which is asked for.

import type { FirmAnswer } from "../ipc/generated";

/** What is known of a firm before its card is read. */
export type FirmRow = { id: string; name: string; siren: string | null };

/** The number under which a firm is asked for: a firm without a SIREN is its only site. */
export function numberOf(row: FirmRow): string {
  return row.siren ?? row.id;
}

/** « 732 829 320 00074 »: a SIREN or a SIRET as one reads it aloud. */
export function spaced(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})/, "$1\u00a0$2\u00a0$3\u00a0").trim();
}

/** What stays to ask before counting on a firm. */
export function unknowns(firm: FirmAnswer): string[] {
  const open = firm.sites.filter((site) => site.state !== "ferme");
  const found = [
    "Ce qu’elle sait tenir\u00a0: délais, quantités, certificats, procédés, réparation. L’activité ne le dit pas.",
    "Si elle veut répondre, et à quelles conditions.",
  ];
  if (firm.siren === null) {
    found.push("Son numéro SIREN\u00a0: d’autres sites de la même entreprise peuvent figurer au catalogue sous un autre nom.");
  } else if (firm.sites.some((site) => site.siret === null)) {
    found.push("Le numéro SIRET d’au moins un de ses sites.");
  }
  if (firm.headcount === null) found.push("Son effectif.");
  if (firm.contracts === null) {
    found.push("Si elle a déjà obtenu un marché public\u00a0: les données publiées ici n’en disent rien.");
  }
  if (open.some((site) => site.tier === "C")) {
    found.push("Si un site sans trace récente est encore ouvert.");
  } else if (open.some((site) => site.tier === "B")) {
    found.push("Si le site est encore celui de l’entreprise\u00a0: aucune source récente ne le cite.");
  }
  if (firm.sites.some((site) => site.lat === null || site.lon === null)) found.push("Où se trouve exactement au moins un de ses sites.");
  return found;
}
