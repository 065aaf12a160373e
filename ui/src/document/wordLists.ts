// Word writes the items of a list as paragraphs « MsoListParagraph », with the bullet typed in front. They become
// lists again.

import { styleOf } from "./styles";

type Item = { paragraph: Element; level: number; ordered: boolean };

/** Turns, in place, runs of list paragraphs into lists. */
export function listsOfWord(root: ParentNode): void {
  const items = Array.from(root.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div")).flatMap((element) => itemOf(element));
  let run: Item[] = [];
  for (const item of items) {
    const last = run[run.length - 1];
    if (last && followingElement(last.paragraph) !== item.paragraph) {
      build(run);
      run = [];
    }
    run.push(item);
  }
  build(run);
}

function followingElement(element: Element): Element | null {
  let next = element.nextSibling;
  while (next && next.nodeType !== 1) {
    // Words between two paragraphs end the list.
    if (next.nodeType === 3 && (next.nodeValue ?? "").trim() !== "") return null;
    next = next.nextSibling;
  }
  return next as Element | null;
}

function itemOf(element: Element): Item[] {
  if (element.localName !== "p") return [];
  const style = styleOf(element);
  const list = /mso-list\s*:\s*l\d+\s+level(\d+)/i.exec(style);
  const named = /\bMsoListParagraph/i.test(element.getAttribute("class") ?? "");
  if (!list && !named) return [];
  const marker = takeMarker(element);
  // A style « Paragraphe de liste » without any bullet is only an indented paragraph.
  if (!list && marker === null) return [];
  const level = Math.min(Math.max(Number.parseInt(list?.[1] ?? "1", 10), 1), 9);
  return [{ paragraph: element, level, ordered: marker !== null && /^\(?([0-9]{1,3}|[a-z]|[ivx]{1,5})[.)°]/i.test(marker) }];
}

/** Removes the typed bullet or number, and gives it. */
function takeMarker(paragraph: Element): string | null {
  const ignored = Array.from(paragraph.querySelectorAll("span")).find((span) =>
    /mso-list\s*:\s*ignore/i.test(styleOf(span)),
  );
  if (ignored) {
    const text = (ignored.textContent ?? "").trim();
    ignored.remove();
    return text;
  }
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, 4);
  let text = walker.nextNode();
  while (text && (text.nodeValue ?? "").trim() === "") text = walker.nextNode();
  const typed = /^\s*([·•▪◦§o–-]|\(?[0-9]{1,3}[.)])[\s\u00a0]+/.exec(text?.nodeValue ?? "");
  if (!text || !typed) return null;
  text.nodeValue = (text.nodeValue ?? "").slice(typed[0].length);
  return typed[1] ?? null;
}

function build(run: Item[]): void {
  const first = run[0];
  if (!first) return;
  const document = first.paragraph.ownerDocument;
  const make = (ordered: boolean): Element => document.createElement(ordered ? "ol" : "ul");
  const top = make(first.ordered);
  first.paragraph.before(top);
  const open: { list: Element; level: number }[] = [{ list: top, level: first.level }];
  for (const item of run) {
    while (open.length > 1 && (open[open.length - 1]?.level ?? 0) > item.level) open.pop();
    let current = open[open.length - 1];
    if (!current) return;
    const holder = current.list.lastElementChild;
    if (item.level > current.level && holder) {
      current = { list: make(item.ordered), level: item.level };
      holder.append(current.list);
      open.push(current);
    }
    const entry = document.createElement("li");
    const line = document.createElement("p");
    line.append(...Array.from(item.paragraph.childNodes));
    entry.append(line);
    current.list.append(entry);
    item.paragraph.remove();
  }
}
