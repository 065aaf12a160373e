// The whole journey under strace, driven by the keyboard of the X server (a WebDriver would talk over the network):
// no program of the window may connect to the network or send anything on it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { readyCatalog } from "./lib/catalog.mjs";
import { openDisplay } from "./lib/display.mjs";
import { program, ROOT, temporary } from "./lib/places.mjs";
import { run, start, until } from "./lib/process.mjs";

const CALLS = "connect,sendto,sendmsg,sendmmsg,bind,listen,socket";
const EXAMPLE = path.join(ROOT, "examples/mobilier-scolaire.toml");
const INTERNET = /AF_INET6?\b|sa_family=AF_INET/;

const screen = await openDisplay();
const catalog = await readyCatalog();
const { folder, remove } = temporary("offline");
try {
  const data = path.join(folder, "data");
  catalog.copyTo(data);
  const trace = path.join(folder, "trace");
  const app = start(
    "strace",
    ["-f", "-qq", "-e", `trace=${CALLS}`, "-o", trace, program("emplettes-desktop"), "--data", data, EXAMPLE],
    {
      env: {
        PATH: process.env.PATH,
        LANG: "fr_FR.UTF-8",
        DISPLAY: screen.display,
        HOME: folder,
        XDG_RUNTIME_DIR: folder,
        DBUS_SESSION_BUS_ADDRESS: "disabled:",
        NO_AT_BRIDGE: "1",
      },
    },
  );
  const title = async () =>
    (await run("xdotool", ["search", "--onlyvisible", "--name", "Emplettes", "getwindowname"], { env: { ...process.env, DISPLAY: screen.display } })).out;
  // Nothing of the screen can be read from outside: it is settled when the processor is.
  const settled = () => until("un écran au repos", () => atRest(app.child.pid), { timeout: 60_000 });
  const keys = async (...words) => {
    const { code, err } = await run("xdotool", words, { env: { ...process.env, DISPLAY: screen.display } });
    if (code !== 0) throw new Error(err);
  };
  try {
    await until("la fenêtre", async () => (await title()).includes("Besoin"), { timeout: 120_000 });
    const steps = ["Besoin", "Tissu industriel", "Exigences", "Documents", "Vérification", "Export"];
    for (const [index, step] of steps.entries()) {
      await keys("key", `ctrl+${index + 1}`);
      await until(step, async () => (await title()).includes(step), { timeout: 60_000 });
      if (step === "Documents") {
        // From the tab of the piece into the text, a sentence, and out again.
        await keys("key", "F8");
        for (let n = 0; n < 6; n++) await keys("key", "Tab");
        await keys("type", "Les angles des tables sont arrondis. ");
      }
    }
    // The button that writes the files comes after « Changer… » and « Copier le chemin ».
    await settled();
    for (let n = 0; n < 3; n++) await keys("key", "Tab");
    await keys("key", "Return");
    await until("les fichiers exportés", () => written(data).length >= 4, { timeout: 60_000 });
    await keys("key", "ctrl+1");
    await until("Besoin", async () => (await title()).includes("Besoin"), { timeout: 60_000 });
  } finally {
    await app.stop();
  }
  const lines = readFileSync(trace, "utf8").split("\n").filter(Boolean);
  const outside = lines.filter((line) => INTERNET.test(line));
  console.log(`${lines.length} appels vus ; sur le réseau : ${outside.length} ; fichiers exportés : ${written(data).length}`);
  for (const line of outside.slice(0, 20)) console.log(`  ${line}`);
  process.exitCode = outside.length === 0 ? 0 : 1;
} finally {
  remove();
  catalog.remove();
  await screen.stop();
}

/** Whether a process and all that it started used no time since the last look. */
async function atRest(pid) {
  const { out } = await run("ps", ["-o", "cputimes=", "--ppid", String(pid), "-g", String(pid)]);
  const used = out.trim();
  const same = used === atRest.last;
  atRest.last = used;
  return same;
}

/** The Word files written beneath the folder of dossiers. */
function written(data) {
  return readdirSync(path.join(data, "dossiers"), { recursive: true }).filter((name) => String(name).endsWith(".docx"));
}
