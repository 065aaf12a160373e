import { describe, expect, test } from "vitest";

import { awaitedReason } from "./errors";

describe("a reason that is awaited", () => {
  test("is read from what the command says", () => {
    expect(
      awaitedReason("le module « moyens » n’est pas exporté sans votre motif écrit : Pourquoi ? Dites-le. (ajoutez justification = \"…\" à la facette choisie, dans [choices])"),
    ).toEqual({ module: "moyens", question: "Pourquoi ? Dites-le." });
  });

  test("other refusals are left as they are", () => {
    expect(awaitedReason("la valeur « 12 » est trop grande")).toBeNull();
  });
});
