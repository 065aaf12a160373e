// Name of each value of the tender in the texts, and the field of the need that gives it.
// Generated from clauses/src/globals.rs by `cargo xtask codegen`: do not edit.

export const GLOBALS: ReadonlyMap<string, string> = new Map([
  ["tender.objet", "objet"],
  ["tender.nature", "nature"],
  ["tender.reference", "reference"],
  ["tender.offers_deadline", "offers_deadline"],
  ["tender.duration_months", "duration_months"],
  ["tender.amount_ht", "amount_ht"],
  ["tender.maximum_ht", "maximum_ht"],
  ["tender.cpv", "cpv"],
  ["tender.delivery_sites", "delivery_sites"],
  ["tender.context", "context"],
  ["tender.single_lot_reason", "single_lot_reason"],
  ["tender.lot_count", "lots"],
  ["tender.delivery_start_delay_months", "delivery_start_delay_months"],
  ["tender.ccag", "nature"],
  ["tender.procedure", "amount_ht"],
  ["tender.procedure_article", "amount_ht"],
  ["buyer.name", "buyer.name"],
  ["buyer.address", "buyer.address"],
  ["buyer.siret", "buyer.siret"],
  ["buyer.profile_url", "buyer.profile_url"],
  ["buyer.court", "buyer.court"],
  ["buyer.signatory", "buyer.signatory"],
  ["buyer.contact", "buyer.contact"],
]);
