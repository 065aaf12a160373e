import { describe, expect, it } from "vitest";
import type { FacetView, ModuleView, VariableView } from "../ipc/generated";
import { edited, toFollow, toLevel, type Choice } from "./choice";
import { clauses, followers, inDanger, isKept, keptLevel, named, passes, reach, sections, theme, toFill } from "./modules";

function facet(heading: string, over: Partial<FacetView> = {}): FacetView {
  const [kind = "", level = "socle"] = heading.split("-");
  return {
    facet: `m/${heading}`,
    kind,
    kind_name: kind,
    level: level as FacetView["level"],
    title: null,
    document: "cctp",
    kept: false,
    by_buyer: false,
    choice: null,
    serves: null,
    lever: null,
    basis: null,
    rank: null,
    firms: null,
    rings: [],
    why: null,
    why_not_stricter: null,
    level_reason: null,
    legal_basis: [],
    obligation_ids: [],
    text: [],
    variables: [],
    points: null,
    points_min: null,
    points_max: null,
    points_rest: false,
    criterion_group: null,
    ...over,
  };
}

function module(facets: FacetView[], over: Partial<ModuleView> = {}): ModuleView {
  return {
    module: "m",
    title: "Module",
    need: "Un besoin.",
    mark: null,
    shelf: "transversal",
    families: [],
    specific: false,
    in_default_set: true,
    justification_question: null,
    justification: null,
    facets,
    ...over,
  };
}

function number(name: string, value: unknown, byDefault: unknown = null): VariableView {
  return { name, kind: "number", unit: null, min: 1, max: 100, default: byDefault, options: [], ask: "?", why: null, value };
}

function firms(capable: number, unknown: number): Partial<FacetView> {
  return { firms: { capable, unknown, incapable: 0, by_status: { declare: 0, verifie: 0, deduit: 0 } } };
}

describe("a choice", () => {
  const check = (one: FacetView, edit: Parameters<typeof edited>[2], expected: Choice, over: Partial<ModuleView> = {}) =>
    expect(edited(module([one], over), one, edit)).toEqual(expected);

  const two = facet("exigence-socle", { kept: true, variables: [number("taux", 70, 70), number("heures", 12)] });

  it("keeps the other values the buyer gave", () => {
    check(two, { values: { taux: 80 } }, { taux: 80, heures: 12 });
    check(two, { values: { heures: 20 } }, { heures: 20 });
  });

  it("goes back to the default when nothing of the buyer's remains", () => {
    const one = facet("exigence-socle", { kept: true, by_buyer: true, variables: [number("taux", 80, 70)] });
    check(one, { values: { taux: 70 } }, null);
    check(one, { values: { taux: null } }, null);
    // A level the buyer asked for stays asked for.
    const level = facet("exigence-ambitieux", { kept: true, by_buyer: true, variables: [number("taux", 80, 70)] });
    check(level, { values: { taux: null } }, true);
    check(one, { values: { taux: null } }, true, { in_default_set: false });
  });

  it("never sends a blank for a value", () => {
    const text = facet("exigence-socle", { variables: [{ ...number("motif", "parce que"), kind: "text" }] });
    check(text, { values: { motif: "" } }, null);
    check(text, { values: { motif: "autre" } }, { motif: "autre" });
  });

  it("holds the points and the written reason", () => {
    const criterion = facet("critere-socle", { kept: true, points: 10, points_min: 5, points_max: 15, variables: [number("delai", null)] });
    check(criterion, { values: { delai: 4 } }, { delai: 4 });
    check(criterion, { points: 15 }, { poids: 15 });
    check({ ...criterion, by_buyer: true, choice: { poids: 10 } }, { values: { delai: 4 } }, { delai: 4, poids: 10 });
    // Points proposed are not points given: they stay free to move.
    check({ ...criterion, by_buyer: true, choice: true }, { values: { delai: 4 } }, { delai: 4 });
    check({ ...criterion, by_buyer: true, choice: { poids: 10 } }, { points: null }, null);
    check({ ...criterion, by_buyer: true, points_rest: true, choice: null }, { values: { delai: 4 } }, { delai: 4 });
    const reasoned = { in_default_set: false, justification_question: "Pourquoi ?", justification: "Motif." };
    check({ ...two, by_buyer: true }, { values: { heures: 3 } }, { heures: 3, justification: "Motif." }, reasoned);
    check(two, { justification: " Autre. " }, { heures: 12, justification: "Autre." }, reasoned);
  });
});

