import type { VariableView } from "../ipc/generated";

/** The unit of a value, its own or that of its kind. */
export function unitOf(variable: Pick<VariableView, "kind" | "unit">): string | undefined {
  if (variable.unit !== null) return variable.unit;
  switch (variable.kind) {
    case "percent":
      return "%";
    case "days":
      return "jours";
    case "months":
      return "mois";
    case "years":
      return "ans";
    case "hours":
      return "heures";
    case "km":
      return "km";
    case "euros":
      return "€";
    default:
      return undefined;
  }
}
