// The keys that work everywhere.
import { announcer } from "../parts/announce.svelte";
import { go, route, STEPS } from "./route.svelte";
import { session } from "./session.svelte";
import { redo, undo } from "./travel";

/** What the keyboard help lists. */
export const KEYS: readonly { keys: string; what: string }[] = [
  { keys: "Ctrl + Z", what: "Annuler le dernier changement du dossier, où qu’il ait été fait" },
  { keys: "Ctrl + Maj + Z ou Ctrl + Y", what: "Rétablir ce qui vient d’être annulé" },
  { keys: "Ctrl + S", what: "Enregistrer tout de suite (Emplettes le fait déjà à mesure)" },
  { keys: "Ctrl + 1 à Ctrl + 6", what: "Aller à une étape : besoin, tissu, exigences, documents, vérification, export" },
  { keys: "Tab et Maj + Tab", what: "Passer d’un élément au suivant, ou au précédent" },
  { keys: "Flèches", what: "Choisir dans une liste, des onglets ou un groupe de boutons" },
  { keys: "Entrée ou Espace", what: "Activer le bouton ou le lien choisi" },
  { keys: "Échap", what: "Fermer une fenêtre ou une liste" },
  { keys: "F8 et Maj + F8", what: "Dans le texte d’un document ou d’un fichier vérifié, aller à la remarque suivante ou précédente" },
  { keys: "Échap puis Tab", what: "Sortir du texte d’un document" },
  { keys: "? ou F1", what: "Ouvrir cette aide (hors d’un champ de texte pour « ? »)" },
];

/** Listens to the whole window, before the page: undo must never be that of one field. */
export function listenKeyboard(onhelp: () => void): () => void {
  const down = (event: KeyboardEvent): void => {
    if ((event.key === "?" && !event.ctrlKey && !typing(event.target)) || event.key === "F1") {
      event.preventDefault();
      onhelp();
      return;
    }
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const act = action(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    void act();
  };
  // The undo of the menu of a field.
  const before = (event: InputEvent): void => {
    if (!ours(event.target)) return;
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    void (event.inputType === "historyUndo" ? undo() : redo());
  };
  window.addEventListener("keydown", down, true);
  window.addEventListener("beforeinput", before, true);
  return () => {
    window.removeEventListener("keydown", down, true);
    window.removeEventListener("beforeinput", before, true);
  };
}

function action(event: KeyboardEvent): (() => Promise<void>) | null {
  const key = event.key.toLowerCase();
  if (key === "z" || key === "y") {
    if (!ours(event.target)) return null;
    return key === "y" || event.shiftKey ? redo : undo;
  }
  if (!session.opened) return null;
  if (key === "s" && !event.shiftKey) return saveNow;
  const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code);
  if (digit && !dialogOpen()) return () => go(STEPS[Number(digit[1]) - 1]!);
  return null;
}

/** The history is the dossier's; a dialog, the buyer's sheet and the catalogue keep that of their fields. */
function ours(target: EventTarget | null): boolean {
  if (!session.opened || route.view === "fiche" || route.view === "fichier" || route.view === "catalogue") return false;
  return !(target instanceof Element && target.closest("[role=dialog]"));
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function dialogOpen(): boolean {
  return document.querySelector("[role=dialog]") !== null;
}

async function saveNow(): Promise<void> {
  await session.flush();
  if (session.save.status === "saved") announcer.say("Tout est enregistré");
}
