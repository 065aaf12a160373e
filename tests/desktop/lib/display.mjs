// A screen that nobody sees, for the window.
import { once } from "node:events";

import { start } from "./process.mjs";

/** Starts Xvfb on the first free display, and returns its name once it is ready. */
export async function openDisplay() {
  // Xvfb writes the number of its display on the fourth channel when it answers.
  const xvfb = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const ended = once(xvfb.child, "exit").then(() => Promise.reject(new Error(`Xvfb s’est arrêté : ${xvfb.said()}`)));
  ended.catch(() => undefined);
  const told = once(xvfb.child.stdio[3], "data").then(([chunk]) => `:${String(chunk).trim()}`);
  return { display: await Promise.race([told, ended, xvfb.failed]), stop: xvfb.stop };
}
