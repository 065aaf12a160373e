// What the screens say of a sourcing: the state of a firm, an answer, what a question would change.
import type { AskedView, EntryView, FactView, SourcingAnswer } from "../ipc/generated";
import type { Tone } from "../parts/tone";
import { capital, count, dateLong, listed } from "../text/format";

/** Where a firm stands: to be written to, asked, or heard. */
export function stateOf(entry: EntryView): { words: string; tone: Tone } {
  if (entry.answered !== null) return { words: `a répondu le ${dateLong(entry.answered)}`, tone: "ok" };
  if (entry.facts.length > 0) return { words: "a répondu", tone: "ok" };
  if (entry.sent !== null) return { words: `questionnaire envoyé le ${dateLong(entry.sent)}`, tone: "info" };
  return { words: "à interroger", tone: "neutral" };
}

/** Whether a firm was asked, or answered: taking it out of the log then loses the trace of an exchange. */
export function wasAsked(entry: EntryView): boolean {
  return entry.sent !== null || entry.answered !== null || entry.facts.length > 0;
}

/** What goes with a firm that was asked when it leaves the log. */
export function lostWords(entry: EntryView): string {
  const answered = entry.answered !== null || entry.facts.length > 0;
  const who = entry.simulated ? "Cette entreprise d’exercice" : "Cette entreprise";
  const did = answered ? "a répondu" : "a été interrogée";
  const lost = [
    ...(answered ? ["ses réponses ne comptent plus"] : []),
    entry.simulated ? "il ne reste plus trace de cet échange inventé" : "il ne reste plus trace de cet échange",
  ];
  const told = entry.simulated ? "." : "\u00a0: le compte rendu et l’annexe donnée aux candidats n’en diront rien.";
  return `${who} ${did}. Si vous la retirez, ${lost.join(" et ")}${told}`;
}

/** What is told once it left. */
export function removedWords(entry: EntryView): string {
  return `${entry.firm} n’est plus au journal`;
}

const ANSWERS: Record<FactView["answer"], { words: string; tone: Tone }> = {
  oui: { words: "oui, déclaré", tone: "ok" },
  non: { words: "non, déclaré", tone: "neutral" },
  "ne-sait-pas": { words: "ne sait pas", tone: "neutral" },
};

/** What a firm answered. A certificate out of date at the launch settles nothing. */
export function answerOf(fact: FactView): { words: string; tone: Tone } {
  if (fact.lapsed) return { words: "oui, mais périmé au lancement\u00a0: compté inconnu", tone: "warn" };
  return ANSWERS[fact.answer];
}

/** The number and the validity of a certificate, then what the firm adds; empty when it adds nothing. */
export function detailsOf(fact: FactView): string {
  const parts = [
    fact.number === null ? null : `n°\u00a0${fact.number}`,
    fact.valid_until === null ? null : `valide jusqu’au ${dateLong(fact.valid_until)}`,
    fact.precision,
  ];
  return parts.filter((part) => part !== null).join("\u00a0; ");
}

/** In one line: « 57 entreprises n’en ont rien dit ; leurs réponses peuvent changer 3 clauses et l’alerte sur la concurrence. » */
export function stakeWords(asked: AskedView): string {
  const silent = count(asked.silent, "entreprise n’en a rien dit", "entreprises n’en ont rien dit");
  const changed = [
    ...(asked.effects.length > 0 ? [count(asked.effects.length, "clause", "clauses")] : []),
    ...(asked.alarm ? ["l’alerte sur la concurrence"] : []),
  ];
  return changed.length === 0 ? `${silent}.` : `${silent}\u00a0; les réponses peuvent changer ${listed(changed)}.`;
}

/** The keys ticked at first: what was written before, else what is proposed. */
export function firstChosen(answer: SourcingAnswer): string[] {
  if (answer.questionnaire !== null) return answer.questionnaire.questions.map((question) => question.key);
  return answer.questions.filter((question) => question.proposed).map((question) => question.key);
}

/** Why some questions that decide are not ticked; null when all are. */
export function leftOutWords(answer: SourcingAnswer): string | null {
  const left = answer.questions.filter((question) => question.decides && !question.proposed).length;
  if (left === 0 || answer.questionnaire !== null) return null;
  const said = count(left, "question utile n’est pas cochée", "questions utiles ne sont pas cochées");
  return `${said}\u00a0: trop long, un questionnaire reste sans réponse. Vous pouvez ${left === 1 ? "la" : "les"} cocher.`;
}

/** Firms that got the questionnaire written before, when other questions are ticked now. */
export function askedOtherwise(answer: SourcingAnswer, chosen: readonly string[]): EntryView[] {
  const written = answer.questionnaire?.questions.map((question) => question.key) ?? [];
  const same = written.length === chosen.length && written.every((key) => chosen.includes(key));
  return written.length === 0 || same ? [] : answer.log.filter((entry) => entry.sent !== null);
}

/** What one does with it: « Le questionnaire est écrit : Questionnaire.docx et Questionnaire.xlsx ». */
export function writtenWords(files: readonly string[]): string {
  return capital(listed(files));
}

/** Who the log names for a firm; what is erased is this. */
export function personOf(entry: EntryView): string | null {
  return entry.person ?? entry.mail;
}
