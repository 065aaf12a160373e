// Times of the window that a person feels: from the start of the program to a screen that answers, and from a key
// to the letter on the screen while the text is saved and checked. EMPLETTES_BUILD=release measures what is handed over.
import { readFileSync } from "node:fs";
import path from "node:path";

import { readyCatalog } from "./lib/catalog.mjs";
import { openDisplay } from "./lib/display.mjs";
import { temporary } from "./lib/places.mjs";
import { until } from "./lib/process.mjs";
import { openWindow } from "./lib/window.mjs";

const STARTS = 7;
const LETTERS = 240;

const screen = await openDisplay();
const catalog = await readyCatalog();
const { folder, remove } = temporary("measure");
try {
  const data = path.join(folder, "data");
  catalog.copyTo(data);
  const starts = [];
  for (let n = 0; n < STARTS; n++) starts.push(await startOnce(data));
  report("du lancement à l’écran utilisable", starts);
  await typing(data);
} finally {
  remove();
  catalog.remove();
  await screen.stop();
}

/** From the birth of the process to the mark set when the screens answer, in ms. */
async function startOnce(data) {
  const window = await openWindow(screen.display, data);
  try {
    await window.person.isAt("Vos dossiers d’achat");
    const ready = await window.browser.execute(
      () => performance.timeOrigin + performance.getEntriesByName("emplettes-ready")[0].startTime,
    );
    return ready - bornAt(window.pid());
  } finally {
    await window.stop();
  }
}

/** When a process was born, in ms since 1970, to the hundredth of a second that Linux keeps. */
function bornAt(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  const boot = Number(/^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))[1]);
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
  // btime is whole seconds: the uptime is finer.
  const now = Date.now();
  return Math.abs(now - uptime * 1000 - boot * 1000) < 2000 ? now - uptime * 1000 + ticks * 10 : boot * 1000 + ticks * 10;
}

/** Letters typed in the CCTP: from the event of the key to the frame that shows it. */
async function typing(data) {
  const { browser, person, stop } = await openWindow(screen.display, data);
  try {
    await person.isAt("Vos dossiers d’achat");
    await person.press(/Essayer.*mobilier/i);
    await person.isAt("Besoin");
    await person.goTo("Documents");
    await person.press(/^CCTP/, { role: "tab" });
    const text = await person.find("textbox", "Texte du document CCTP");
    await text.click();
    await browser.execute(() => {
      window.__times = [];
      addEventListener(
        "keydown",
        (event) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            // After the frame is drawn.
            port1.onmessage = () => window.__times.push(performance.now() - event.timeStamp);
            port2.postMessage(null);
          }),
        { capture: true },
      );
    });
    const sentence = "Les tables sont conformes à la norme NF EN 1729 et livrées montées dans les classes. ";
    const letters = sentence.repeat(Math.ceil(LETTERS / sentence.length)).slice(0, LETTERS);
    // At the pace of a quick typist, about ten letters a second, so that pauses, saves and checks happen meanwhile.
    for (let at = 0; at < letters.length; at += 12) {
      const actions = [...letters.slice(at, at + 12)].flatMap((value) => [
        { type: "keyDown", value },
        { type: "pause", duration: 40 },
        { type: "keyUp", value },
        { type: "pause", duration: 60 },
      ]);
      await browser.performActions([{ type: "key", id: "keyboard", actions }]);
    }
    await person.saved();
    const times = await until("les temps", async () => {
      const all = await browser.execute(() => window.__times);
      return all.length >= LETTERS ? all : null;
    });
    report("de la touche à la lettre, texte vérifié à mesure", times);
  } finally {
    await stop();
  }
}

function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]);
  console.log(
    `${name.padEnd(52)} médiane ${at(0.5)} ms, p95 ${at(0.95)} ms, le plus long ${at(1)} ms (${sorted.length} fois)`,
  );
}
