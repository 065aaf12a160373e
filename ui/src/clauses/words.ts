// What levers, levels, kinds and alarms are called for a reader.

import type { FacetView, RestrictionView } from "../ipc/generated";
import type { Level, Section, Theme } from "./modules";

export const levelNames: Record<Level, string> = {
  socle: "Socle",
  ambitieux: "Ambitieux",
  exemplaire: "Exemplaire",
};

export const levelMeans: Record<Level, string> = {
  socle: "Ce que la loi demande, ou que le métier sait faire couramment.",
  ambitieux: "Un pas de plus, que certains tiennent déjà.",
  exemplaire: "Le meilleur connu, que peu tiennent.",
};

export const themeNames: Record<Theme, string> = {
  environnement: "Environnement",
  social: "Social",
  qualite: "Qualité et usage",
  execution: "Livraison, service et suivi",
  prix: "Prix",
  administratif: "Clauses administratives",
};

export const sectionNames: Record<Section["id"], string> = {
  specific: "Propres à votre achat",
  general: "Pour tout achat",
  reasoned: "Sur motif écrit",
  options: "Options administratives",
  administrative: "Clauses administratives",
};

/** The lever in words: how the need is best put to the market. */
export function leverWords(lever: string | null): { name: string; means: string } | null {
  switch (lever) {
    case "exigence":
      return { name: "À exiger", means: "Toutes les offres doivent la tenir." };
    case "critere":
      return { name: "À noter", means: "Un critère donne des points à qui fait mieux, sans écarter les autres." };
    case "variante":
      return { name: "À ouvrir en variante", means: "Le candidat peut le proposer en plus de l’offre de base." };
    case "lot":
      return { name: "À mettre dans un lot", means: "Un lot à part laisse répondre ceux qui savent le faire." };
    case "reserve":
      return { name: "Marché réservé", means: "La loi permet de réserver ce marché à des structures d’insertion ou du handicap." };
    case "sourcage":
      return { name: "À sourcer d’abord", means: "Interrogez le marché avant de l’écrire\u00a0: trop peu est connu." };
    default:
      return null;
  }
}

export function basisWords(basis: string | null): string | null {
  switch (basis) {
    case "capacite":
      return "les capacités connues des entreprises";
    case "pratique-du-metier":
      return "la pratique du métier";
    case "obligation":
      return "une obligation de l’acheteur";
    default:
      return null;
  }
}

/** Where a kind is written, as a title. */
export function kindTitle(facet: Pick<FacetView, "kind" | "kind_name">): string {
  switch (facet.kind) {
    case "exigence":
      return "Exigence";
    case "critere":
      return "Critère";
    case "execution":
      return "Condition d’exécution";
    case "selection":
      return "Condition de candidature";
    case "article":
      return "Article";
    case "preuve":
      return "Preuve demandée";
    case "question":
      return "Question aux candidats";
    case "penalite":
      return "Pénalité";
    case "suivi":
      return "Suivi";
    default:
      return facet.kind_name;
  }
}

export function documentName(document: string): string {
  const names: Record<string, string> = {
    rc: "règlement de la consultation (RC)",
    ccap: "clauses administratives (CCAP)",
    cctp: "clauses techniques (CCTP)",
    ccp: "cahier des clauses (CCP)",
    ae: "acte d’engagement (AE)",
    lettre: "lettre de consultation",
  };
  return names[document.toLowerCase()] ?? document.toUpperCase();
}

export const alarms: Record<RestrictionView["alarm"], { title: string; tone: "danger" | "warn" | "ok" }> = {
  rouge: { title: "Alerte rouge\u00a0: la concurrence se ferme", tone: "danger" },
  orange: { title: "Alerte orange\u00a0: à sourcer", tone: "warn" },
  aucune: { title: "Pas d’alerte", tone: "ok" },
};
