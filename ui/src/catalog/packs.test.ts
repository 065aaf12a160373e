import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Host } from "../ipc/host";
import type { InstalledPackView, PackView } from "../ipc/generated";
import { catalogJob } from "./catalogJob.svelte";
import { ImportDesk } from "./importDesk.svelte";
import { PackDesk } from "./packDesk.svelte";
import { broughtWords, compareVersions, heldWords, installWords, keyWords, lengthWords, standingOf } from "./packs";
import { catalogVersion } from "./version.svelte";

const KEY = "1A2B3C4D5E6F7081";

function pack(over: Partial<PackView> = {}): PackView {
  return {
    path: "/media/usb/grand-est.emplettes-pack",
    bytes: 1_240_000,
    name: "grand-est",
    version: "2026-11-28",
    title: "Fabricants du Grand Est",
    publisher: "Syndicat mixte",
    dated: "2026-11-02",
    area: "Grand Est",
    sites: 4,
    firms: 3,
    facts: 0,
    kind: "catalogue",
    modules: 0,
    sources: [],
    signed_by: KEY,
    trusted: true,
    ...over,
  };
}

function held(over: Partial<InstalledPackView> = {}): InstalledPackView {
  const { name, version, title, publisher } = pack();
  const installed = "2026-11-28T09:00:00Z";
  return { name, version, title, publisher, signed_by: KEY, dated: "2026-11-02", installed, records: 4, facts: 0, kind: "catalogue", modules: 0, ...over };
}

describe("in words", () => {
  it("a key is read by groups of four, whatever its length", () => {
    expect(keyWords(KEY)).toBe("1A2B\u00a03C4D\u00a05E6F\u00a07081");
    expect(keyWords("1A2B3")).toBe("1A2B\u00a03");
    expect(keyWords("")).toBe("");
  });

  it("versions compare by their numbers, as the catalogue does", () => {
    for (const [older, later] of [
      ["2026-02-17", "2026-11-28"],
      ["2026-11-28", "2026-11-28.2"],
      ["2026-11-28.2", "2026-11-28.10"],
      ["1.4", "1.4.1"],
      ["1.4", "1.4.0.1"],
      ["1.9", "1.10"],
    ] as const) {
      expect(compareVersions(older, later)).toBeLessThan(0);
      expect(compareVersions(later, older)).toBeGreaterThan(0);
    }
    expect(compareVersions("1.4", "1.4.0")).toBe(0);
  });

  it("a pack stands beside the one of its name", () => {
    const how = (version: string, installed = [held()]): string => standingOf(pack({ version }), installed).how;
    expect(how("2026-11-28", [])).toBe("new");
    expect(how("2026-11-28", [held({ name: "bretagne" })])).toBe("new");
    expect([how("2026-12-01"), how("2026-11-28"), how("2026-01-01")]).toEqual(["later", "same", "older"]);
    const words = ["2026-12-01", "2026-11-28", "2026-01-01"].map((version) => installWords(standingOf(pack({ version }), [held()])));
    expect(new Set([installWords({ how: "new" }), ...words]).size).toBe(4);
  });

  it("what it holds and brings is counted", () => {
    expect(heldWords(pack({ firms: 1, sites: 2, facts: 0 }))).toBe("1\u00a0entreprise, 2\u00a0sites");
    expect(heldWords(pack({ facts: 1 }))).toBe("3\u00a0entreprises, 4\u00a0sites, 1\u00a0fait ou marché");
    expect(broughtWords({ records: 12_000, facts: 2 })).toBe("12\u202f000\u00a0fiches de sites, 2\u00a0faits et marchés");
    expect(broughtWords({ records: 1, facts: 0 })).toBe("1\u00a0fiche de site");
    expect([0, 840_400, 999_999, 12_540_000, 1_960_000_000].map(lengthWords)).toEqual([
      "1\u00a0Ko", "840\u00a0Ko", "1\u202f000\u00a0Ko", "12,5\u00a0Mo", "2\u00a0Go",
    ]);
  });
});

