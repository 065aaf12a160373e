import { expect, test } from "vitest";

import { cut } from "./references";

test.each([
  ["articles L2123-1, R2123-1 et R2123-4", ["articles ", "[L2123-1]", ", ", "[R2123-1]", " et ", "[R2123-4]"]],
  ["articles L. 2123-1 (1°) et R.\u00a02123-4", ["articles ", "[L. 2123-1]", " (1°) et ", "[R.\u00a02123-4]"]],
  ["R2161-2 à R2161-5", ["[R2161-2]", " à ", "[R2161-5]"]],
  ["L2112-2-1", ["[L2112-2-1]"]],
  ["aucun", ["aucun"]],
  ["", []],
])("« %s »", (text, pieces) => expect(cut(text).map((p) => (p.citation ? `[${p.words}]` : p.words))).toEqual(pieces));
