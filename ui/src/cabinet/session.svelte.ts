import { call, Failure } from "../ipc/call";
import type { Commands, DossierView, OpenedView, ProgressView, UndoneView } from "../ipc/generated";
import { Changes, type Sent } from "./changes";

type DossierCommand = {
  [K in keyof Commands]: Commands[K]["request"] extends { dossier: number } ? K : never;
}[keyof Commands];

/** The commands that change the dossier: they go one after the other. */
export type Change =
  | "change_need"
  | "use_sheet"
  | "choose"
  | "waive"
  | "unwaive"
  | "edit_document"
  | "restore_block"
  | "keep_block"
  | "accept_fix"
  | "export_questionnaire"
  | "read_answers"
  | "log_firm"
  | "remove_firm"
  | "erase_person";

type Extra<K extends keyof Commands> = Omit<Commands[K]["request"], "dossier">;
/** Of a command that tells how far it is, and can be stopped. */
type Watching = { onProgress?: (p: ProgressView) => void; signal?: AbortSignal };
type Save = { status: "saved" | "saving" | "failed"; failure: Failure | null; at: Date | null };

/** The open dossier: what it holds, what is being saved, and the one history of all that changes it. */
class Session {
  opened = $state.raw<OpenedView | null>(null);
  state = $state.raw<DossierView | null>(null);
  save = $state.raw<Save>({ status: "saved", failure: null, at: null });
  /** Grows whenever the content of the dossier changed: views ask again what they show. */
  version = $state(0);
  /** The last change the dossier refused for what it says; the rest is saved. */
  refused = $state.raw<Failure | null>(null);
  readonly readOnly = $derived(this.opened?.read_only ?? null);

