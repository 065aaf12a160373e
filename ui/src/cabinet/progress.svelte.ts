import type { RequirementsAnswer, VerificationAnswer } from "../ipc/generated";
import type { Tone } from "../parts/tone";
import { count } from "../text/format";
import type { Step } from "./route.svelte";
import { session } from "./session.svelte";

/** What a step still wants, in words; null: nothing to say. */
export type Note = { tone: Tone; words: string } | null;

const PAUSE_MS = 1200;

/** What is missing or wrong, step by step. The pieces are checked after a pause, never while one types. */
export class Progress {
  #checked = $state.raw<{ dossier: number; answer: VerificationAnswer | null; choices: RequirementsAnswer } | null>(null);

  constructor() {
    $effect(() => {
      const dossier = session.opened?.dossier;
      const ready = session.state?.complete === true;
      void session.version;
      if (dossier === undefined || !ready) return;
      const timer = setTimeout(() => void this.#check(dossier), PAUSE_MS);
      return () => clearTimeout(timer);
    });
  }

  note(step: Step): Note {
    const state = session.state;
    if (!state) return null;
    if (step === "besoin") return need(state.missing.length, state.problems.length);
    if (!state.complete) return { tone: "neutral", words: "attend le besoin" };
    const checked = this.#checked;
    if (!checked || checked.dossier !== session.opened?.dossier) return null;
    const { answer, choices } = checked;
    if (step === "exigences") return requirements(choices);
    // Nothing is drafted while a written reason is awaited.
    if (choices.unjustified.length > 0) {
      return step === "tissu" ? null : { tone: "neutral", words: "attend un motif écrit" };
    }
    if (!answer) return null;
    const bloquant = answer.findings.filter((f) => f.severity === "bloquant" && f.state === "signale").length;
    const others = answer.findings.filter((f) => f.severity !== "bloquant" && f.state === "signale").length;
    switch (step) {
      case "documents":
        return answer.missing.length > 0
          ? { tone: "warn", words: count(answer.missing.length, "champ à remplir", "champs à remplir") }
          : { tone: "ok", words: "rien à remplir" };
      case "verification":
        if (bloquant > 0) return { tone: "danger", words: count(bloquant, "remarque bloquante", "remarques bloquantes") };
        if (others > 0) return { tone: "warn", words: count(others, "remarque", "remarques") };
        return { tone: "ok", words: "aucune remarque" };
      case "export":
        return bloquant > 0 ? { tone: "danger", words: "pas encore possible" } : null;
      default:
        return null;
    }
  }

  async #check(dossier: number): Promise<void> {
    try {
      // The pieces may be refused when the choices are not: the rail then says what the choices want.
      const [answer, choices] = await Promise.all([session.ask("verification").catch(() => null), session.ask("requirements")]);
      this.#checked = { dossier, answer, choices };
    } catch {
      // The view of the step says what is wrong; the rail stays silent.
      this.#checked = null;
    }
  }
}

function requirements({ unjustified, conflicts }: RequirementsAnswer): Note {
  if (unjustified.length > 0) return { tone: "danger", words: count(unjustified.length, "motif à écrire", "motifs à écrire") };
  if (conflicts.length > 0) return { tone: "warn", words: count(conflicts.length, "point à revoir", "points à revoir") };
  return null;
}

function need(missing: number, problems: number): Note {
  if (problems > 0) return { tone: "danger", words: count(problems, "contradiction", "contradictions") };
  if (missing > 0) return { tone: "warn", words: count(missing, "donnée manquante", "données manquantes") };
  return { tone: "ok", words: "complet" };
}
