import { untrack } from "svelte";

import { Failure } from "../ipc/failure";

/** Something asked for, again each time what it depends on changes. */
export interface Resource<T> {
  readonly value: T | undefined;
  readonly failure: Failure | null;
  readonly loading: boolean;
  reload(): void;
}

/**
 * Asks when the component appears and each time `deps` changes. The last value stays while the next one comes;
 * an answer overtaken by a later question is dropped.
 */
export function resource<T>(load: () => Promise<T>, deps: () => unknown = () => undefined): Resource<T> {
  let value = $state.raw<T | undefined>(undefined);
  let failure = $state.raw<Failure | null>(null);
  let loading = $state(true);
  let turn = 0;

  async function reload(): Promise<void> {
    const mine = ++turn;
    loading = true;
    try {
      const answer = await load();
      if (mine !== turn) return;
      value = answer;
      failure = null;
    } catch (thrown) {
      if (mine !== turn) return;
      failure = Failure.from(thrown);
    }
    loading = false;
  }

  $effect(() => {
    deps();
    untrack(() => void reload());
    return () => {
      turn++;
    };
  });

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    reload: () => void reload(),
  };
}
