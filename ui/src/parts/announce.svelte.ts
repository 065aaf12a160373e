/** One sentence for screen readers, and for the eye a few seconds. */
class Announcer {
  sentence = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(sentence: string): void {
    clearTimeout(this.#timer);
    this.sentence = sentence;
    this.#timer = setTimeout(() => (this.sentence = ""), 5000);
  }
}

export const announcer = new Announcer();
