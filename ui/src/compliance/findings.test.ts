import { describe, expect, test } from "vitest";

import type { PieceFinding } from "../ipc/generated";
import { distinct, fieldOf, grouped, isOfNeed, keysOf, messageOf, placeWords } from "./findings";

function finding(over: Partial<PieceFinding>): PieceFinding {
  return {
    document: "cctp",
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

describe("findings", () => {
  test("what stands in the information for all candidates is corrected in the need", () => {
    expect(isOfNeed(finding({ document: "informations-prealables" }))).toBe(true);
    expect(isOfNeed(finding({}))).toBe(false);
  });

  test("are grouped by severity, what waits for a value apart", () => {
    const groups = grouped(
      [
        finding({ severity: "conseil" }),
        finding({ severity: "majeur", state: "donnee-manquante" }),
        finding({}),
        finding({ severity: "majeur" }),
        finding({ severity: "majeur", state: "conforme" }),
      ],
      { document: null, family: null },
    );
    expect(groups.map(({ group, findings }) => [group, findings.length])).toEqual([
      ["bloquant", 1],
      ["majeur", 1],
      ["conseil", 1],
      ["a-completer", 1],
    ]);
  });

  test("are filtered by piece and family", () => {
    const all = [finding({}), finding({ document: "rc", family: "local" })];
    expect(grouped(all, { document: "rc", family: null })[0]?.findings).toEqual([all[1]]);
    expect(grouped(all, { document: "rc", family: "marque" })).toEqual([]);
    expect(distinct(all, "family")).toEqual(["marque", "local"]);
  });

  test("the same words twice are two findings", () => {
    expect(new Set(keysOf([finding({}), finding({})])).size).toBe(2);
  });

  test("say where they stand in words", () => {
    expect(placeWords(finding({}))).toBe("CCTP, article\u00a03.2");
    expect(placeWords(finding({ block: null, article: null }))).toBe("CCTP, page de garde");
  });

  test("a value awaited is named, its internal name is not shown", () => {
    const missing = finding({ message: "Donnée à fournir\u00a0: Référence (champ tender.reference)." });
    expect(messageOf(missing)).toBe("Donnée à fournir\u00a0: Référence.");
    expect(fieldOf(missing)).toBe("tender.reference");
    expect(fieldOf(finding({}))).toBeNull();
  });
});
