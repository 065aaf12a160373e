// French typing: the apostrophe curls, and the space one types before a high sign or inside guillemets does not break.
// A Backspace right after gives back what was typed.

import { InputRule, inputRules } from "prosemirror-inputrules";
import type { Plugin } from "prosemirror-state";

const NO_BREAK = "\u00a0";
const NARROW = "\u202f";

/** What typing turns into, as pairs (end of the text with what was just typed, what takes its place). */
const RULES: [RegExp, string][] = [
  [/'$/, "’"],
  // Before ; ! ? the space is narrow; before : and » it is a full one.
  [/[ \u00a0\u202f];$/, `${NARROW};`],
  [/[ \u00a0\u202f]!$/, `${NARROW}!`],
  [/[ \u00a0\u202f]\?$/, `${NARROW}?`],
  [/[ \u00a0\u202f]:$/, `${NO_BREAK}:`],
  [/[ \u00a0\u202f]»$/, `${NO_BREAK}»`],
  [/« $/, `«${NO_BREAK}`],
];

/** What `text`, just typed up to its end, becomes. For tests, and for whoever types elsewhere than in the editor. */
export function typed(text: string): string {
  for (const [pattern, replacement] of RULES) {
    if (pattern.test(text)) return text.replace(pattern, replacement);
  }
  return text;
}

export function typographyPlugin(): Plugin {
  return inputRules({ rules: RULES.map(([pattern, replacement]) => new InputRule(pattern, replacement)) });
}
