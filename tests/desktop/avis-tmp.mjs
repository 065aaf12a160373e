import { writeFileSync } from "node:fs";
import path from "node:path";
import { readyCatalog } from "./lib/catalog.mjs";
import { temporary } from "./lib/places.mjs";
import { EXAMPLES, goTo, openBrowser, openExample, openScreens, settled, violations, overflows } from "./lib/screens.mjs";
const catalog = await readyCatalog();
const browser = await openBrowser();
try {
  for (const theme of ["light", "dark"]) {
    const { folder, remove } = temporary("avis");
    const data = path.join(folder, "data");
    catalog.copyTo(data);
    const screens = await openScreens(browser, { theme, data, shownAs: "/home/mairie" });
    const { page } = screens;
    const shot = async (name, full) => writeFileSync(`/tmp/avis-${name}-${theme}.png`, await page.screenshot({ animations: "disabled", fullPage: false }));
    await openExample(screens, EXAMPLES[0]);
    const duration = page.getByLabel(/^Durée/).first();
    await duration.fill("24");
    await duration.press("Tab");
    await page.getByRole("button", { name: /^Annuler «/ }).waitFor();
    await goTo(page, "Documents");
    await page.getByRole("tab", { name: /^CCTP/ }).click();
    const text = page.getByRole("textbox", { name: "Texte du document CCTP" });
    await text.waitFor();
    await settled(page, "Documents");
    await text.getByRole("paragraph").filter({ hasText: /\S{3,}.*\.$/ }).first().click({ position: { x: 6, y: 8 } });
    await page.keyboard.press("End");
    await page.keyboard.type(" La durée du marché est de 36 mois.");
    await page.getByRole("button", { name: /^Annuler « Texte du CCTP/ }).waitFor();
    await settled(page, "Documents");
    await shot("documents");
    await page.getByRole("button", { name: "Comparer deux versions" }).click();
    await settled(page, "Comparer deux versions");
    await shot("comparer-vide");
    await page.getByLabel("Un état antérieur de ce dossier").selectOption({ index: 2 });
    await page.getByRole("heading", { level: 2, name: "Besoin" }).waitFor();
    await settled(page, "Comparer deux versions");
    await shot("comparer");
    await page.evaluate(() => document.querySelector("main").scrollTo(0, 700));
    await shot("comparer-bas");
    console.log(theme, await violations(page), await overflows(page));
    await goTo(page, "Export");
    await page.getByRole("button", { name: "Copier l’avis" }).waitFor();
    await shot("export");
    console.log(theme, await violations(page), screens.complaints);
    await screens.close();
    remove();
  }
} finally {
  await browser.close();
  catalog.remove();
}
