import { afterEach, beforeEach, expect, test } from "vitest";

import type { Host } from "../ipc/host";
import { go, route } from "./route.svelte";
import { session } from "./session.svelte";

type Handler = (request: Record<string, unknown>) => unknown;

/** A host that answers with these. */
function host(handlers: Record<string, Handler>): string[] {
  const asked: string[] = [];
  const answer: Host = {
    async call(name, request) {
      asked.push(name);
      const handler = handlers[name];
      if (!handler) throw { code: "request", detail: name, field: null, elsewhere: null };
      return handler(request as Record<string, unknown>);
    },
    cancel: async () => undefined,
    chooseFile: async () => null,
    chooseImports: async () => [],
    chooseDocuments: async () => [],
    chooseAnswers: async () => [],
    chooseFolder: async () => null,
    chooseTarget: async () => null,
    reveal: async () => undefined,
    onCloseRequested: () => undefined,
  };
  window.__EMPLETTES_HOST__ = answer;
  return asked;
}

function state(revision: number) {
  return { need: {}, complete: false, missing: [], problems: [], undo: null, redo: null, revision };
}

function opened(dossier: number, revision = 1) {
  return { dossier, path: `/d/${dossier}.emplettes`, name: `${dossier}`, read_only: null, state: state(revision) };
}

const still: Record<string, Handler> = {
  open_dossier: () => opened(1),
  close_dossier: () => ({}),
};

beforeEach(() => document.body.replaceChildren());
afterEach(async () => {
  await session.close();
});

test("a change is adopted and the views are told", async () => {
  host({ ...still, change_need: () => state(2) });
  await session.open("/d/1.emplettes");
  const before = session.version;
  const answer = await session.change("change_need", { changes: [] });
  expect(answer?.revision).toBe(2);
  expect(session.state?.revision).toBe(2);
  expect(session.version).toBe(before + 1);
  expect(session.save.status).toBe("saved");
});

test("a change that changes nothing makes no view ask again", async () => {
  host({ ...still, change_need: () => state(1) });
  await session.open("/d/1.emplettes");
  const before = session.version;
  await session.change("change_need", { changes: [] });
  expect(session.version).toBe(before);
});

test("undo saves what is in progress first, then tells the forms", async () => {
  const asked = host({
    ...still,
    change_need: () => state(2),
    undo: () => ({ state: state(3), label: "montant", documents: [], need: true }),
  });
  await session.open("/d/1.emplettes");
  const told: (string | null)[] = [];
  const off = session.onUndone((undone) => told.push(undone.label));
  const unflush = session.registerFlush(async () => void (await session.change("change_need", { changes: [] })));
  await session.undo();
  unflush();
  off();
  expect(asked).toEqual(["open_dossier", "change_need", "undo"]);
  expect(told).toEqual(["montant"]);
});

test("a dossier opened read-only refuses at once, without asking", async () => {
  const asked = host({ ...still, open_dossier: () => ({ ...opened(1), read_only: "Ouvert ailleurs." }) });
  await session.open("/d/1.emplettes");
  expect(await session.change("change_need", { changes: [] })).toBeNull();
  expect(session.refused?.code).toBe("read-only");
  expect(asked).toEqual(["open_dossier"]);
});

test("what could not be saved goes on in the copy", async () => {
  const sent: unknown[] = [];
  host({
    ...still,
    open_dossier: (request) => (request["path"] === "/ailleurs/copie.emplettes" ? opened(2) : opened(1)),
    copy_dossier: () => ({ path: "/ailleurs/copie.emplettes" }),
    change_need: (request) => {
      if (request["dossier"] === 1) throw { code: "gone", detail: "La clé n’est plus là.", field: null, elsewhere: null };
      sent.push(request["changes"]);
      return state(2);
    },
  });
  await session.open("/d/1.emplettes");
  const changes = [{ field: "objet", value: "Des chaises" }];
  expect(await session.change("change_need", { changes })).toBeNull();
  expect(session.save.status).toBe("failed");
  await session.continueInCopy("/ailleurs/copie.emplettes");
  expect(sent).toEqual([changes]);
  expect(session.opened?.dossier).toBe(2);
  expect(session.save.status).toBe("saved");
});

test("a step without dossier leads home", async () => {
  host(still);
  await go("besoin", { field: "objet" });
  expect(route.view).toBe("accueil");
  expect(route.params).toEqual({});
});

test("going somewhere moves the focus to its title, unless a place inside is named", async () => {
  host(still);
  await session.open("/d/1.emplettes");
  const main = document.createElement("main");
  const heading = document.createElement("h1");
  heading.scrollIntoView = () => undefined;
  main.scrollTo = () => undefined;
  main.append(heading);
  document.body.append(main);

  await go("accueil");
  await go("besoin", { field: "objet" });
  expect(route.view).toBe("besoin");
  expect(route.params).toEqual({ field: "objet" });
  expect(document.activeElement).toBe(document.body);

  await go("export");
  expect(document.activeElement).toBe(heading);
});

test("leaving a view saves what is in progress first", async () => {
  host(still);
  await session.open("/d/1.emplettes");
  const order: string[] = [];
  const unflush = session.registerFlush(async () => {
    await Promise.resolve();
    order.push(`flushed in ${route.view}`);
  });
  await go("besoin");
  await go("export");
  unflush();
  expect(order.at(-1)).toBe("flushed in besoin");
  expect(route.view).toBe("export");
});
