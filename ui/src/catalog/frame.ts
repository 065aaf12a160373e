// The frame of the map: metropolitan France in one projection, each overseas territory in an inset of its own,
// because at one scale Guyane would dwarf the rest and La Réunion would be ten thousand kilometres away.

import { geoCircle, geoConicConformal, geoMercator, type GeoProjection } from "d3-geo";
import type { MultiPoint } from "geojson";
import type { Outline } from "./outlines";

export type Box = { x: number; y: number; width: number; height: number };
export type Shape = { code: string; name: string; region: string; path: string; box: Box; overseas: boolean };
export type Inset = Box & { code: string; name: string };
export type Frame = {
  width: number;
  height: number;
  /** Where metropolitan France stands. */
  metropole: Box;
  insets: Inset[];
  shapes: Shape[];
  /** Where a point falls; null when the frame has no place for it. */
  locate(lon: number, lat: number, departement: string | null): [number, number] | null;
  /** The outline of everything within `km` of a point, as a path. */
  circle(lon: number, lat: number, departement: string | null, km: number): string | null;
};

const WIDTH = 1000;
const METROPOLE: Box = { x: 0, y: 0, width: WIDTH, height: 940 };
const GAP = 12;
/** Room for the border of what touches the edge. */
const EDGE = 2;
const INSET_HEIGHT = 168;
/** Room kept at the top of an inset for its name. */
const INSET_NAME = 34;
const INSETS_A_ROW = 5;

/** The five overseas départements always have their inset. */
const ALWAYS = ["971", "972", "973", "974", "976"];
/** Lands without makers nor buyers, so scattered that an inset would show nothing. */
const NEVER = ["984", "989"];

export function isOverseas(code: string): boolean {
  return code.length === 3;
}

/** Lays out the map. `wanted`: overseas codes that something stands in, shown besides the five départements. */
export function frame(outlines: readonly Outline[], wanted: readonly string[] = []): Frame {
  const mainland = outlines.filter((one) => !isOverseas(one.code));
  const overseas = outlines.filter(
    (one) =>
      isOverseas(one.code) && !NEVER.includes(one.code) && (ALWAYS.includes(one.code) || wanted.includes(one.code)),
  );

  const insets: Inset[] = overseas.map((one, n) => {
    const width = (WIDTH - 2 * EDGE - GAP * (INSETS_A_ROW - 1)) / INSETS_A_ROW;
    return {
      code: one.code,
      name: one.name,
      x: EDGE + (n % INSETS_A_ROW) * (width + GAP),
      y: METROPOLE.height + GAP + Math.floor(n / INSETS_A_ROW) * (INSET_HEIGHT + GAP),
      width,
      height: INSET_HEIGHT,
    };
  });

  const conic = fitted(geoConicConformal().parallels([44, 49]).rotate([-3, 0]), mainland, inner(METROPOLE, 12, 12));
  const projections = new Map<string, GeoProjection>();
  overseas.forEach((one, n) => {
    const inset = insets[n];
    if (!inset) return;
    const mercator = geoMercator().rotate([-middleLongitude(one), 0]);
    projections.set(one.code, fitted(mercator, [one], inner(inset, 12, INSET_NAME)));
  });

  const mainlandBounds = bounds(mainland);
  const insetBounds = overseas.map((one) => ({ code: one.code, within: bounds([one]) }));
  const projectionOf = (lon: number, lat: number, departement: string | null): GeoProjection | null => {
    if (departement !== null) {
      if (isOverseas(departement)) return projections.get(departement) ?? null;
      return conic;
    }
    const holder = insetBounds.find((one) => holds(one.within, lon, lat));
    if (holder) return projections.get(holder.code) ?? null;
    return holds(mainlandBounds, lon, lat) ? conic : null;
  };

  const shapes = [...mainland, ...overseas].map((one): Shape => {
    const projection = projections.get(one.code) ?? conic;
    const rings = one.parts.map((part) => projected(part, projection));
    return {
      code: one.code,
      name: one.name,
      region: one.region,
      path: rings.map(closed).join(""),
      box: boxOf(rings.flat()),
      overseas: isOverseas(one.code),
    };
  });

  const last = insets.at(-1);
  return {
    width: WIDTH,
    height: last ? last.y + last.height + EDGE : METROPOLE.height,
    metropole: METROPOLE,
    insets,
    shapes,
    locate: (lon, lat, departement) => {
      const projection = projectionOf(lon, lat, departement);
      const at = projection?.([lon, lat]);
      return at ? [tenth(at[0]), tenth(at[1])] : null;
    },
    circle: (lon, lat, departement, km) => {
      const projection = projectionOf(lon, lat, departement);
      if (!projection) return null;
      const ring = geoCircle().center([lon, lat]).radius((km / EARTH_KM) * (180 / Math.PI)).precision(4)();
      const points = (ring.coordinates[0] ?? []).flatMap((point) => {
        const at = projection([point[0] ?? 0, point[1] ?? 0]);
        return at ? [at] : [];
      });
      return points.length > 0 ? closed(points) : null;
    },
  };
}

