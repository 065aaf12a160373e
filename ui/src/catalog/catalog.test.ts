import { afterEach, describe, expect, it } from "vitest";

import type { FacetCountView, FacetsView, FirmAnswer, HitView, ImportFiles, SiteView } from "../ipc/generated";
import type { Host } from "../ipc/host";
import { correctionOf, formOf, lacking } from "./correction";
import { alternatives, choicesOf, merged, narrowed, noCriteria, question, reasonsOf, sourceYears, unknownOf } from "./criteria";
import { spaced, unknowns } from "./firm";
import { bandOptions } from "./headcount";
import { ImportDesk } from "./importDesk.svelte";
import { FARMING, importKinds, kindLabel } from "./imports";
import { markPath } from "./marks";
import { SearchDesk } from "./searchDesk.svelte";
import { beyondWords } from "./sites";
import { conflictWords, saidBy, sourceDate, tierLabel, tierWords, tiers } from "./words";

const NBSP = "\u00a0";
const NNBSP = "\u202f";

const fact = (code: string | null, name: string, sites: number): FacetCountView => ({ code, name, sites });
const facets = (over: Partial<FacetsView> = {}): FacetsView => ({
  regions: [],
  departements: [],
  divisions: [],
  categories: [],
  headcounts: [],
  tiers: [],
  labels: [],
  experience: 0,
  ...over,
});

function hit(over: Partial<HitView> = {}): HitView {
  return {
    name: "Atelier d’essai", siren: null, siret: null, id: "icpe:0001.00001", naf: null, naf_label: null, commune: null,
    departement: null, region: null, lat: null, lon: null, distance_km: null, tier: "S", state: null, category: null,
    headcount: null, contracts: null, labels: [], sites_of_firm: 1, score: 1, families: [], why: [], evidence: [], ...over,
  };
}

function site(over: Partial<SiteView> = {}): SiteView {
  return {
    id: "siret:99900001100018", name: "Atelier d’essai", siret: "99900001100018", naf: "31.01Z", naf_label: null, commune: "Saverne",
    postal_code: null, departement: null, region: null, tier: "S", last_year_site: 2026, last_year_firm: 2026, state: "actif",
    registered: null, created: null, seat: null, naf25: null, headcount: null, lat: 1, lon: 1, known: [], evidence: [], conflicts: [],
    correction: null, note: null, ...over,
  };
}

const firm = (over: Partial<FirmAnswer> = {}): FirmAnswer => ({
  siren: "999000011", name: "Atelier d’essai", category: null, headcount: "12", size_source: null, contracts: null,
  sites: [site()], profiles: [], ...over,
});

describe("tier S is told apart", () => {
  it("by its label, its words and its sign", () => {
    expect(tiers.map((one) => one.tier)).toEqual(["S", "A", "B", "C"]);
    expect(tierLabel("S")).toBe("Actif au répertoire Sirene");
    expect(tierWords("S", 2026)).toBe("actif au répertoire Sirene");
    const signs = tiers.map(({ tier }) => markPath(tier, 8, 8, 5)).map(({ outline, heart }) => outline + heart);
    expect(new Set(signs).size).toBe(4);
  });
});

