import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Failure } from "../ipc/failure";
import type { ErrorCode } from "../ipc/generated";
import { Changes } from "./changes";

function failure(code: ErrorCode): Failure {
  return new Failure({ code, detail: code, field: null, elsewhere: null });
}

/** A desk whose answers the test decides, one promise at a time. */
function desk() {
  const sent: string[] = [];
  const told: string[] = [];
  const answers: { resolve: (v: unknown) => void; reject: (e: unknown) => void }[] = [];
  const changes = new Changes({
    send: (name) => {
      sent.push(name);
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
    saving: () => told.push("saving"),
    saved: () => told.push("saved"),
    failed: (f) => told.push(`failed ${f.code}`),
    refused: (f) => told.push(`refused ${f.code}`),
  });
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { changes, sent, told, answers, settled };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("changes go one after the other, in order", async () => {
  const { changes, sent, told, answers, settled } = desk();
  const first = changes.push("a", {});
  const second = changes.push("b", {});
  await settled();
  expect(sent).toEqual(["a"]);
  answers[0]!.resolve(1);
  await settled();
  expect(sent).toEqual(["a", "b"]);
  answers[1]!.resolve(2);
  expect(await first).toBe(1);
  expect(await second).toBe(2);
  await changes.idle();
  expect(told).toEqual(["saving", "saved"]);
});

test("a change refused for what it says lets the next ones go", async () => {
  const { changes, sent, told, answers, settled } = desk();
  const first = changes.push("a", {});
  const second = changes.push("b", {});
  await settled();
  answers[0]!.reject(failure("need"));
  await settled();
  answers[1]!.resolve(2);
  expect(await first).toBeNull();
  expect(await second).toBe(2);
  await changes.idle();
  expect(sent).toEqual(["a", "b"]);
  expect(told).toEqual(["saving", "refused need", "saved"]);
});

test("a full disk keeps everything in order, and tries again by itself", async () => {
  const { changes, sent, told, answers, settled } = desk();
  const first = changes.push("a", {});
  await settled();
  answers[0]!.reject(failure("disk-full"));
  expect(await first).toBeNull();
  await changes.idle();
  expect(changes.waiting).toBe(1);
  expect(told).toEqual(["saving", "failed disk-full"]);

  await vi.advanceTimersByTimeAsync(3000);
  expect(sent).toEqual(["a", "a"]);
  answers[1]!.resolve(1);
  await settled();
  expect(changes.waiting).toBe(0);
  expect(told.at(-1)).toBe("saved");
});

test("a new change behind a kept one never overtakes it", async () => {
  const { changes, sent, answers, settled } = desk();
  void changes.push("a", {});
  await settled();
  answers[0]!.reject(failure("changed-elsewhere"));
  await settled();
  void changes.push("b", {});
  await settled();
  expect(sent).toEqual(["a", "a"]);
  answers[1]!.resolve(1);
  await settled();
  expect(sent).toEqual(["a", "a", "b"]);
});

test("what another person changed is not tried again by itself", async () => {
  const { changes, sent, answers, settled } = desk();
  void changes.push("a", {});
  await settled();
  answers[0]!.reject(failure("changed-elsewhere"));
  await settled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual(["a"]);
});

test("what is dropped is forgotten, even while it is being sent", async () => {
  const { changes, sent, told, answers, settled } = desk();
  const first = changes.push("a", {});
  await settled();
  changes.drop();
  expect(await first).toBeNull();
  answers[0]!.reject(failure("gone"));
  await settled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual(["a"]);
  expect(told).toEqual(["saving"]);
});

test("a change pushed while a dropped one is still being sent is sent in its turn", async () => {
  const { changes, sent, answers, settled } = desk();
  void changes.push("a", {});
  await settled();
  changes.drop();
  const next = changes.push("b", {});
  await settled();
  answers[0]!.resolve(1);
  await settled();
  expect(sent).toEqual(["a", "b"]);
  answers[1]!.resolve(2);
  expect(await next).toBe(2);
});
