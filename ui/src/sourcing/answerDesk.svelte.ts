import { route } from "../cabinet/route.svelte";
import { session } from "../cabinet/session.svelte";
import { Failure, host } from "../ipc/call";
import type { AnswersReadView } from "../ipc/generated";
import type { FileDrop } from "../ipc/host";
import { announcer } from "../parts/announce.svelte";
import { count } from "../text/format";

/** Filled forms: read and shown first, written in the log when the person says so. */
export class AnswerDesk {
  paths = $state.raw<readonly string[]>([]);
  read = $state.raw<AnswersReadView | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);

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
    await this.#ask(false);
  }

  /** Writes in the log what was read. */
  async record(): Promise<void> {
    await this.#ask(true);
    if (this.failure !== null) return;
    announcer.say(`${count(this.read?.usable ?? 0, "réponse enregistrée", "réponses enregistrées")} au journal`);
    this.close();
  }

  close(): void {
    this.paths = [];
    this.read = null;
    this.failure = null;
  }

  async #ask(record: boolean): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      const request = { paths: [...this.paths], record };
      this.read = record ? await session.run("read_answers", request) : await session.ask("read_answers", request);
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    }
    this.busy = false;
  }
}

export const answerDesk = new AnswerDesk();
