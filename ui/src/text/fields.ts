// The names of the facts of a need, as the buyer reads them.
import { sentence } from "./format";

const NAMES: Record<string, string> = {
  objet: "Objet du marché",
  launch_date: "Date de lancement",
  nature: "Nature de l’achat",
  cpv: "Codes CPV",
  amount_ht: "Montant estimé",
  duration_months: "Durée",
  accord_cadre: "Accord-cadre",
  maximum_ht: "Montant maximum de l’accord-cadre",
  lots: "Nombre de lots",
  lot: "Lots",
  price_form: "Forme des prix",
  price_line: "Lignes de prix",
  member: "Membres du groupement",
  groupement: "Groupement de commandes",
  "groupement.coordinator": "Coordonnateur du groupement",
  "groupement.mission": "Missions du coordonnateur",
  single_lot_reason: "Motif du lot unique",
  delivery_start_delay_months: "Délai avant les premières livraisons",
  raw_materials: "Part notable de matières premières",
  innovant: "Achat innovant",
  ccag: "Cahier des clauses générales (CCAG)",
  reference: "Référence de la consultation",
  offers_deadline: "Date limite de remise des offres",
  delivery_sites: "Lieux de livraison",
  context: "Contexte et besoins détaillés",
  buyer: "Acheteur",
  "buyer.kind": "Type d’acheteur",
  "buyer.name": "Nom de l’acheteur",
  "buyer.insee": "Commune du siège",
  "buyer.population": "Nombre d’habitants",
  "buyer.siret": "SIRET",
  "buyer.address": "Adresse",
  "buyer.profile_url": "Adresse du profil d’acheteur",
  "buyer.court": "Tribunal compétent",
  "buyer.signatory": "Signataire",
  "buyer.contact": "Service à contacter",
  "buyer.logo": "Logo",
  choices: "Choix des exigences et critères",
  waiver: "Alertes écartées",
};

/** What is wrong with a value, said under its field: the place is known, it is not told again. */
export function atField(detail: string): string {
  return sentence(detail.replace(/[\s\u00a0]*\(dans «[^»]*»\)/, ""));
}

/** « amount_ht » gives « Montant estimé », « lot[2].title » gives « Lots ». */
export function fieldName(field: string): string {
  return NAMES[field] ?? NAMES[field.replace(/[.[].*$/, "")] ?? field;
}
