// Pictures of every screen for the guide, in docs/guide/images: light and dark, 1280 and 1920 wide, text of 200 %.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { readyCatalog } from "./lib/catalog.mjs";
import { otherOffice } from "./lib/pack.mjs";
import { ROOT, temporary } from "./lib/places.mjs";
import { EXAMPLES, goTo, openBrowser, openExample, openScreens, settled } from "./lib/screens.mjs";
import { FIRMS, writeStock } from "./lib/stock.mjs";

const FOLDER = path.join(ROOT, "docs/guide/images");
const WAYS = [
  { name: "clair", options: {} },
  { name: "sombre", options: { theme: "dark" } },
  { name: "clair-1920", options: { width: 1920, height: 1080 } },
  { name: "sombre-1920", options: { theme: "dark", width: 1920, height: 1080 } },
  { name: "texte-200", options: { text: "double" } },
];
/** What the pictures show in place of the folder of this computer. */
const SHOWN = "/home/mairie/Documents";

/** What somebody might have written. */
const CCTP = `Cahier des clauses techniques particulières

Article 1 – Objet

Le marché porte sur la fourniture et la livraison de mobilier scolaire pour six classes élémentaires.

Article 2 – Exigences techniques

2.1 – Tables et chaises

Les tables sont de marque Dupont, modèle Éole 3, et livrées montées dans chaque école.

Les chaises sont fabriquées en France.

Les plateaux sont conformes à la norme NF EN 1729-1.

Article 3 – Exécution

Le titulaire dispose d’une agence à moins de 30 km de la mairie.

Les factures sont payées à 60 jours.
`;

const catalog = await readyCatalog();
const browser = await openBrowser();
try {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, options } of WAYS) {
    const { folder, remove } = temporary("pictures");
    const data = path.join(folder, "data");
    catalog.copyTo(data);
    const screens = await openScreens(browser, { ...options, data, shownAs: SHOWN });
    try {
      await pictures(screens, name);
    } finally {
      await screens.close();
      remove();
    }
  }
} finally {
  await browser.close();
  catalog.remove();
}

async function pictures(screens, way) {
  const { page } = screens;
  const taken = [];
  const take = async (name) => taken.push([name, await page.screenshot({ animations: "disabled" })]);
  await settled(page, "Vos dossiers d’achat");
  await take("bienvenue");
  await openExample(screens, EXAMPLES[0]);
  for (const [name, step] of [
    ["besoin", "Besoin"],
    ["tissu", "Tissu industriel"],
    ["exigences", "Exigences et critères"],
  ]) {
    await goTo(page, step);
    await take(name);
  }
  await goTo(page, "Documents");
  for (const piece of ["RC", "CCAP", "CCTP"]) {
    await page.getByRole("tab", { name: new RegExp(`^${piece}`) }).click();
    await page.getByRole("textbox", { name: `Texte du document ${piece}` }).waitFor();
    await settled(page, "Documents");
    await take(`documents-${piece.toLowerCase()}`);
  }
  // A brand in the text, so that there is something to see.
  const text = page.getByRole("textbox", { name: "Texte du document CCTP" });
  await text.getByRole("paragraph").filter({ hasText: /\S{3,}.*\.$/ }).first().click({ position: { x: 6, y: 8 } });
  await page.keyboard.press("End");
  await page.keyboard.type(" Les tables sont de marque Dupont.");
  await page.getByRole("button", { name: /^Annuler « Texte du CCTP/ }).waitFor();
  // With little room, what there is to look at is folded.
  const fold = page.getByRole("button", { name: /^Remarques \(/ });
  if (await fold.isVisible()) await fold.click();
  await page.getByRole("article").filter({ hasText: "Dupont" }).getByRole("button").first().click();
  await settled(page, "Documents");
  await take("documents-remarque");
  await goTo(page, "Vérification");
  await page.getByRole("article").filter({ hasText: "Dupont" }).getByRole("button").first().click();
  await take("verification");
  await page.getByRole("button", { name: /^Annuler « Texte du CCTP/ }).click();
  await page.getByRole("button", { name: /^Rétablir « Texte du CCTP/ }).waitFor();
  await goTo(page, "Export");
  await page.getByRole("button", { name: "Écrire les fichiers" }).click();
  await page.getByRole("heading", { name: "Fichiers", exact: true }).waitFor();
  await settled(page, "Export");
  await take("export");
  await sourcing(page, take);
  for (const [name, place, title] of [
    ["dossiers", "Dossiers", "Vos dossiers d’achat"],
    ["fiche", "Fiche acheteur", "Fiche acheteur"],
    ["a-propos", "À propos", "À propos d’Emplettes"],
  ]) {
    await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: place }).click();
    await settled(page, title);
    await take(name);
  }
  await fichier(screens, take);
  await catalogue(screens, take);
  for (const [name, png] of taken) {
    const bytes = await webp(page, png);
    writeFileSync(path.join(FOLDER, `${name}-${way}.webp`), bytes);
    console.log(`${name}-${way}.webp : ${Math.round(bytes.length / 1000)} Ko`);
  }
}