describe("what is looked for", () => {
  it("is asked by firm, with counts, on the day of the dossier", () => {
    const asked = question({ ...noCriteria, text: " chaises ", near: "67437" }, "2027-01-05", 50);
    expect(asked).toMatchObject({ text: "chaises", near: "67437", radius_km: 100, by_firm: true, facets: true, as_of: "2027-01-05", limit: 50 });
    expect(question(noCriteria, null, 1)).toMatchObject({ near: null, radius_km: null, as_of: null });
  });

  it("is narrowed by anything but words", () => {
    expect(narrowed({ ...noCriteria, text: "chaises" })).toBe(false);
    expect(narrowed({ ...noCriteria, tiers: ["S"] })).toBe(true);
    expect(narrowed({ ...noCriteria, label: "ea" })).toBe(true);
  });

  it("counts the other choices of a filter as if it were not set", () => {
    const criteria = { ...noCriteria, region: "44", tiers: ["S"] };
    expect(alternatives(criteria).map((one) => one.filter)).toEqual(["region", "tiers"]);
    expect(alternatives(criteria)[0]?.criteria).toMatchObject({ region: null, tiers: ["S"] });
    const own = facets({ regions: [fact("44", "Grand Est", 3)], tiers: [fact("S", "S", 3)] });
    const all = merged(own, [{ filter: "region", facets: facets({ regions: [fact("44", "Grand Est", 3), fact("11", "Île-de-France", 9)] }) }]);
    expect(all.regions.length).toBe(2);
    expect(all.tiers).toEqual(own.tiers);
  });

  it("names the choices, keeps the one taken, counts the unknown apart", () => {
    const known = facets({
      departements: [fact("95", "Val-d'Oise", 1200), fact(null, "inconnu", 4)],
      headcounts: [fact("21", "…", 2), fact("02", "…", 5)],
      categories: [fact("PME", "PME", 1)],
    });
    expect(choicesOf("departement", known, null)).toEqual([{ value: "95", label: `Val-d’Oise, 95 (1${NNBSP}200)` }]);
    expect(choicesOf("departement", known, "67").at(-1)).toEqual({ value: "67", label: "67 (0)" });
    expect(choicesOf("headcount", known, null).map((one) => one.value)).toEqual(["02", "21"]);
    expect(choicesOf("category", known, null)[0]?.label).toBe("Petite ou moyenne entreprise (1)");
    expect(unknownOf("departement", known)).toBe(4);
    expect(choicesOf("region", null, null)).toEqual([]);
  });

  it("says why, its freshness apart, and the years of the sources", () => {
    expect(reasonsOf(hit({ why: ["le nom contient", "site vu en 2021"] }))).toEqual({ reasons: ["le nom contient"], freshness: "site vu en 2021" });
    expect(reasonsOf(hit())).toEqual({ reasons: [], freshness: null });
    const proof = (year: number | null) => ({ source: "x", year, status: "declare", sentence: "" });
    expect(sourceYears(hit({ evidence: [proof(2015), proof(2021), proof(null), proof(2015)] }))).toEqual([2021, 2015]);
  });
});

describe("words", () => {
  it("of the fabric say when the list does not hold every site", () => {
    expect(beyondWords(4000, 4000, true)).toBeNull();
    expect(beyondWords(4000, 12500, true)).toContain(`les 4${NNBSP}000 sites les plus proches sur 12${NNBSP}500`);
    expect(beyondWords(4000, 12500, false)).not.toContain("proches");
  });

  it("of a conflict, of a source", () => {
    expect(conflictWords("state", "ferme")).toBe(`état${NBSP}: fermé`);
    expect(conflictWords("headcount", "12")).toBe(`effectif de l’entreprise${NBSP}: 20 à 49 salariés`);
    expect(conflictWords("name", "AUTRE")).toBe(`nom${NBSP}: AUTRE`);
    expect(sourceDate("sirene@2026-11-02")).toBe(`2${NBSP}novembre 2026`);
    expect(sourceDate("irep2021")).toBe("2021");
    expect(sourceDate("decp")).toBeNull();
    expect(saidBy("sirene@2026-11-02", "Sirene, stock du 2/11/2026", "2026-11-02")).toBe("Sirene, stock du 2/11/2026");
    expect(saidBy("x", "Mon fichier", "2026-11-02")).toBe(`Mon fichier, 2${NBSP}novembre 2026`);
  });

  it("of numbers and bands", () => {
    expect(spaced("99900001100018")).toBe(`999${NBSP}000${NBSP}011${NBSP}00018`);
    expect(bandOptions[0]?.value).toBe("00");
    expect(bandOptions.at(-1)?.value).toBe("53");
  });

  it("of what is unknown leave closed sites alone", () => {
    expect(unknowns(firm({ sites: [site({ state: "ferme", tier: "C" })] })).join()).not.toContain("encore ouvert");
    expect(unknowns(firm({ sites: [site({ state: null, tier: "C" })] })).join()).toContain("encore ouvert");
    expect(unknowns(firm({ headcount: null })).join()).toContain("Son effectif");
  });
});

