// The card of a firm: what is unknown of it, and what a row of the list knows when the firm has no number.

import type { FabricSiteView, FirmAnswer } from "../ipc/generated";

/** What stays to ask before counting on a firm. */
export function unknowns(firm: FirmAnswer, row: FabricSiteView): string[] {
  const found = [
    "Ce qu’elle sait tenir\u00a0: délais, quantités, certificats, procédés, réparation. L’activité ne le dit pas.",
    "Si elle veut répondre, et à quelles conditions.",
  ];
  if (firm.siren === null) {
    found.push("Son numéro SIREN\u00a0: d’autres sites de la même entreprise peuvent figurer au catalogue sous un autre nom.");
  } else if (firm.sites.some((site) => site.siret === null)) {
    found.push("Le numéro SIRET d’au moins un de ses sites.");
  }
  if (row.headcount === null) found.push("Son effectif.");
  if (firm.sites.some((site) => site.tier === "C")) {
    found.push("Si un site sans trace depuis 2020 est encore ouvert.");
  } else if (firm.sites.some((site) => site.tier === "B")) {
    found.push("Si le site est encore celui de l’entreprise\u00a0: aucune source depuis 2020 ne le cite.");
  }
  if (row.lat === null || row.lon === null) found.push("Où se trouve exactement le site.");
  return found;
}

/** The card of a site whose firm has no number: what its row says, no more. */
export function fromRow(site: FabricSiteView): FirmAnswer {
  return {
    siren: null,
    name: site.name,
    sites: [
      {
        id: site.id,
        name: site.name,
        siret: site.siret,
        naf: site.naf,
        naf_label: site.naf_label,
        commune: site.commune,
        postal_code: null,
        departement: site.departement,
        region: site.region,
        tier: site.tier,
        last_year_site: site.tier === "B" ? null : site.last_year,
        last_year_firm: site.last_year,
        evidence: [],
      },
    ],
  };
}