  #flushes = new Set<() => Promise<void>>();
  #undone = new Set<(u: UndoneView) => void>();
  #changes = new Changes({
    send: (name, request) => this.#send(name, request),
    saving: () => (this.save = { ...this.save, status: "saving" }),
    saved: () => (this.save = { status: "saved", failure: null, at: new Date() }),
    failed: (failure) => (this.save = { ...this.save, status: "failed", failure }),
    refused: (failure) => (this.refused = failure),
  });

  /** Takes the dossier just opened in place of the one before. */
  adopt(opened: OpenedView): void {
    this.opened = opened;
    this.state = opened.state;
    this.save = { status: "saved", failure: null, at: null };
    this.refused = null;
    this.version++;
  }

  async open(path: string): Promise<OpenedView> {
    await this.close();
    const opened = await call("open_dossier", { path });
    this.adopt(opened);
    return opened;
  }

  async create(request: Commands["create_dossier"]["request"]): Promise<OpenedView> {
    await this.close();
    const opened = await call("create_dossier", request);
    this.adopt(opened);
    return opened;
  }

  /** Leaves the dossier; what could not be saved is lost, the caller asked before. */
  async close(): Promise<void> {
    const opened = this.opened;
    if (!opened) return;
    await this.flush();
    this.#changes.drop();
    this.opened = null;
    this.state = null;
    this.save = { status: "saved", failure: null, at: null };
    this.refused = null;
    this.version++;
    await call("close_dossier", { dossier: opened.dossier }).catch(() => undefined);
  }

  /** Opens the file again as it is on the disk; what could not be saved is given up. */
  async reopen(path: string): Promise<void> {
    const before = this.opened;
    this.#changes.drop();
    if (before) await call("close_dossier", { dossier: before.dossier }).catch(() => undefined);
    this.opened = null;
    this.adopt(await call("open_dossier", { path }));
  }

  /** Asks something about the dossier. */
  ask<K extends DossierCommand>(name: K, extra?: Extra<K>, options?: Watching): Promise<Commands[K]["response"]> {
    const request = { ...extra, dossier: this.#dossier() } as unknown as Commands[K]["request"];
    return call(name, request, options);
  }

  /** Changes the dossier. Answers null when the change was refused, or waits to be saved again. */
  async change<K extends Change>(name: K, extra?: Extra<K>): Promise<Commands[K]["response"] | null> {
    if (this.readOnly !== null) {
      this.refused = new Failure({ code: "read-only", detail: this.readOnly, field: null, elsewhere: null });
      return null;
    }
    this.refused = null;
    return (await this.#changes.push(name, { ...extra })) as Commands[K]["response"] | null;
  }

  /** A change asked from a dialog, which shows itself why it is refused: throws a `Failure`. */
  async run<K extends Change>(name: K, extra: Extra<K>, options?: Watching): Promise<Commands[K]["response"]> {
    if (this.readOnly !== null) throw new Failure({ code: "read-only", detail: this.readOnly, field: null, elsewhere: null });
    await this.flush();
    // What waits to be saved goes first.
    if (this.save.status === "failed" && this.save.failure) throw this.save.failure;
    return (await this.#send(name, extra, options)) as Commands[K]["response"];
  }

  undo(): Promise<void> {
    return this.#travel("undo");
  }

  redo(): Promise<void> {
    return this.#travel("redo");
  }

  /** Called after each undo or redo: forms and editors show what came back. */
  onUndone(handler: (u: UndoneView) => void): () => void {
    this.#undone.add(handler);
    return () => void this.#undone.delete(handler);
  }

  /** Forms and editors register what is still to be saved. */
  registerFlush(fn: () => Promise<void>): () => void {
    this.#flushes.add(fn);
    return () => void this.#flushes.delete(fn);
  }

  /** Saves everything still in progress. */
  async flush(): Promise<void> {
    await Promise.all([...this.#flushes].map((fn) => fn()));
    await this.#changes.idle();
  }

  /** Tries again what could not be saved. */
  retry(): Promise<void> {
    return this.#changes.retry();
  }

  /** Gives up what could not be saved, and shows the dossier as it is on the disk. */
  async discardRetry(): Promise<void> {
    this.#changes.drop();
    this.save = { status: "saved", failure: null, at: this.save.at };
    await this.refresh();
  }

  /** Reads the state again. */
  async refresh(): Promise<void> {
    const state = await this.ask("dossier_state");
    this.state = state;
    this.version++;
    for (const handler of this.#undone) handler({ state, label: null, documents: ["rc", "ae", "ccap", "cctp", "ccp", "lettre"], need: true });
  }

  /** Writes a copy elsewhere, goes on in it, and saves there what could not be saved here. */
  async continueInCopy(target: string | null): Promise<void> {
    const { path } = await this.ask("copy_dossier", { target });
    const before = this.#dossier();
    const opened = await call("open_dossier", { path });
    const waiting = this.#changes.waiting;
    this.opened = opened;
    this.state = opened.state;
    this.version++;
    await call("close_dossier", { dossier: before }).catch(() => undefined);
    if (waiting > 0) await this.#changes.retry();
    else this.save = { status: "saved", failure: null, at: new Date() };
  }

  #dossier(): number {
    if (!this.opened) throw new Failure({ code: "not-found", detail: "Aucun dossier n’est ouvert.", field: null, elsewhere: null });
    return this.opened.dossier;
  }

  async #send(name: string, request: object, options?: Watching): Promise<Sent> {
    const dossier = this.#dossier();
    const answer = await call(name as Change, { ...request, dossier } as never, options);
    if (this.opened?.dossier === dossier) this.#take("state" in answer ? answer.state : answer);
    return answer;
  }

  #take(state: DossierView): void {
    const changed = this.state?.revision !== state.revision;
    this.state = state;
    if (changed) this.version++;
  }

  async #travel(name: "undo" | "redo"): Promise<void> {
    if (!this.opened || this.readOnly !== null) return;
    await this.flush();
    if (this.save.status === "failed") return;
    const dossier = this.#dossier();
    try {
      const undone = await call(name, { dossier });
      if (this.opened?.dossier !== dossier) return;
      this.#take(undone.state);
      for (const handler of this.#undone) handler(undone);
    } catch (thrown) {
      this.refused = Failure.from(thrown);
    }
  }
}

export const session = new Session();
