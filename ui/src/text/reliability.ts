// How the version of an article was established, in words.

const WORDS: Record<string, string> = {
  "verifie_2026-10-06": "date de version confirmée le 6 octobre 2026",
  "verifie_2026-05-28": "conforme à la version consolidée du 28 mai 2026",
  lu_source_tierce: "version en vigueur, lue dans une source tierce",
  reconstitue: "version reconstituée à partir du décret modificatif",
  "dump_legi_2025-07": "état connu en juillet 2025, à contrôler sur Légifrance",
  perime_connu: "une version plus récente existe, à lire sur Légifrance",
  lu_dans_la_source: "lu dans le texte d’origine, versions modificatives non intégrées",
  source_secondaire: "connu par des sources secondaires, à contrôler",
  a_verifier: "à vérifier",
};

const SURE = ["verifie_2026-10-06", "verifie_2026-05-28", "lu_source_tierce"];

/** What we can say of our reading of an article. */
export function reliability(slug: string): { words: string; sure: boolean } {
  return { words: WORDS[slug] ?? slug, sure: SURE.includes(slug) };
}
