// Undo and redo as the user asks for them: what happened is said.
import { announcer } from "../parts/announce.svelte";
import { quoted } from "../text/format";
import { session } from "./session.svelte";

export async function undo(): Promise<void> {
  const label = session.state?.undo;
  await session.undo();
  if (session.save.status !== "failed") announcer.say(label ? `Annulé\u00a0: ${quoted(label)}` : "Rien à annuler");
}

export async function redo(): Promise<void> {
  const label = session.state?.redo;
  await session.redo();
  if (session.save.status !== "failed") announcer.say(label ? `Rétabli\u00a0: ${quoted(label)}` : "Rien à rétablir");
}