describe("a correction", () => {
  it("sends what was changed, no more", () => {
    const form = { ...formOf(site(), firm()), naf: "31.09b", reason: " visite " };
    expect(correctionOf(site(), firm(), form)).toEqual({
      id: "siret:99900001100018", name: null, naf: "31.09B", insee: null, state: null, headcount: null, reason: "visite",
    });
  });

  it("wants a change and a reason", () => {
    const same = formOf(site(), firm());
    expect(lacking(correctionOf(site(), firm(), same))).toBe("nothing");
    expect(lacking(correctionOf(site(), firm(), { ...same, state: "ferme" }))).toBe("reason");
    expect(lacking(correctionOf(site(), firm(), { ...same, state: "ferme", reason: "visite" }))).toBeNull();
  });
});

/** A host that answers with this, and remembers what it was asked. */
function host(answer: (name: string, request: unknown) => unknown, over: Partial<Host> = {}): { name: string; request: unknown }[] {
  const asked: { name: string; request: unknown }[] = [];
  window.__EMPLETTES_HOST__ = {
    async call(name, request) {
      asked.push({ name, request });
      return answer(name, request);
    },
    cancel: async () => undefined,
    chooseFile: async () => null,
    chooseImports: async () => [],
    chooseDocuments: async () => [],
    chooseAnswers: async () => [],
    chooseFolder: async () => null,
    chooseTarget: async () => null,
    reveal: async () => undefined,
    onCloseRequested: () => undefined,
    ...over,
  };
  return asked;
}

afterEach(() => delete window.__EMPLETTES_HOST__);

describe("an import", () => {
  it("is asked with its files, tried before it is done", async () => {
    const chosen = [["/a/StockUniteLegale.csv"], ["/b/StockEtablissement.csv", "/a/StockUniteLegale.csv"]];
    const asked = host(() => ({ dry_run: true }), { chooseImports: async () => chosen.shift() ?? [] });
    const desk = new ImportDesk();
    expect(desk.wanting).not.toBeNull();
    await desk.run(true);
    expect(asked).toEqual([]);
    await desk.chooseFiles();
    await desk.chooseFiles();
    desk.farming = true;
    await desk.run(true);
    const request = asked[0]?.request as ImportFiles;
    expect(request).toMatchObject({ kind: "sirene", dry_run: true, divisions: FARMING, date: null, mapping: null });
    expect(request.paths).toEqual(["/a/StockUniteLegale.csv", "/b/StockEtablissement.csv"]);
    expect(desk.job).toBeNull();
    expect(desk.result).toEqual({ dry_run: true });
  });

  it("of a kind that the core does not know is refused, and says so", async () => {
    host(() => {
      throw { code: "request", detail: "« epv » ne s’importe pas", field: null, elsewhere: null };
    });
    const desk = new ImportDesk();
    desk.choose("epv");
    desk.files = ["/epv.csv"];
    await desk.run(false);
    expect(desk.failure?.detail).toContain("epv");
    expect(desk.result).toBeNull();
    // Another kind begins anew.
    desk.choose("sirene");
    expect([desk.files.length, desk.failure]).toEqual([0, null]);
  });

  it("has a name in the list, whatever its kind", () => {
    expect(new Set(importKinds.map((kind) => kind.slug)).size).toBe(8);
    expect(kindLabel("sirene")).toBe("Répertoire Sirene");
    expect(kindLabel("autre")).toBe("autre");
  });
});

it("the last question asked is the one that shows, whatever the order of the answers", async () => {
  const waiting: ((answer: unknown) => void)[] = [];
  host(() => new Promise((resolve) => waiting.push(resolve)));
  const desk = new SearchDesk();
  const asked = async (text: string): Promise<void> => {
    desk.set({ text });
    desk.ask(0);
    await new Promise((done) => setTimeout(done, 5));
  };
  await asked("cha");
  await asked("chaises");
  expect(waiting.length).toBe(2);
  waiting[1]!({ query: "chaises", facets: null });
  waiting[0]!({ query: "cha", facets: null });
  await new Promise((done) => setTimeout(done, 5));
  expect(desk.answer?.query).toBe("chaises");
  expect(desk.loading).toBe(false);
});
