import { expect, test } from "vitest";

import { atField, fieldName } from "./fields";

test("each fact has its name, those inside a lot that of the lots", () => {
  expect(fieldName("buyer.siret")).toBe("SIRET");
  expect(fieldName("lot[2].title")).toBe("Lots");
  expect(fieldName("inconnu")).toBe("inconnu");
});

test("under its field a mistake does not tell the place again", () => {
  expect(atField("« 12 » n’est pas un numéro SIRET (dans « buyer.siret »)")).toBe("« 12 » n’est pas un numéro SIRET.");
  expect(atField("trop long")).toBe("Trop long.");
});
