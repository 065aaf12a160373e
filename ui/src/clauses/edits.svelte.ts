// What the buyer is typing in the clauses: shown at once, saved a moment later, given up when the dossier answers.

import { session } from "../cabinet/session.svelte";
import type { FacetView, ModuleView, RequirementsAnswer, UndoneView, VariableView } from "../ipc/generated";
import { edited, toFollow, toLevel, type Edit, type Step } from "./choice";
import { clauses, keptLevel, type Clause } from "./modules";

/** Typing is saved after this pause, and at the latest after that one. */
const PAUSE_MS = 350;
const AT_MOST_MS = 800;

type Draft = { edit: Edit; state: "typed" | "sent" | "saved" };
type Move = { target: string | null; done: boolean };

class Edits {
  #drafts = $state<Record<string, Draft>>({});
  #moves = $state<Record<string, Move>>({});
  /** Reasons written for what is not kept yet: the dossier has no place for them. */
  #held = $state<Record<string, string>>({});
  #known = new Map<string, { module: ModuleView; facet: FacetView }>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;
  #running: Promise<void> = Promise.resolve();
  #moving: Promise<void> = Promise.resolve();
  /** Something was sent since the last answer. */
  #stale = false;

  /** Takes part in saving and undo while the screen is there. */
  attach(): () => void {
    const leaveFlush = session.registerFlush(async () => {
      await this.#moving;
      await this.flush();
    });
    const leaveUndone = session.onUndone((_: UndoneView) => this.forget());
    return () => {
      leaveFlush();
      leaveUndone();
      void this.flush().then(() => this.forget());
    };
  }

  /** A new answer: what it holds is no longer ours to show. */
  adopt(answer: RequirementsAnswer): void {
    this.#stale = false;
    this.#known.clear();
    for (const module of answer.modules) {
      for (const facet of module.facets) this.#known.set(facet.facet, { module, facet });
    }
    for (const [id, draft] of Object.entries(this.#drafts)) if (draft.state === "saved") delete this.#drafts[id];
    for (const [key, move] of Object.entries(this.#moves)) if (move.done) delete this.#moves[key];
  }

  forget(): void {
    clearTimeout(this.#pause);
    this.#since = null;
    this.#drafts = {};
    this.#moves = {};
  }

  value(facet: FacetView, variable: VariableView): unknown {
    const values = this.#drafts[facet.facet]?.edit.values;
    return values !== undefined && variable.name in values ? values[variable.name] : variable.value;
  }

  points(facet: FacetView): number | null {
    const points = this.#drafts[facet.facet]?.edit.points;
    return points === undefined ? facet.points : points;
  }

  reason(module: ModuleView, facet: FacetView): string {
    return this.#drafts[facet.facet]?.edit.justification ?? module.justification ?? "";
  }

  held(facet: FacetView): string {
    return this.#held[heldKey(facet)] ?? "";
  }

  hold(facet: FacetView, justification: string): void {
    this.#held[heldKey(facet)] = justification;
  }

  /** The level to show as taken: the one just picked, while the dossier follows. */
  level(clause: Clause): FacetView | null {
    const move = this.#moves[clause.key];
    if (!move) return keptLevel(clause);
    return clause.levels.find((facet) => facet.facet === move.target) ?? null;
  }

  setValue(facet: FacetView, name: string, value: unknown): void {
    const values = { ...this.#drafts[facet.facet]?.edit.values, [name]: value };
    this.#type(facet, { values });
  }

  setPoints(facet: FacetView, points: number | null): void {
    this.#type(facet, { points });
  }

  setReason(facet: FacetView, justification: string): void {
    this.#type(facet, { justification });
  }

  /** Brings a clause to a level, or leaves it out. */
  moveTo(clause: Clause, target: FacetView | null, justification?: string): Promise<void> {
    const move: Move = { target: target?.facet ?? null, done: false };
    this.#moves[clause.key] = move;
    this.#moving = this.#moving.then(() => this.#move(clause, move, justification));
    return this.#moving;
  }

  /** Keeps or leaves out what serves a facet. */
  async follow(facet: FacetView, keep: boolean): Promise<void> {
    await this.flush();
    await this.#send([toFollow(facet, keep)]);
  }

  /** Saves what is being typed, now. */
  flush(): Promise<void> {
    clearTimeout(this.#pause);
    this.#since = null;
    this.#running = this.#running.then(() => this.#save());
    return this.#running;
  }

  async #move(clause: Clause, move: Move, justification: string | undefined): Promise<void> {
    await this.flush();
    // What was just sent changes what is to be sent: the levels are those of the dossier, not of the screen.
    if (this.#stale) await session.ask("requirements").then((answer) => this.adopt(answer)).catch(() => undefined);
    const module = this.#known.get(clause.levels[0]?.facet ?? "")?.module ?? clause.module;
    const now = clauses(module).find((one) => one.key === clause.key) ?? clause;
    const target = now.levels.find((facet) => facet.facet === move.target) ?? null;
    const steps = toLevel(now, target, justification);
    const ok = await this.#send(steps);
    // Another move of the same clause may already be waiting: it is the one to show.
    const shown = this.#moves[clause.key];
    if (shown?.target !== move.target) return;
    if (ok && this.#stale) shown.done = true;
    else delete this.#moves[clause.key];
  }

  /** Sends choices together: all are taken, or none. */
  async #send(choices: readonly Step[]): Promise<boolean> {
    if (choices.length === 0) return true;
    if ((await session.change("choose", { choices: [...choices] })) === null) return false;
    this.#stale = true;
    return true;
  }

  #type(facet: FacetView, edit: Edit): void {
    const before = this.#drafts[facet.facet]?.edit;
    this.#drafts[facet.facet] = { edit: { ...before, ...edit }, state: "typed" };
    clearTimeout(this.#pause);
    this.#since ??= Date.now();
    const left = AT_MOST_MS - (Date.now() - this.#since);
    this.#pause = setTimeout(() => void this.flush(), Math.max(0, Math.min(PAUSE_MS, left)));
  }

  async #save(): Promise<void> {
    for (const [id, draft] of Object.entries(this.#drafts)) {
      const known = this.#known.get(id);
      if (draft.state !== "typed" || !known) continue;
      draft.state = "sent";
      const choice = edited(known.module, known.facet, $state.snapshot(draft.edit) as Edit);
      const answer = await session.change("choose", { choices: [{ facet: id, choice }] });
      // Typed again meanwhile: that is saved next.
      if (answer !== null) this.#stale = true;
      if (answer !== null && this.#drafts[id]?.state === "sent") draft.state = "saved";
    }
  }
}

function heldKey(facet: FacetView): string {
  return `${session.opened?.path} ${facet.facet}`;
}

export const edits = new Edits();
