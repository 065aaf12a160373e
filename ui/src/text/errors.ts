// One entry per code: how serious it is, what happened, what to do next. The detail comes from the command.
import type { ErrorCode } from "../ipc/generated";
import type { Tone } from "../parts/tone";

export type ErrorWords = { tone: Tone; title: string; next: string };

export const ERRORS: Record<ErrorCode, ErrorWords> = {
  need: {
    tone: "warn",
    title: "Cette donnée n’est pas acceptée",
    next: "Corrigez-la dans le besoin.",
  },
  incomplete: {
    tone: "info",
    title: "Il manque des données pour calculer",
    next: "Complétez le besoin, puis revenez ici.",
  },
  choice: {
    tone: "warn",
    title: "Ce choix n’est pas possible",
    next: "Revenez à la proposition, ou changez la valeur.",
  },
  document: {
    tone: "warn",
    title: "Cette modification du document n’est pas acceptée",
    next: "Annulez-la, ou reprenez le passage.",
  },
  file: {
    tone: "warn",
    title: "Ce fichier ne peut pas être lu ou écrit",
    next: "Vérifiez son emplacement, et qu’il n’est pas ouvert dans un autre logiciel.",
  },
  catalog: {
    tone: "danger",
    title: "Le catalogue des fabricants n’est pas disponible",
    next: "Fermez puis rouvrez Emplettes\u00a0: il sera réinstallé.",
  },
  busy: {
    tone: "warn",
    title: "Le catalogue est déjà en train de changer",
    next: "Vous pourrez recommencer ensuite.",
  },
  pack: {
    tone: "danger",
    title: "Ce fichier est refusé",
    next: "Votre catalogue n’a pas changé.",
  },
  request: {
    tone: "danger",
    title: "Emplettes n’a pas compris sa propre demande",
    next: "C’est un défaut du logiciel. Votre dossier n’est pas touché.",
  },
  "not-found": {
    tone: "warn",
    title: "Introuvable",
    next: "Cet élément n’existe plus. Revenez à l’étape précédente.",
  },
  dossier: {
    tone: "danger",
    title: "Le dossier ne peut pas être lu ou enregistré",
    next: "Enregistrez une copie ailleurs pour ne rien perdre.",
  },
  "read-only": {
    tone: "warn",
    title: "Ce dossier est en lecture seule",
    next: "Enregistrez une copie pour la modifier.",
  },
  "disk-full": {
    tone: "danger",
    title: "Le disque est plein",
    next: "Libérez de la place\u00a0: Emplettes réessaie tout seul. Ou enregistrez une copie ailleurs.",
  },
  gone: {
    tone: "danger",
    title: "Le dossier n’est plus à sa place",
    next: "Rebranchez la clé ou le lecteur réseau\u00a0: Emplettes réessaie tout seul. Ou enregistrez une copie ailleurs.",
  },
  "changed-elsewhere": {
    tone: "danger",
    title: "Le dossier a été modifié ailleurs",
    next: "Enregistrez une copie pour garder vos derniers changements, ou rouvrez le dossier pour voir ceux des autres.",
  },
  newer: {
    tone: "warn",
    title: "Ce dossier vient d’une version plus récente d’Emplettes",
    next: "Mettez Emplettes à jour sur cet ordinateur pour l’ouvrir.",
  },
  damaged: {
    tone: "danger",
    title: "Ce fichier est abîmé",
    next: "Ouvrez une copie de secours, ou une version plus ancienne du fichier.",
  },
  "open-elsewhere": {
    tone: "warn",
    title: "Ce dossier est déjà ouvert ailleurs",
    next: "Fermez-le là-bas, ou travaillez sur une copie.",
  },
  cancelled: {
    tone: "neutral",
    title: "Opération interrompue",
    next: "Rien n’a été écrit. Vous pouvez recommencer.",
  },
  internal: {
    tone: "danger",
    title: "Quelque chose s’est mal passé",
    next: "Réessayez. Si cela continue, fermez puis rouvrez Emplettes\u00a0: ce qui est enregistré est gardé.",
  },
};

// The commands say it with the words of the file of need; on screen the reason has its own field.
const UNJUSTIFIED = /«\s*([a-z0-9-]+)\s*»[^«]*sans votre motif écrit\s*:\s*(.*?)\s*\(ajoutez .*\)/su;

/** A clause of exception that waits for the buyer's written reason: its module and the question; null otherwise. */
export function awaitedReason(detail: string): { module: string; question: string } | null {
  const found = UNJUSTIFIED.exec(detail);
  return found ? { module: found[1] ?? "", question: found[2] ?? "" } : null;
}
