// A story: its own folder, its own windows, all gone when it ends; a picture and the last words when it fails.
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";

import { ROOT, temporary } from "./places.mjs";
import { openWindow } from "./window.mjs";

/** Where the pictures of failures go. */
const FAILURES = path.join(ROOT, "target/parcours");

/** Declares a story. `stage` gives the screen and the catalogue once they are there. */
export function story(name, stage, tell) {
  it(name, { timeout: 180_000 }, async (test) => {
    const { folder, remove } = temporary("window");
    const { display, catalog } = stage();
    const windows = [];
    const open = async (data, ...files) => {
      if (!existsSync(path.join(data, "catalogue.sqlite"))) catalog.copyTo(data);
      const window = await openWindow(display, data, ...files);
      windows.push(window);
      return window;
    };
    try {
      await tell({ folder, data: path.join(folder, "data"), open, skip: (why) => test.skip(why) });
    } catch (error) {
      mkdirSync(FAILURES, { recursive: true });
      for (const [index, { person }] of windows.entries()) {
        const file = path.join(FAILURES, `${name.replace(/[^\p{L}\d]+/gu, "-")}-${index + 1}.png`);
        await person.picture(file).then(
          () => console.error(`image : ${file}`),
          () => undefined,
        );
      }
      throw error;
    } finally {
      for (const window of windows) await window.stop();
      remove();
    }
  });
}
