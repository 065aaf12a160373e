// The real window, driven by WebKitWebDriver as a person would drive it.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { remote } from "webdriverio";

import { Person } from "./person.mjs";
import { program } from "./places.mjs";
import { askToClose } from "./x11.mjs";
import { freePort, start, until } from "./process.mjs";

/** Opens the window on a data folder, and on a dossier when one is given. */
export async function openWindow(display, data, ...files) {
  const port = await freePort();
  // What the system would keep of us goes with the data.
  const home = path.join(path.dirname(data), "home");
  for (const folder of [data, home]) mkdirSync(folder, { recursive: true });
  const driver = start("WebKitWebDriver", [`--port=${port}`], {
    env: {
      PATH: process.env.PATH,
      LANG: "fr_FR.UTF-8",
      TZ: "Europe/Paris",
      DISPLAY: display,
      HOME: home,
      XDG_DATA_HOME: path.join(home, "data"),
      XDG_CACHE_HOME: path.join(home, "cache"),
      XDG_CONFIG_HOME: path.join(home, "config"),
      XDG_RUNTIME_DIR: home,
      // Neither the bus of the session nor that of assistive tools is there.
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
      NO_AT_BRIDGE: "1",
      TAURI_AUTOMATION: "true",
      TAURI_WEBVIEW_AUTOMATION: "true",
    },
  });
  try {
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok;
    await Promise.race([until("WebKitWebDriver", ready), driver.failed]);
    const browser = await remote({
      hostname: "127.0.0.1",
      port,
      path: "/",
      logLevel: "error",
      connectionRetryCount: 0,
      connectionRetryTimeout: 60_000,
      capabilities: {
        browserName: "wry",
        "wdio:enforceWebDriverClassic": true,
        "webkitgtk:browserOptions": { binary: program("emplettes-desktop"), args: ["--data", data, ...files] },
      },
    });
    return {
      browser,
      person: new Person(browser),
      /** The number of the window's own process. */
      pid: () => processOf(data),
      /** Ends the window at once, as a power cut does, and everything about it. */
      async kill() {
        process.kill(processOf(data), "SIGKILL");
        await driver.stop();
      },
      /** Presses the cross of the window. */
      askToClose: () => askToClose(display, processOf(data)),
      /** Presses the cross, and waits until the window is gone. */
      async close() {
        await askToClose(display, processOf(data));
        await until("la fenêtre se ferme", () => processOf(data) === null);
        await driver.stop();
      },
      stop: driver.stop,
    };
  } catch (error) {
    await driver.stop();
    throw new Error(`la fenêtre ne s’ouvre pas : ${error.message}\n${driver.said()}`, { cause: error });
  }
}

/** The window opened on this data folder, among all processes; `null` when there is none. */
function processOf(data) {
  const binary = program("emplettes-desktop");
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const words = readFileSync(`/proc/${entry}/cmdline`, "utf8").split("\0");
      if (words[0] === binary && words.includes(data)) return Number(entry);
    } catch {
      // It has just ended.
    }
  }
  return null;
}
