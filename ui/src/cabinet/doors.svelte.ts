import { Failure, host } from "../ipc/call";
import type { CreateDossier } from "../ipc/generated";
import { leave } from "./leave.svelte";
import { go } from "./route.svelte";
import { session } from "./session.svelte";

/** The ways into a dossier. What a file refused is said where one asked. */
export class Doors {
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  async open(path: string): Promise<boolean> {
    if (session.opened?.path === path) {
      await go("besoin");
      return true;
    }
    return this.#enter(() => session.open(path));
  }

  create(request: Partial<CreateDossier>): Promise<boolean> {
    return this.#enter(() => session.create({ objet: null, example: null, file: null, ...request }));
  }

  async chooseDossier(): Promise<void> {
    const path = await this.#choose("dossier");
    if (path !== null) await this.open(path);
  }

  async chooseNeed(): Promise<void> {
    const file = await this.#choose("need");
    if (file !== null) await this.create({ file });
  }

  async #choose(kind: "dossier" | "need"): Promise<string | null> {
    try {
      return await host().chooseFile(kind);
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return null;
    }
  }

  async #enter(way: () => Promise<unknown>): Promise<boolean> {
    if (this.busy || !(await leave.dossier())) return false;
    this.busy = true;
    this.failure = null;
    try {
      await way();
      await go("besoin");
      return true;
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
