import type { Step, View } from "../cabinet/route.svelte";

/** The six steps, in order, as the rail names them. */
export const STEP_NAMES: Record<Step, string> = {
  besoin: "Besoin",
  tissu: "Tissu industriel",
  exigences: "Exigences et critères",
  documents: "Documents",
  verification: "Vérification",
  export: "Export",
};

/** Every view, as the title of the window names it. */
export const VIEW_NAMES: Record<View, string> = {
  accueil: "Dossiers",
  fichier: "Vérifier un fichier",
  clauses: "Clauses",
  catalogue: "Catalogue",
  fiche: "Fiche acheteur",
  "a-propos": "À propos",
  comparer: "Comparer deux versions",
  ...STEP_NAMES,
};
