import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { session } from "../cabinet/session.svelte";
import type { FacetView, ModuleView, RequirementsAnswer, VariableView } from "../ipc/generated";
import { edits } from "./edits.svelte";
import { clauses } from "./modules";

const variable = (name: string, value: unknown): VariableView => ({
  name, kind: "number", unit: null, min: 1, max: 100, default: 10, options: [], ask: "?", why: null, value,
});

function facet(level: FacetView["level"], over: Partial<FacetView> = {}): FacetView {
  return {
    facet: `m/exigence-${level}`, kind: "exigence", kind_name: "exigence", level, title: null, document: "cctp", kept: false, by_buyer: false,
    choice: null, serves: null, lever: null, basis: null, rank: null, firms: null, rings: [], why: null, why_not_stricter: null, level_reason: null,
    legal_basis: [], obligation_ids: [], text: [], variables: [variable("a", 10), variable("b", 10)], points: null, points_min: null,
    points_max: null, points_rest: false, criterion_group: null, ...over,
  };
}

const module = (facets: FacetView[]): ModuleView => ({
  module: "m", title: "M", need: "", mark: null, shelf: "", families: [], specific: false, in_default_set: true, justification_question: null, justification: null, facets,
});

const answer = (modules: ModuleView[]): RequirementsAnswer => ({
  modules, restriction: { sure: null, possible: null, alarm: "aucune", outside_catalogue: "inconnu", family: null, why: "", firms: null, steps: [], relaxation: null }, scales: [], conflicts: [], unjustified: [],
});

describe("edits", () => {
  const socle = facet("socle", { kept: true });
  const ambitieux = facet("ambitieux");
  const all = module([socle, ambitieux]);
  let change: ReturnType<typeof vi.spyOn>;
  let ask: ReturnType<typeof vi.spyOn>;
  const sent = () => change.mock.calls.flatMap((call: unknown[]) => (call[1] as { choices: unknown[] }).choices);

  beforeEach(() => {
    vi.useFakeTimers();
    change = vi.spyOn(session, "change").mockResolvedValue({} as never);
    ask = vi.spyOn(session, "ask").mockResolvedValue(answer([all]) as never);
    edits.forget();
    edits.adopt(answer([all]));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("show what is typed at once, and save it after a pause, all values together", async () => {
    edits.setValue(socle, "a", 20);
    expect(edits.value(socle, socle.variables[0]!)).toBe(20);
    await vi.advanceTimersByTimeAsync(300);
    edits.setValue(socle, "b", 30);
    expect(sent()).toEqual([]);
    await vi.advanceTimersByTimeAsync(360);
    expect(sent()).toEqual([{ facet: "m/exigence-socle", choice: { a: 20, b: 30 } }]);
  });

  it("never wait longer than a second, however long one types", async () => {
    for (let n = 11; n < 20; n++) {
      edits.setValue(socle, "a", n);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(change).toHaveBeenCalled();
  });

  it("keep what is shown until the dossier answers, then believe the dossier", async () => {
    edits.setValue(socle, "a", 20);
    await edits.flush();
    expect(edits.value(socle, socle.variables[0]!)).toBe(20);
    const next = facet("socle", { kept: true, by_buyer: true, variables: [variable("a", 21), variable("b", 10)] });
    edits.adopt(answer([module([next, ambitieux])]));
    expect(edits.value(next, next.variables[0]!)).toBe(21);
  });

  it("keep what was typed while an earlier text was being saved", async () => {
    let done: (value: unknown) => void = () => undefined;
    change.mockImplementationOnce(() => new Promise((resolve) => (done = resolve)));
    edits.setValue(socle, "a", 20);
    const saving = edits.flush();
    await vi.advanceTimersByTimeAsync(0);
    edits.setValue(socle, "a", 25);
    done({});
    await saving;
    edits.adopt(answer([all]));
    expect(edits.value(socle, socle.variables[0]!)).toBe(25);
    await vi.advanceTimersByTimeAsync(400);
    expect(sent().at(-1)).toEqual({ facet: "m/exigence-socle", choice: { a: 25 } });
  });

  it("save what is typed before a level changes, and show the level at once", async () => {
    const valued = facet("socle", { kept: true, by_buyer: true, variables: [variable("a", 20), variable("b", 10)] });
    ask.mockResolvedValue(answer([module([valued, ambitieux])]));
    const clause = clauses(all)[0]!;
    edits.setValue(socle, "a", 20);
    const moved = edits.moveTo(clause, ambitieux);
    expect(edits.level(clause)?.level).toBe("ambitieux");
    await moved;
    expect(sent()).toEqual([
      { facet: "m/exigence-socle", choice: { a: 20 } },
      // The values just saved would keep the other level beside the new one.
      { facet: "m/exigence-socle", choice: null },
      { facet: "m/exigence-ambitieux", choice: true },
    ]);
  });

  it("follow the last of two quick moves", async () => {
    const clause = clauses(all)[0]!;
    ask.mockResolvedValue(answer([module([facet("socle"), facet("ambitieux", { kept: true, by_buyer: true })])]));
    const first = edits.moveTo(clause, ambitieux);
    const second = edits.moveTo(clause, null);
    await Promise.all([first, second]);
    expect(edits.level(clause)).toBeNull();
    expect(sent()).toEqual([
      { facet: "m/exigence-ambitieux", choice: true },
      { facet: "m/exigence-socle", choice: false },
      { facet: "m/exigence-ambitieux", choice: null },
    ]);
  });

  it("come back to the level of the dossier when it refuses", async () => {
    change.mockResolvedValue(null);
    const clause = clauses(all)[0]!;
    await edits.moveTo(clause, ambitieux);
    expect(edits.level(clause)?.level).toBe("socle");
  });

  it("forget everything after an undo", () => {
    edits.setValue(socle, "a", 20);
    edits.forget();
    expect(edits.value(socle, socle.variables[0]!)).toBe(10);
  });
});
