import { expect, test } from "vitest";

import type { ArticleChange, LineChange } from "../ipc/generated";
import { articleFate, articleName, choiceSides, shown, states } from "./words";

const NBSP = "\u00a0";
const article: ArticleChange = { state: "modifie", moved: false, title: "Prix", before: "5", after: "5", lines: [] };

test("an article says what became of it", () => {
  expect(articleName(article)).toBe(`Article${NBSP}5 – Prix`);
  expect(articleFate(article)).toBe("modifié");
  expect(articleFate({ ...article, moved: true, before: "4" })).toBe(`déplacé et modifié (avant${NBSP}: article${NBSP}4)`);
  expect(articleFate({ ...article, state: "deplace", moved: true, before: "4" })).toBe(
    `déplacé, sans changement (avant${NBSP}: article${NBSP}4)`,
  );
  expect(articleName({ ...article, before: null, after: null, title: "" })).toBe("Avant le premier article");
});

test("a choice says before and after", () => {
  const change = { facet: "prix/critere-socle", title: "Prix", label: null, before: "60", after: "50" };
  expect(choiceSides({ ...change, what: "points" })).toEqual(["60 points", "50 points"]);
  expect(choiceSides({ ...change, what: "retenue" })).toEqual(["non retenue", "retenue"]);
  expect(choiceSides({ ...change, what: "valeur", before: null })).toEqual(["à remplir", "50"]);
});

test("words far from a change are cut, those of a change never", () => {
  const long = Array.from({ length: 60 }, (_, n) => `mot${n} `).join("");
  const line: LineChange = {
    state: "modifie",
    pieces: [
      { kind: "same", words: long },
      { kind: "gone", words: "12 " },
      { kind: "come", words: "24 " },
      { kind: "same", words: long },
    ],
  };
  const [before, gone, come, after] = shown(line);
  expect(before?.words.startsWith("… mot46 ")).toBe(true);
  expect([gone?.words, come?.words]).toEqual(["12 ", "24 "]);
  expect(after?.words.endsWith("mot13 … ")).toBe(true);
  expect(shown({ ...line, state: "ajoute" })).toBe(line.pieces);
});

test("only what is part of the present can be gone back from", () => {
  const step = (number: number, applied: boolean) => ({ number, at: "2026-11-29T10:00:00Z", label: `Pas ${number}`, applied });
  expect(states([step(3, false), step(2, true), step(1, true)]).map(({ value }) => value)).toEqual(["1", "0"]);
});
