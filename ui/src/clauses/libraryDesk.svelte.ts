import { call, Failure } from "../ipc/call";
import type { ClauseCard, ClauseList } from "../ipc/generated";
import { catalogVersion } from "../catalog/version.svelte";

/** One goes on typing: nothing is asked before this pause. */
const PAUSE_MS = 180;

/** What narrows the list; empty: nothing. */
export interface Narrowing {
  shelf: string;
  family: string;
  /** `maison`, `rangee`, `a-revoir`. */
  state: string;
}

export const nothingNarrowed: Narrowing = { shelf: "", family: "", state: "" };

/** Whether a module is among those that one wants to see. */
export function passes(card: ClauseCard, narrowing: Narrowing): boolean {
  const { shelf, family, state } = narrowing;
  return (
    (shelf === "" || card.shelf === shelf) &&
    (family === "" || card.family_slugs.length === 0 || card.family_slugs.includes(family)) &&
    (state === "" ||
      (state === "maison" && card.origin !== "officielle") ||
      (state === "rangee" && card.state === "rangee") ||
      (state === "a-revoir" && (card.suspect || card.remarks > 0)))
  );
}

/** Families that the modules serve, each with how many of them are its own. */
export function familiesOf(cards: readonly ClauseCard[]): { slug: string; title: string; modules: number }[] {
  const found = new Map<string, { slug: string; title: string; modules: number }>();
  for (const card of cards) {
    card.family_slugs.forEach((slug, at) => {
      const known = found.get(slug) ?? { slug, title: card.families[at] ?? slug, modules: 0 };
      known.modules += 1;
      found.set(slug, known);
    });
  }
  return [...found.values()].sort((a, b) => a.title.localeCompare(b.title, "fr"));
}

/** What one looks for in the library; it stays while one looks at a module. */
class LibraryDesk {
  words = $state("");
  narrowing = $state.raw<Narrowing>(nothingNarrowed);
  answer = $state.raw<ClauseList | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The row to bring back into sight. */
  last = $state<string | null>(null);

  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get shown(): ClauseCard[] {
    return (this.answer?.modules ?? []).filter((card) => passes(card, this.narrowing));
  }

  get narrowed(): boolean {
    return Object.values(this.narrowing).some((one) => one !== "");
  }

  /** Asks while the component that calls it is shown: after a pause for words. */
  watch(): void {
    let before = this.words;
    $effect(() => {
      const typed = this.words !== before;
      before = this.words;
      void catalogVersion.value;
      this.ask(typed ? PAUSE_MS : 0);
      return () => clearTimeout(this.#timer);
    });
  }

  narrow(change: Partial<Narrowing>): void {
    this.narrowing = { ...this.narrowing, ...change };
  }

  ask(pause: number): void {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    this.#timer = setTimeout(() => void this.#load(mine), pause);
  }

  async #load(mine: number): Promise<void> {
    try {
      const answer = await call("clauses", { words: this.words });
      if (mine !== this.#turn) return;
      this.answer = answer;
      this.failure = null;
    } catch (thrown) {
      if (mine === this.#turn) this.failure = Failure.from(thrown);
    }
  }
}

export const libraryDesk = new LibraryDesk();
