import { expect, test } from "vitest";

import { parseDate } from "./dates";

test.each([
  ["23/11/2026", "2026-11-23"],
  ["23.11.26", "2026-11-23"],
  ["2026-11-23", "2026-11-23"],
  ["23 novembre 2026", "2026-11-23"],
  ["lundi 23 nov. 2026", "2026-11-23"],
  ["1er août 2027", "2027-08-01"],
  ["3 fev 2027", "2027-02-03"],
  ["29/02/2028", "2028-02-29"],
])("« %s » is %s", (text, iso) => expect(parseDate(text)).toEqual({ kind: "date", iso }));

test.each(["30/02/2026", "31 avril 2026", "23/11", "demain", "32/01/2026", "23 ju 2026", "1/1/1900"])(
  "« %s » is no date",
  (text) => expect(parseDate(text).kind).toBe("problem"),
);

test("nothing typed is no date, and no mistake", () => expect(parseDate(" ")).toEqual({ kind: "empty" }));
