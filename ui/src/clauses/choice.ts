// The choices sent to the dossier. A choice replaces the one before it: whoever changes one value sends the others again.

import type { FacetView, ModuleView, VariableView } from "../ipc/generated";
import type { Clause } from "./modules";

/** Name of the value that carries the points of a criterion, and of the one that carries the buyer's reason. */
const POINTS = "poids";
const JUSTIFICATION = "justification";

/** null: back to what is proposed; true and false: kept and left out; an object: kept, with these values. */
export type Choice = null | boolean | Record<string, string | number>;
export type Step = { facet: string; choice: Choice };

/** What the buyer is changing of a facet; what is absent stays as it is. */
export type Edit = {
  values?: Record<string, unknown>;
  points?: number | null;
  justification?: string;
};

/** Whether the facet is kept when the buyer says nothing. */
export function keptByDefault(module: ModuleView, facet: FacetView): boolean {
  return facet.serves !== null || (module.in_default_set && facet.level === "socle");
}

/** The value the buyer gave, when it is not the one proposed. */
export function givenValue(variable: VariableView): unknown {
  return variable.value === variable.default ? null : variable.value;
}

/** Points the buyer gave: those never move by themselves. */
export function givenPoints(facet: FacetView): number | null {
  const given = facet.choice;
  if (typeof given !== "object" || given === null || !(POINTS in given)) return null;
  const points = (given as Record<string, unknown>)[POINTS];
  return typeof points === "number" ? points : null;
}

/** The choice that keeps all the buyer gave to a facet, with an edit applied. */
export function edited(module: ModuleView, facet: FacetView, edit: Edit): Choice {
  const choice: Record<string, string | number> = {};
  for (const variable of facet.variables) {
    const changed = edit.values !== undefined && variable.name in edit.values;
    const value = changed ? edit.values?.[variable.name] : givenValue(variable);
    if (value === variable.default) continue;
    if (typeof value === "number" || (typeof value === "string" && value !== "")) choice[variable.name] = value;
  }
  const points = edit.points !== undefined ? edit.points : givenPoints(facet);
  if (points !== null && facet.points_max !== null) choice[POINTS] = points;
  if (module.justification_question !== null && facet.serves === null) {
    const reason = (edit.justification ?? (facet.kept ? module.justification : null) ?? "").trim();
    if (reason !== "") choice[JUSTIFICATION] = reason;
  }
  if (Object.keys(choice).length > 0) return choice;
  return keptByDefault(module, facet) ? null : true;
}

/** The choices that bring a clause to a level, or that leave it out (null): sent together, one undo. */
export function toLevel(clause: Clause, target: FacetView | null, justification?: string): Step[] {
  const { module, levels } = clause;
  const byDefault = (facet: FacetView) => keptByDefault(module, facet);
  const steps: Step[] = [];
  const spoken = levels.some((facet) => facet.by_buyer);

  for (const facet of levels) {
    if (facet === target) continue;
    // The article of an option that another article brought: it goes by a word of the buyer.
    const brought = facet.kept && !facet.by_buyer;
    if (target === null && (byDefault(facet) || brought)) {
      if (facet.kept || spoken) steps.push({ facet: facet.facet, choice: false });
    } else if (facet.by_buyer) {
      steps.push({ facet: facet.facet, choice: null });
    } else if (byDefault(facet) && !facet.kept && !spoken) {
      // Left out by the buyer: forgotten, so that coming back to the level proposed is one gesture.
      steps.push({ facet: facet.facet, choice: null });
    }
  }

  if (target === null || (target.kept && target.by_buyer)) return steps;
  if (byDefault(target)) {
    if (!target.kept && (!spoken || target.by_buyer)) steps.push({ facet: target.facet, choice: null });
  } else if (!target.kept) {
    steps.push({ facet: target.facet, choice: edited(module, target, { justification }) });
  }
  return steps;
}

/** Keeps or leaves out what serves a facet. */
export function toFollow(follower: FacetView, keep: boolean): Step {
  return { facet: follower.facet, choice: keep ? null : false };
}
