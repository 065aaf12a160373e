// When to save what is typed: a short pause after the last key, and never later than a little after the first.

export const PAUSE_MS = 300;
export const LONGEST_MS = 700;

export class Saver {
  private pause: ReturnType<typeof setTimeout> | undefined;
  private longest: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private waiting = false;
  private hurried = false;

  /** `save` is called once at a time. */
  constructor(private readonly save: () => Promise<void>) {}

  /** Whether something typed is not saved yet. */
  get pending(): boolean {
    return this.waiting || this.running !== null;
  }

  /** Something changed. */
  touch(): void {
    this.waiting = true;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.due(), PAUSE_MS);
    this.longest ??= setTimeout(() => this.due(), LONGEST_MS);
  }

  /** Saves what waits, and resolves when nothing waits any more. */
  now(): Promise<void> {
    this.hurried = true;
    this.stop();
    return this.start();
  }

  /** Forgets what waits. */
  drop(): void {
    this.stop();
    this.waiting = false;
  }

  private due(): void {
    this.stop();
    void this.start();
  }

  private stop(): void {
    clearTimeout(this.pause);
    clearTimeout(this.longest);
    this.pause = undefined;
    this.longest = undefined;
  }

  private start(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = null;
      this.hurried = false;
    });
    return this.running;
  }

  private async run(): Promise<void> {
    // While one save runs, what is typed waits for its own pause, unless somebody waits for all of it.
    while (this.waiting && (this.hurried || this.pause === undefined)) {
      this.waiting = false;
      this.stop();
      await this.save();
    }
  }
}
