import { afterEach, describe, expect, test } from "vitest";

import type { Host } from "../ipc/host";
import type { CheckedFilesView, CheckedFileView, CheckFiles, ExportCheck, FindingView, PassageView } from "../ipc/generated";
import { route } from "../cabinet/route.svelte";
import { FileCheck } from "./fileCheck.svelte";
import { byBlock, cutText, numberOf, partsOf, targetOf, whereOf, worst } from "./text";

function passage(over: Partial<PassageView>): PassageView {
  return {
    block: "b",
    root: "b",
    kind: "paragraphe",
    level: null,
    row: null,
    column: null,
    header: false,
    article: null,
    article_title: null,
    page: null,
    text: "des mots",
    ...over,
  };
}

function finding(over: Partial<FindingView>): FindingView {
  return {
    rule: "SPE001",
    name: "marque-sans-equivalent",
    family: "marque",
    severity: "bloquant",
    state: "signale",
    span: { start: 0, end: 4, text: "mots" },
    block: "b",
    page: null,
    article: "3.2",
    message: "« mots »",
    why: "",
    fix: null,
    replacement: null,
    legal_basis: [],
    waiver: null,
    ...over,
  };
}

const spanned = (...spans: [number, number][]) =>
  spans.map(([start, end], index) => ({ finding: finding({ span: { start, end, text: "" } }), index }));

describe("the words of a passage", () => {
  test("are cut where findings begin and end", () => {
    expect(cutText("abcdef", spanned([1, 4], [3, 6]))).toEqual([
      { words: "a", findings: [] },
      { words: "bc", findings: [0] },
      { words: "d", findings: [0, 1] },
      { words: "ef", findings: [1] },
    ]);
  });

  test("count in scalar values, not in UTF-16 units", () => {
    expect(cutText("𝐀𝐁 été", spanned([3, 6]))).toEqual([
      { words: "𝐀𝐁 ", findings: [] },
      { words: "été", findings: [0] },
    ]);
  });

  test("are underlined nowhere when the span does not fit", () => {
    expect(cutText("abc", spanned([2, 9], [1, 1]))).toEqual([{ words: "abc", findings: [] }]);
  });
});

describe("the parts of a text", () => {
  test("lists and tables are put together again, empty cells in their place", () => {
    const parts = partsOf([
      passage({ block: "t", root: "t", kind: "titre", level: 1, page: 1 }),
      passage({ block: "l.1", root: "l", kind: "liste", page: 1 }),
      passage({ block: "l.2", root: "l", kind: "liste", page: 2 }),
      passage({ block: "m.1", root: "m", kind: "liste", page: 2 }),
      passage({ block: "x.1.1", root: "x", kind: "cellule", row: 0, column: 0, header: true }),
      passage({ block: "x.2.2", root: "x", kind: "cellule", row: 1, column: 1, page: 3 }),
    ]);
    expect(parts.map(({ kind, page }) => [kind, page])).toEqual([
      ["titre", 1],
      ["liste", null],
      // The page turned inside the list before.
      ["liste", 2],
      ["table", null],
    ]);
    const table = parts[3];
    expect(table?.kind === "table" && table.rows.map((row) => row.map(({ passages }) => passages.length))).toEqual([[1], [0, 1]]);
  });

  test("only the findings kept are placed", () => {
    const found = byBlock([finding({}), finding({ severity: "conseil" }), finding({ block: null })], ({ severity }) => severity === "bloquant");
    expect([...found].map(([block, some]) => [block, some.map(({ index }) => index)])).toEqual([["b", [0]]]);
  });

  test("say where and what in words", () => {
    expect(whereOf(finding({ page: 4 }))).toBe("article\u00a03.2, page\u00a04");
    expect(whereOf(finding({ article: null }))).toBe("hors article");
    expect(whereOf(finding({ article: null, block: null }))).toBe("ensemble du document");
    expect(worst([finding({ severity: "mineur" }), finding({ severity: "majeur" })])?.severity).toBe("majeur");
    expect(numberOf(passage({ article: "3", text: "Livraison" }))).toBe("3");
    expect(numberOf(passage({ article: "3", text: "Article 3 – Livraison" }))).toBeNull();
    expect(numberOf(passage({ article: "3.2", text: "3.2 Livraison" }))).toBeNull();
    expect(numberOf(passage({ article: "1", text: "Objet du lot 1" }))).toBe("1");
    expect(targetOf("/a.b/CCTP v1.2.docx", " annoté", "docx")).toBe("/a.b/CCTP v1.2 annoté.docx");
  });
});

