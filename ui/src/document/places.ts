import { listed } from "../text/format";

const ARTICLE = /^(.+), article[ \u00a0](.+)$/;

/** « RC, article 1 », « RC, article 11 », « CCAP, article 6.1 » give « RC, articles 1 et 11\u202f; CCAP, article 6.1 ». */
export function placesWords(places: readonly string[]): string {
  const pieces = new Map<string, { articles: string[]; others: string[] }>();
  for (const place of places) {
    const article = ARTICLE.exec(place);
    const name = article?.[1] ?? place.split(", ")[0] ?? place;
    const piece = pieces.get(name) ?? { articles: [], others: [] };
    pieces.set(name, piece);
    if (article?.[2] !== undefined) piece.articles.push(article[2]);
    else piece.others.push(place.slice(name.length).replace(/^, /, ""));
  }
  return [...pieces.entries()]
    .map(([name, { articles, others }]) => {
      const told = articles.length === 0 ? [] : [`article${articles.length > 1 ? "s" : ""}\u00a0${listed(articles)}`];
      return [name, ...others.filter((other) => other !== ""), ...told].join(", ");
    })
    .join("\u202f; ");
}
