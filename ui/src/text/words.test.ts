// The sentences of the screens keep French typography.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { ERRORS } from "./errors";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$|generated/.test(path))
  .map((path) => join("src", path));

const isComment = (line: string): boolean => /^\s*(\/\/|\*|\/\*|<!--)/.test(line);

test("no ordinary space inside guillemets", () => {
  const wrong = sources.flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => !isComment(line) && /« | »/.test(line) && !/\/\/.*«/.test(line) && !/\/[^/]*«[^/]*\//.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});

test("no html is written by hand: what is shown is hostile", () => {
  const wrong = sources.filter((path) => /\{@html|\.innerHTML\s*=|insertAdjacentHTML/.test(readFileSync(path, "utf8")));
  expect(wrong).toEqual([]);
});

test("one file alone knows the window", () => {
  const knowing = sources.filter((path) => readFileSync(path, "utf8").includes('from "@tauri-apps/'));
  expect(knowing).toEqual([join("src", "ipc", "call.ts")]);
});

test("each error says what happened and what to do", () => {
  for (const words of Object.values(ERRORS)) {
    expect(words.title).not.toBe("");
    expect(words.next).toMatch(/[.]$/);
  }
});
