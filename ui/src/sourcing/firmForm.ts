// A firm as the form of the log holds it.
import type { EntryView, LogFirm } from "../ipc/generated";

export type FirmForm = Omit<LogFirm, "dossier">;

/** What is known of a firm when the form opens: nothing, a site of the catalogue, or its line of the log. */
export function formOf(known: Partial<FirmForm> = {}): FirmForm {
  return {
    number: null,
    firm: "",
    siren: null,
    site: null,
    person: null,
    mail: null,
    sent: null,
    answered: null,
    remarks: null,
    simulated: false,
    ...known,
  };
}

/** The form of a line of the log. */
export function formOfEntry(entry: EntryView): FirmForm {
  const { number, firm, siren, site, person, mail, sent, answered, remarks, simulated } = entry;
  return { number, firm, siren, site, person, mail, sent, answered, remarks, simulated };
}
