import { call } from "../ipc/call";
import type { StatsAnswer } from "../ipc/generated";
import { catalogVersion } from "./version.svelte";

let held: { version: number; answer: Promise<StatsAnswer> } | null = null;

/** What the catalogue holds, counted once until it changes: a whole country takes a moment. */
export function catalogStats(): Promise<StatsAnswer> {
  const version = catalogVersion.value;
  if (held?.version === version) return held.answer;
  const answer = call("catalogue", {});
  held = { version, answer };
  // A refusal is not kept: it is asked again.
  answer.catch(() => {
    if (held?.answer === answer) held = null;
  });
  return answer;
}
