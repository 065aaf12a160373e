import { session } from "../cabinet/session.svelte";
import { call, Failure } from "../ipc/call";
import type { FacetsView, SearchAnswer, SearchRequest } from "../ipc/generated";
import { alternatives, merged, narrowed, noCriteria, question, type Criteria } from "./criteria";
import { catalogVersion } from "./version.svelte";

/** Answers shown at first, and each time more are wanted. */
export const PAGE = 200;
/** One goes on typing: nothing is asked before this pause. */
const PAUSE_MS = 180;

/** What one looks for in the whole catalogue; it stays while one looks at another view. */
export class SearchDesk {
  criteria = $state.raw<Criteria>(noCriteria);
  limit = $state(PAGE);
  answer = $state.raw<SearchAnswer | null>(null);
  facets = $state.raw<FacetsView | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);

  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The day on which freshness is judged: the launch of the open dossier; null: today. */
  get asOf(): string | null {
    return session.state?.need.launch_date ?? null;
  }

  get request(): SearchRequest {
    return question(this.criteria, this.asOf, this.limit);
  }

  /** Asks while the component that calls it is shown: at once for a choice, after a pause for words. */
  watch(): void {
    let words = this.criteria.text;
    $effect(() => {
      const typed = this.criteria.text !== words;
      words = this.criteria.text;
      void [this.limit, this.asOf, catalogVersion.value];
      this.ask(typed ? PAUSE_MS : 0);
      return () => clearTimeout(this.#timer);
    });
  }

  set(change: Partial<Criteria>): void {
    this.limit = PAGE;
    this.criteria = { ...this.criteria, ...change };
  }

  /** Takes the filters out, and leaves the words. */
  widen(): void {
    this.set({ ...noCriteria, text: this.criteria.text });
  }

  get narrowed(): boolean {
    return narrowed(this.criteria);
  }

  more(): void {
    this.limit += PAGE;
  }

  ask(pause: number): void {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    this.#timer = setTimeout(() => void this.#load(mine), pause);
  }

  async #load(mine: number): Promise<void> {
    this.loading = true;
    try {
      const [answer, ...others] = await Promise.all([
        call("search_sites", this.request),
        ...alternatives(this.criteria).map(async ({ filter, criteria }) => ({
          filter,
          facets: (await call("search_sites", question(criteria, this.asOf, 1))).facets,
        })),
      ]);
      if (mine !== this.#turn) return;
      this.answer = answer;
      this.facets =
        answer.facets &&
        merged(
          answer.facets,
          others.flatMap(({ filter, facets }) => (facets ? [{ filter, facets }] : [])),
        );
      this.failure = null;
    } catch (thrown) {
      if (mine !== this.#turn) return;
      this.failure = Failure.from(thrown);
    }
    this.loading = false;
  }
}

export const searchDesk = new SearchDesk();