function checked(path: string, findings: FindingView[]): CheckedFileView {
  return { path, title: "CCTP", document: "cctp", can_annotate: true, took_ms: 1, findings, passages: [passage({})], not_checked: [] };
}

function host(over: Partial<Host>): { name: string; request: unknown }[] {
  const asked: { name: string; request: unknown }[] = [];
  window.__EMPLETTES_HOST__ = {
    async call(name, request): Promise<unknown> {
      asked.push({ name, request });
      if (name === "export_check") return { path: (request as ExportCheck).target, unplaced: 1 };
      const files = (request as CheckFiles).files.map(({ path }) => checked(path, [finding({}), finding({ severity: "conseil", family: "local" })]));
      return { date: "2026-11-28", files, refused: [], obligations: [], not_checked: [], remarks: [] } satisfies CheckedFilesView;
    },
    cancel: async () => undefined,
    chooseFile: async () => null,
    chooseImports: async () => [],
    chooseDocuments: async () => [],
    chooseAnswers: async () => [],
    chooseFolder: async () => null,
    chooseTarget: async (suggested) => suggested,
    reveal: async () => undefined,
    onCloseRequested: () => undefined,
    ...over,
  };
  return asked;
}

afterEach(() => delete window.__EMPLETTES_HOST__);

describe("a file dropped", () => {
  test("is shown and checked, wherever one was", async () => {
    const asked = host({});
    const check = new FileCheck();
    await check.dropped({ kind: "over", paths: ["/a.docx"] });
    expect([check.over, asked.length]).toEqual([true, 0]);
    await check.dropped({ kind: "drop", paths: ["/a.docx", "/b.txt", "/a.docx"] });
    expect([check.over, route.view, check.file?.path]).toEqual([false, "fichier", "/a.docx"]);
    expect((asked[0]?.request as CheckFiles).files.map(({ path }) => path)).toEqual(["/a.docx", "/b.txt"]);
    check.show("/b.txt");
    expect(check.file?.path).toBe("/b.txt");
    await check.nameAs("/b.txt", "rc");
    expect((asked[1]?.request as CheckFiles).files).toEqual([
      { path: "/a.docx", document: null },
      { path: "/b.txt", document: "rc" },
    ]);
  });

  test("leads from one finding kept to the next, and round", async () => {
    host({});
    const check = new FileCheck();
    await check.check(["/a.docx"]);
    check.step(false);
    expect(check.looked).toEqual({ index: 0, from: "keys" });
    check.step(true);
    expect(check.current).toBe(1);
    check.group = "bloquant";
    check.step(false);
    expect(check.current).toBe(0);
    check.step(false);
    expect(check.current).toBe(0);
  });

  test("is written beside itself, that file alone when it bears comments", async () => {
    const asked = host({});
    const check = new FileCheck();
    await check.check(["/a.docx", "/b.docx"]);
    await check.write("annote");
    await check.write("sarif");
    const requests = asked.slice(1).map(({ request }) => request as ExportCheck);
    expect(requests.map(({ what, target, check: { files } }) => [what, target, files.length])).toEqual([
      ["annote", "/a annoté.docx", 1],
      ["sarif", "/a.sarif", 2],
    ]);
    expect(check.written?.unplaced).toBe(1);
  });

  test("a later question gives the earlier one up", async () => {
    const waiting: ((answer: unknown) => void)[] = [];
    host({ call: (_, request) => new Promise((done) => waiting.push(() => done({ date: "", files: [checked((request as CheckFiles).files[0]!.path, [])], refused: [], obligations: [] }))) });
    const check = new FileCheck();
    const first = check.check(["/a.docx"]);
    const second = check.check(["/b.docx"]);
    waiting[1]?.(null);
    await second;
    waiting[0]?.(null);
    await first;
    expect([check.file?.path, check.job]).toEqual(["/b.docx", null]);
  });
});
