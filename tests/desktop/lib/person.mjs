// What a person does in front of the window: finds things by what they are and what they are called, presses,
// types, reads. Nothing here knows how the screens are made.
import { until } from "./process.mjs";

const KEYS = { Control: "\uE009", Shift: "\uE008", Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", End: "\uE010", Home: "\uE011", ArrowDown: "\uE015", ArrowUp: "\uE013" };

export class Person {
  constructor(browser) {
    this.browser = browser;
  }

  /** Every element that is this and is called so, shown and enabled. `name` is a text or an expression. */
  async all(role, name, { within = null, disabled = false } = {}) {
    const wanted = name instanceof RegExp ? { source: name.source, flags: name.flags } : name;
    const found = await this.browser.execute(elementsCalled, role, wanted, within, disabled);
    return Promise.all((found ?? []).map((one) => this.browser.$(one)));
  }

  /** The first of them, once it is there. */
  find(role, name, options = {}) {
    return until(`${role} ${name}`, async () => (await this.all(role, name, options))[0], options);
  }

  async has(role, name, options) {
    return (await this.all(role, name, options)).length > 0;
  }

  /** Presses it. What moves away just then is looked for again. */
  async press(name, { role = "button", ...options } = {}) {
    await until(
      `presser ${role} ${name}`,
      async () => {
        const [element] = await this.all(role, name, options);
        if (!element) return false;
        await element.click();
        return true;
      },
      options,
    );
  }

  /** Writes in a field, in place of what it says. */
  async write(label, text) {
    const field = await this.find("textbox", label);
    await field.click();
    await this.keys(["Control", "a"]);
    await this.type(text);
  }

  /** Types where the caret is, one letter after the other. */
  async type(text) {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.browser.performActions([{ type: "key", id: "keyboard", actions }]);
  }

  /** Takes an option of a list. */
  async take(label, option) {
    const list = await this.find("combobox", label);
    await list.selectByVisibleText(option);
  }

  /** Presses keys together. */
  async keys(names) {
    await this.browser.keys(names.map((name) => KEYS[name] ?? name));
  }

  /** What a field says. */
  async valueOf(label, role = "textbox") {
    return (await this.find(role, label)).getValue();
  }

  /** Everything that can be read in the window now, with plain spaces. */
  async text() {
    const text = await this.browser.execute(() => document.body.innerText);
    return text.replace(/[\u00a0\u202f]/g, " ");
  }

  /** Waits until these words can be read. */
  async sees(words, options) {
    const matches = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words));
    return until(`lire ${words}`, async () => {
      const text = await this.text();
      return matches(text) ? text : null;
    }, options);
  }

  /** Waits until the view of this title is shown and nothing is under way. */
  async isAt(title, options) {
    await this.find("heading", title, options);
    await until(
      `${title} se termine`,
      () =>
        this.browser.execute(() =>
          [...document.querySelectorAll("[role=status], header p")].every((said) => !said.textContent.trim().endsWith("…")),
        ),
      options,
    );
  }

  /** Goes to a step by the rail. */
  async goTo(step) {
    await this.press(new RegExp(`^Étape \\d, ${step}`), { within: "Étapes du dossier" });
    await this.isAt(step);
  }

  /** Waits until the window says that all is saved. */
  async saved(options) {
    await until("Enregistré", () => this.browser.execute(() =>
      [...document.querySelectorAll("header p")].some((said) => said.textContent.trim() === "Enregistré"),
    ), options);
  }

  /** Saves at once, without waiting for the window to do it, and waits until it says so. */
  async save() {
    await this.keys(["Control", "s"]);
    await this.sees("Tout est enregistré");
  }

  /** A picture of the window, for whoever reads a failure. */
  picture(path) {
    return this.browser.saveScreenshot(path);
  }
}

// Runs in the page. Names are computed as assistive tools do, as far as our screens need it.
function elementsCalled(role, wanted, within, disabled) {
  const roles = {
    button: "button, [role=button], summary, input[type=submit]",
    link: "a[href], [role=link]",
    textbox: "input:not([type]), input[type=text], input[type=search], textarea, [role=textbox], [role=combobox]:is(input)",
    combobox: "select, [role=combobox]",
    checkbox: "input[type=checkbox], [role=checkbox]",
    radio: "input[type=radio], [role=radio]",
    heading: "h1, h2, h3, h4, [role=heading]",
    dialog: "[role=dialog], dialog",
    tab: "[role=tab]",
    option: "[role=option]",
    listitem: "li",
    article: "article",
    alert: "[role=alert]",
    status: "[role=status]",
    navigation: "nav",
    paragraph: "p",
  };
  const plain = (text) => (text ?? "").replace(/[\s\u00a0\u202f]+/g, " ").trim();
  const byIds = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const nameOf = (element) => {
    const labelledby = element.getAttribute("aria-labelledby");
    if (labelledby) return plain(byIds(labelledby));
    const label = element.getAttribute("aria-label");
    if (label) return plain(label);
    if (element.labels?.length) return plain([...element.labels].map((one) => one.textContent).join(" "));
    return plain(wordsOf(element)) || plain(element.getAttribute("title"));
  };
  // What is hidden from assistive tools is not said; what stands on lines of its own is not glued.
  const wordsOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true" || node.hidden) return "";
    const words = [...node.childNodes].map(wordsOf).join("");
    return getComputedStyle(node).display.startsWith("inline") ? words : ` ${words} `;
  };
  const shown = (element) => {
    if (element.closest("[aria-hidden=true], [hidden], [inert]")) return false;
    // Radio buttons drawn by their label have no surface of their own.
    const drawn = element.matches("input[type=radio], input[type=checkbox]") ? (element.labels?.[0] ?? element) : element;
    const box = drawn.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(drawn).visibility !== "hidden";
  };
  const matches = (name) => {
    if (wanted === null || wanted === undefined) return true;
    if (typeof wanted === "string") return name === plain(wanted);
    return new RegExp(wanted.source, wanted.flags).test(name);
  };
  const regions = "nav, section, aside, main, article, [role=dialog], [role=group], [role=toolbar], [role=tabpanel], [role=textbox], fieldset";
  const places = within === null ? [document] : [...document.querySelectorAll(regions)].filter((one) => nameOf(one).startsWith(within));
  const found = places.flatMap((place) => [...place.querySelectorAll(roles[role] ?? `[role=${role}]`)]);
  return found
    .filter((element) => shown(element) && (disabled || !element.matches(":disabled")) && matches(nameOf(element)))
    .map((element) => (element.matches("input[type=radio], input[type=checkbox]") ? (element.labels?.[0] ?? element) : element));
}
