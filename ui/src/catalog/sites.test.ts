import { describe, expect, it } from "vitest";
import type { FabricSiteView, PlaceView } from "../ipc/generated";
import { headcountWords, sizeOf } from "./headcount";
import { byDepartement, byFirm, filtered, filtering, noFilters, ringChoices } from "./sites";
import { tierWords } from "./words";

function site(over: Partial<FabricSiteView>): FabricSiteView {
  return {
    id: "x",
    name: "Ébénisterie",
    siren: null,
    siret: null,
    naf: "31.01Z",
    naf_label: "Fabrication de meubles",
    commune: "Saverne",
    departement: "67",
    departement_name: "Bas-Rhin",
    region: "44",
    region_name: "Grand Est",
    lat: 48.7,
    lon: 7.3,
    precision: "site",
    distance_km: 10,
    tier: "A",
    headcount: "32",
    category: null,
    last_year: 2021,
    inclusion: null,
    log_entry: null,
    families: [],
    rings: ["rayon", "departement", "region", "france"],
    ...over,
  };
}

const three = [
  site({ id: "a", name: "Zinc et bois", siren: "111", distance_km: 40 }),
  site({ id: "b", name: "Zinc et bois", siren: "111", distance_km: 5, commune: "Le Crès", headcount: "12" }),
  site({ id: "c", name: "Atelier", distance_km: null, departement: null, region: null, rings: ["france"], headcount: null, tier: "C" }),
  site({ id: "d", name: "Écoles & Cie", siren: "222", distance_km: 300, departement: "974", departement_name: "La Réunion", rings: ["france"], tier: "B" }),
];

describe("sites by firm", () => {
  it("groups by SIREN, and leaves apart what has no number", () => {
    const firms = byFirm([...three, site({ id: "e", name: "Atelier" })], "name");
    expect(firms.map((firm) => firm.name)).toEqual(["Atelier", "Atelier", "Écoles & Cie", "Zinc et bois"]);
    expect(firms[3]?.sites.map((one) => one.id)).toEqual(["b", "a"]);
  });

  it("puts the nearest first, unknown distances last", () => {
    expect(byFirm(three, "distance").map((firm) => firm.distance_km)).toEqual([5, 300, null]);
  });
});

describe("filters", () => {
  const check = (over: Partial<typeof noFilters>, ids: string[]) =>
    expect(filtered(three, { ...noFilters, ...over }).map((one) => one.id)).toEqual(ids);

  it("look for words without accents, all of them", () => {
    check({ words: "cres zinc" }, ["b"]);
    check({ words: "ECOLES" }, ["d"]);
    check({ words: "saverne reunion" }, ["d"]);
    check({ words: "grand EST bois" }, ["a", "b"]);
    check({ words: "  " }, ["a", "b", "c", "d"]);
  });

  it("keep a ring, a freshness, a size, a département", () => {
    check({ ring: "departement" }, ["a", "b"]);
    check({ tier: "C" }, ["c"]);
    check({ size: "small" }, ["b"]);
    check({ size: "unknown" }, ["c"]);
    check({ departement: "974" }, ["d"]);
    check({ departement: "974", tier: "A" }, []);
  });

  it("know whether they are set", () => {
    expect(filtering(noFilters)).toBe(false);
    expect(filtering({ ...noFilters, words: " " })).toBe(false);
    expect(filtering({ ...noFilters, departement: "67" })).toBe(true);
  });
});

it("counts by département, unknown apart", () => {
  const { departements, unplaced } = byDepartement(three);
  expect(departements.map((one) => [one.code, one.firms, one.sites])).toEqual([
    ["67", 1, 2],
    ["974", 1, 1],
  ]);
  expect(unplaced).toBe(1);
});

it("offers the rings that the place allows", () => {
  const place: PlaceView = { name: "Saverne", departement: "67", departement_name: "Bas-Rhin", region: "44", region_name: "Grand Est", lat: 48.7, lon: 7.3 };
  expect(ringChoices(null, 100).map((one) => one.value)).toEqual(["france"]);
  expect(ringChoices(place, 100).map((one) => one.value)).toEqual(["france", "region", "departement", "rayon"]);
  expect(ringChoices({ ...place, lat: null }, 100).map((one) => one.value)).not.toContain("rayon");
});

it("reads headcount bands, unknown when it does not know them", () => {
  expect(sizeOf("31")).toBe("medium");
  expect(sizeOf("32")).toBe("large");
  for (const band of ["NN", null, "99", "toString"]) {
    expect(sizeOf(band)).toBe("unknown");
    expect(headcountWords(band)).toBe("effectif inconnu");
  }
});

it("says how fresh a site is", () => {
  expect(tierWords("A", 2021)).toBe("vu en 2021");
  expect(tierWords("C", null)).toBe("rien de récent");
  expect(tierWords("B", null)).toBe("entreprise vue récemment, site non revu");
  expect(tierWords("B", 2015)).toBe("site vu en 2015, entreprise vue depuis");
  expect(tierWords("B", 2022)).toBe("entreprise vue en 2022, site non revu");
});
