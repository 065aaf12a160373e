import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fieldNumber, parseNumber, type Bounds } from "./numbers";

function value(text: string, bounds?: Bounds): number | null | string {
  const parsed = parseNumber(text, bounds);
  return parsed.kind === "number" ? parsed.value : parsed.kind === "empty" ? null : parsed.message;
}

describe("what people type", () => {
  test.each([
    ["12 500,50", 12500.5],
    ["12\u202f500,50", 12500.5],
    ["12 500", 12500],
    ["12500.5", 12500.5],
    ["85 000 € HT", 85000],
    ["85000€", 85000],
    ["1.234.567,89", 1234567.89],
    ["1,234,567.89", 1234567.89],
    ["0,5", 0.5],
    ["0.125", 0.125],
    ["5,", 5],
    ["-3", -3],
    ["  ", null],
  ])("« %s » is %s", (text, expected) => expect(value(text)).toBe(expected));

  test.each(["douze", "12 500 500,5,5", "1e5", "€", "12-5", "Infinity", "0x10"])("« %s » is no number", (text) =>
    expect(parseNumber(text).kind).toBe("problem"),
  );

  test("« 1.500 » may be two numbers: it is asked, never guessed", () =>
    expect(value("1.500")).toBe("Nombre ambigu\u00a0: écrivez 1\u202f500 ou 1,500."));

  test("the unit may be typed", () => expect(value("12 mois", { unit: "mois" })).toBe(12));

  test("bounds say what is allowed", () => {
    expect(value("-1", { min: 0 })).toBe("Ce nombre ne peut pas être négatif.");
    expect(value("0", { min: 1 })).toBe("Au moins 1.");
    expect(value("120", { max: 100, unit: "%" })).toBe("Au plus 100\u00a0%.");
    expect(value("1,5", { integer: true })).toBe("Écrivez un nombre entier, sans virgule.");
  });
});

test("what a field shows is read back as the same number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const n = cents / 100;
      expect(value(fieldNumber(n))).toBeCloseTo(n, 2);
    }),
  );
});

test("no text makes it throw, nor gives something that is no finite number", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseNumber(text);
      if (parsed.kind === "number") expect(Number.isFinite(parsed.value)).toBe(true);
    }),
  );
});
