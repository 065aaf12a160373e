import { describe, expect, test } from "vitest";

import { placesWords } from "./places";

describe("places", () => {
  test("those of one piece are said together", () => {
    expect(placesWords(["RC, article 1", "RC, article 11", "CCAP, article 6.1"])).toBe(
      "RC, articles\u00a01 et 11\u202f; CCAP, article\u00a06.1",
    );
  });

  test("the cover and a piece alone", () => {
    expect(placesWords(["RC, page de garde", "RC, article 2", "CCTP"])).toBe("RC, page de garde, article\u00a02\u202f; CCTP");
  });
});
