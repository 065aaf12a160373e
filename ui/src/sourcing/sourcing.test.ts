import { describe, expect, it } from "vitest";

import type { AskedView, EntryView, FactView, QuestionnaireView, SourcingAnswer } from "../ipc/generated";
import { formOf, formOfEntry } from "./firmForm";
import {
  answerOf,
  askedOtherwise,
  detailsOf,
  firstChosen,
  leftOutWords,
  lostWords,
  personOf,
  stakeWords,
  stateOf,
  wasAsked,
} from "./words";

function entry(over: Partial<EntryView> = {}): EntryView {
  return {
    number: 1,
    firm: "Ateliers du Bois",
    siren: "732829320",
    site: null,
    person: null,
    mail: null,
    date: "2026-11-10",
    sent: null,
    answered: null,
    question: "Questionnaire de sourçage",
    remarks: null,
    facts: [],
    simulated: false,
    not_counted: null,
    ...over,
  };
}

function fact(over: Partial<FactView> = {}): FactView {
  return { key: "k", title: "répare", answer: "oui", precision: null, number: null, valid_until: null, lapsed: false, ...over };
}

function asked(key: string, decides: boolean, silent = 57, proposed = decides): AskedView {
  const by_status = { declare: 0, verifie: 0, deduit: 12 };
  const counts = { capable: 12, unknown: silent, incapable: 0, by_status };
  return { key, title: key, words: `${key} ?`, certificate: false, decides, why: "", counts, silent, effects: [], alarm: false, proposed, written: false };
}

function answer(over: Partial<SourcingAnswer> = {}): SourcingAnswer {
  const state = {} as SourcingAnswer["state"];
  return { questions: [], questionnaire: null, log: [], changed: [], state, ...over };
}

const written = (...keys: string[]): QuestionnaireView => ({
  written: "2026-11-10",
  answer_by: null,
  questions: keys.map((key) => ({ key, title: key, words: key })),
});

describe("in words", () => {
  it("a firm is to be asked, asked, then heard", () => {
    expect(stateOf(entry()).words).toBe("à interroger");
    expect(stateOf(entry({ sent: "2026-11-12" })).words).toBe("questionnaire envoyé le 12\u00a0novembre 2026");
    expect(stateOf(entry({ sent: "2026-11-12", answered: "2026-11-20" })).words).toBe("a répondu le 20\u00a0novembre 2026");
    expect(stateOf(entry({ facts: [fact()] })).words).toBe("a répondu");
  });

  it("a firm that was asked leaves a trace, which goes with it", () => {
    expect(wasAsked(entry({ remarks: "à appeler" }))).toBe(false);
    const sent = entry({ sent: "2026-11-12" });
    expect([sent, entry({ answered: "2026-11-20" }), entry({ facts: [fact()] })].map(wasAsked)).toEqual([true, true, true]);
    expect(lostWords(sent)).toBe(
      "Cette entreprise a été interrogée. Si vous la retirez, il ne reste plus trace de cet échange\u00a0: le compte rendu et l’annexe donnée aux candidats n’en diront rien.",
    );
    expect(lostWords(entry({ answered: "2026-11-20" }))).toContain("Si vous la retirez, ses réponses ne comptent plus et il ne reste plus trace");
    expect(lostWords(entry({ sent: "2026-11-12", simulated: true }))).toBe(
      "Cette entreprise d’exercice a été interrogée. Si vous la retirez, il ne reste plus trace de cet échange inventé.",
    );
  });

  it("an answer is a declaration; a certificate out of date settles nothing", () => {
    expect(answerOf(fact())).toEqual({ words: "oui, déclaré", tone: "ok" });
    expect(answerOf(fact({ answer: "ne-sait-pas" })).words).toBe("ne sait pas");
    expect(answerOf(fact({ lapsed: true })).words).toContain("compté inconnu");
    expect(detailsOf(fact({ number: "CU-12", valid_until: "2027-01-31", precision: "chêne" }))).toBe(
      "n°\u00a0CU-12\u00a0; valide jusqu’au 31\u00a0janvier 2027\u00a0; chêne",
    );
    expect(detailsOf(fact())).toBe("");
  });

  it("a question says what its answers would change", () => {
    const effect = { facet: "f", title: "Bois durable", now: "sourçage", if_all_can: "exigence", if_none_can: "variante", words: "" };
    expect(stakeWords(asked("process:x", true, 1))).toBe("1\u00a0entreprise n’en a rien dit.");
    expect(stakeWords({ ...asked("process:x", true, 57), effects: [effect], alarm: true })).toBe(
      "57\u00a0entreprises n’en ont rien dit\u00a0; les réponses peuvent changer 1\u00a0clause et l’alerte sur la concurrence.",
    );
  });
});

describe("what is asked", () => {
  const questions = [asked("a", true), asked("b", false)];

  it("what is proposed is ticked, then what was written", () => {
    expect(firstChosen(answer({ questions }))).toEqual(["a"]);
    expect(firstChosen(answer({ questions, questionnaire: written("b", "c") }))).toEqual(["b", "c"]);
  });

  it("what decides and is not ticked is said, with the reason", () => {
    expect(leftOutWords(answer({ questions }))).toBeNull();
    const long = [...questions, asked("c", true, 9, false)];
    expect(leftOutWords(answer({ questions: long }))).toContain("1\u00a0question utile n’est pas cochée\u00a0: trop long");
    expect(leftOutWords(answer({ questions: [...long, asked("d", true, 9, false)] }))).toContain("2\u00a0questions utiles ne sont pas");
    expect(leftOutWords(answer({ questions: long, questionnaire: written("a") }))).toBeNull();
  });

  it("firms asked otherwise are named", () => {
    const log = [entry({ sent: "2026-11-12" }), entry({ number: 2, firm: "Autre" })];
    const before = answer({ questions, questionnaire: written("a"), log });
    expect(askedOtherwise(before, ["a"])).toEqual([]);
    expect(askedOtherwise(before, ["a", "b"]).map((one) => one.number)).toEqual([1]);
    expect(askedOtherwise(answer({ log }), ["a"])).toEqual([]);
  });
});

describe("the form of a firm", () => {
  it("begins empty, or as the log has it", () => {
    expect(formOf({ firm: "Ateliers", siren: "732829320" })).toMatchObject({ number: null, firm: "Ateliers", sent: null });
    expect(formOfEntry(entry({ mail: "a@b.fr", remarks: "oui" }))).toMatchObject({ number: 1, mail: "a@b.fr", remarks: "oui" });
    expect(personOf(entry({ mail: "a@b.fr" }))).toBe("a@b.fr");
    expect(personOf(entry())).toBeNull();
  });
});
