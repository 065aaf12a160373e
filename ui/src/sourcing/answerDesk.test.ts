import { beforeEach, describe, expect, it } from "vitest";

import { session } from "../cabinet/session.svelte";
import type { Host } from "../ipc/host";
import { AnswerDesk } from "./answerDesk.svelte";

type Asked = { record: boolean; tell: (label: string) => void; answer: () => void; refuse: (code: string) => void };

let asked: Asked[] = [];
let cancelled: string[] = [];

const state = { need: {}, complete: true, missing: [], problems: [], undo: null, redo: null, revision: 1 };
const read = { files: [], usable: 1, recorded: false, state };

beforeEach(async () => {
  asked = [];
  cancelled = [];
  const host: Partial<Host> = {
    call: (name, request, onProgress) => {
      if (name === "open_dossier") return Promise.resolve({ dossier: 1, path: "/d", name: "d", read_only: null, state });
      if (name === "close_dossier") return Promise.resolve({});
      return new Promise((resolve, reject) => {
        asked.push({
          record: (request as { record: boolean }).record,
          tell: (label) => onProgress?.({ done: 1, total: 2, label }),
          answer: () => resolve(read),
          refuse: (code) => reject({ code, detail: code, field: null, elsewhere: null }),
        });
      });
    },
    cancel: async (job) => void cancelled.push(job),
  };
  window.__EMPLETTES_HOST__ = host as Host;
  await session.open("/d");
});

describe("reading filled forms", () => {
  it("says how far it is, then shows what was read", async () => {
    const desk = new AnswerDesk();
    const reading = desk.open(["a.xlsx", "b.xlsx", "a.xlsx"]);
    expect(desk.paths).toEqual(["a.xlsx", "b.xlsx"]);
    expect(desk.job?.progress).toBeNull();
    asked[0]!.tell("lecture de b.xlsx");
    expect(desk.job?.progress?.label).toBe("lecture de b.xlsx");
    asked[0]!.answer();
    await reading;
    expect([desk.job, desk.read?.usable, asked.length]).toEqual([null, 1, 1]);
  });

  it("stops when asked, and shows nothing", async () => {
    const desk = new AnswerDesk();
    const reading = desk.open(["a.xlsx"]);
    desk.cancel();
    expect(cancelled).toHaveLength(1);
    asked[0]!.refuse("cancelled");
    await reading;
    expect([desk.job, desk.read, desk.failure, desk.paths]).toEqual([null, null, null, []]);
  });

  it("a recording that is stopped leaves what was read on screen", async () => {
    const desk = new AnswerDesk();
    const reading = desk.open(["a.xlsx"]);
    asked[0]!.answer();
    await reading;
    const recording = desk.record();
    await expect.poll(() => asked.length).toBe(2);
    desk.cancel();
    asked[1]!.refuse("cancelled");
    await recording;
    expect([desk.job, desk.failure, desk.read?.usable]).toEqual([null, null, 1]);
    const again = desk.record();
    await expect.poll(() => asked.length).toBe(3);
    expect(asked[2]!.record).toBe(true);
    asked[2]!.answer();
    await again;
    expect([desk.job, desk.read, desk.paths]).toEqual([null, null, []]);
  });

  it("other files replace those being read; what fails is said", async () => {
    const desk = new AnswerDesk();
    const first = desk.open(["a.xlsx"]);
    const second = desk.open(["b.xlsx"]);
    expect(cancelled).toHaveLength(1);
    asked[0]!.answer();
    await first;
    expect(desk.read).toBeNull();
    asked[1]!.refuse("incomplete");
    await second;
    expect([desk.job, desk.failure?.code, desk.paths]).toEqual([null, "incomplete", ["b.xlsx"]]);
  });
});
