import { route } from "../cabinet/route.svelte";
import { session } from "../cabinet/session.svelte";
import { Failure, host } from "../ipc/call";
import type { AnswersReadView, ProgressView } from "../ipc/generated";
import type { FileDrop } from "../ipc/host";
import { announcer } from "../parts/announce.svelte";
import { count } from "../text/format";

type Job = { progress: ProgressView | null; control: AbortController };

/** Filled forms: read and shown first, written in the log when the person says so. */
export class AnswerDesk {
  paths = $state.raw<readonly string[]>([]);
  read = $state.raw<AnswersReadView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The reading under way: a file takes as long as it takes. */
  job = $state.raw<Job | null>(null);

  /** Whether the files dropped are answers: on this screen, tables can be nothing else. */
  takes(drop: FileDrop): boolean {
    if (route.view !== "tissu" || drop.kind === "leave" || session.opened === null) return false;
    if (drop.paths.length === 0 || !drop.paths.every((path) => /\.xlsx$/i.test(path))) return false;
    if (drop.kind === "drop") void this.open(drop.paths);
    return true;
  }

  async choose(): Promise<void> {
    this.failure = null;
    try {
      await this.open(await host().chooseAnswers());
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    }
  }

  /** Reads files and shows what they say; nothing is written. */
  async open(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    this.paths = [...new Set(paths)];
    this.read = null;
    await this.#ask(false);
  }

  /** Writes in the log what was read. */
  async record(): Promise<void> {
    if (!(await this.#ask(true))) return;
    announcer.say(`${count(this.read?.usable ?? 0, "réponse enregistrée", "réponses enregistrées")} au journal`);
    this.close();
  }

  /** Stops the reading under way: nothing is written. */
  cancel(): void {
    this.job?.control.abort();
  }

  close(): void {
    this.cancel();
    this.job = null;
    this.paths = [];
    this.read = null;
    this.failure = null;
  }

  /** Whether it was read; not when it failed, was stopped, or was left for other files. */
  async #ask(record: boolean): Promise<boolean> {
    this.job?.control.abort();
    const control = new AbortController();
    const mine = (): boolean => this.job?.control === control;
    this.job = { progress: null, control };
    this.failure = null;
    const watching = {
      onProgress: (progress: ProgressView) => {
        if (mine()) this.job = { progress, control };
      },
      signal: control.signal,
    };
    try {
      const request = { paths: [...this.paths], record };
      const read = record ? await session.run("read_answers", request, watching) : await session.ask("read_answers", request, watching);
      if (!mine()) return false;
      this.read = read;
      return true;
    } catch (thrown) {
      if (mine()) this.#failed(Failure.from(thrown));
      return false;
    } finally {
      if (mine()) this.job = null;
    }
  }

  #failed(failure: Failure): void {
    if (failure.code !== "cancelled") {
      this.failure = failure;
      return;
    }
    announcer.say("Lecture interrompue\u00a0: rien n’est enregistré");
    // What was read before stays shown.
    if (this.read === null) this.close();
  }
}

export const answerDesk = new AnswerDesk();
