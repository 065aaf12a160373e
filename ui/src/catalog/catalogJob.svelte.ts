import type { ProgressView } from "../ipc/generated";

/** What is being done to the whole catalogue: it lasts minutes, and goes on while one looks at another view. */
export type Job = {
  what: "try" | "import" | "undo" | "install" | "remove";
  progress: ProgressView | null;
  control: AbortController;
};

/** A command that tells how far it is, and can be stopped. */
export type Work<T> = (options: { onProgress: (told: ProgressView) => void; signal: AbortSignal }) => Promise<T>;

/** Imports and packs change the same catalogue: one at a time. */
class CatalogJob {
  current = $state.raw<Job | null>(null);

  async run<T>(what: Job["what"], work: Work<T>): Promise<T> {
    const control = new AbortController();
    this.current = { what, progress: null, control };
    try {
      return await work({
        onProgress: (progress) => (this.current = { what, progress, control }),
        signal: control.signal,
      });
    } finally {
      this.current = null;
    }
  }

  cancel(): void {
    this.current?.control.abort();
  }
}

export const catalogJob = new CatalogJob();
