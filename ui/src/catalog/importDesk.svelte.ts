import { call, Failure, host } from "../ipc/call";
import type { BatchView, ImportFiles, ImportView } from "../ipc/generated";
import { announcer } from "../parts/announce.svelte";
import { catalogJob, type Job, type Work } from "./catalogJob.svelte";
import { FARMING, importKinds, type ImportKind } from "./imports";
import { catalogVersion } from "./version.svelte";

/** What is to be imported, what is under way, what came of it. */
export class ImportDesk {
  kind = $state.raw<ImportKind>(importKinds[0]!);
  files = $state.raw<readonly string[]>([]);
  mapping = $state<string | null>(null);
  date = $state<string | null>(null);
  farming = $state(false);

  result = $state.raw<ImportView | null>(null);
  undone = $state.raw<BatchView | null>(null);
  failure = $state.raw<Failure | null>(null);

  get job(): Job | null {
    return catalogJob.current;
  }

  choose(slug: string): void {
    const kind = importKinds.find((one) => one.slug === slug);
    if (!kind || kind === this.kind) return;
    this.kind = kind;
    this.files = [];
    this.mapping = null;
    this.date = null;
    this.farming = false;
    this.#forget();
  }

  /** Files chosen now come besides those chosen before: the two of Sirene may stand in two folders. */
  async chooseFiles(): Promise<void> {
    const chosen = await this.#dialog(() => host().chooseImports(), []);
    this.files = [...new Set([...this.files, ...chosen])];
    if (chosen.length > 0) this.#forget();
  }

  dropFile(path: string): void {
    this.files = this.files.filter((one) => one !== path);
    this.#forget();
  }

  async chooseMapping(): Promise<void> {
    this.mapping = (await this.#dialog(() => host().chooseFile("mapping"), null)) ?? this.mapping;
  }

  /** What still misses before one may import, in words; null when nothing does. */
  get wanting(): string | null {
    return this.files.length === 0 ? "Choisissez d’abord les fichiers." : null;
  }

  request(dry: boolean): ImportFiles {
    return {
      kind: this.kind.slug,
      paths: [...this.files],
      date: this.kind.dated ? this.date : null,
      divisions: this.kind.farming && this.farming ? FARMING : [],
      mapping: this.kind.mapped ? this.mapping : null,
      dry_run: dry,
    };
  }

  async run(dry: boolean): Promise<void> {
    if (this.job || this.wanting !== null) return;
    const done = await this.#work(dry ? "try" : "import", (options) => call("import_files", this.request(dry), options));
    if (!done) return;
    this.result = done;
    if (!dry) catalogVersion.grow();
    announcer.say(dry ? "Essai terminé" : "Import terminé");
  }

  async undo(number: number): Promise<void> {
    if (this.job) return;
    const done = await this.#work("undo", (options) => call("undo_import", { number }, options));
    if (!done) return;
    this.undone = done;
    catalogVersion.grow();
    announcer.say("Import retiré");
  }

  cancel(): void {
    catalogJob.cancel();
  }

  async #work<T>(what: Job["what"], work: Work<T>): Promise<T | null> {
    this.#forget();
    try {
      return await catalogJob.run(what, work);
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return null;
    }
  }

  async #dialog<T>(ask: () => Promise<T>, nothing: T): Promise<T> {
    try {
      return await ask();
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return nothing;
    }
  }

  #forget(): void {
    this.result = null;
    this.undone = null;
    this.failure = null;
  }
}

export const importDesk = new ImportDesk();
