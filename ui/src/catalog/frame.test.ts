import { describe, expect, it } from "vitest";
import { frame, neighbour, spread, view } from "./frame";
import { outlines } from "./outlines";

const france = frame(outlines);

function check(code: string) {
  const shape = france.shapes.find((one) => one.code === code);
  expect(shape, code).toBeDefined();
  return shape!;
}

describe("the frame of the map", () => {
  it("holds the 101 départements, each inside its own part", () => {
    expect(france.shapes).toHaveLength(101);
    expect(france.insets.map((inset) => inset.code)).toEqual(["971", "972", "973", "974", "976"]);
    for (const shape of france.shapes) {
      const part = france.insets.find((inset) => inset.code === shape.code) ?? france.metropole;
      expect(shape.box.width, shape.code).toBeGreaterThan(1);
      expect(shape.box.height, shape.code).toBeGreaterThan(1);
      expect(shape.box.x, shape.code).toBeGreaterThanOrEqual(part.x);
      expect(shape.box.y, shape.code).toBeGreaterThanOrEqual(part.y);
      expect(shape.box.x + shape.box.width, shape.code).toBeLessThanOrEqual(part.x + part.width);
      expect(shape.box.y + shape.box.height, shape.code).toBeLessThanOrEqual(part.y + part.height);
    }
    expect(france.height).toBeGreaterThan(france.metropole.height);
  });

  it("writes short paths", () => {
    const long = france.shapes.flatMap((shape) => shape.path.match(/\d+\.\d{2,}/g) ?? []);
    expect(long).toEqual([]);
    expect(check("67").path).toMatch(/^M[\d. L-]+Z/);
  });

  it("puts north at the top and east on the right", () => {
    expect(check("59").box.y).toBeLessThan(check("66").box.y);
    expect(check("29").box.x).toBeLessThan(check("67").box.x);
  });

  it("locates a commune in its département", () => {
    const saverne = france.locate(7.36, 48.74, "67")!;
    const box = check("67").box;
    expect(saverne[0]).toBeGreaterThan(box.x);
    expect(saverne[0]).toBeLessThan(box.x + box.width);
    expect(saverne[1]).toBeGreaterThan(box.y);
    expect(saverne[1]).toBeLessThan(box.y + box.height);
  });

  it("locates overseas in the inset, with or without the code", () => {
    const inset = france.insets.find((one) => one.code === "974")!;
    for (const code of ["974", null]) {
      const at = france.locate(55.45, -20.9, code)!;
      expect(at[0]).toBeGreaterThan(inset.x);
      expect(at[1]).toBeGreaterThan(inset.y);
      expect(at[0]).toBeLessThan(inset.x + inset.width);
    }
  });

  it("has no place for what stands elsewhere", () => {
    expect(france.locate(13.4, 52.5, null)).toBeNull();
    expect(france.locate(166.4, -22.2, "988")).toBeNull();
    expect(frame(outlines, ["988"]).locate(166.4, -22.2, "988")).not.toBeNull();
    expect(frame(outlines, ["984", "989"]).shapes).toHaveLength(101);
  });

  it("draws the radius around the buyer, about as wide as it is", () => {
    const path = france.circle(7.36, 48.74, "67", 100)!;
    const xs = [...path.matchAll(/[ML](-?[\d.]+) /g)].map((found) => Number(found[1]));
    // Metropolitan France is some thousand kilometres wide in a frame of a thousand.
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(160);
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(240);
  });
});

describe("the view", () => {
  it("is everything, or holds the whole région, in the same proportions", () => {
    expect(view(france, null)).toEqual({ x: 0, y: 0, width: france.width, height: france.height });
    expect(view(france, "no-such")).toEqual(view(france, null));
    for (const region of new Set(france.shapes.map((shape) => shape.region))) {
      const box = view(france, region);
      expect(box.width / box.height).toBeCloseTo(france.width / france.height, 1);
      for (const shape of france.shapes.filter((one) => one.region === region)) {
        expect(shape.box.x, shape.code).toBeGreaterThanOrEqual(box.x);
        expect(shape.box.y, shape.code).toBeGreaterThanOrEqual(box.y);
        expect(shape.box.x + shape.box.width, shape.code).toBeLessThanOrEqual(box.x + box.width + 0.2);
        expect(shape.box.y + shape.box.height, shape.code).toBeLessThanOrEqual(box.y + box.height + 0.2);
      }
    }
  });
});

describe("arrow keys", () => {
  it("go to a neighbour", () => {
    expect(neighbour(france.shapes, "67", "down")).toBe("68");
    expect(["57", "54", "88"]).toContain(neighbour(france.shapes, "67", "left"));
    expect(neighbour(france.shapes, "nowhere", "left")).toBe("nowhere");
  });

  it("reach every département from any", () => {
    const reached = new Set(["75"]);
    const queue = ["75"];
    for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
      for (const direction of ["up", "down", "left", "right"] as const) {
        const next = neighbour(france.shapes, code, direction);
        if (!reached.has(next)) {
          reached.add(next);
          queue.push(next);
        }
      }
    }
    expect(france.shapes.filter((shape) => !reached.has(shape.code)).map((shape) => shape.code)).toEqual([]);
  });
});

it("spreads points of one place without overlap", () => {
  const points = Array.from({ length: 20 }, (_, n) => spread([100, 100], n, 5));
  expect(points[0]).toEqual([100, 100]);
  for (const [n, a] of points.entries()) {
    for (const b of points.slice(n + 1)) {
      expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(5);
    }
  }
});