/** The questions worth asking, and a firm that does not exist written to. */
async function sourcing(page, take) {
  await goTo(page, "Tissu industriel");
  await page.getByRole("button", { name: "Ajouter une entreprise…" }).click();
  const form = page.getByRole("dialog", { name: "Ajouter une entreprise au sourçage" });
  await form.getByRole("textbox", { name: /^Entreprise/ }).fill("Ateliers de l’exemple");
  await form.getByRole("textbox", { name: "SIREN" }).fill("732 829 320");
  await form.getByRole("textbox", { name: "Questionnaire envoyé le" }).fill("12/11/2026");
  await form.getByRole("checkbox", { name: "Entreprise fictive" }).check();
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Entreprises au journal" }).getByText("simulée (exercice)").waitFor();
  await settled(page, "Tissu industriel");
  await page.getByRole("button", { name: "Interroger les entreprises" }).click();
  await take("sourcage");
}

/** A file of last year, and one of its remarks. */
async function fichier({ page, data }, take) {
  const file = path.join(data, "CCTP écoles 2025.txt");
  writeFileSync(file, CCTP);
  await page.evaluate((paths) => window.__host_drop({ kind: "drop", paths }), [file.replace(data, SHOWN)]);
  await settled(page, "Vérifier un fichier");
  await page.getByRole("heading", { level: 2, name: /^Cahier des clauses/ }).waitFor();
  await page.keyboard.press("F8");
  await settled(page, "Vérifier un fichier");
  // What can be written of it stands at the head of the view.
  await page.evaluate(() => document.querySelector("main").scrollTo(0, 0));
  await take("fichier");
}

/** The catalogue, with a small stock of firms that do not exist brought into it. */
async function catalogue({ page, system, data }, take) {
  await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Catalogue" }).click();
  await page.getByRole("tab", { name: "Importer" }).click();
  await settled(page, "Catalogue");
  system.imports = writeStock(path.dirname(data));
  await page.getByRole("button", { name: "Choisir les fichiers…" }).click();
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page.getByText(/^Import n°.2 terminé$/).waitFor();
  await settled(page, "Catalogue");
  await take("catalogue-importer");
  await page.getByRole("tab", { name: "Contenu" }).click();
  await settled(page, "Catalogue");
  await take("catalogue-contenu");
  await page.getByRole("tab", { name: "Chercher" }).click();
  await page.getByRole("textbox", { name: /^Chercher une entreprise/ }).fill("chaises saverne");
  const firm = page.getByRole("button", { name: FIRMS[0].name });
  await firm.waitFor();
  await settled(page, "Catalogue");
  await take("catalogue");
  await firm.click();
  await page.getByText("Ce que nous ne savons pas").waitFor();
  await settled(page, "Catalogue");
  await take("catalogue-fiche");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await packs(page, system, path.dirname(data), take);
}

/** A pack that another office made, before its key is trusted and once it is installed. */
async function packs(page, system, folder, take) {
  const office = await otherOffice(catalog, folder);
  await page.getByRole("tab", { name: "Paquets" }).click();
  system.file = await office.pack();
  await page.getByRole("button", { name: "Choisir un paquet…" }).click();
  await settled(page, "Catalogue");
  // What it waits for, and the number to compare, rather than the top of the view.
  await page.getByRole("button", { name: "Choisir la clé publique…" }).scrollIntoViewIfNeeded();
  await take("catalogue-paquets");
  await page.getByRole("checkbox", { name: /^J’ai comparé ce numéro/ }).check();
  system.file = office.key.public;
  await page.getByRole("button", { name: "Choisir la clé publique…" }).click();
  await page.getByRole("button", { name: "Installer", exact: true }).click();
  await page.getByRole("button", { name: /^Retirer le paquet/ }).waitFor();
  await settled(page, "Catalogue");
  await take("catalogue-paquets-installes");
}

/** The same picture, lighter: the browser itself writes WebP. */
async function webp(page, png) {
  const painter = await page.context().browser().newPage();
  try {
    const url = await painter.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      canvas.getContext("2d").drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", 0.74);
    }, png.toString("base64"));
    return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  } finally {
    await painter.close();
  }
}
