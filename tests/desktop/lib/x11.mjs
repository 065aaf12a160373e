// The cross of a window: what a window manager says to a window when somebody presses it. Under Xvfb nobody
// manages windows, so we say it ourselves, in the few words of the X11 protocol that it takes.
import { once } from "node:events";
import { createConnection } from "node:net";

const ANY = 0;
const ATOM = 4;
const CARDINAL = 6;

/** Asks the window of this process to close. */
export async function askToClose(display, pid) {
  const server = await connect(display);
  try {
    const [protocols, deletion, owner] = await Promise.all(
      ["WM_PROTOCOLS", "WM_DELETE_WINDOW", "_NET_WM_PID"].map((name) => server.atom(name)),
    );
    const windows = await server.below(server.root);
    let told = 0;
    for (const window of windows) {
      const owners = await server.property(window, owner, CARDINAL);
      const listens = await server.property(window, protocols, ATOM);
      if (owners[0] !== pid || !listens.includes(deletion)) continue;
      await server.message(window, protocols, deletion);
      told++;
    }
    if (told === 0) throw new Error(`aucune fenêtre du processus ${pid} parmi ${windows.length}`);
  } finally {
    server.end();
  }
}

async function connect(display) {
  const socket = createConnection(`/tmp/.X11-unix/X${display.slice(1)}`);
  await once(socket, "connect");
  let held = Buffer.alloc(0);
  let wanted = null;
  socket.on("data", (chunk) => {
    held = Buffer.concat([held, chunk]);
    serve();
  });
  function serve() {
    if (!wanted || held.length < wanted.size) return;
    const { size, resolve } = wanted;
    wanted = null;
    const taken = held.subarray(0, size);
    held = held.subarray(size);
    resolve(taken);
  }
  socket.on("close", () => wanted?.reject(new Error("le serveur X s’est tu")));
  const read = (size) =>
    new Promise((resolve, reject) => {
      wanted = { size, resolve, reject };
      serve();
    });

  const hello = Buffer.alloc(12);
  hello.write("l");
  hello.writeUInt16LE(11, 2);
  socket.write(hello);
  const head = await read(8);
  const rest = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error("le serveur X refuse la connexion");
  const vendor = rest.readUInt16LE(16);
  const formats = rest[21];
  const root = rest.readUInt32LE(32 + vendor + ((4 - (vendor % 4)) % 4) + formats * 8);

  // One question at a time: answers come in the order of questions.
  let turn = Promise.resolve();
  const ask = (request) => {
    const answer = turn.then(async () => {
      socket.write(request);
      for (;;) {
        const first = await read(32);
        if (first[0] === 0) throw new Error(`le serveur X refuse la demande ${request[0]} (erreur ${first[1]})`);
        // Events are nothing to us.
        if (first[0] !== 1) continue;
        const more = first.readUInt32LE(4) * 4;
        return more === 0 ? first : Buffer.concat([first, await read(more)]);
      }
    });
    turn = answer.catch(() => undefined);
    return answer;
  };
  const request = (opcode, detail, ...words) => {
    const body = Buffer.alloc(4 + words.length * 4);
    body[0] = opcode;
    body[1] = detail;
    body.writeUInt16LE(body.length / 4, 2);
    words.forEach((word, index) => body.writeUInt32LE(word, 4 + index * 4));
    return body;
  };
  const server = {
    root,
    /** The number of a name. */
    async atom(name) {
      const letters = Buffer.alloc(Math.ceil(name.length / 4) * 4);
      letters.write(name);
      const body = Buffer.concat([request(16, 0, name.length), letters]);
      body.writeUInt16LE(body.length / 4, 2);
      return (await ask(body)).readUInt32LE(8);
    },
    /** Every window beneath this one. */
    async below(window) {
      const answer = await ask(request(15, 0, window));
      const children = Array.from({ length: answer.readUInt16LE(16) }, (_, index) => answer.readUInt32LE(32 + index * 4));
      const deeper = [];
      for (const child of children) deeper.push(child, ...(await server.below(child)));
      return deeper;
    },
    /** The numbers that a window holds under this name. */
    async property(window, name, type) {
      const answer = await ask(request(20, 0, window, name, type ?? ANY, 0, 64));
      return Array.from({ length: answer.readUInt32LE(16) }, (_, index) => answer.readUInt32LE(32 + index * 4));
    },
    /** Tells a window something; the answer to a question asked after says that it was sent. */
    async message(window, kind, word) {
      const event = Buffer.alloc(32);
      event[0] = 33;
      event[1] = 32;
      event.writeUInt32LE(window, 4);
      event.writeUInt32LE(kind, 8);
      event.writeUInt32LE(word, 12);
      const body = Buffer.concat([request(25, 0, window, 0), event]);
      body.writeUInt16LE(body.length / 4, 2);
      await turn;
      socket.write(body);
      await server.atom("WM_PROTOCOLS");
    },
    end: () => socket.destroy(),
  };
  return server;
}
