// A pack made as another office would: the stock imported in a data folder of its own, signed by a key made there.
import { mkdirSync } from "node:fs";
import path from "node:path";

import { program } from "./places.mjs";
import { run } from "./process.mjs";
import { writeStock } from "./stock.mjs";

const PASSWORD = "de quoi signer";

export const PACK = { name: "essai", title: "Fabricants de l’essai", publisher: "Syndicat mixte de l’essai" };

/** That office, at work under `folder`: its two keys, and how it makes a pack. */
export async function otherOffice(catalog, folder) {
  const data = path.join(folder, "ailleurs");
  const stick = path.join(folder, "cle-usb");
  mkdirSync(stick);
  catalog.copyTo(data);
  await emplettes(data, ["catalog", "import", "sirene", ...writeStock(stick)]);
  const key = async (name) => {
    const base = path.join(stick, name);
    const { id } = await emplettes(data, ["pack", "key", base]);
    return { id, secret: `${base}.key`, public: `${base}.pub` };
  };
  return {
    key: await key("atelier"),
    otherKey: () => key("autre"),
    /** Writes a pack, signed unless `key` is null, and returns its path. */
    async pack({ version = "2026-11-28", key = path.join(stick, "atelier.key") } = {}) {
      const file = path.join(stick, `${PACK.name}-${version}${key === null ? "-sans-signature" : ""}.emplettes-pack`);
      const { name, title, publisher } = PACK;
      const signed = key === null ? [] : ["--key", key];
      await emplettes(data, ["pack", "build", "--name", name, "--version", version, "--title", title, "--publisher", publisher, ...signed, file]);
      return file;
    },
  };
}

/** Runs the terminal, and returns its answer. */
async function emplettes(data, words) {
  const env = { ...process.env, EMPLETTES_PACK_PASSWORD: PASSWORD };
  const { code, out, err } = await run(program("emplettes"), ["--data", data, "--json", ...words], { env });
  if (code !== 0) throw new Error(`emplettes ${words.join(" ")} : ${err}`);
  return JSON.parse(out);
}
