import { describe, expect, it } from "vitest";

import { isTable, pasted, titled, blankLine } from "./priceRows";

describe("lines pasted from a spreadsheet", () => {
  it("reads the columns in order, with or without headings", () => {
    const text = "Désignation\tUnité\tQuantité\tLot\tTVA\nTable\tunité\t1 200,5\t2\t20 %\r\nChaise\t\t\t\t\n\t\t3\n";
    expect(isTable(text)).toBe(true);
    expect(pasted(text, 1)).toEqual([
      { ...blankLine(2), title: "Table", unit: "unité", quantity: 1200.5, vat_rate: 20 },
      { ...blankLine(1), title: "Chaise" },
    ]);
  });

  it("leaves unknown what is no number, and knows no lot with one", () => {
    const [line] = pasted("Table\tunité\tdouze\t3\t5,5", null);
    expect(line).toEqual({ ...blankLine(null), title: "Table", unit: "unité", vat_rate: 5.5 });
    expect(pasted("Table\tu\t0\t1\t120", 1)[0]).toMatchObject({ quantity: null, vat_rate: null });
  });

  it("keeps words that are no lines, and no line without words", () => {
    expect(isTable("Table à dessin, réglable")).toBe(false);
    expect(titled([blankLine(1), { ...blankLine(1), title: "Table" }])).toHaveLength(1);
  });
});
