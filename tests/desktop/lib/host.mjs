// The screens in a browser, with the real commands behind them: `emplettes-host` stands in for the window.
import { once } from "node:events";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";

import { program, ROOT } from "./places.mjs";
import { start } from "./process.mjs";

/** Starts the commands on a data folder. With `shownAs`, the page sees that path in place of the folder's own. */
export function startHost(data, shownAs = data) {
  const running = start(program("emplettes-host"), ["--data", data], { stdio: ["pipe", "pipe", "pipe"] });
  const waiting = new Map();
  let last = 0;
  let stopped = false;
  createInterface({ input: running.child.stdout }).on("line", (line) => {
    // What is asked when it stops is cut where it stands: nobody waits for it.
    if (stopped) return;
    const { id, ok, error, progress } = JSON.parse(line.replaceAll(data, shownAs));
    const one = waiting.get(id);
    if (progress !== undefined) return one?.onProgress(progress);
    waiting.delete(id);
    one?.resolve(error === undefined ? { ok } : { error });
  });
  running.child.on("exit", () => {
    const error = { code: "internal", detail: `emplettes-host s’est arrêté : ${running.said()}`, field: null, elsewhere: null };
    for (const one of waiting.values()) one.resolve({ error });
  });
  const say = (line) => running.child.stdin.write(`${JSON.stringify(line).replaceAll(shownAs, data)}\n`);
  return {
    /** Answers `{ ok }` or `{ error }`. `onId` is told the number by which the command can be cancelled. */
    call(name, request, { onProgress = () => undefined, onId = () => undefined } = {}) {
      const id = ++last;
      onId(id);
      return new Promise((resolve) => {
        waiting.set(id, { resolve, onProgress });
        say({ id, name, request });
      });
    },
    cancel: (id) => say({ cancel: id }),
    stop() {
      stopped = true;
      return running.stop();
    },
  };
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Serves ui/dist on this computer, under the policy of the window. */
export async function serveScreens() {
  const dist = path.join(ROOT, "ui/dist");
  if (!existsSync(path.join(dist, "index.html"))) throw new Error("ui/dist est vide : npm --prefix ui run build");
  const policy = JSON.parse(readFileSync(path.join(ROOT, "src-tauri/tauri.conf.json"), "utf8")).app.security.csp;
  const server = createServer((request, response) => {
    const asked = path.normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const file = path.join(dist, asked === "/" ? "index.html" : asked);
    const type = TYPES[path.extname(file)];
    if (!file.startsWith(dist + path.sep) || !type || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": type, "content-security-policy": policy });
    createReadStream(file).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${server.address().port}/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/**
 * Gives a page the host it asks for. Returns what the dialogs of the system answer, which a test changes, and
 * the folders that the page asked to show.
 */
export async function giveHost(page, host) {
  const system = { file: null, imports: [], documents: [], answers: [], folder: null, target: null, startWith: null, revealed: [] };
  const jobs = new Map();
  const choose = (key) => () => system[key];
  await page.exposeBinding("__host_call", async ({ page: caller }, name, request, job, ticket) => {
    const onProgress = (progress) => {
      if (ticket) caller.evaluate(([t, p]) => window.__host_progress[t]?.(p), [ticket, progress]).catch(() => undefined);
    };
    try {
      return await host().call(name, request, { onProgress, onId: (id) => job && jobs.set(job, id) });
    } finally {
      jobs.delete(job);
    }
  });
  await page.exposeFunction("__host_cancel", (job) => jobs.has(job) && host().cancel(jobs.get(job)));
  await page.exposeFunction("__host_file", choose("file"));
  await page.exposeFunction("__host_imports", choose("imports"));
  await page.exposeFunction("__host_documents", choose("documents"));
  await page.exposeFunction("__host_answers", choose("answers"));
  await page.exposeFunction("__host_folder", choose("folder"));
  await page.exposeFunction("__host_target", choose("target"));
  await page.exposeFunction("__host_start", choose("startWith"));
  await page.exposeFunction("__host_reveal", (folder) => void system.revealed.push(folder));
  await page.addInitScript(() => {
    window.__host_progress = {};
    let tickets = 0;
    window.__EMPLETTES_HOST__ = {
      async call(name, request, onProgress, job) {
        const ticket = onProgress ? ++tickets : 0;
        if (ticket) window.__host_progress[ticket] = onProgress;
        try {
          const { ok, error } = await window.__host_call(name, request, job ?? null, ticket);
          if (error) throw error;
          return ok;
        } finally {
          delete window.__host_progress[ticket];
        }
      },
      cancel: async (job) => void (await window.__host_cancel(job)),
      chooseFile: () => window.__host_file(),
      chooseImports: () => window.__host_imports(),
      chooseDocuments: () => window.__host_documents(),
      chooseAnswers: () => window.__host_answers(),
      chooseFolder: () => window.__host_folder(),
      chooseTarget: () => window.__host_target(),
      reveal: (folder) => window.__host_reveal(folder),
      onCloseRequested(handler) {
        window.__host_close = handler;
      },
      onDrop(handler) {
        window.__host_drop = handler;
      },
      startWith: () => window.__host_start(),
    };
  });
  return system;
}
