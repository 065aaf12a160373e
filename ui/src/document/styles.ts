// Styles of pasted elements are words to read, never styles to apply.

/** Where they stand once the paste is defused. */
export const STYLE = "data-style";

export function styleOf(element: Element): string {
  return (element.getAttribute(STYLE) ?? element.getAttribute("style") ?? "").toLowerCase();
}
