// Packs in plain words: their keys, their versions, what they hold. Pure: the screen holds the answers and the choices.

import type { InstalledPackView, PackView } from "../ipc/generated";
import { count, NBSP, number } from "../text/format";

/** « 1A2B 3C4D 5E6F 7081 »: the number of a key, as one reads it aloud. */
export function keyWords(id: string): string {
  return (id.match(/.{1,4}/gu) ?? []).join(NBSP);
}

/** The numbers of a version, as the catalogue reads them: « 1.4 » and « 1.4.0 » are the same. */
function versionNumbers(version: string): number[] {
  const numbers = version.split(/[.-]/).map(Number);
  while (numbers.at(-1) === 0) numbers.pop();
  return numbers;
}

/** Below zero when the first is older, above when it is later. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionNumbers(a), versionNumbers(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const apart = (left[at] ?? -1) - (right[at] ?? -1);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** Where a pack stands beside the one of its name installed here, whose place it would take. */
export type Standing =
  | { how: "new" }
  | { how: "later" | "same" | "older"; held: InstalledPackView };

export function standingOf(pack: PackView, installed: readonly InstalledPackView[]): Standing {
  const held = installed.find((one) => one.name === pack.name);
  if (!held) return { how: "new" };
  const apart = compareVersions(pack.version, held.version);
  return { how: apart > 0 ? "later" : apart === 0 ? "same" : "older", held };
}

/** What the button that installs says. */
export function installWords(standing: Standing): string {
  switch (standing.how) {
    case "new":
      return "Installer";
    case "later":
      return "Installer à la place";
    case "same":
      return "Installer de nouveau";
    case "older":
      return "Revenir à cette version plus ancienne";
  }
}

/** « 12 000 fiches de sites, 340 faits et marchés », or « 12 clauses de la maison ». */
export function broughtWords({ records, facts, modules = 0 }: { records: number; facts: number; modules?: number }): string {
  if (modules > 0) return count(modules, "clause de la maison", "clauses de la maison");
  return [
    count(records, "fiche de site", "fiches de sites"),
    ...(facts > 0 ? [count(facts, "fait ou marché", "faits et marchés")] : []),
  ].join(", ");
}

/** « 3 400 entreprises, 4 100 sites, 340 faits et marchés ». */
export function heldWords({ firms, sites, facts }: { firms: number; sites: number; facts: number }): string {
  return [
    count(firms, "entreprise", "entreprises"),
    count(sites, "site", "sites"),
    ...(facts > 0 ? [count(facts, "fait ou marché", "faits et marchés")] : []),
  ].join(", ");
}

/** « 840 Ko », « 12,5 Mo »: the length of a file. */
export function lengthWords(bytes: number): string {
  if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1000)))}${NBSP}Ko`;
  if (bytes < 1_000_000_000) return `${number(Math.round(bytes / 100_000) / 10)}${NBSP}Mo`;
  return `${number(Math.round(bytes / 100_000_000) / 10)}${NBSP}Go`;
}
