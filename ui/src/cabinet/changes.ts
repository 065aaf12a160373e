import { Failure } from "../ipc/failure";
import type { ErrorCode } from "../ipc/generated";

export type Sent = unknown;

/** What the queue tells, and how it sends. */
export interface ChangesPort {
  send(name: string, request: object): Promise<Sent>;
  saving(): void;
  saved(): void;
  failed(failure: Failure): void;
  refused(failure: Failure): void;
}

type Waiting = { name: string; request: object; settle: (answer: Sent | null) => void };

/** The dossier could not be written: the change is kept, to be sent again. The other codes refuse what the change says. */
const UNWRITTEN: readonly ErrorCode[] = [
  "dossier",
  "read-only",
  "disk-full",
  "gone",
  "changed-elsewhere",
  "newer",
  "damaged",
  "open-elsewhere",
  "internal",
];

/** These end by themselves: someone makes room, the key is plugged in again. */
const PASSING: readonly ErrorCode[] = ["disk-full", "gone"];

const RETRY_MS = 3000;

/** Changes sent one after the other. What cannot be written waits, in order, and is tried again. */
export class Changes {
  #port: ChangesPort;
  #queue: Waiting[] = [];
  #running: Promise<void> | null = null;
  #failure: Failure | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: ChangesPort) {
    this.#port = port;
  }

  /** How many changes are not written yet. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Answers null when the change is refused, or kept for later. */
  push(name: string, request: object): Promise<Sent | null> {
    return new Promise((settle) => {
      this.#queue.push({ name, request, settle });
      void this.#run();
    });
  }

  /** Tries again from the first change kept. */
  retry(): Promise<void> {
    return this.#run();
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Forgets what waits. */
  drop(): void {
    clearTimeout(this.#timer);
    for (const waiting of this.#queue.splice(0)) waiting.settle(null);
    this.#failure = null;
  }

  #run(): Promise<void> {
    if (this.#queue.length === 0) return Promise.resolve();
    this.#running ??= this.#drain();
    return this.#running;
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#failure) this.#port.saving();
    try {
      for (let head = this.#queue[0]; head; head = this.#queue[0]) {
        const outcome = await this.#attempt(head);
        // Dropped while it was being sent: nobody waits for it any more.
        if (this.#queue[0] !== head) continue;
        if (outcome instanceof Failure && UNWRITTEN.includes(outcome.code)) return this.#keep(outcome);
        this.#queue.shift();
        if (outcome instanceof Failure) {
          head.settle(null);
          this.#port.refused(outcome);
        } else {
          this.#failure = null;
          head.settle(outcome.answer);
        }
        if (this.#queue.length === 0) this.#port.saved();
      }
    } finally {
      // Before anyone else runs: a change pushed from now on starts its own round.
      this.#running = null;
    }
  }

  async #attempt({ name, request }: Waiting): Promise<{ answer: Sent } | Failure> {
    try {
      return { answer: await this.#port.send(name, request) };
    } catch (thrown) {
      return Failure.from(thrown);
    }
  }

  #keep(failure: Failure): void {
    this.#failure = failure;
    this.#port.failed(failure);
    // Whoever asked must not wait for a disk: what is kept is sent later.
    for (const waiting of this.#queue) waiting.settle(null);
    if (PASSING.includes(failure.code)) this.#timer = setTimeout(() => void this.#run(), RETRY_MS);
  }
}
