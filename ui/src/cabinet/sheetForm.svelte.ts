import { call, Failure } from "../ipc/call";
import type { BuyerView } from "../ipc/generated";
import { atField, fieldName } from "../text/fields";
import { listed, NBSP } from "../text/format";
import { session } from "./session.svelte";

const DEBOUNCE_MS = 400;

/** The buyer's sheet being typed. It belongs to the computer, not to a dossier: it has no history. */
export class SheetForm {
  loaded = $state(false);
  path = $state("");
  /** What concerns the whole sheet. */
  failure = $state.raw<Failure | null>(null);
  #typed = $state.raw<BuyerView>(EMPTY);
  /** As it is on the disk. */
  #held: BuyerView = EMPTY;
  #wrong = $state.raw<ReadonlyMap<string, string>>(new Map());
  #status = $state<"idle" | "saving" | "saved" | "failed">("idle");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting = false;

  constructor() {
    $effect(() => {
      void this.#read();
      const unflush = session.registerFlush(() => this.flush());
      return () => {
        unflush();
        void this.flush();
      };
    });
  }

  get words(): string {
    if (this.#status === "saved" && this.#wrong.size > 0) {
      return `Enregistré, sauf${NBSP}: ${listed([...this.#wrong.keys()].map((field) => fieldName(`buyer.${field}`)))}`;
    }
    return { idle: "", saving: "Enregistrement…", saved: "Enregistré", failed: "Non enregistré" }[this.#status];
  }

  get<F extends keyof BuyerView>(field: F): BuyerView[F] {
    return this.#typed[field];
  }

  set(field: keyof BuyerView, value: string | number | null): void {
    this.#typed = { ...this.#typed, [field]: value };
    this.#waiting = true;
    this.#status = "saving";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DEBOUNCE_MS);
  }

  error(field: keyof BuyerView): string | null {
    return this.#wrong.get(field) ?? null;
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#waiting) return;
    this.#waiting = false;
    await this.#save(blanksAway(this.#typed), new Map());
  }

  /** A value refused is told at its field; the others are saved without it. */
  async #save(sheet: BuyerView, wrong: ReadonlyMap<string, string>): Promise<void> {
    try {
      const saved = await call("set_sheet", { sheet });
      this.path = saved.path;
      this.#held = saved.sheet;
      this.#wrong = wrong;
      this.failure = null;
      this.#status = this.#waiting ? "saving" : "saved";
    } catch (thrown) {
      const failure = Failure.from(thrown);
      const field = failure.field?.replace(/^.*\./, "") ?? "";
      if (isField(field) && !wrong.has(field)) {
        return this.#save({ ...sheet, [field]: this.#held[field] }, new Map(wrong).set(field, atField(failure.detail)));
      }
      this.failure = failure;
      this.#status = "failed";
    }
  }

  async #read(): Promise<void> {
    try {
      const { sheet, path } = await call("sheet", {});
      this.#held = sheet;
      this.#typed = sheet;
      this.path = path;
      this.loaded = true;
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    }
  }
}

const EMPTY: BuyerView = {
  kind: null,
  name: null,
  insee: null,
  population: null,
  siret: null,
  address: null,
  profile_url: null,
  court: null,
  signatory: null,
  contact: null,
  logo: null,
};

/** Blank words are no fact. */
function blanksAway(sheet: BuyerView): BuyerView {
  const facts = Object.entries(sheet).map(([field, value]) => [field, typeof value === "string" && value.trim() === "" ? null : value]);
  return Object.fromEntries(facts) as BuyerView;
}

function isField(field: string): field is keyof BuyerView {
  return field in EMPTY;
}
