import { tick } from "svelte";

import { session } from "./session.svelte";

export const STEPS = ["besoin", "tissu", "exigences", "documents", "verification", "export"] as const;
export type Step = (typeof STEPS)[number];
export type View = "accueil" | "fichier" | "clauses" | "catalogue" | "fiche" | "a-propos" | "comparer" | Step;
export type Params = Record<string, string>;

/** Where the user is. */
class Route {
  view = $state<View>("accueil");
  params = $state.raw<Params>({});
}

export const route = new Route();

/** These name a place inside the view: the view moves the focus there itself. */
const PLACES = ["field", "block", "module", "facet", "start"];

export function isStep(view: View): view is Step {
  return (STEPS as readonly View[]).includes(view);
}

/** A drive that does not answer must not hold the user: what is in progress goes on being saved behind. */
const PATIENCE_MS = 1500;

/** Goes to a view, once what is in progress is saved; a step without dossier leads home. */
export async function go(view: View, params: Params = {}): Promise<void> {
  await Promise.race([session.flush(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  const needsDossier = isStep(view) || view === "comparer";
  const target = needsDossier && !session.opened ? "accueil" : view;
  const moved = route.view !== target;
  route.view = target;
  route.params = target === view ? params : {};
  await tick();
  if (moved && !PLACES.some((place) => place in params)) focusHeading();
}

/** Moves the focus to the title of the view: screen readers say where one is. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.closest("main")?.scrollTo({ top: 0 });
  heading.scrollIntoView({ block: "nearest" });
}
