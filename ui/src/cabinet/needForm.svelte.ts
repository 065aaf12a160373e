import { untrack } from "svelte";

import type { BuyerView, FieldChange, LotView, NeedView, PriceLineView } from "../ipc/generated";
import { atField } from "../text/fields";
import { route } from "./route.svelte";
import { session } from "./session.svelte";

const DEBOUNCE_MS = 350;
const MAX_WAIT_MS = 800;

type NeedField = Exclude<keyof NeedView, "buyer" | "waiver" | "lot" | "price_line">;

/**
 * What is being typed in the form of the need. What is typed stays as typed: answers that come later never
 * overwrite it, only an undo does.
 */
export class NeedForm {
  #typed = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  #wrong = $state.raw<ReadonlyMap<string, string>>(new Map());
  #pending = new Map<string, unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  /** Grows when the form was set back to what the dossier holds. */
  round = $state(0);

  constructor() {
    $effect(() => {
      const unflush = session.registerFlush(() => this.flush());
      const unwatch = session.onUndone((undone) => {
        if (undone.need) this.reset();
      });
      return () => {
        unflush();
        unwatch();
        void this.flush();
      };
    });
  }

  get readOnly(): boolean {
    return session.readOnly !== null;
  }

  get<F extends NeedField>(field: F): NeedView[F] | null {
    return this.#value(field, session.state?.need[field] ?? null);
  }

  buyer<F extends keyof BuyerView>(field: F): BuyerView[F] | null {
    return this.#value(`buyer.${field}`, session.state?.need.buyer[field] ?? null);
  }

  get lots(): LotView[] {
    return this.#value("lot", session.state?.need.lot ?? []);
  }

  get priceLines(): PriceLineView[] {
    return this.#value("price_line", session.state?.need.price_line ?? []);
  }

  /** Writes a fact; blank words are the fact taken away. */
  set(field: string, value: unknown): void {
    const given = typeof value === "string" && value.trim() === "" ? null : value;
    this.#typed = new Map(this.#typed).set(field, value);
    this.#pending.set(field, given);
    this.#forgive(field);
    this.#schedule();
  }

  /** What is wrong with a field: refused as typed, or contradicted by another. */
  error(field: string): string | null {
    const refused = this.#wrong.get(field);
    if (refused) return refused;
    const problem = session.state?.problems.find((found) => found.field === field);
    return problem ? atField(problem.message) : null;
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#since = 0;
    if (this.#pending.size === 0) return;
    const changes = [...this.#pending].map(([field, value]) => ({ field, value }));
    this.#pending.clear();
    await this.#send(changes);
  }

  /** Copies the buyer's sheet into the need. */
  async useSheet(): Promise<void> {
    await session.flush();
    if (await session.change("use_sheet")) this.reset();
  }

  /** Shows what the dossier holds. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#pending.clear();
    this.#typed = new Map();
    this.#wrong = new Map();
    this.round = untrack(() => this.round) + 1;
  }

  #value<T>(field: string, held: T): T {
    return this.#typed.has(field) ? (this.#typed.get(field) as T) : held;
  }

  #schedule(): void {
    const now = Date.now();
    this.#since ||= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(DEBOUNCE_MS, this.#since + MAX_WAIT_MS - now)));
  }

  async #send(changes: FieldChange[]): Promise<void> {
    if (changes.length === 0) return;
    const answer = await session.change("change_need", { changes });
    const refused = session.refused;
    if (answer || !refused?.field) return;
    // One value was refused: it is told at its field, the others are sent without it.
    const culprit = changes.find(({ field }) => refused.field === field || refused.field!.startsWith(`${field}[`));
    if (!culprit) return;
    session.refused = null;
    this.#wrong = new Map(this.#wrong).set(culprit.field, atField(refused.detail));
    await this.#send(changes.filter((change) => change !== culprit));
  }

  #forgive(field: string): void {
    if (!this.#wrong.has(field)) return;
    const wrong = new Map(this.#wrong);
    wrong.delete(field);
    this.#wrong = wrong;
  }
}

/** The id of the control of a field, so that links lead to it. */
export function fieldId(field: string): string {
  return `besoin-${field.replace(/[^a-z_]/g, "-")}`;
}

/** Brings the field named by the route into sight and gives it the focus. */
export function focusField(field: string | undefined): void {
  if (!field) return;
  const exact = document.getElementById(fieldId(field));
  const target = exact ?? document.getElementById(fieldId(field.replace(/[.[].*$/, "")));
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

export function askedField(): string | undefined {
  return route.params["field"];
}
