import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { Numbering, plainText } from "./numbering";
import { readDocument } from "./schema";
import { rangeInLine, rangeOf, scalarCount } from "./spans";
import { line, write } from "./trees";

// Trees at random take their time on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

const { doc, paragraph, title, text, variable, reference, lineBreak } = write;

/** Words between the positions of a span, atoms written as readers see them. */
function check(content: Record<string, unknown>[], start: number, end: number): string | null {
  const read = readDocument(doc(title("t", 1, "Objet"), paragraph("p", ...content)));
  const range = rangeOf(read, "p", { start, end }, Numbering.of(read));
  if (!range) return null;
  const $from = read.resolve(range.from);
  const cut = $from.parent.cut($from.parentOffset, read.resolve(range.to).parentOffset);
  return plainText(cut, Numbering.of(read));
}

describe("spans of findings", () => {
  test("plain words", () => {
    expect(check([text("fabriqué en France")], 12, 18)).toBe("France");
    expect(check([text("fabriqué "), text("en", "bold"), text(" France")], 9, 18)).toBe("en France");
  });

  test("emoji, surrogate pairs and combining letters count as the checker counts them", () => {
    expect(check([text("😀 prix 𝒳 bas")], 2, 6)).toBe("prix");
    expect(check([text("😀 prix 𝒳 bas")], 7, 8)).toBe("𝒳");
    expect(check([text("e\u0301cole 👩‍🏫 ici")], 0, 6)).toBe("e\u0301cole");
    expect(check([text("e\u0301cole 👩‍🏫 ici")], 7, 10)).toBe("👩‍🏫");
  });

  test("a variable is taken whole, by its value or its label", () => {
    const content = [text("Délai "), variable("d", "Délai de livraison", null), text(" jours")];
    expect(check(content, 6, 26)).toBe("[Délai de livraison]");
    expect(check(content, 9, 12)).toBe("[Délai de livraison]");
    expect(check(content, 26, 32)).toBe(" jours");
    expect(check(content, 0, 8)).toBe("Délai [Délai de livraison]");
  });

  test("a reference counts for its displayed words, a break for one character", () => {
    const content = [text("Voir "), reference("t"), lineBreak(), text("fin")];
    expect(check(content, 5, 14)).toBe("article\u00a01");
    expect(check(content, 15, 18)).toBe("fin");
  });

  test("a span longer than the text is not placed", () => {
    expect(check([text("court")], 2, 9)).toBeNull();
    expect(check([text("court")], 4, 2)).toBeNull();
  });

  test("an empty span at the end, and an empty line", () => {
    expect(check([text("court")], 5, 5)).toBe("");
    expect(check([], 0, 0)).toBe("");
  });

  test("any line: a span holds exactly its words, atoms whole", () => {
    fc.assert(
      fc.property(line, fc.nat(), fc.nat(), (content, a, b) => {
        const read = readDocument(doc(title("b1", 1, "Objet"), paragraph("p", ...content)));
        const numbering = Numbering.of(read);
        const node = read.child(1);
        const whole = plainText(node, numbering);
        const length = scalarCount(whole);
        const start = a % (length + 1);
        const end = start + (b % (length - start + 1));
        const range = rangeInLine(node, 0, { start, end }, numbering);
        expect(range).not.toBeNull();
        const words = plainText(node.cut(range!.from, range!.to), numbering);
        const wanted = [...whole].slice(start, end).join("");
        expect(words).toContain(wanted);
        // Only atoms may make it longer.
        if (content.every((part) => part.type === "text")) expect(words).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });
});
