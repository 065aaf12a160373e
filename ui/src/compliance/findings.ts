// Findings as the screens sort, name and filter them.

import CircleAlert from "@lucide/svelte/icons/circle-alert";
import Lightbulb from "@lucide/svelte/icons/lightbulb";
import OctagonX from "@lucide/svelte/icons/octagon-x";
import PencilLine from "@lucide/svelte/icons/pencil-line";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";

import type { FindingView, PieceFinding, Waive } from "../ipc/generated";
import type { Icon } from "../parts/icon";
import type { Tone } from "../parts/tone";

/** How findings are grouped: by severity, and apart what only waits for a value. */
export type Group = FindingView["severity"] | "a-completer";

export const GROUPS: readonly Group[] = ["bloquant", "majeur", "mineur", "conseil", "a-completer"];

type GroupWords = { one: string; counted: readonly [string, string]; tone: Tone; icon: Icon; what: string };

export const GROUP_WORDS: Record<Group, GroupWords> = {
  bloquant: {
    one: "Bloquant",
    counted: ["remarque bloquante", "remarques bloquantes"],
    tone: "danger",
    icon: OctagonX,
    what: "Écrits ainsi, ces passages peuvent faire annuler la procédure. L’export attend qu’ils soient corrigés ou écartés avec un motif.",
  },
  majeur: {
    one: "Majeur",
    counted: ["remarque majeure", "remarques majeures"],
    tone: "warn",
    icon: TriangleAlert,
    what: "Risque juridique sérieux\u00a0: à corriger, ou à justifier.",
  },
  mineur: {
    one: "Mineur",
    counted: ["remarque mineure", "remarques mineures"],
    tone: "neutral",
    icon: CircleAlert,
    what: "Formulations fragiles, à améliorer.",
  },
  conseil: {
    one: "Conseil",
    counted: ["conseil", "conseils"],
    tone: "info",
    icon: Lightbulb,
    what: "Ce qui rendrait la pièce plus sûre ou plus claire.",
  },
  "a-completer": {
    one: "À compléter",
    counted: ["passage à compléter", "passages à compléter"],
    tone: "accent",
    icon: PencilLine,
    what: "Une donnée manque. L’export reste possible\u00a0: un champ à remplir, avec son nom, garde la place dans le document.",
  },
};

export function groupOf(finding: FindingView): Group {
  return finding.state === "donnee-manquante" ? "a-completer" : finding.severity;
}

/** What a finding is about, in words. */
export const FAMILY_NAMES: Record<string, string> = {
  origine: "Origine des produits",
  local: "Préférence locale",
  marque: "Marque ou modèle",
  procede: "Procédé ou matière imposé",
  norme: "Norme sans équivalence",
  label: "Label sans équivalence",
  "rse-generale": "Politique générale de l’entreprise",
  "critere-flou": "Critère imprécis",
  "capacite-excessive": "Capacité excessive",
  "droit-perime": "Texte ou seuil périmé",
  "delai-paiement": "Délai de paiement",
  "prix-seul": "Prix comme seul critère",
  "discrimination-sociale": "Discrimination",
  obligation: "Obligation légale",
  ponderation: "Pondération des critères",
  coherence: "Cohérence entre les pièces",
  "champ-vide": "Champ à remplir",
  orphelin: "Élément sans correspondance",
  derogation: "Dérogation au CCAG",
  concurrence: "Ouverture à la concurrence",
};

export function familyName(slug: string): string {
  return FAMILY_NAMES[slug] ?? slug;
}

const KIND_NAMES: Record<string, string> = {
  rc: "RC",
  ccap: "CCAP",
  cctp: "CCTP",
  ccp: "CCP",
  ae: "AE",
  lettre: "Lettre de consultation",
  "cadre-de-prix": "Cadre de prix, à remplir par chaque candidat",
  "convention-groupement": "Convention de groupement de commandes, à signer par les membres",
  "note-justification": "Note de justification",
  "cadre-reponse": "Cadre de réponse",
  "suivi-execution": "Suivi de l’exécution",
  "cadre-devis": "Cadre de devis, à remplir par chaque entreprise",
  comparaison: "Entreprises consultées, comparaison et trace du choix",
  "informations-prealables": "Informations préalables, pour tous les candidats",
  "compte-rendu-sourcage": "Compte rendu de sourçage",
  sourcage: "Journal du sourçage",
  questionnaire: "Questionnaire de sourçage",
  dossier: "Dossier",
  avis: "Avis à compléter, puis à copier sur la plateforme",
};

