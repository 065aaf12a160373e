// The cases of document/tests/it/numbering.rs.

import { expect, test } from "vitest";

import { Numbering, plainText } from "./numbering";
import { readDocument } from "./schema";
import { write } from "./trees";

const { doc, title, paragraph, text, reference, variable, lineBreak } = write;

test("titles are numbered in order", () => {
  const read = readDocument(
    doc(title("a", 1, "a"), title("b", 2, "b"), title("c", 3, "c"), title("d", 2, "d"), title("e", 1, "e"), title("f", 2, "f")),
  );
  const numbering = Numbering.of(read);
  const labels: string[] = [];
  read.forEach((block) => labels.push(numbering.label(block)));
  expect(labels).toEqual(["Article\u00a01 – ", "1.1 ", "1.1.1 ", "1.2 ", "Article\u00a02 – ", "2.1 "]);
  expect(numbering.reference("d", "number")).toBe("article\u00a01.2");
  expect(numbering.reference("d", "title")).toBe("«\u00a0d\u00a0»");
  expect(numbering.reference("z", "number")).toBe("[renvoi sans cible\u00a0: z]");
});

test("a level that comes without the one above counts it as zero", () => {
  const read = readDocument(doc(title("a", 2, "a"), title("b", 1, "b"), title("c", 3, "c")));
  const numbering = Numbering.of(read);
  expect([numbering.number("a"), numbering.number("b"), numbering.number("c")]).toEqual(["0.1", "1", "1.0.1"]);
});

test("a title without number keeps its words for references", () => {
  const read = readDocument(doc(title("a", 1, "Annexe", false), title("b", 1, "Objet")));
  const numbering = Numbering.of(read);
  expect(numbering.label(read.child(0))).toBe("");
  expect(numbering.number("b")).toBe("1");
  expect(numbering.reference("a", "number")).toBe("«\u00a0Annexe\u00a0»");
});

test("titles inside other blocks are not numbered", () => {
  const read = readDocument(
    doc({ type: "note", attrs: { id: "n", provenance: "generated", audience: "published" }, content: [title("in", 1, "dedans")] }, title("out", 1, "dehors")),
  );
  const numbering = Numbering.of(read);
  expect(numbering.number("in")).toBeNull();
  expect(numbering.knows("in")).toBe(false);
  expect(numbering.number("out")).toBe("1");
});

test("the words of a line are those a reader sees", () => {
  const read = readDocument(
    doc(
      title("a", 1, "Objet"),
      paragraph("p", text("Voir "), reference("a"), lineBreak(), variable("x", "Délai", null), text(" et "), variable("y", "Lieu", "Saverne")),
    ),
  );
  expect(plainText(read.child(1), Numbering.of(read))).toBe("Voir article\u00a01\n[Délai] et Saverne");
});

test("a letter has no articles", () => {
  const content = [title("a", 1, "Notre besoin"), title("b", 2, "Lieux")];
  const read = readDocument({ type: "doc", attrs: { kind: "lettre", title: "Lettre" }, content });
  const numbering = Numbering.of(read);
  expect(numbering.label(read.child(0))).toBe("1. ");
  expect(numbering.label(read.child(1))).toBe("1.1 ");
});
