// A stock of Sirene written by hand, with firms that do not exist, small enough to be read here.
import { writeFileSync } from "node:fs";
import path from "node:path";

const UNITS = [
  "siren", "statutDiffusionUniteLegale", "trancheEffectifsUniteLegale", "anneeEffectifsUniteLegale", "categorieEntreprise",
  "anneeCategorieEntreprise", "etatAdministratifUniteLegale", "denominationUniteLegale", "denominationUsuelle1UniteLegale",
  "categorieJuridiqueUniteLegale", "dateDernierTraitementUniteLegale",
];
const ESTABLISHMENTS = [
  "siren", "nic", "siret", "statutDiffusionEtablissement", "dateCreationEtablissement", "trancheEffectifsEtablissement",
  "anneeEffectifsEtablissement", "dateDernierTraitementEtablissement", "etablissementSiege", "codePostalEtablissement",
  "libelleCommuneEtablissement", "codeCommuneEtablissement", "coordonneeLambertAbscisseEtablissement",
  "coordonneeLambertOrdonneeEtablissement", "etatAdministratifEtablissement", "enseigne1Etablissement",
  "denominationUsuelleEtablissement", "activitePrincipaleEtablissement", "nomenclatureActivitePrincipaleEtablissement",
  "activitePrincipaleNAF25Etablissement",
];

/** Digits with the key that Luhn's rule asks for. */
function withKey(digits) {
  const sum = [...`${digits}0`].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The SIREN of a firm that does not exist, by rank. */
export const siren = (rank) => withKey(`9990${String(rank).padStart(4, "0")}`);
export const siret = (rank, site = 1) => withKey(`${siren(rank)}${String(site).padStart(4, "0")}`);

/** What the stock holds: three workshops, one of them on two sites; then what an import leaves aside or refuses. */
export const FIRMS = [
  { rank: 1, name: "ATELIER D ESSAI DES CHAISES", sites: 2, naf: "31.01Z" },
  { rank: 2, name: "MENUISERIE FICTIVE DU MOULIN", sites: 1, naf: "31.09B" },
  { rank: 3, name: "METALLERIE IMAGINAIRE", sites: 1, naf: "25.11Z" },
];

/** Writes the two files in a folder, and returns their paths. */
export function writeStock(folder) {
  const seen = "2026-11-02T08:00:00";
  const unit = ({ rank, name }) => [siren(rank), "O", "12", "2023", "PME", "2023", "A", name, "", "5499", seen];
  const site = (rank, nth, { naf, state = "A", number = siret(rank, nth) }) => [
    number.slice(0, 9), number.slice(9), number, "O", "1998-05-04", "11", "2023", seen, String(nth === 1), "67700", "SAVERNE",
    "67437", "", "", state, "", "", naf, "NAFRev2", "",
  ];
  const lines = FIRMS.flatMap(({ rank, naf, sites }) => Array.from({ length: sites }, (_, at) => site(rank, at + 1, { naf })));
  lines.push(
    site(4, 1, { naf: "31.01Z", state: "F" }),
    site(5, 1, { naf: "47.11F" }),
    // The last digit is not the one that Luhn's rule asks for.
    site(6, 1, { naf: "31.01Z", number: siret(6).replace(/\d$/, (key) => (Number(key) + 1) % 10) }),
  );
  const write = (name, header, rows) => {
    const file = path.join(folder, name);
    writeFileSync(file, [header, ...rows].map((row) => row.join(",")).join("\n") + "\n");
    return file;
  };
  return [
    write("StockUniteLegale.csv", UNITS, FIRMS.map(unit)),
    write("StockEtablissement.csv", ESTABLISHMENTS, lines),
  ];
}
