import { describe, expect, it } from "vitest";

import type { ClauseCard } from "../ipc/generated";
import { blankFacet, blankModule, freeHeadings, listOf } from "./blank";
import { familiesOf, nothingNarrowed, passes } from "./libraryDesk.svelte";

function card(over: Partial<ClauseCard> = {}): ClauseCard {
  return {
    module: "m", shelf: "transversal", shelf_title: "Tous les achats", title: "M", need: "", families: [], family_slugs: [],
    origin: "officielle", pack: null, mark: null, version: 1, reviewed: "2026-11-23", state: "en-service",
    put_away_reason: null, put_away_day: null, suspect: false, remarks: 0, default: true, asks_reason: false, kinds: [], levels: [],
    ...over,
  };
}

describe("the list", () => {
  it("is narrowed by shelf, family and state; what serves every purchase serves a family too", () => {
    const wood = card({ shelf: "mobilier-scolaire", family_slugs: ["mobilier-scolaire"], families: ["Mobilier scolaire"] });
    const house = card({ origin: "maison", remarks: 1 });
    const away = card({ state: "rangee" });
    const kept = (narrowing: Partial<typeof nothingNarrowed>) =>
      [wood, house, away].filter((one) => passes(one, { ...nothingNarrowed, ...narrowing }));
    expect(kept({})).toEqual([wood, house, away]);
    expect(kept({ shelf: "mobilier-scolaire" })).toEqual([wood]);
    expect(kept({ family: "mobilier-scolaire" })).toEqual([wood, house, away]);
    expect(kept({ family: "vetements" })).toEqual([house, away]);
    expect(kept({ state: "maison" })).toEqual([house]);
    expect(kept({ state: "a-revoir" })).toEqual([house]);
    expect(kept({ state: "rangee" })).toEqual([away]);
    expect(familiesOf([wood, wood, house])).toEqual([{ slug: "mobilier-scolaire", title: "Mobilier scolaire", modules: 2 }]);
  });
});

describe("the form", () => {
  it("offers each kind and level once, and what serves finds what it serves", () => {
    const form = blankModule();
    const all = freeHeadings(form).length;
    form.facets.push(blankFacet("exigence", "socle", form));
    expect(freeHeadings(form)).toHaveLength(all - 1);
    expect(blankFacet("preuve", "socle", form).head.proves).toBe("exigence-socle");
    expect(blankFacet("suivi", "ambitieux", form).head.follows).toBeNull();
    expect(blankFacet("critere", "socle", form).head.criterion).not.toBeNull();
  });

  it("reads a list written on one line", () => {
    expect(listOf("R2111-8, L2112-2 ; ")).toEqual(["R2111-8", "L2112-2"]);
    expect(listOf("a, b; c", /;/)).toEqual(["a, b", "c"]);
  });
});
