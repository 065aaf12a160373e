import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { placeAction, placeOf } from "./fields";
import { LONGEST_MS, PAUSE_MS, Saver } from "./saver";
import { typed } from "./typography";

test("French typing", () => {
  expect(typed("l'")).toBe("l’");
  expect(typed("quoi ?")).toBe("quoi\u202f?");
  expect(typed("oui ;")).toBe("oui\u202f;");
  expect(typed("non !")).toBe("non\u202f!");
  expect(typed("objet :")).toBe("objet\u00a0:");
  expect(typed("« ")).toBe("«\u00a0");
  expect(typed("mot »")).toBe("mot\u00a0»");
  expect(typed("https:")).toBe("https:");
});

test("a variable says where it is entered", () => {
  expect(placeOf("buyer.name")).toEqual({ step: "besoin", field: "buyer.name" });
  expect(placeOf("tender.lot_count")).toEqual({ step: "besoin", field: "lots" });
  expect(placeOf("delivery_sites")).toEqual({ step: "besoin", field: "delivery_sites" });
  expect(placeOf("bois-durable/exigence-socle.taux_min")).toEqual({
    step: "exigences",
    facet: "bois-durable/exigence-socle",
    variable: "taux_min",
  });
  expect(placeAction(placeOf("law.avance"))).toBeNull();
  expect(placeAction(placeOf("sourcing.other_information"))).toBeNull();
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("saves after a pause, and never much later than the first key", async () => {
  const save = vi.fn(() => Promise.resolve());
  const saver = new Saver(save);
  saver.touch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save).toHaveBeenCalledTimes(1);
  for (let waited = 0; waited < LONGEST_MS; waited += 100) {
    saver.touch();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save).toHaveBeenCalledTimes(2);
});

test("one save at a time, and a flush waits for the last word", async () => {
  let end: (() => void) | undefined;
  let running = 0;
  const save = vi.fn(async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    running -= 1;
  });
  const saver = new Saver(save);
  saver.touch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  saver.touch();
  const done = vi.fn();
  void saver.now().then(done);
  end?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).not.toHaveBeenCalled();
  expect(save).toHaveBeenCalledTimes(2);
  end?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalled();
  expect(saver.pending).toBe(false);
});
