import { describe, expect, test } from "vitest";

import { capital, count, dateLong, dateShort, euros, folded, instant, km, listed, NBSP, NNBSP, number, quoted, sentence } from "./format";

describe("numbers", () => {
  test.each([
    [0, "0"],
    [85000, `85${NNBSP}000`],
    [1234567.5, `1${NNBSP}234${NNBSP}567,5`],
    [-3, "−3"],
    [0.25, "0,25"],
  ])("%d is written %s", (n, words) => expect(number(n)).toBe(words));

  test("amounts show cents only when there are some", () => {
    expect(euros(12500)).toBe(`12${NNBSP}500${NBSP}€`);
    expect(euros(12500.5)).toBe(`12${NNBSP}500,50${NBSP}€`);
  });

  test("one and a half is still singular in French", () => {
    expect(count(0, "entreprise", "entreprises")).toBe(`0${NBSP}entreprise`);
    expect(count(1, "entreprise", "entreprises")).toBe(`1${NBSP}entreprise`);
    expect(count(2, "entreprise", "entreprises")).toBe(`2${NBSP}entreprises`);
  });

  test("short distances keep one decimal", () => {
    expect(km(0.84)).toBe(`0,8${NBSP}km`);
    expect(km(99.6)).toBe(`100${NBSP}km`);
  });
});

describe("dates", () => {
  test.each([
    ["2026-11-23", `23${NBSP}novembre 2026`],
    ["2027-08-01", `1er${NBSP}août 2027`],
    ["un jour", "un jour"],
    ["2026-13-01", "2026-13-01"],
  ])("%s is written %s", (iso, words) => expect(dateLong(iso)).toBe(words));

  test("short form", () => expect(dateShort("2026-01-05")).toBe("05/01/2026"));

  test("instants are told from now", () => {
    const now = new Date(2026, 10, 23, 15, 0);
    const at = (d: Date): string => instant(d.toISOString(), now);
    expect(at(new Date(2026, 10, 23, 14, 5))).toBe(`aujourd’hui à 14${NBSP}h${NBSP}05`);
    expect(at(new Date(2026, 10, 22, 23, 59))).toBe(`hier à 23${NBSP}h${NBSP}59`);
    expect(at(new Date(2026, 2, 3, 9, 0))).toBe(`le 3${NBSP}mars 2026`);
    expect(instant("jamais", now)).toBe("jamais");
  });
});

test("words", () => {
  expect(quoted("a")).toBe(`«${NBSP}a${NBSP}»`);
  expect(listed(["a", "b", "c"])).toBe("a, b et c");
  expect(listed(["a"])).toBe("a");
  expect(capital("état")).toBe("État");
  expect(sentence("un SIRET a 14 chiffres")).toBe("Un SIRET a 14 chiffres.");
  expect(sentence("Tout va bien.")).toBe("Tout va bien.");
  expect(folded("L’Élève")).toBe("l'eleve");
});
