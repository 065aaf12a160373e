import CircleCheck from "@lucide/svelte/icons/circle-check";
import OctagonAlert from "@lucide/svelte/icons/octagon-alert";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";
import type { RestrictionView } from "../ipc/generated";
import type { Icon } from "../parts/icon";

/** The icon of an alarm: its shape tells it as well as its colour. */
export const alarmIcons: Record<RestrictionView["alarm"], Icon> = { rouge: OctagonAlert, orange: TriangleAlert, aucune: CircleCheck };
