import { untrack } from "svelte";

import type { LotView } from "../ipc/generated";

export type LotRow = LotView & { key: number };

/** The rows of the form of the lots: those saved, and the one that has no title yet. */
export class LotRows {
  list = $state.raw<LotRow[]>([]);
  #save: (lots: LotView[]) => void;
  #keys = 0;

  constructor(held: () => LotView[], round: () => number, save: (lots: LotView[]) => void) {
    this.#save = save;
    this.list = held().map((lot) => this.#row(lot));
    let seen = round();
    $effect(() => {
      const now = round();
      if (now === seen) return;
      seen = now;
      this.list = untrack(held).map((lot) => this.#row(lot));
    });
  }

  add(): void {
    this.list = [...this.list, this.#row({ title: "", cpv: [], amount_ht: null, maximum_ht: null })];
  }

  change(key: number, part: Partial<LotView>): void {
    this.#set(this.list.map((row) => (row.key === key ? { ...row, ...part } : row)));
  }

  remove(key: number): void {
    this.#set(this.list.filter((row) => row.key !== key));
  }

  #set(list: LotRow[]): void {
    const before = titled(this.list);
    this.list = list;
    const after = titled(list);
    if (JSON.stringify(before) !== JSON.stringify(after)) this.#save(after);
  }

  #row(lot: LotView): LotRow {
    return { ...lot, key: ++this.#keys };
  }
}

function titled(rows: readonly LotRow[]): LotView[] {
  return rows.filter((row) => row.title.trim() !== "").map(({ title, cpv, amount_ht, maximum_ht }) => ({ title, cpv, amount_ht, maximum_ht }));
}
