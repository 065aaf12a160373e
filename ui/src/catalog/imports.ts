// What can be imported, in plain words: one entry a kind. A kind that the installed core does not know is refused by it.

export type ImportKind = {
  /** As the command calls it. */
  slug: string;
  label: string;
  /** What it brings to the catalogue. */
  brings: string;
  /** Where the files are found, and which ones. Nothing opens: the computer may have no network. */
  where: string;
  /** Names of the files, as one must choose them. */
  files: string;
  /** Whether the divisions of agriculture, forestry and fishing may be kept too. */
  farming?: true;
  /** Whether the files do not say their date, so that it is asked for. */
  dated?: true;
  /** Whether a second file may name the columns. */
  mapped?: true;
};

const GOUV = "Sur data.gouv.fr, depuis un ordinateur relié au réseau, cherchez";

export const importKinds: readonly ImportKind[] = [
  {
    slug: "sirene",
    label: "Répertoire Sirene (les deux fichiers StockUniteLegale et StockEtablissement)",
    brings:
      "Tous les établissements industriels actifs du pays\u00a0: nom, activité, commune, effectif. Les entreprises individuelles et celles qui refusent la diffusion n’entrent pas.",
    where: `${GOUV} «\u00a0base Sirene des entreprises\u00a0». Il faut les deux fichiers du même mois.`,
    files: "StockUniteLegale et StockEtablissement, ensemble",
    farming: true,
  },
  {
    slug: "decp",
    label: "Marchés publics (DECP)",
    brings: "Qui a déjà obtenu un marché public, avec quels codes CPV, et quand pour la dernière fois. Seules les entreprises déjà au catalogue sont complétées\u00a0: importez d’abord Sirene.",
    where: `${GOUV} «\u00a0données essentielles de la commande publique consolidées\u00a0».`,
    files: "un fichier des marchés attribués",
  },
  {
    slug: "epv",
    label: "Entreprises du patrimoine vivant",
    brings: "Les entreprises qui portent le label d’État EPV\u00a0: savoir-faire rares, souvent de petits ateliers. Seules les entreprises déjà au catalogue sont complétées.",
    where: `${GOUV} «\u00a0entreprises du patrimoine vivant\u00a0».`,
    files: "la liste des entreprises labellisées",
    dated: true,
  },
  {
    slug: "rge",
    label: "RGE (reconnu garant de l’environnement)",
    brings: "Les entreprises de travaux et d’études qui ont une qualification RGE, et pour quels travaux. Seules les entreprises déjà au catalogue sont complétées.",
    where: `${GOUV} «\u00a0liste des entreprises RGE\u00a0», publiée par l’ADEME.`,
    files: "la liste des entreprises RGE",
    dated: true,
  },
  {
    slug: "ea",
    label: "Entreprises adaptées",
    brings: "Les entreprises adaptées\u00a0: utiles pour un lot réservé.",
    where: `${GOUV} «\u00a0entreprises adaptées\u00a0».`,
    files: "la liste des entreprises adaptées",
    dated: true,
  },
  {
    slug: "esat",
    label: "ESAT (travail protégé)",
    brings: "Les établissements et services d’accompagnement par le travail\u00a0: utiles pour un lot réservé.",
    where: `${GOUV} «\u00a0répertoire FINESS\u00a0»\u00a0: les ESAT y figurent.`,
    files: "le répertoire, ou la liste des ESAT",
    dated: true,
  },
  {
    slug: "siae",
    label: "Insertion par l’activité économique",
    brings: "Les structures d’insertion\u00a0: utiles pour un lot réservé ou une condition d’exécution.",
    where: `${GOUV} «\u00a0structures de l’insertion par l’activité économique\u00a0».`,
    files: "la liste des structures",
    dated: true,
  },
  {
    slug: "csv",
    label: "Mon fichier (CSV ou Excel)",
    brings: "Votre propre liste de fournisseurs ou d’entreprises rencontrées, sur cet ordinateur seulement.",
    where: "Votre tableau doit avoir au moins une colonne SIRET ou SIREN. Si ses titres de colonnes ne sont pas reconnus, un petit fichier (.toml) dit ce que contient chacune.",
    files: "votre tableau .csv ou .xlsx",
    dated: true,
    mapped: true,
  },
];

/** What the list of past imports calls a kind. */
export function kindLabel(slug: string): string {
  const known = importKinds.find((kind) => kind.slug === slug);
  if (known) return known.label.replace(/ \(.*\)$/, "");
  return slug === "pack" ? "Paquet" : slug;
}

/** Divisions of agriculture, forestry and fishing. */
export const FARMING = ["01", "02", "03"];
