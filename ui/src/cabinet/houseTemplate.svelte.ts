import { call, Failure, host } from "../ipc/call";
import type { HouseTemplateView } from "../ipc/generated";

/** The Word template of the house, shown and changed. It belongs to the computer, not to a dossier. */
export class HouseTemplateDesk {
  view = $state.raw<HouseTemplateView | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** What was just done. */
  said = $state("");

  constructor() {
    void this.#do(() => call("template", {}), "");
  }

  /** Asks for a file and installs it; nothing changes when it is refused. */
  async install(): Promise<void> {
    let path: string | null = null;
    try {
      path = await host().chooseFile("template");
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    }
    if (path === null) return;
    const chosen = path;
    await this.#do(() => call("install_template", { path: chosen }), "Modèle installé.");
  }

  async remove(): Promise<void> {
    await this.#do(() => call("remove_template", {}), "Modèle retiré.");
  }

  async #do(what: () => Promise<HouseTemplateView>, said: string): Promise<void> {
    this.busy = true;
    this.failure = null;
    this.said = "";
    try {
      this.view = await what();
      this.said = said;
    } catch (thrown) {
      this.failure = Failure.from(thrown);
    } finally {
      this.busy = false;
    }
  }
}
