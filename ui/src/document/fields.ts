// Where the value of a variable is entered. The names are those of clauses/src/globals.rs.

import { GLOBALS } from "./globals";

export type FieldPlace =
  | { step: "besoin"; field: string }
  | { step: "exigences"; facet: string; variable: string }
  | { step: "candidat" }
  | { step: "droit" }
  | { step: "fichier" };

/** The step and the field where `name` is given: a global, a field of the need, a variable of a clause, a value of the law. */
export function placeOf(name: string): FieldPlace {
  const field = GLOBALS.get(name);
  if (field !== undefined) return { step: "besoin", field };
  if (name.startsWith("titulaire.") || name.startsWith("signature.")) return { step: "candidat" };
  if (name.startsWith("lot.")) return { step: "besoin", field: "lot" };
  if (name.startsWith("prix.")) return { step: "besoin", field: "price_line" };
  if (name.startsWith("law.")) return { step: "droit" };
  if (name.startsWith("sourcing.")) return { step: "fichier" };
  const slash = name.indexOf("/");
  const dot = name.lastIndexOf(".");
  if (slash > 0 && dot > slash) return { step: "exigences", facet: name.slice(0, dot), variable: name.slice(dot + 1) };
  return { step: "besoin", field: name };
}

/** One sentence: where one goes to give or change it. */
export function placeWords(place: FieldPlace): string {
  switch (place.step) {
    case "besoin":
      return place.field.startsWith("buyer.")
        ? "Cette donnée se saisit une seule fois, à l’étape Besoin, dans la partie Acheteur."
        : "Cette donnée se saisit une seule fois, à l’étape Besoin.";
    case "exigences":
      return "Cette valeur se règle à l’étape Exigences et critères, avec la clause qui la demande.";
    case "candidat":
      return "Ce champ ne vous manque pas\u00a0: le candidat le remplit dans le fichier Word, ou les deux parties à la signature.";
    case "fichier":
      return "Ces mots s’écrivent dans le fichier Word, après l’export.";
    case "droit":
      return "Cette valeur est fixée par les textes\u00a0: elle suit la date de lancement de la consultation.";
  }
}

/** Words of the button that goes there; null when there is nowhere to go. */
export function placeAction(place: FieldPlace): string | null {
  switch (place.step) {
    case "besoin":
      return "Aller au besoin";
    case "exigences":
      return "Aller à la clause";
    case "candidat":
    case "fichier":
    case "droit":
      return null;
  }
}
