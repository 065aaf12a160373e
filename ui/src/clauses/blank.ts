// What a form begins with: a module without facets, a facet without words.

import type { EvidenceGroup, FacetForm, FacetHead, ModuleForm, Variable } from "../ipc/generated";

export const KINDS = [
  { value: "exigence", label: "Exigence" },
  { value: "selection", label: "Condition de candidature" },
  { value: "critere", label: "Critère" },
  { value: "execution", label: "Condition d’exécution" },
  { value: "preuve", label: "Preuve demandée" },
  { value: "question", label: "Question aux candidats" },
  { value: "penalite", label: "Pénalité" },
  { value: "suivi", label: "Suivi" },
] as const;

export const LEVELS = [
  { value: "socle", label: "Socle" },
  { value: "ambitieux", label: "Ambitieux" },
  { value: "exemplaire", label: "Exemplaire" },
] as const;

export const VARIABLE_KINDS = [
  { value: "percent", label: "pourcentage" },
  { value: "number", label: "nombre" },
  { value: "days", label: "jours" },
  { value: "months", label: "mois" },
  { value: "years", label: "années" },
  { value: "hours", label: "heures" },
  { value: "km", label: "kilomètres" },
  { value: "euros", label: "euros HT" },
  { value: "text", label: "texte" },
  { value: "choice", label: "choix dans une liste" },
] as const;

export const METHODS = [
  { value: "lineaire", label: "proportionnelle à la mesure" },
  { value: "paliers", label: "par paliers" },
  { value: "grille", label: "grille de niveaux décrits" },
  { value: "oui-non", label: "oui ou non" },
  { value: "prix", label: "formule de prix" },
] as const;

/** Which piece usually carries a kind. */
const PIECE: Record<string, string> = { critere: "rc", selection: "rc", question: "rc", preuve: "rc", penalite: "ccap" };

export function kindOf(heading: string): string {
  return heading.slice(0, heading.indexOf("-"));
}

export function levelOf(heading: string): string {
  return heading.slice(heading.indexOf("-") + 1);
}

/** The field that names the facet served, by kind. */
export const SERVES: Record<string, "proves" | "answers" | "punishes" | "follows"> = {
  preuve: "proves",
  question: "answers",
  penalite: "punishes",
  suivi: "follows",
};

export function blankModule(): ModuleForm {
  return {
    shelf: "transversal",
    head: {
      id: "nouvelle-clause",
      title: "",
      need: "",
      families: [],
      cpv: [],
      default: false,
      justification: null,
      reviewed: "2026-01-01",
      sources: [],
      version: 1,
      issued_from: null,
    },
    facets: [],
  };
}

function blankHead(kind: string, served: string | null): FacetHead {
  const serves = SERVES[kind];
  return {
    document: PIECE[kind] ?? "cctp",
    place: "",
    order: 100,
    title: null,
    legal_basis: [],
    satisfies: [],
    in_force: { from: "2019-04-01", trigger: "launch_date" },
    level_reason: null,
    regulatory: false,
    needs: null,
    no_predicate: null,
    no_proof: null,
    derogates: [],
    requires: [],
    conflicts: [],
    suggests: [],
    when: {},
    eforms: [],
    variables: [],
    criterion:
      kind === "critere"
        ? {
            group: "technique",
            label: "",
            weight: { min: 5, max: 20, default: 10, rest: false },
            method: "paliers",
            measure: "",
            unit: null,
            calculation: "",
            link: "",
          }
        : null,
    evidence: kind === "preuve" ? [blankEvidence()] : [],
    proves: null,
    answers: null,
    answer: kind === "question" ? "text" : null,
    unit: null,
    max_length: null,
    punishes: null,
    follows: null,
    who: null,
    when_checked: null,
    ...(serves ? { [serves]: served } : {}),
  };
}

/** A facet of a kind that the module does not have yet at that level. */
export function blankFacet(kind: string, level: string, form: ModuleForm): FacetForm {
  const served = form.facets.find((facet) => !(kindOf(facet.heading) in SERVES) && levelOf(facet.heading) === level);
  return {
    heading: `${kind}-${level}`,
    head: blankHead(kind, served?.heading ?? null),
    texts: [{ name: "", head: { when: {}, in_force: null }, words: "" }],
  };
}

export function blankVariable(n: number): Variable {
  return { name: `valeur_${n}`, kind: "number", unit: null, min: null, max: null, default: null, options: [], ask: "", why: null };
}

export function blankEvidence(): EvidenceGroup {
  return { all: [""], issuer: "", asked: "offre", check: "", weight_sme: "léger" };
}

/** Kinds and levels that a module can still receive. */
export function freeHeadings(form: ModuleForm): { value: string; label: string }[] {
  return KINDS.flatMap((kind) =>
    LEVELS.map((level) => ({ value: `${kind.value}-${level.value}`, label: `${kind.label}, ${level.label.toLowerCase()}` })),
  ).filter(({ value }) => !form.facets.some((facet) => facet.heading === value));
}

/** A list written on one line, as it is kept. */
export function listOf(text: string, mark: RegExp = /[,;]/): string[] {
  return text.split(mark).map((one) => one.trim()).filter((one) => one !== "");
}
