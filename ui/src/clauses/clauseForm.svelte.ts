import { call, Failure } from "../ipc/call";
import type { ClausePage, FormChecked, ModuleForm } from "../ipc/generated";
import { blankModule } from "./blank";

/** One goes on typing: nothing is checked before this pause. */
const PAUSE_MS = 350;

/** The module being written; it stays while one looks elsewhere. */
class ClauseDraft {
  /** The module that is changed; null: a new one. */
  module = $state<string | null>(null);
  form = $state<ModuleForm | null>(null);
  checked = $state.raw<FormChecked | null>(null);
  failure = $state.raw<Failure | null>(null);
  saving = $state(false);

  #before = "";
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins with a module as it is, or with a blank one; what was being written of the same module goes on. */
  begin(module: string | null, form: ModuleForm | null): void {
    if (this.form && this.module === module && this.changed) return;
    this.module = module;
    this.form = form ? (structuredClone($state.snapshot(form)) as ModuleForm) : blankModule();
    this.#before = JSON.stringify(this.form);
    this.checked = null;
    this.failure = null;
    this.check(0);
  }

  get changed(): boolean {
    return this.form !== null && JSON.stringify(this.form) !== this.#before;
  }

  /** What is to repair in a facet, or in the module itself. */
  problems(facet: string | null): string[] {
    return (this.checked?.problems ?? []).filter((one) => one.facet === facet).map((one) => one.message);
  }

  /** Checks while the component that calls it is shown. */
  watch(): void {
    $effect(() => {
      JSON.stringify(this.form);
      this.check(PAUSE_MS);
      return () => clearTimeout(this.#timer);
    });
  }

  check(pause: number): void {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    this.#timer = setTimeout(async () => {
      if (!this.form) return;
      try {
        const checked = await call("check_clause", { form: $state.snapshot(this.form) as ModuleForm });
        if (mine === this.#turn) this.checked = checked;
      } catch (thrown) {
        if (mine === this.#turn) this.failure = Failure.from(thrown);
      }
    }, pause);
  }

  /** Saves; the page of the module, or null when it was refused. */
  async save(): Promise<ClausePage | null> {
    if (!this.form) return null;
    this.saving = true;
    this.failure = null;
    try {
      const page = await call("save_clause", { module: this.module, form: $state.snapshot(this.form) as ModuleForm });
      this.drop();
      return page;
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return null;
    } finally {
      this.saving = false;
    }
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#turn++;
    this.form = null;
    this.module = null;
    this.checked = null;
    this.failure = null;
  }
}

export const clauseDraft = new ClauseDraft();
