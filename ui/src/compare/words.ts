// How a comparison is told: what became of an article, and words cut where nothing changed.
import type { ArticleChange, ChangedWords, ChoiceChange, LineChange, PieceChange, StepView } from "../ipc/generated";
import { count, instant } from "../text/format";

/** Words that did not change, shown on each side of what did. */
const AROUND = 14;

/** « Article 5 – Prix ». */
export function articleName(article: ArticleChange): string {
  const title = article.title === "" ? "Avant le premier article" : article.title;
  const number = article.after ?? article.before;
  return number === null ? title : `Article\u00a0${number} – ${title}`;
}

/** « déplacé et modifié, avant\u00a0: article 4 ». */
export function articleFate(article: ArticleChange): string {
  const fates = { ajoute: "ajouté", retire: "retiré", deplace: "déplacé, sans changement", modifie: "modifié" };
  const fate = article.state === "modifie" && article.moved ? "déplacé et modifié" : fates[article.state];
  const elsewhere = article.before !== null && article.after !== null && article.before !== article.after;
  return elsewhere ? `${fate} (avant\u00a0: article\u00a0${article.before})` : fate;
}

/** « 3 articles diffèrent, 12 mots ajoutés, 4 retirés ». */
export function pieceFate(piece: PieceChange): string {
  switch (piece.state) {
    case "ajoutee":
      return "Cette pièce n’existait pas dans la première version.";
    case "retiree":
      return "Cette pièce n’existe plus dans la seconde version.";
    case "identique":
      return "Rien n’a changé dans cette pièce.";
    case "modifiee":
      return `${count(piece.articles.length, "article diffère", "articles diffèrent")}\u00a0: ${count(piece.words_added, "mot ajouté", "mots ajoutés")}, ${count(piece.words_removed, "retiré", "retirés")}.`;
  }
}

/** What changed of a clause, in words: before, then after. */
export function choiceSides(change: ChoiceChange): [string, string] {
  const said = (value: string | null): string => {
    if (value === null) return "à remplir";
    return change.what === "points" ? `${value} points` : value;
  };
  if (change.what === "retenue") return ["non retenue", "retenue"];
  if (change.what === "retiree") return ["retenue", "non retenue"];
  return [said(change.before), said(change.after)];
}

/** The words of a line, long stretches that did not change cut to what touches a change. */
export function shown(line: LineChange): ChangedWords[] {
  if (line.state !== "modifie") return line.pieces;
  const last = line.pieces.length - 1;
  return line.pieces.map((piece, index) => {
    if (piece.kind !== "same") return piece;
    const words = piece.words.split(/(?<=\s)/);
    const [head, tail] = [index > 0 ? AROUND : 0, index < last ? AROUND : 0];
    if (words.length <= head + tail + 1) return piece;
    const end = tail === 0 ? "" : words.slice(-tail).join("");
    return { kind: "same", words: `${words.slice(0, head).join("")}… ${end}` };
  });
}

/** States to compare with: the one before each step that is part of the present, the last first. */
export function states(steps: readonly StepView[]): { value: string; label: string }[] {
  return steps
    .filter((step) => step.applied)
    .map((step) => ({ value: String(step.number - 1), label: `Avant «\u00a0${step.label}\u00a0», ${instant(step.at)}` }));
}
