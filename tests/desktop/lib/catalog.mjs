// The catalogue, put in place once: each test starts from a copy, as on a computer where Emplettes has run before.
import { cpSync } from "node:fs";
import path from "node:path";

import { program, temporary } from "./places.mjs";
import { run } from "./process.mjs";

/** A data folder whose catalogue is ready, and how to copy it elsewhere. */
export async function readyCatalog() {
  const { folder, remove } = temporary("catalog");
  const data = path.join(folder, "data");
  const { code, err } = await run(program("emplettes"), ["--data", data, "catalog", "stats"]);
  if (code !== 0) {
    remove();
    throw new Error(`le catalogue ne s’installe pas : ${err}`);
  }
  return { copyTo: (target) => cpSync(data, target, { recursive: true }), remove };
}