const EARTH_KM = 6371;

/** What to show of the frame: everything, or the surroundings of a région. Keeps the proportions of the frame. */
export function view(frame: Frame, region: string | null): Box {
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
  const members = frame.shapes.filter((shape) => shape.region === region);
  if (region === null || members.length === 0) return whole;
  const inset = frame.insets.find((one) => members.some((shape) => shape.code === one.code));
  const target = inset ?? union(members.map((shape) => shape.box));
  const margin = inset ? 0 : Math.max(target.width, target.height) * 0.12;
  const scale = Math.max((target.width + 2 * margin) / whole.width, (target.height + 2 * margin) / whole.height);
  const width = whole.width * scale;
  const height = whole.height * scale;
  return {
    x: tenth(target.x + target.width / 2 - width / 2),
    y: tenth(target.y + target.height / 2 - height / 2),
    width: tenth(width),
    height: tenth(height),
  };
}

export type Direction = "up" | "down" | "left" | "right";

/** The shape one reaches from another with an arrow key: near, and rather straight ahead. */
export function neighbour(shapes: readonly Shape[], from: string, direction: Direction): string {
  const start = shapes.find((shape) => shape.code === from);
  if (!start) return from;
  const [x, y] = centre(start.box);
  let best = from;
  let shortest = Infinity;
  for (const shape of shapes) {
    if (shape.code === from) continue;
    const [cx, cy] = centre(shape.box);
    const ahead = { up: y - cy, down: cy - y, left: x - cx, right: cx - x }[direction];
    const aside = Math.abs(direction === "up" || direction === "down" ? cx - x : cy - y);
    if (ahead <= 0.5 || aside > ahead * 2) continue;
    const cost = ahead + aside * 1.5;
    if (cost < shortest) {
      shortest = cost;
      best = shape.code;
    }
  }
  return best;
}

/** Points that fall on one another are set side by side, the first in the middle, so that each is seen. */
export function spread(at: readonly [number, number], nth: number, size: number): [number, number] {
  if (nth === 0) return [at[0], at[1]];
  // A sunflower: every point at its own angle, no two on one another.
  const angle = nth * 2.39996;
  const radius = size * 1.35 * Math.sqrt(nth);
  return [tenth(at[0] + radius * Math.cos(angle)), tenth(at[1] + radius * Math.sin(angle))];
}

function fitted(projection: GeoProjection, of: readonly Outline[], box: Box): GeoProjection {
  // Bare points: the winding of a ring would make d3-geo take the rest of the globe for the inside.
  const points: MultiPoint = {
    type: "MultiPoint",
    coordinates: of.flatMap((one) => one.parts.flatMap((part) => pairs(part))),
  };
  return projection.fitExtent(
    [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ],
    points,
  );
}

function pairs(flat: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (let n = 0; n + 1 < flat.length; n += 2) found.push([flat[n] ?? 0, flat[n + 1] ?? 0]);
  return found;
}

function projected(part: readonly number[], projection: GeoProjection): [number, number][] {
  return pairs(part).flatMap((point) => {
    const at = projection(point);
    return at ? [at] : [];
  });
}

function closed(points: readonly (readonly [number, number])[]): string {
  let path = "";
  let previous = "";
  for (const [x, y] of points) {
    const here = `${tenth(x)} ${tenth(y)}`;
    if (here === previous) continue;
    path += (path === "" ? "M" : "L") + here;
    previous = here;
  }
  return path === "" ? "" : `${path}Z`;
}

type Bounds = { west: number; east: number; south: number; north: number };

function bounds(of: readonly Outline[]): Bounds {
  const found: Bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [lon, lat] of of.flatMap((one) => one.parts.flatMap((part) => pairs(part)))) {
    found.west = Math.min(found.west, lon);
    found.east = Math.max(found.east, lon);
    found.south = Math.min(found.south, lat);
    found.north = Math.max(found.north, lat);
  }
  return found;
}

function holds(within: Bounds, lon: number, lat: number): boolean {
  return lon >= within.west && lon <= within.east && lat >= within.south && lat <= within.north;
}

function middleLongitude(one: Outline): number {
  const found = bounds([one]);
  return (found.west + found.east) / 2;
}

function inner(box: Box, margin: number, top: number): Box {
  return { x: box.x + margin, y: box.y + top, width: box.width - 2 * margin, height: box.height - top - margin };
}

function boxOf(points: readonly (readonly [number, number])[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: tenth(left), y: tenth(top), width: tenth(right - left), height: tenth(bottom - top) };
}

function union(boxes: readonly Box[]): Box {
  return boxOf(
    boxes.flatMap((box): [number, number][] => [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ]),
  );
}

function centre(box: Box): [number, number] {
  return [box.x + box.width / 2, box.y + box.height / 2];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