describe("a pack in hand", () => {
  let asked: [string, unknown][];
  let files: (string | null)[];
  let answers: Record<string, (request: unknown) => unknown>;

  beforeEach(() => {
    asked = [];
    files = [pack().path];
    answers = { verify_pack: () => pack() };
    const host: Host = {
      async call(name, request) {
        asked.push([name, request]);
        return answers[name]?.(request);
      },
      cancel: async () => undefined,
      chooseFile: async () => files.shift() ?? null,
      chooseImports: async () => [],
    chooseDocuments: async () => [],
    chooseAnswers: async () => [],
      chooseFolder: async () => null,
      chooseTarget: async () => null,
      reveal: async () => undefined,
      onCloseRequested: () => undefined,
    };
    window.__EMPLETTES_HOST__ = host;
  });
  afterEach(() => delete window.__EMPLETTES_HOST__);

  const refuse = (code: string) => () => {
    throw { code, detail: "non", field: null, elsewhere: null };
  };

  it("is read, then installed; the catalogue is read again", async () => {
    const desk = new PackDesk();
    answers["install_pack"] = () => ({ pack: pack(), replaced: null, records: 4, facts: 0, ignored: [] });
    await desk.choose();
    expect([desk.pack, desk.doing, desk.failure]).toEqual([pack(), null, null]);
    const before = catalogVersion.value;
    await desk.install(false);
    expect(asked.at(-1)).toEqual(["install_pack", { path: pack().path, allow_older: false }]);
    expect([desk.pack, desk.installed?.records, desk.job]).toEqual([null, 4, null]);
    expect(catalogVersion.value).toBe(before + 1);
  });

  it("stays when one gives up choosing another", async () => {
    const desk = new PackDesk();
    await desk.choose();
    await desk.choose();
    expect(desk.pack).toEqual(pack());
    expect(asked.length).toBe(1);
  });

  it("that is refused leaves nothing in hand, and says why", async () => {
    const desk = new PackDesk();
    await desk.choose();
    files = ["/media/usb/autre.zip"];
    answers["verify_pack"] = refuse("pack");
    await desk.choose();
    expect([desk.pack, desk.doing, desk.failure?.code]).toEqual([null, null, "pack"]);
    await desk.install(false);
    expect(asked.map(([name]) => name)).toEqual(["verify_pack", "verify_pack"]);
  });

  it("of an unknown key waits for that key, no other, and is read again", async () => {
    const desk = new PackDesk();
    files.push("/media/usb/atelier.pub");
    answers["verify_pack"] = () => pack({ trusted: asked.length > 1 });
    answers["trust_key"] = () => ({ id: KEY, path: `/data/cles/${KEY}.pub` });
    await desk.choose();
    expect(desk.pack?.trusted).toBe(false);
    await desk.trust();
    expect(asked.slice(1)).toEqual([
      ["trust_key", { path: "/media/usb/atelier.pub", number: KEY }],
      ["verify_pack", { path: pack().path }],
    ]);
    expect([desk.pack?.trusted, desk.trusted?.id]).toEqual([true, KEY]);
  });

  it("stays in hand when the key is another; goes when its signature is false", async () => {
    const desk = new PackDesk();
    files.push("/autre.pub", "/atelier.pub");
    answers["verify_pack"] = () => pack({ trusted: false });
    answers["trust_key"] = refuse("pack");
    await desk.choose();
    await desk.trust();
    expect([desk.pack?.trusted, desk.trusted, desk.doing, desk.failure?.code]).toEqual([false, null, null, "pack"]);
    answers["trust_key"] = () => ({ id: KEY, path: "/data/cles" });
    answers["verify_pack"] = refuse("pack");
    await desk.trust();
    expect([desk.pack, desk.failure?.code]).toEqual([null, "pack"]);
  });

  it("stays in hand when installing fails or is stopped", async () => {
    const desk = new PackDesk();
    answers["install_pack"] = refuse("cancelled");
    await desk.choose();
    const before = catalogVersion.value;
    await desk.install(true);
    expect(asked.at(-1)?.[1]).toEqual({ path: pack().path, allow_older: true });
    expect([desk.pack, desk.failure?.code, desk.installed, desk.job]).toEqual([pack(), "cancelled", null, null]);
    expect(catalogVersion.value).toBe(before);
  });

  it("installed is removed, or kept with the reason", async () => {
    const desk = new PackDesk();
    answers["remove_pack"] = refuse("busy");
    await desk.remove("grand-est");
    expect([desk.kept?.code, desk.removed, desk.failure]).toEqual(["busy", null, null]);
    answers["remove_pack"] = () => held();
    const before = catalogVersion.value;
    await desk.remove("grand-est");
    expect(asked.at(-1)).toEqual(["remove_pack", { name: "grand-est" }]);
    expect([desk.kept, desk.removed?.name]).toEqual([null, "grand-est"]);
    expect(catalogVersion.value).toBe(before + 1);
  });

  it("waits for an import under way, and an import waits for it", async () => {
    const [packs, imports] = [new PackDesk(), new ImportDesk()];
    await packs.choose();
    imports.files = ["/a.csv"];
    let end: () => void = () => undefined;
    const under = catalogJob.run("import", () => new Promise<void>((resolve) => (end = resolve)));
    await packs.install(false);
    await packs.remove("grand-est");
    await imports.run(false);
    expect(asked.map(([name]) => name)).toEqual(["verify_pack"]);
    expect([packs.busy, imports.job?.what]).toEqual([true, "import"]);
    end();
    await under;
    expect(packs.busy).toBe(false);
  });

  it("tells how far it is, and is stopped by its signal", async () => {
    const desk = new PackDesk();
    await desk.choose();
    const cancel = vi.fn(async () => undefined);
    let fail: (error: unknown) => void = () => undefined;
    window.__EMPLETTES_HOST__!.cancel = cancel;
    window.__EMPLETTES_HOST__!.call = (_, __, onProgress) => {
      onProgress?.({ done: 10, total: 100, label: "vérification du paquet" });
      return new Promise((_, reject) => (fail = reject));
    };
    const done = desk.install(false);
    expect([desk.job?.what, desk.job?.progress?.done]).toEqual(["install", 10]);
    desk.cancel();
    expect(cancel).toHaveBeenCalledOnce();
    fail({ code: "cancelled", detail: "arrêté à votre demande", field: null, elsewhere: null });
    await done;
    expect([desk.failure?.code, desk.pack]).toEqual(["cancelled", pack()]);
  });
});
