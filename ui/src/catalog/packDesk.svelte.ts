import { call, Failure, host } from "../ipc/call";
import type { InstalledPackView, PackInstalledView, PackKeyView, PackView } from "../ipc/generated";
import { announcer } from "../parts/announce.svelte";
import { catalogJob, type Job } from "./catalogJob.svelte";
import { catalogVersion } from "./version.svelte";

/** The pack in hand, and what comes of it; it stays while one looks at another view. */
export class PackDesk {
  /** The pack chosen, read whole. */
  pack = $state.raw<PackView | null>(null);
  doing = $state<"read" | "trust" | null>(null);
  /** The last key trusted here. */
  trusted = $state.raw<PackKeyView | null>(null);
  installed = $state.raw<PackInstalledView | null>(null);
  failure = $state.raw<Failure | null>(null);

  removed = $state.raw<InstalledPackView | null>(null);
  /** Why a pack could not be taken out. */
  kept = $state.raw<Failure | null>(null);

  get job(): Job | null {
    return catalogJob.current;
  }

  get busy(): boolean {
    return this.doing !== null || this.job !== null;
  }

  async choose(): Promise<void> {
    if (this.busy) return;
    const path = await this.#file("pack");
    if (path === null) return;
    this.#forget();
    await this.#read(path);
  }

  /** Trusts the key of the pack in hand, no other, and reads the pack again: it may be false. */
  async trust(): Promise<void> {
    const pack = this.pack;
    if (this.busy || !pack) return;
    const path = await this.#file("key");
    if (path === null) return;
    this.failure = null;
    this.doing = "trust";
    try {
      this.trusted = await call("trust_key", { path, number: pack.signed_by });
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return;
    } finally {
      this.doing = null;
    }
    announcer.say("Clé reconnue");
    await this.#read(pack.path);
  }

  async install(older: boolean): Promise<void> {
    const pack = this.pack;
    if (this.busy || !pack) return;
    this.failure = null;
    try {
      const done = await catalogJob.run("install", (options) =>
        call("install_pack", { path: pack.path, allow_older: older }, options),
      );
      this.#forget();
      this.installed = done;
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return;
    }
    catalogVersion.grow();
    announcer.say("Paquet installé");
  }

  async remove(name: string): Promise<void> {
    if (this.busy) return;
    this.removed = null;
    this.kept = null;
    this.installed = null;
    try {
      this.removed = await catalogJob.run("remove", (options) => call("remove_pack", { name }, options));
    } catch (thrown) {
      this.kept = Failure.from(thrown);
      return;
    }
    catalogVersion.grow();
    announcer.say("Paquet retiré");
  }

  cancel(): void {
    catalogJob.cancel();
  }

  async #read(path: string): Promise<void> {
    this.doing = "read";
    try {
      this.pack = await call("verify_pack", { path });
    } catch (thrown) {
      this.pack = null;
      this.failure = Failure.from(thrown);
    }
    this.doing = null;
  }

  async #file(kind: "pack" | "key"): Promise<string | null> {
    try {
      return await host().chooseFile(kind);
    } catch (thrown) {
      this.failure = Failure.from(thrown);
      return null;
    }
  }

  #forget(): void {
    this.pack = null;
    this.installed = null;
    this.failure = null;
    this.removed = null;
    this.kept = null;
  }
}

export const packDesk = new PackDesk();
