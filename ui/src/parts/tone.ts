import CircleAlert from "@lucide/svelte/icons/circle-alert";
import CircleCheck from "@lucide/svelte/icons/circle-check";
import Info from "@lucide/svelte/icons/info";
import OctagonAlert from "@lucide/svelte/icons/octagon-alert";

import type { Icon } from "./icon";

/** What a message is about; it is never told by the colour alone. */
export type Tone = "neutral" | "accent" | "ok" | "warn" | "danger" | "info";

export const toneIcon: Record<Tone, Icon> = {
  neutral: Info,
  accent: Info,
  info: Info,
  ok: CircleCheck,
  warn: CircleAlert,
  danger: OctagonAlert,
};
