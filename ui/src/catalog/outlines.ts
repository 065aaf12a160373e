// The outlines of the départements, cut by `cargo xtask cut-data` (source and licence: catalog/data/SOURCES.md).

import list from "./outlines.json";

/** A département: rings of flat degrees [lon, lat, lon, lat…]. */
export type Outline = { code: string; name: string; region: string; parts: number[][] };

export const outlines: readonly Outline[] = list;