describe("a level", () => {
  const socle = facet("exigence-socle", { kept: true });
  const ambitieux = facet("exigence-ambitieux");
  const steps = (facets: FacetView[], heading: string | null, over: Partial<ModuleView> = {}) => {
    const clause = clauses(module(facets, over))[0]!;
    const target = facets.find((one) => one.facet === `m/${heading}`) ?? null;
    return toLevel(clause, target).map((step) => [step.facet.slice(2), step.choice]);
  };

  it("takes the place of the one proposed, and gives it back", () => {
    expect(steps([socle, ambitieux], "exigence-ambitieux")).toEqual([["exigence-ambitieux", true]]);
    const after = [facet("exigence-socle"), facet("exigence-ambitieux", { kept: true, by_buyer: true })];
    expect(steps(after, "exigence-socle")).toEqual([["exigence-ambitieux", null]]);
    expect(steps([socle, ambitieux], "exigence-socle")).toEqual([]);
  });

  it("goes from one asked for to another", () => {
    const facets = [facet("exigence-socle"), facet("exigence-ambitieux", { kept: true, by_buyer: true }), facet("exigence-exemplaire")];
    expect(steps(facets, "exigence-exemplaire")).toEqual([
      ["exigence-ambitieux", null],
      ["exigence-exemplaire", true],
    ]);
    const valued = [facet("exigence-socle", { kept: true, by_buyer: true }), facet("exigence-ambitieux")];
    // Kept by the buyer, and yet not kept: a criterion of zero points.
    expect(steps([facet("exigence-socle", { by_buyer: true })], "exigence-socle")).toEqual([["exigence-socle", null]]);
    expect(steps(valued, "exigence-ambitieux")).toEqual([
      ["exigence-socle", null],
      ["exigence-ambitieux", true],
    ]);
  });

  it("is left out, and comes back", () => {
    expect(steps([socle, ambitieux], null)).toEqual([["exigence-socle", false]]);
    expect(steps([facet("exigence-socle"), facet("exigence-ambitieux", { kept: true, by_buyer: true })], null)).toEqual([
      ["exigence-socle", false],
      ["exigence-ambitieux", null],
    ]);
    const out = [facet("exigence-socle"), facet("exigence-ambitieux")];
    expect(steps(out, null)).toEqual([]);
    expect(steps(out, "exigence-socle")).toEqual([["exigence-socle", null]]);
    expect(steps(out, "exigence-ambitieux")).toEqual([
      ["exigence-socle", null],
      ["exigence-ambitieux", true],
    ]);
  });

  it("outside the default set is asked for, with its reason", () => {
    const off = { in_default_set: false };
    expect(steps([facet("exigence-socle")], "exigence-socle", off)).toEqual([["exigence-socle", true]]);
    expect(steps([facet("exigence-socle", { kept: true, by_buyer: true })], null, off)).toEqual([["exigence-socle", null]]);
    const one = facet("execution-socle");
    const clause = clauses(module([one], { ...off, justification_question: "Pourquoi ?" }))[0]!;
    expect(toLevel(clause, one, "Un motif.")).toEqual([{ facet: "m/execution-socle", choice: { justification: "Un motif." } }]);
  });

  it("takes along what serves it, unless left out", () => {
    expect(toFollow(facet("preuve-socle", { serves: "m/exigence-socle" }), false).choice).toBe(false);
    expect(toFollow(facet("preuve-socle", { serves: "m/exigence-socle" }), true).choice).toBeNull();
  });
});

