import { go, route } from "../cabinet/route.svelte";
import { session } from "../cabinet/session.svelte";
import { groupOf, type Group } from "../compliance/findings";
import { isOpen } from "../document/underlines";
import { call, Failure, host } from "../ipc/call";
import type { FileDrop } from "../ipc/host";
import type { CheckedFilesView, CheckedFileView, CheckFiles, ExportCheck, ExportedCheck, FileToCheck, FindingView, ProgressView } from "../ipc/generated";
import { announcer } from "../parts/announce.svelte";
import { count, fileName } from "../text/format";
import { targetOf } from "./text";

export type What = ExportCheck["what"];
type Job = { progress: ProgressView | null; control: AbortController };

/** Files from outside: which ones, by which law, what was found, what is being looked at. It outlives the view. */
export class FileCheck {
  files = $state.raw<readonly FileToCheck[]>([]);
  /** Launch date, ISO; null: today. */
  date = $state<string | null>(null);
  /** Whether the need of the open dossier counts. */
  withDossier = $state(false);

  answer = $state.raw<CheckedFilesView | null>(null);
  failure = $state.raw<Failure | null>(null);
  job = $state.raw<Job | null>(null);
  written = $state.raw<(ExportedCheck & { what: What }) | null>(null);
  /** Whether files are held over the window. */
  over = $state(false);

  /** The file shown, by its path. */
  shown = $state<string | null>(null);
  /** The finding looked at, by its place in the list of the file, and where it was chosen: the other side follows. */
  looked = $state.raw<{ index: number; from: "text" | "list" | "keys" } | null>(null);
  group = $state<Group | null>(null);
  family = $state<string | null>(null);

  get file(): CheckedFileView | null {
    const files = this.answer?.files ?? [];
    return files.find(({ path }) => path === this.shown) ?? files[0] ?? null;
  }

  /** The dossier whose need counts, when there is one. */
  get dossier(): number | null {
    return this.withDossier && session.state?.complete ? (session.opened?.dossier ?? null) : null;
  }

  get current(): number | null {
    return this.looked?.index ?? null;
  }

  look(index: number, from: "text" | "list" | "keys"): void {
    this.looked = { index, from };
  }

  show(path: string): void {
    this.shown = path;
    this.looked = null;
  }

  /** Whether a finding passes the filters. */
  kept = (finding: FindingView): boolean =>
    isOpen(finding) &&
    (this.group === null || groupOf(finding) === this.group) &&
    (this.family === null || finding.family === this.family);

  async choose(): Promise<void> {
    try {
      await this.check(await host().chooseDocuments());
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    }
  }

  /** Files held over the window, dropped, or taken away. */
  async dropped(drop: FileDrop): Promise<void> {
    this.over = drop.kind === "over";
    if (drop.kind !== "drop" || drop.paths.length === 0) return;
    if (route.view !== "fichier") await go("fichier");
    await this.check(drop.paths);
  }

  /** Checks other files than before. */
  async check(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    this.files = [...new Set(paths)].map((path) => ({ path, document: null }));
    this.answer = null;
    this.shown = null;
    this.group = null;
    this.family = null;
    await this.run();
  }

  /** The piece that a file is, when the guess is wrong. */
  async nameAs(path: string, document: string | null): Promise<void> {
    this.files = this.files.map((file) => (file.path === path ? { path, document } : file));
    await this.run();
  }

  /** Reads the files again and checks them. What was asked before and is not answered yet is given up. */
  async run(): Promise<void> {
    if (this.files.length === 0) return;
    this.job?.control.abort();
    const answer = await this.#work((options) => call("check_files", this.#request(this.files), options));
    if (!answer) return;
    this.answer = answer;
    this.looked = null;
    const found = answer.files.flatMap(({ findings }) => findings).filter(isOpen).length;
    announcer.say(`Relecture terminée\u00a0: ${found === 0 ? "aucune remarque" : count(found, "remarque", "remarques")}`);
  }

  cancel(): void {
    this.job?.control.abort();
  }

  /** Writes a result where the person says. The annotated file is that of the file shown, the others are of all. */
  async write(what: What): Promise<void> {
    const file = this.file;
    if (!file || this.job) return;
    const of = what === "annote" ? this.files.filter(({ path }) => path === file.path) : this.files;
    const read = of.filter(({ path }) => this.answer?.files.some((one) => one.path === path));
    const suggested = {
      annote: () => targetOf(file.path, " annoté", "docx"),
      rapport: () => targetOf(file.path, " – rapport", "docx"),
      sarif: () => targetOf(file.path, "", "sarif"),
    }[what]();
    try {
      const target = await host().chooseTarget(suggested);
      if (target === null) return;
      const done = await this.#work((options) => call("export_check", { check: this.#request(read), what, target }, options));
      if (!done) return;
      this.written = { ...done, what };
      announcer.say(`Écrit\u00a0: ${fileName(done.path)}`);
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    }
  }

  /** The next finding of the file that passes the filters, or the one before. */
  step(back: boolean): void {
    const kept = (this.file?.findings ?? []).flatMap((finding, index) => (this.kept(finding) ? [index] : []));
    if (kept.length === 0) return;
    const at = this.current === null ? -1 : kept.indexOf(this.current);
    const next = at === -1 ? (back ? kept.length - 1 : 0) : (at + (back ? -1 : 1) + kept.length) % kept.length;
    this.look(kept[next]!, "keys");
  }

  #request(files: readonly FileToCheck[]): CheckFiles {
    return { files: [...files], date: this.date, dossier: this.dossier };
  }

  async #work<T>(work: (options: { onProgress: (told: ProgressView) => void; signal: AbortSignal }) => Promise<T>): Promise<T | null> {
    const control = new AbortController();
    const mine = (): boolean => this.job?.control === control;
    this.job = { progress: null, control };
    this.failure = null;
    this.written = null;
    try {
      const done = await work({
        onProgress: (progress) => {
          if (mine()) this.job = { progress, control };
        },
        signal: control.signal,
      });
      return mine() ? done : null;
    } catch (thrown) {
      if (mine()) this.failure = Failure.from(thrown);
      return null;
    } finally {
      if (mine()) this.job = null;
    }
  }
}

export const fileCheck = new FileCheck();
