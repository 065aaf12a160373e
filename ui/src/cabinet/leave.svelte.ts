import { call } from "../ipc/call";
import { session } from "./session.svelte";

type Answer = "leave" | "stay";

/** Leaving a dossier whose last changes could not be saved: the user decides. */
class Leave {
  asking = $state(false);
  #answer: ((answer: Answer) => void) | null = null;

  /** Whether the open dossier may be left. */
  async dossier(hold?: () => void): Promise<boolean> {
    if (!session.opened) return true;
    await session.flush();
    if (session.save.status !== "failed") return true;
    hold?.();
    return (await this.#ask()) === "leave";
  }

  /** The window closes: throws when the user stays. */
  async window(hold?: () => void): Promise<void> {
    if (!(await this.dossier(hold))) throw new Error("stay");
    const dossier = session.opened?.dossier;
    if (dossier !== undefined) await call("close_dossier", { dossier }).catch(() => undefined);
  }

  answer(answer: Answer): void {
    this.asking = false;
    this.#answer?.(answer);
    this.#answer = null;
  }

  #ask(): Promise<Answer> {
    this.#answer?.("stay");
    this.asking = true;
    return new Promise((resolve) => (this.#answer = resolve));
  }
}

export const leave = new Leave();
