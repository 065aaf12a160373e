// The modules of a need as the screen shows them: clauses with their levels, what serves them, groups and filters.

import type { FacetView, ModuleView } from "../ipc/generated";

export type Level = FacetView["level"];
export const LEVELS: readonly Level[] = ["socle", "ambitieux", "exemplaire"];

/**
 * One kind of a module (an exigence, a critère…), in its levels: the buyer keeps one of them or none. Articles are no levels
 * of one another: each piece has its own.
 */
export type Clause = { key: string; module: ModuleView; kind: string; kind_name: string; levels: FacetView[] };

export function clauses(module: ModuleView): Clause[] {
  const found = new Map<string, Clause>();
  for (const facet of module.facets) {
    if (facet.serves !== null) continue;
    const of = facet.kind === "article" ? facet.facet : `${module.module}/${facet.kind}`;
    const known = found.get(of);
    if (known) known.levels.push(facet);
    else {
      found.set(of, { key: of, module, kind: facet.kind, kind_name: facet.kind_name, levels: [facet] });
    }
  }
  for (const clause of found.values()) clause.levels.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  return [...found.values()];
}

/** The level in force: the one kept, null when the clause is left out. */
export function keptLevel(clause: Clause): FacetView | null {
  // Two levels kept at once is a conflict, said as such: the buyer's own word is the one shown.
  const kept = clause.levels.filter((facet) => facet.kept);
  return kept.find((facet) => facet.by_buyer) ?? kept[0] ?? null;
}

/** Proof, question, penalty, follow-up of a facet. */
export function followers(module: ModuleView, facet: FacetView): FacetView[] {
  return module.facets.filter((one) => one.serves === facet.facet);
}

/** A sentence of the rules names facets by their id: readers get the titles, and the first facet to open. */
export function named(sentence: string, modules: readonly ModuleView[]): { text: string; facet: string | null } {
  let first: string | null = null;
  const text = sentence.replace(/«\s*([a-z0-9-]+\/[a-z0-9-]+)\s*»/gu, (whole, id: string) => {
    const module = modules.find((one) => one.facets.some((facet) => facet.facet === id));
    const facet = module?.facets.find((one) => one.facet === id);
    if (!module || !facet) return whole;
    first ??= id;
    const title = facet.title === null || facet.title === module.title ? module.title : `${module.title}\u00a0: ${facet.title}`;
    return `«\u00a0${title}\u00a0» (${facet.kind_name}, ${facet.level})`;
  });
  return { text, facet: first };
}

/** The criteria that take what the others leave. */
export function priceCriteria(modules: readonly ModuleView[]): string[] {
  return modules.flatMap((module) => module.facets.filter((facet) => facet.points_rest).map((facet) => facet.facet));
}

/** An administrative module that the buyer chooses, and that nothing brings by itself. */
export function isOption(module: ModuleView): boolean {
  return module.shelf === "administratif" && !module.in_default_set;
}

export function isKept(module: ModuleView): boolean {
  return module.facets.some((facet) => facet.kept);
}

/** Duties of the buyer that the module answers. */
export function duties(module: ModuleView): string[] {
  return [...new Set(module.facets.flatMap((facet) => facet.obligation_ids))];
}

/** Values that the buyer alone can give, and has not. */
export function toFill(module: ModuleView): number {
  return module.facets
    .filter((facet) => facet.kept)
    .flatMap((facet) => facet.variables)
    .filter((variable) => variable.value === null).length;
}

/** Fewest firms for a real competition: the bound of the restriction meter. */
export const FEWEST = 3;

/**
 * How far a facet leaves the competition open. `closed`: whatever one finds out, too few firms can remain;
 * `unsure`: too few are known to be able, others may be.
 */
export type Reach = "free" | "open" | "unsure" | "closed";

export function reach(facet: FacetView): Reach {
  if (facet.firms === null) return "free";
  const { capable, unknown } = facet.firms;
  if (capable + unknown < FEWEST) return "closed";
  return capable < FEWEST ? "unsure" : "open";
}

/** A kept facet that shuts the market: shown as a danger, never as a success. */
export function inDanger(module: ModuleView): boolean {
  return module.facets.some((facet) => facet.kept && facet.serves === null && reach(facet) === "closed");
}

export type Filter = "all" | "kept" | "left" | "duties";

export function passes(module: ModuleView, filter: Filter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "kept":
      return isKept(module);
    case "left":
      return !isKept(module);
    case "duties":
      return duties(module).length > 0;
  }
}

export type Theme = "environnement" | "social" | "qualite" | "execution" | "prix" | "administratif";

/** What a module is for, read from what its facets answer. */
export function theme(module: ModuleView): Theme {
  const main = module.facets.filter((facet) => facet.serves === null);
  const answers = (start: string) => main.some((facet) => facet.obligation_ids.some((id) => id.startsWith(start)));
  if (module.shelf === "administratif") return "administratif";
  if (main.some((facet) => facet.points_rest)) return "prix";
  if (answers("social")) return "social";
  if (answers("env-") || answers("agec") || answers("egalim") || answers("energie")) return "environnement";
  if (main.some((facet) => facet.kind === "exigence")) return "qualite";
  return "execution";
}

export type Group = { theme: Theme; modules: ModuleView[] };
export type Section = { id: "specific" | "general" | "reasoned" | "options" | "administrative"; groups: Group[] };

/**
 * Specific to the purchase first, then those of every purchase, then those that ask for a written reason;
 * last the options of the administrative pieces, and their articles, that one seldom touches.
 */
export function sections(modules: readonly ModuleView[]): Section[] {
  const reasoned = modules.filter((module) => module.justification_question !== null);
  const administrative = modules.filter((module) => !reasoned.includes(module) && theme(module) === "administratif");
  const others = modules.filter((module) => !reasoned.includes(module) && !administrative.includes(module));
  const all: Section[] = [
    { id: "specific", groups: grouped(others.filter((module) => module.specific)) },
    { id: "general", groups: grouped(others.filter((module) => !module.specific)) },
    { id: "reasoned", groups: grouped(reasoned) },
    { id: "options", groups: grouped(administrative.filter(isOption)) },
    { id: "administrative", groups: grouped(administrative.filter((module) => !isOption(module))) },
  ];
  return all.filter((section) => section.groups.length > 0);
}

function grouped(modules: readonly ModuleView[]): Group[] {
  const groups = new Map<Theme, ModuleView[]>();
  for (const module of [...modules].sort((a, b) => rank(a) - rank(b))) {
    const of = theme(module);
    const known = groups.get(of);
    if (known) known.push(module);
    else groups.set(of, [module]);
  }
  return [...groups.entries()].map(([theme, members]) => ({ theme, modules: members }));
}

function rank(module: ModuleView): number {
  return Math.min(...module.facets.map((facet) => facet.rank ?? Infinity));
}

/** Modules in the order of the list. */
export function inOrder(all: readonly Section[]): ModuleView[] {
  return all.flatMap((section) => section.groups.flatMap((group) => group.modules));
}
