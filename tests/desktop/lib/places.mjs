// Where things are, and folders that go away when a test ends.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** A program of the debug build; of the release build for what is measured (EMPLETTES_BUILD=release). */
export const program = (name) => path.join(ROOT, "target", process.env.EMPLETTES_BUILD ?? "debug", name);

/** A folder of its own under the temporary folder, and how to remove it. */
export function temporary(name) {
  const folder = mkdtempSync(path.join(tmpdir(), `emplettes-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
