/** A sentence cut where it cites an article of the code de la commande publique. */
export type Piece = { words: string; citation: boolean };

/** « articles L. 2123-1 et R2123-4 » gives words, a citation, words, a citation. */
export function cut(text: string): Piece[] {
  return text
    .split(/([LRD](?:\.[ \u00a0])?\d{3,4}(?:-\d+)+)/)
    .map((words, index) => ({ words, citation: index % 2 === 1 }))
    .filter((piece) => piece.words !== "");
}