/** The pieces that a file may be said to be. */
export const KIND_CHOICES: readonly { value: string; label: string }[] = ["rc", "ccap", "cctp", "ccp", "ae", "lettre"].map((kind) => ({
  value: kind,
  label: KIND_NAMES[kind] ?? kind,
}));

/** Short name of a piece. */
export function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? kind.toUpperCase();
}

/** « CCTP, article 3.2 ». */
export function placeWords(finding: FindingView & { document?: string }): string {
  const article = finding.article === null ? "" : `article\u00a0${finding.article}`;
  const cover = ["lettre", "cadre-reponse"].includes(finding.document ?? "") ? "en-tête" : "page de garde";
  const where = finding.block === null && article === "" ? cover : article;
  return [finding.document === undefined ? "" : kindName(finding.document), where].filter((part) => part !== "").join(", ");
}

/** Whether it is about what all candidates are told of a sourcing: written from the need alone, it is corrected there. */
export function isOfNeed(finding: { document?: string }): boolean {
  return finding.document === "informations-prealables";
}

const FIELD = /\s*\(champ ([^()\s]+)\)/;

/** The message without the internal name of the field it may carry. */
export function messageOf(finding: FindingView): string {
  return finding.message.replace(FIELD, "");
}

/** The name of the value awaited, when the finding is about one. */
export function fieldOf(finding: FindingView): string | null {
  return FIELD.exec(finding.message)?.[1] ?? null;
}

/** A field left empty: the list of values to give says it already, once for all the places where it stands. */
export function isEmptyField(finding: FindingView): boolean {
  return finding.state === "donnee-manquante" && finding.family === "champ-vide";
}

export type Filter = { document: string | null; family: string | null };

export type FindingGroup = { group: Group; findings: PieceFinding[] };

/** Open findings by group, most serious first; within a group in the order of the pieces and of the text. */
export function grouped(findings: readonly PieceFinding[], filter: Filter): FindingGroup[] {
  const kept = findings.filter(
    (finding) =>
      (filter.document === null || finding.document === filter.document) &&
      (filter.family === null || finding.family === filter.family) &&
      (finding.state === "signale" || finding.state === "donnee-manquante"),
  );
  return GROUPS.map((group) => ({ group, findings: kept.filter((finding) => groupOf(finding) === group) })).filter(
    ({ findings }) => findings.length > 0,
  );
}

/** Values of one field of the findings, each once, in order of appearance. */
export function distinct(findings: readonly PieceFinding[], field: "document" | "family"): string[] {
  return [...new Set(findings.map((finding) => finding[field]))];
}

/** A key for lists: the same finding keeps it from one answer to the next. */
export function keysOf(findings: readonly PieceFinding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ document, rule, block, span }) => {
    const name = `${document} ${rule} ${block ?? ""} ${span.text}`;
    const rank = seen.get(name) ?? 0;
    seen.set(name, rank + 1);
    return `${name} ${rank}`;
  });
}

export type Reason = Waive["reason"];

/** Why a finding may be set aside. */
export const REASONS: readonly { value: Reason; label: string; hint: string }[] = [
  {
    value: "justifie-par-objet",
    label: "L’objet du marché le justifie",
    hint: "Dites quel besoin précis rend cette formulation nécessaire.",
  },
  {
    value: "texte-obligatoire",
    label: "Un texte l’impose",
    hint: "Citez le texte et l’article.",
  },
  {
    value: "fausse-alerte",
    label: "La remarque ne correspond pas à la phrase",
    hint: "Dites ce que la phrase veut dire.",
  },
  { value: "autre", label: "Autre motif", hint: "Dites lequel, comme vous l’expliqueriez à un juge." },
];
