// How the screens look on this computer: theme and size of the text. It belongs to no dossier.

export type Theme = "auto" | "clair" | "sombre";
export type TextSize = "normal" | "grand" | "tres-grand" | "double";

const dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

class Display {
  theme = $state<Theme>(read("theme", ["auto", "clair", "sombre"], "auto"));
  text = $state<TextSize>(read("texte", ["normal", "grand", "tres-grand", "double"], "normal"));

  constructor() {
    dark?.addEventListener("change", () => this.apply());
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    keep("theme", theme);
    this.apply();
  }

  setText(text: TextSize): void {
    this.text = text;
    keep("texte", text);
    this.apply();
  }

  /** Writes the choices on the root of the page. */
  apply(): void {
    const night = this.theme === "sombre" || (this.theme === "auto" && dark?.matches === true);
    document.documentElement.dataset["theme"] = night ? "dark" : "light";
    document.documentElement.dataset["text"] = this.text;
  }
}

function read<T extends string>(key: string, allowed: readonly T[], fallback: T): T {
  try {
    const kept = localStorage.getItem(`emplettes.${key}`);
    return allowed.find((value) => value === kept) ?? fallback;
  } catch {
    return fallback;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`emplettes.${key}`, value);
  } catch {
    // The choice holds until the window closes.
  }
}

export const display = new Display();
