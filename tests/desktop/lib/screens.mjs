// A browser with the screens in it, and what looks at them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

import { giveHost, serveScreens, startHost } from "./host.mjs";
import { temporary } from "./places.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The steps of a dossier and the other places, with the title that each shows. */
export const STEPS = ["Besoin", "Tissu industriel", "Exigences et critères", "Documents", "Vérification", "Export"];
export const PLACES = [
  { button: "Dossiers", title: "Vos dossiers d’achat" },
  { button: "Vérifier un fichier", title: "Vérifier un fichier" },
  { button: "Clauses", title: "Clauses" },
  { button: "Catalogue", title: "Catalogue" },
  { button: "Fiche acheteur", title: "Fiche acheteur" },
  { button: "À propos", title: "À propos d’Emplettes" },
];
/** The examples of the repository, by a word of their object. */
export const EXAMPLES = [
  { slug: "mobilier-scolaire", words: /mobilier/i },
  { slug: "poches-de-sang", words: /poches/i },
];

/** The browser and the server, for all the tests of a file. */
export async function openBrowser() {
  const screens = await serveScreens();
  try {
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--force-color-profile=srgb"] });
    return {
      browser,
      url: screens.url,
      async close() {
        await browser.close();
        await screens.stop();
      },
    };
  } catch (error) {
    await screens.stop();
    throw error;
  }
}

/**
 * The application on a new data folder, or on the one given. `text` is the size of text chosen in « Affichage »
 * (« double » is 200 %); `zoom` enlarges the whole page instead, which leaves it fewer points.
 * `shownAs` is the path that the screens show in place of the data folder.
 */
export async function openScreens(
  { browser, url },
  { theme = "light", width = 1280, height = 860, text = "normal", zoom = 1, data, shownAs } = {},
) {
  const own = data === undefined ? temporary("screens") : null;
  const folder = data ?? own.folder;
  const host = startHost(folder, shownAs);
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: theme,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`erreur : ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console : ${message.text()}`);
  });
  const system = await giveHost(page, () => host);
  await page.addInitScript((size) => localStorage.setItem("emplettes.texte", size), text);
  await page.goto(url);
  return {
    page,
    system,
    data: folder,
    /** What the browser complained of: errors of our code, what the policy refused. */
    complaints,
    call: (name, request) => host.call(name, request),
    async close() {
      await context.close();
      await host.stop();
      own?.remove();
    },
  };
}

/** Opens a new dossier from an example, from the list of dossiers. */
export async function openExample({ page }, example) {
  await page.getByRole("heading", { level: 1, name: "Vos dossiers d’achat" }).waitFor();
  await page.getByRole("button", { name: example.words }).first().click();
  await page.getByRole("heading", { level: 1, name: "Besoin" }).waitFor();
}

/** Goes to a step, and waits until nothing loads any more. */
export async function goTo(page, step) {
  await page.getByRole("navigation", { name: "Étapes du dossier" }).getByRole("button", { name: step }).click();
  await settled(page, step);
}

/** The title of the view is there, and nothing says that it loads. */
export async function settled(page, title) {
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  // What is under way says so with three points: « Recherche des fabricants… », « Enregistrement… ».
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[role=status], header p")].every((said) => !said.textContent.trim().endsWith("…")),
  );
  // Drawn, and drawn again with what came in between.
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });
}

/** What axe-core finds against WCAG 2.1 A and AA, one line a rule and place. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
      resultTypes: ["violations"],
    }),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} : ${target.join(" ")} : ${failureSummary.replace(/\s+/g, " ")}`),
  );
}

/** What is cut or runs over the side: the page may not scroll sideways, and no word may be hidden by its box. */
export function overflows(page) {
  return page.evaluate(() => {
    const found = [];
    const across = document.documentElement;
    if (across.scrollWidth > across.clientWidth + 1) found.push(`la page déborde : ${across.scrollWidth} > ${across.clientWidth}`);
    for (const element of document.querySelectorAll("h1, h2, h3, p, li, button, label, td, th, legend")) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // What is hidden on purpose, for screen readers alone, is one point wide.
      if (box.width <= 2 || box.height <= 2 || style.visibility === "hidden") continue;
      const clips = style.overflowX === "hidden" || style.overflowX === "clip";
      if (clips && style.textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1) {
        found.push(`coupé : ${element.tagName.toLowerCase()} « ${element.textContent.trim().slice(0, 60)} »`);
      }
      if (box.right > across.clientWidth + 1 && !scrolls(element)) {
        found.push(`hors de la page : ${element.tagName.toLowerCase()} « ${element.textContent.trim().slice(0, 60)} »`);
      }
    }
    return found;

    function scrolls(element) {
      for (let box = element.parentElement; box; box = box.parentElement) {
        const overflow = getComputedStyle(box).overflowX;
        if ((overflow === "auto" || overflow === "scroll") && box.scrollWidth > box.clientWidth) return true;
      }
      return false;
    }
  });
}
