// Programs started by the tests: each is ended by whoever started it, by its own number.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** Starts a program in a group of its own, so that what it starts ends with it. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true, ...options });
  let said = "";
  child.stderr?.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  const failed = once(child, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  return {
    child,
    /** Rejects when the program cannot be started. */
    failed,
    /** The last words of the program. */
    said: () => said,
    /** Ends the program and all that it has started. */
    async stop() {
      const ended = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, "exit");
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch (error) {
        if (error.code !== "ESRCH") throw error;
      }
      await ended;
    },
  };
}

/** Runs a program to its end: what it prints, and how it ended. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  const [code] = await once(child, "close");
  return { code, out, err };
}

/** A port of this computer that nobody uses. */
export async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Asks again until the answer is something, and returns it. `what` is said when it never is. */
export async function until(what, ask, { timeout = 20_000 } = {}) {
  const end = Date.now() + timeout;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = undefined;
    } catch (error) {
      if (error.code === "ERR_ASSERTION") throw error;
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`${what} : toujours pas après ${timeout / 1000} s${last ? ` (${last.message})` : ""}`, { cause: last });
    }
    // Not to wait for a time, but to leave others theirs before asking again.
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
