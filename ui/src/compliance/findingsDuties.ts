// Duties of the tender, sorted by what remains to do about them.

import type { ObligationView } from "../ipc/generated";

export type DutyGroup = "manque" | "a-tenir" | "remplie" | "sans-objet";

export const DUTY_GROUPS: readonly { group: DutyGroup; title: string; what: string }[] = [
  {
    group: "manque",
    title: "Une donnée manque pour le dire",
    what: "Complétez le besoin\u00a0: on saura alors si elle s’applique.",
  },
  {
    group: "a-tenir",
    title: "À tenir par vous",
    what: "Aucune clause n’y répond\u00a0: c’est à vous de vous en assurer.",
  },
  { group: "remplie", title: "Remplies par les pièces", what: "Une ou plusieurs clauses y répondent." },
  { group: "sans-objet", title: "Sans objet pour ce marché", what: "Elles ne s’appliquent pas ici." },
];

export function dutyGroup(duty: ObligationView): DutyGroup {
  if (duty.state === "donnee-manquante") return "manque";
  if (duty.state === "sans-objet") return "sans-objet";
  return duty.satisfied_by.length > 0 ? "remplie" : "a-tenir";
}

/** Duties by group, empty groups left out. */
export function dutiesByGroup(
  duties: readonly ObligationView[],
): { group: DutyGroup; title: string; what: string; duties: ObligationView[] }[] {
  return DUTY_GROUPS.map((known) => ({
    ...known,
    duties: duties.filter((duty) => dutyGroup(duty) === known.group),
  })).filter(({ duties: some }) => some.length > 0);
}
