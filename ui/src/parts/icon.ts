import type { Component } from "svelte";

/** An icon of the set: `import X from "@lucide/svelte/icons/x"`. */
export type Icon = Component<{ size?: number | string; "aria-hidden"?: "true"; strokeWidth?: number | string }>;
