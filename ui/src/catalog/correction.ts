// A correction: what was changed in its form, no more.

import type { CorrectSite, FirmAnswer, SiteView } from "../ipc/generated";

export type CorrectionForm = {
  name: string;
  naf: string;
  /** Code of a commune chosen; null: as the sources say. */
  insee: string | null;
  state: "" | "actif" | "ferme";
  headcount: string | null;
  reason: string;
};

export function formOf(site: SiteView, firm: FirmAnswer): CorrectionForm {
  return {
    name: site.name,
    naf: site.naf ?? "",
    insee: null,
    state: site.state === "actif" || site.state === "ferme" ? site.state : "",
    headcount: firm.headcount,
    reason: "",
  };
}

/** Only what differs is sent: the rest goes on following the sources. */
export function correctionOf(site: SiteView, firm: FirmAnswer, form: CorrectionForm): CorrectSite {
  const before = formOf(site, firm);
  const text = (now: string, then: string): string | null => (now.trim() === "" || now.trim() === then ? null : now.trim());
  return {
    id: site.id,
    name: text(form.name, before.name),
    naf: text(form.naf.toUpperCase(), before.naf),
    insee: form.insee,
    state: text(form.state, before.state),
    headcount: form.headcount === before.headcount ? null : form.headcount,
    reason: form.reason.trim(),
  };
}

/** What the form still lacks; null when it can be sent. */
export function lacking(correction: CorrectSite): "nothing" | "reason" | null {
  const { name, naf, insee, state, headcount, reason } = correction;
  if ([name, naf, insee, state, headcount].every((value) => value === null)) return "nothing";
  return reason === "" ? "reason" : null;
}