describe("modules", () => {
  it("are read as clauses by kind, each in its levels", () => {
    const proof = facet("preuve-socle", { serves: "m/exigence-socle" });
    const one = module([facet("exigence-ambitieux"), facet("critere-socle"), facet("exigence-socle", { kept: true }), proof]);
    const read = clauses(one);
    expect(read.map((clause) => [clause.kind, clause.levels.map((level) => level.level)])).toEqual([
      ["exigence", ["socle", "ambitieux"]],
      ["critere", ["socle"]],
    ]);
    expect(keptLevel(read[0]!)?.level).toBe("socle");
    expect(keptLevel(read[1]!)).toBeNull();
    expect(followers(one, read[0]!.levels[0]!)).toEqual([proof]);
  });

  it("show as a danger what too few can meet", () => {
    expect(reach(facet("exigence-socle"))).toBe("free");
    expect(reach(facet("exigence-socle", firms(3, 0)))).toBe("open");
    expect(reach(facet("exigence-socle", firms(0, 59)))).toBe("unsure");
    expect(reach(facet("exigence-socle", firms(2, 0)))).toBe("closed");
    expect(inDanger(module([facet("exigence-socle", firms(1, 1))]))).toBe(false);
    expect(inDanger(module([facet("exigence-socle", { ...firms(1, 1), kept: true })]))).toBe(true);
  });

  it("are filtered", () => {
    const kept = module([facet("exigence-socle", { kept: true, obligation_ids: ["env-specification"] })]);
    const left = module([facet("exigence-socle")]);
    expect(isKept(kept)).toBe(true);
    expect([kept, left].map((one) => passes(one, "all"))).toEqual([true, true]);
    expect([kept, left].map((one) => passes(one, "kept"))).toEqual([true, false]);
    expect([kept, left].map((one) => passes(one, "left"))).toEqual([false, true]);
    expect([kept, left].map((one) => passes(one, "duties"))).toEqual([true, false]);
  });

  it("are named in the sentences of the rules", () => {
    const all = [module([facet("exigence-socle", { title: "Bois" })])];
    expect(named("«\u00a0m/exigence-socle\u00a0» vaut 3\u00a0; « x/y » aussi", all)).toEqual({
      text: "«\u00a0Module\u00a0: Bois\u00a0» (exigence, socle) vaut 3\u00a0; « x/y » aussi",
      facet: "m/exigence-socle",
    });
    expect(named("le total fait 90", all)).toEqual({ text: "le total fait 90", facet: null });
  });

  it("count what remains to fill, of what is kept", () => {
    const values = [number("a", null), number("b", 3), number("c", 0)];
    expect(toFill(module([facet("exigence-socle", { kept: true, variables: values })]))).toBe(1);
    expect(toFill(module([facet("exigence-socle", { variables: values })]))).toBe(0);
  });

  it("articles of several pieces are no levels of one another", () => {
    const articles = [facet("article-ccap", { kind: "article" }), facet("article-rc", { kind: "article" })];
    const found = clauses(module(articles, { module: "a", shelf: "administratif" }));
    expect(found.map((clause) => clause.levels.length)).toEqual([1, 1]);
    expect(new Set(found.map((clause) => clause.key)).size).toBe(2);
  });

  it("an article that an option brought goes by a word of the buyer", () => {
    const brought = facet("article-rc", { kind: "article", kept: true, by_buyer: false });
    const option = module([facet("article-ccap", { kind: "article", kept: true, by_buyer: true }), brought], { module: "a", in_default_set: false });
    const [main, other] = clauses(option);
    expect(other && toLevel(other, null)).toEqual([{ facet: brought.facet, choice: false }]);
    expect(main && toLevel(main, null).map((step) => step.choice)).toEqual([null]);
  });

  it("stand in sections: specific, general, on written reason", () => {
    const specific = module([facet("exigence-socle", { rank: 9 })], { module: "s", specific: true });
    const first = module([facet("exigence-socle", { rank: 2, obligation_ids: ["env-specification"] })], { module: "f", specific: true });
    const price = module([facet("critere-socle", { points_rest: true })], { module: "p" });
    const reasoned = module([facet("execution-socle")], { module: "r", justification_question: "Pourquoi ?" });
    const article = module([facet("article-rc", { level: "socle", kind: "article" })], { module: "a", shelf: "administratif" });
    const option = module([facet("article-rc", { kind: "article" })], { module: "o", shelf: "administratif", in_default_set: false });
    const read = sections([article, option, reasoned, specific, price, first]);
    expect(read.map((section) => section.id)).toEqual(["specific", "general", "reasoned", "options", "administrative"]);
    expect(read[0]?.groups.map((group) => [group.theme, group.modules.map((one) => one.module)])).toEqual([
      ["environnement", ["f"]],
      ["qualite", ["s"]],
    ]);
    expect(theme(price)).toBe("prix");
  });
});
