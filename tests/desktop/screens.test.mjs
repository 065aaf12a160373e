// Every screen on both examples, as everybody must be able to use it: WCAG 2.1 A and AA by axe-core, light and
// dark, with a text of 200 %, and the whole journey by the keyboard alone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";

import { readyCatalog } from "./lib/catalog.mjs";
import { otherOffice, PACK } from "./lib/pack.mjs";
import { temporary } from "./lib/places.mjs";
import { until } from "./lib/process.mjs";
import { EXAMPLES, goTo, openBrowser, openExample, openScreens, overflows, PLACES, settled, STEPS, violations } from "./lib/screens.mjs";
import { FIRMS, siret, writeStock } from "./lib/stock.mjs";
import { fillWorkbook } from "./lib/workbook.mjs";

let browser;
let catalog;
before(async () => {
  catalog = await readyCatalog();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  catalog?.remove();
});

/** The application on a new data folder, closed when `use` ends. */
async function withScreens(options, use) {
  const { folder, remove } = temporary("screens");
  const data = path.join(folder, "data");
  catalog.copyTo(data);
  const screens = await openScreens(browser, { ...options, data });
  try {
    await use(screens);
    assert.deepEqual(screens.complaints, [], "le navigateur ne s’est plaint de rien");
  } finally {
    await screens.close();
    remove();
  }
}

/** Goes through every view of a dossier and tells `look` which one is shown. */
async function everyView(screens, example, look) {
  const { page } = screens;
  await settled(page, "Vos dossiers d’achat");
  await look("Dossiers, vide");
  await page.getByRole("button", { name: "Nouveau dossier" }).click();
  await page.getByRole("dialog", { name: "Nouveau dossier" }).waitFor();
  await look("Nouveau dossier");
  await page.keyboard.press("Escape");
  for (const { button, title } of PLACES.slice(1)) {
    await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: button }).click();
    await settled(page, title);
    await look(title);
    if (title === "Clauses") await everyPartOfLibrary(page, look);
    if (title === "Catalogue") await everyPartOfCatalogue(page, look);
  }
  await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Dossiers" }).click();
  await openExample(screens, example);
  for (const step of STEPS) {
    await goTo(page, step);
    if (step !== "Documents") await look(step);
    else {
      for (const piece of ["RC", "AE", "CCAP", "CCTP", "Cadre de réponse"]) {
        await page.getByRole("tab", { name: new RegExp(`^${piece}`) }).click();
        await page.getByRole("textbox", { name: `Texte du document ${piece}` }).waitFor();
        await settled(page, "Documents");
        await look(`Documents, ${piece}`);
      }
    }
    if (step === "Export") {
      await page.getByRole("button", { name: "Écrire les fichiers" }).click();
      await page.getByRole("heading", { name: "Fichiers", exact: true }).waitFor();
      await look("Export, écrit");
    }
  }
  await page.getByRole("button", { name: "Aide du clavier" }).click();
  await page.getByRole("dialog", { name: "Aide du clavier" }).waitFor();
  await look("Aide du clavier");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Affichage" }).click();
  await page.getByRole("dialog", { name: "Affichage" }).waitFor();
  await look("Affichage");
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Dossiers" }).click();
  await settled(page, "Vos dossiers d’achat");
  await look("Dossiers");
}

/** The page of a module, its form, the form of a new one; the list again. */
async function everyPartOfLibrary(page, look) {
  await page.getByRole("textbox", { name: /^Chercher dans les titres/ }).fill("BOIS forets");
  await page.getByRole("button", { name: /^Bois issu/ }).click();
  await page.getByRole("button", { name: "Adapter à ma maison" }).waitFor();
  await look("Page d’une clause");
  await page.getByRole("button", { name: "Adapter à ma maison" }).click();
  await page.getByText("Rien à reprendre").waitFor();
  await look("Clause, formulaire");
  await page.getByRole("button", { name: "Fermer", exact: true }).click();
  await page.getByRole("button", { name: "Ranger…" }).click();
  await page.getByRole("dialog", { name: "Ranger cette clause" }).waitFor();
  await look("Clause, ranger");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Toutes les clauses" }).click();
  await page.getByRole("button", { name: "Écrire une clause" }).click();
  await page.getByText("Il manque un titre").waitFor();
  await look("Nouvelle clause, formulaire");
  await page.getByRole("button", { name: "Fermer", exact: true }).click();
  await page.getByRole("textbox", { name: /^Chercher dans les titres/ }).fill("");
}

/** From its first part, the others, the page of a firm and its dialogs. */
async function everyPartOfCatalogue(page, look) {
  for (const part of ["Importer", "Contenu", "Paquets", "Chercher"]) {
    await page.getByRole("tab", { name: part }).click();
    await settled(page, "Catalogue");
    if (part !== "Chercher") await look(`Catalogue, ${part}`);
  }
  const words = page.getByRole("textbox", { name: /^Chercher une entreprise/ });
  await words.fill("rien de tel nulle part zzz");
  await page.getByText("ne veut pas dire que personne ne fabrique").waitFor();
  await look("Catalogue, rien de trouvé");
  await words.fill("meubles");
  await page.getByRole("group", { name: "Entreprises trouvées" }).getByRole("button").first().click();
  await page.getByText("Ce que nous ne savons pas").waitFor();
  await page.getByText("Ce que font d’ordinaire ces ateliers").click();
  await look("Fiche d’une entreprise");
  for (const [button, dialog] of [
    [/^Corriger /, /^Corriger /],
    [/^Noter /, /^Note sur /],
    [/^Effacer du catalogue/, /^Effacer .* \?$/],
  ]) {
    await page.getByRole("button", { name: button }).first().click();
    await page.getByRole("dialog", { name: dialog }).waitFor();
    await look(`Fiche d’une entreprise, ${dialog}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: dialog }).waitFor({ state: "detached" });
  }
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await words.fill("");
  await settled(page, "Catalogue");
}

describe("chaque écran est accessible (WCAG 2.1 A et AA)", () => {
  for (const example of EXAMPLES) {
    for (const [how, options] of [
      ["clair", {}],
      ["sombre", { theme: "dark" }],
      ["texte à 200 %", { text: "double" }],
    ]) {
      it(`${example.slug}, ${how}`, { timeout: 240_000 }, async () => {
        await withScreens(options, async (screens) => {
          const found = [];
          await everyView(screens, example, async (view) => {
            for (const one of await violations(screens.page)) found.push(`${view} : ${one}`);
            for (const one of await overflows(screens.page)) found.push(`${view} : ${one}`);
          });
          assert.deepEqual(found, []);
        });
      });
    }
  }

  it("page agrandie à 200 % : rien ne sort de la fenêtre", { timeout: 240_000 }, async () => {
    await withScreens({ zoom: 2 }, async (screens) => {
      const found = [];
      await everyView(screens, EXAMPLES[0], async (view) => {
        for (const one of await overflows(screens.page)) found.push(`${view} : ${one}`);
      });
      assert.deepEqual(found, []);
    });
  });
});

describe("vérifier un fichier", () => {
  const TEXT = [
    "Cahier des clauses techniques particulières",
    "Article 1 – Objet",
    "Le marché porte sur du mobilier scolaire réparable.",
    "Article 2 – Exigences",
    "Les tables sont de marque Dupont.",
    "Les plateaux sont conformes à la norme NF EN 1729-1.",
  ].join("\n\n");

  it("déposé sur la fenêtre, il se lit, se filtre, se suit, s’écrit", { timeout: 120_000 }, async () => {
    await withScreens({}, async ({ page, system, data }) => {
      const folder = path.dirname(data);
      const file = path.join(folder, "CCTP de 2025.txt");
      writeFileSync(file, TEXT);
      writeFileSync(path.join(folder, "abîmé.docx"), "PK rien de tel");
      await settled(page, "Vos dossiers d’achat");
      await page.evaluate((paths) => window.__host_drop({ kind: "over", paths }), [file]);
      await page.getByText("Déposez pour vérifier").waitFor();
      await page.evaluate((paths) => window.__host_drop({ kind: "drop", paths }), [file]);
      await settled(page, "Vérifier un fichier");
      await page.getByText("Déposez pour vérifier").waitFor({ state: "detached" });
      await page.getByText("2 remarques", { exact: true }).waitFor();
      assert.deepEqual([await violations(page), await overflows(page)], [[], []]);

      // From the words to the remark, by the keyboard; and back.
      const words = page.getByRole("button", { name: /^de marque Dupont, Bloquant/ });
      await words.focus();
      await page.keyboard.press("Enter");
      const card = page.getByRole("article").filter({ hasText: "Dupont" });
      await card.getByText("Pourquoi.").waitFor();
      await until("le clavier est sur la remarque", () => card.getByRole("button").first().evaluate((one) => one === document.activeElement));
      await card.getByRole("button", { name: "Voir dans le texte" }).click();
      await until("le clavier est sur les mots", () => words.evaluate((one) => one === document.activeElement));
      await page.keyboard.press("F8");
      await page.getByRole("article").filter({ hasText: "NF EN 1729-1" }).getByText("Texte possible.").waitFor();
      assert.deepEqual(await violations(page), []);

      // Sorted.
      await page.getByRole("combobox", { name: "Gravité" }).selectOption("bloquant");
      await page.getByText("1 sur 2 remarques").waitFor();
      assert.equal(await page.getByRole("button", { name: /^conformes à la norme/ }).count(), 0, "ce qui est filtré n’est plus souligné");

      // The law of another day, another piece.
      await page.getByRole("textbox", { name: "Date de lancement prévue" }).fill("15/01/2027");
      await page.getByText("lancées le 15 janvier 2027").waitFor();
      await page.getByRole("combobox", { name: "Cette pièce est" }).selectOption("rc");
      await settled(page, "Vérifier un fichier");

      // Kept: on paper, for tools; comments only go in a Word file.
      assert.equal(await page.getByRole("button", { name: "Word annoté…" }).count(), 0);
      system.target = path.join(folder, "rapport.docx");
      await page.getByRole("button", { name: "Rapport à imprimer…" }).click();
      await page.getByText("Le rapport est écrit").waitFor();
      assert.equal(readFileSync(system.target).subarray(0, 2).toString(), "PK");
      system.target = path.join(folder, "cctp.sarif");
      await page.getByRole("button", { name: "SARIF…" }).click();
      await page.getByText("Le fichier SARIF est écrit").waitFor();
      assert.equal(JSON.parse(readFileSync(system.target, "utf8")).version, "2.1.0");

      // Never over what is checked.
      system.target = path.join(folder, "CCTP de 2025.txt");
      await page.getByRole("button", { name: "SARIF…" }).click();
      await page.getByText("choisissez un autre nom").waitFor();
      assert.equal(readFileSync(file, "utf8"), TEXT);

      // What cannot be read is said, the others are checked.
      system.documents = [path.join(folder, "abîmé.docx"), file];
      await page.getByRole("button", { name: "Choisir d’autres fichiers…" }).click();
      await page.getByText("abîmé.docx n’a pas pu être lu").waitFor();
      await page.getByText("2 remarques", { exact: true }).waitFor();
      assert.deepEqual([await violations(page), await overflows(page)], [[], []]);
    });
  });

  it("le besoin du dossier ouvert compte quand on le demande", { timeout: 120_000 }, async () => {
    await withScreens({}, async (screens) => {
      const { page, data } = screens;
      const file = path.join(path.dirname(data), "CCTP.txt");
      writeFileSync(file, TEXT);
      await openExample(screens, EXAMPLES[0]);
      await page.evaluate((paths) => window.__host_drop({ kind: "drop", paths }), [file]);
      await settled(page, "Vérifier un fichier");
      const limits = page.locator("summary", { hasText: "Ce qui n’a pas pu être vérifié" });
      const without = Number(await limits.locator(".count").innerText());
      await page.getByRole("checkbox", { name: /^Avec le besoin du dossier ouvert/ }).check();
      await page.getByText("lancées le 23 novembre 2026").waitFor();
      // The other pieces are still missing; the need is not.
      await until("le besoin compte", async () => Number(await limits.locator(".count").innerText()) < without);
      await limits.click();
      assert.equal(await page.getByText("Aucun besoin n’est joint").count(), 0);
      await page.getByText("Règles non jouées").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });
});

describe("interroger les entreprises", () => {
  it("des questions au questionnaire, des réponses aux nombres, puis une personne s’efface", { timeout: 240_000 }, async () => {
    await withScreens({}, async (screens) => {
      const { page, system, data } = screens;
      const folder = path.dirname(data);
      const found = [];
      const look = async (view) => {
        for (const one of [...(await violations(page)), ...(await overflows(page))]) found.push(`${view} : ${one}`);
      };
      await openExample(screens, EXAMPLES[0]);
      await goTo(page, "Tissu industriel");
      await page.getByRole("button", { name: "Interroger les entreprises" }).click();
      await until("le clavier est au sourçage", () => page.locator("#sourcing-title").evaluate((one) => one === document.activeElement));
      const total = await page.getByRole("status").filter({ hasText: /entreprises?,/ }).innerText();

      // What to ask: what decides is ticked; one question less is one question less.
      const asked = page.getByRole("region", { name: "Ce qu’il est utile de demander" });
      const makes = asked.getByRole("checkbox", { name: /^Fabriquez-vous/ });
      await makes.waitFor();
      assert.ok(await makes.isChecked());
      const ticked = await asked.getByText(/questions cochées/).innerText();
      await asked.getByRole("checkbox", { name: /échantillons/ }).uncheck();
      assert.notEqual(await asked.getByText(/questions cochées/).innerText(), ticked);
      await asked.getByText("Ce que cela peut changer").first().click();
      await look("questions");
      await asked.getByRole("textbox", { name: "Réponses attendues pour le" }).fill("4/12/2026");
      system.folder = path.join(folder, "envoi");
      await asked.getByRole("button", { name: "Écrire ailleurs…" }).click();
      await asked.getByText("Le questionnaire est écrit").waitFor();
      assert.deepEqual(readdirSync(system.folder).sort(), ["Questionnaire.docx", "Questionnaire.xlsx"]);
      await asked.getByText(/Questionnaire écrit le .* réponses attendues/).waitFor();

      // A firm of the list, then one that the catalogue does not know.
      const log = page.getByRole("region", { name: "Entreprises au journal" });
      await page.getByRole("group", { name: "Entreprises et sites" }).getByRole("button").first().click();
      await page.getByRole("button", { name: "Ajouter au sourçage…" }).click();
      const form = page.getByRole("dialog", { name: "Ajouter une entreprise au sourçage" });
      const known = await form.getByRole("textbox", { name: /^Entreprise/ }).inputValue();
      await form.getByRole("textbox", { name: "Questionnaire envoyé le" }).fill("12/11/2026");
      await look("formulaire d’une entreprise");
      await form.getByRole("button", { name: "Enregistrer" }).click();
      await log.getByText(/questionnaire envoyé le 12.novembre 2026/).waitFor();
      await log.getByRole("button", { name: "Ajouter une entreprise…" }).click();
      await form.getByRole("textbox", { name: /^Entreprise/ }).fill("Ateliers Zyxwo");
      await form.getByRole("textbox", { name: "SIREN" }).fill("732829321");
      await form.getByRole("textbox", { name: "Personne" }).fill("Jeanne Durand");
      await form.getByRole("textbox", { name: "Courriel" }).fill("j.durand@zyxwo.example");
      await form.getByRole("checkbox", { name: "Entreprise fictive" }).check();
      await form.getByRole("button", { name: "Enregistrer" }).click();
      await form.getByText("732829321").waitFor();
      await form.getByRole("textbox", { name: "SIREN" }).fill("732 829 320");
      await form.getByRole("button", { name: "Enregistrer" }).click();
      await form.waitFor({ state: "detached" });
      const entry = log.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Ateliers Zyxwo" }) });
      await entry.getByText("simulée (exercice)").waitFor();

      // Its answers come back: shown first, with what is wrong, then kept.
      const answers = path.join(folder, "réponse zyxwo.xlsx");
      const broken = path.join(folder, "vide.xlsx");
      fillWorkbook(path.join(system.folder, "Questionnaire.xlsx"), answers, {
        C5: "Zyxwo", C6: "732829320", C9: "20/11/2026", C13: "oui", C14: "peut-être", C15: "oui",
      });
      fillWorkbook(path.join(system.folder, "Questionnaire.xlsx"), broken, { C5: "Sans numéro" });
      system.answers = [answers, broken];
      await log.getByRole("button", { name: "Lire des réponses…" }).click();
      const read = page.getByRole("dialog", { name: "Réponses lues" });
      await read.getByText(/Réponses!C14/).waitFor();
      await read.getByText("Aucune réponse utilisable").waitFor();
      await look("réponses lues");
      await read.getByRole("button", { name: "Enregistrer cette réponse" }).click();
      await entry.getByText(/a répondu le 20.novembre 2026/).waitFor();
      await page.getByRole("heading", { name: "Ce que les réponses changent" }).waitFor();
      await until("une entreprise de plus", async () => (await page.getByRole("status").filter({ hasText: /entreprises?,/ }).innerText()) !== total);
      await entry.getByText("Ce qu’elle déclare").click();
      await entry.getByText("oui, déclaré").first().waitFor();
      await look("journal");

      // Dropped on this screen, a table is an answer; the first one is replaced, and it is said.
      await page.evaluate((paths) => window.__host_drop({ kind: "drop", paths }), [answers]);
      await read.getByText(/Sa réponse du 20.novembre 2026 est remplacée/).waitFor();
      await read.getByRole("button", { name: "Ne rien enregistrer" }).click();

      // Forgotten, then taken out; and undone as any other change.
      await entry.getByRole("button", { name: "Effacer la personne Jeanne Durand" }).click();
      const erase = page.getByRole("dialog", { name: "Effacer Jeanne Durand du dossier ?" });
      await look("effacer une personne");
      await erase.getByRole("button", { name: "Effacer pour de bon" }).click();
      await erase.waitFor({ state: "detached" });
      await entry.getByText("[nom effacé]").waitFor();
      assert.equal(await page.getByText("j.durand@").count(), 0);
      // It answered: the trace of an exchange goes with it, and one is asked first.
      await entry.getByRole("button", { name: "Retirer Ateliers Zyxwo" }).click();
      const remove = page.getByRole("dialog", { name: "Retirer Ateliers Zyxwo du journal ?" });
      await look("retirer une entreprise");
      await remove.getByRole("button", { name: "Garder" }).click();
      await remove.waitFor({ state: "detached" });
      await entry.getByRole("button", { name: "Retirer Ateliers Zyxwo" }).click();
      await remove.getByRole("button", { name: "Retirer du journal" }).click();
      await entry.waitFor({ state: "detached" });
      await page.getByRole("button", { name: /^Annuler/ }).click();
      await entry.waitFor();
      assert.ok((await log.getByRole("heading", { name: known.replace(/'/g, "’") }).count()) === 1);
      await settled(page, "Tissu industriel");
      assert.deepEqual(found, []);
    });
  });
});

describe("le catalogue", () => {
  it("un stock s’essaie, s’importe, se trouve, se corrige, puis se retire", { timeout: 240_000 }, async () => {
    await withScreens({}, async ({ page, system, data, call }) => {
      const known = (await call("catalogue", {})).ok;
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Catalogue" }).click();
      await page.getByRole("tab", { name: "Importer" }).click();
      await settled(page, "Catalogue");
      const imports = page.getByRole("button", { name: "Importer", exact: true });
      assert.ok(await imports.isDisabled(), "rien ne s’importe sans fichier");

      system.imports = writeStock(path.dirname(data));
      await page.getByRole("button", { name: "Choisir les fichiers…" }).click();
      await page.getByRole("button", { name: "Essayer sans rien écrire" }).click();
      await page.getByText("rien n’a été écrit").waitFor();
      await page.getByText("StockEtablissement.csv, ligne 8").waitFor();
      assert.equal((await call("catalogue", {})).ok.sites, known.sites, "un essai n’écrit rien");

      await page.getByRole("button", { name: "Importer pour de bon" }).click();
      await page.getByText(/^Import n°.2 terminé$/).waitFor();
      const after = (await call("catalogue", {})).ok;
      assert.deepEqual([after.sites - known.sites, after.firms - known.firms], [4, 3]);

      // Found as one types, active in the register, and why.
      await page.getByRole("button", { name: "Chercher dans le catalogue" }).click();
      const words = page.getByRole("textbox", { name: /^Chercher une entreprise/ });
      await words.fill("atelier d essai des chai");
      const found = page.getByRole("group", { name: "Entreprises trouvées" }).getByRole("listitem").filter({ hasText: FIRMS[0].name });
      await found.getByText("actif au répertoire Sirene").waitFor();
      await found.getByText("2 sites trouvés").waitFor();
      await found.getByText(/le nom contient/i).first().waitFor();

      // Corrected: the reason stays, the register is told as another source.
      await found.getByRole("button", { name: FIRMS[0].name }).click();
      await page.getByText(`SIRET ${siret(FIRMS[0].rank).replace(/^(...)(...)(...)/, "$1\u00a0$2\u00a0$3\u00a0")}`).waitFor();
      await page.getByRole("button", { name: /^Corriger / }).first().click();
      const form = page.getByRole("dialog", { name: /^Corriger / });
      await form.getByRole("button", { name: "Enregistrer la correction" }).click();
      await form.getByText("Rien n’est changé").waitFor();
      await form.getByRole("textbox", { name: "Nom" }).fill("Chaises de l’essai");
      await form.getByRole("textbox", { name: /^Comment le savez-vous/ }).fill("Visite de l’atelier");
      await form.getByRole("button", { name: "Enregistrer la correction" }).click();
      const card = page.getByRole("dialog").filter({ hasText: "Ce que nous ne savons pas" });
      await card.getByText("Visite de l’atelier").waitFor();
      await card.getByText(new RegExp(`^nom.: ${FIRMS[0].name}`)).waitFor();
      await card.getByRole("button", { name: /^Noter / }).first().click();
      await page.getByRole("textbox", { name: "Votre note" }).fill("Délai annoncé : six semaines.");
      await page.getByRole("button", { name: "Enregistrer la note" }).click();
      await card.getByText("six semaines").waitFor();
      await page.keyboard.press("Escape");

      // A list of what one sees.
      await words.fill("chaises de l’essai");
      await page.getByRole("button", { name: "Chaises de l’essai" }).waitFor();
      system.target = path.join(path.dirname(data), "liste.csv");
      await page.getByRole("button", { name: "en .csv…" }).click();
      await page.getByRole("status").filter({ hasText: "La liste est écrite" }).first().waitFor();
      assert.match(readFileSync(system.target, "utf8"), /Chaises de l’essai/);

      // Taken back: the catalogue says what it said before.
      await page.getByRole("tab", { name: "Importer" }).click();
      await page.getByRole("button", { name: /^Revenir en arrière sur l’import n°.2/ }).click();
      await page.getByRole("dialog", { name: /^Revenir en arrière/ }).getByRole("button", { name: "Revenir en arrière", exact: true }).click();
      await page.getByText(/L’import n°.2 est retiré/).waitFor();
      const back = (await call("catalogue", {})).ok;
      assert.equal(back.batches.length, known.batches.length);
      assert.ok(back.tiers.every((tier) => tier.code !== "S" || tier.sites === 0), "plus rien ne vient du répertoire");
      await page.getByRole("tab", { name: "Chercher" }).click();
      await words.fill(FIRMS[1].name);
      await page.waitForFunction((name) => !document.body.innerText.includes(name), FIRMS[1].name);

      // Erased for good: what the correction still held goes too.
      await words.fill("chaises de l’essai");
      await page.getByRole("button", { name: "Chaises de l’essai" }).click();
      await page.getByRole("button", { name: "Effacer du catalogue…" }).click();
      await page.getByRole("button", { name: "Effacer pour de bon" }).click();
      await until("les dialogues sont fermés", async () => (await page.getByRole("dialog").count()) === 0);
      await page.getByRole("button", { name: "Chaises de l’essai" }).waitFor({ state: "detached" });
      assert.equal((await call("catalogue", {})).ok.erased, 1);
    });
  });

  it("un import qui ne peut pas se faire est refusé avec des mots", { timeout: 120_000 }, async () => {
    await withScreens({}, async ({ page, system, data }) => {
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Catalogue" }).click();
      await page.getByRole("tab", { name: "Importer" }).click();
      // One file of two is not enough for Sirene.
      system.imports = writeStock(path.dirname(data)).slice(0, 1);
      await page.getByRole("button", { name: "Choisir les fichiers…" }).click();
      await page.getByRole("button", { name: "Importer", exact: true }).click();
      await page.getByText("Ce fichier ne peut pas être lu ou écrit").waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });

  it("un paquet se lit, attend sa clé, s’installe, se trouve, puis se retire", { timeout: 240_000 }, async () => {
    await withScreens({}, async ({ page, system, data, call }) => {
      const office = await otherOffice(catalog, path.dirname(data));
      const wrong = await office.otherKey();
      const known = (await call("catalogue", {})).ok;
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Catalogue" }).click();
      await page.getByRole("tab", { name: "Paquets" }).click();
      await settled(page, "Catalogue");
      const installed = page.getByRole("region", { name: "Paquets installés" });
      const keys = page.getByRole("region", { name: "Clés reconnues" });
      await installed.getByText("Aucun pour l’instant").waitFor();
      await keys.getByText("Aucune pour l’instant").waitFor();

      // Read whole and shown; its key is not known here, so that it cannot be installed.
      system.file = await office.pack();
      await page.getByRole("button", { name: "Choisir un paquet…" }).click();
      const sheet = page.getByRole("region", { name: PACK.title });
      for (const said of [PACK.publisher, "2026-11-28", "Toute la France", /3.entreprises, 4.sites/, "Sources et licences", "Pas encore installable"]) {
        await sheet.getByText(said).first().waitFor();
      }
      await sheet.getByText(spelled(office.key.id)).waitFor();
      assert.equal(await page.getByRole("button", { name: /^Installer/ }).count(), 0, "rien ne s’installe sans clé reconnue");
      assert.deepEqual(await violations(page), []);

      // The key is chosen once its number was compared; another key is refused.
      const trust = sheet.getByRole("button", { name: "Choisir la clé publique…" });
      assert.ok(await trust.isDisabled(), "le numéro n’a pas été comparé");
      await sheet.getByRole("checkbox", { name: /J’ai comparé ce numéro/ }).check();
      system.file = wrong.public;
      await trust.click();
      await sheet.getByText("Ce fichier est refusé").waitFor();
      await sheet.getByText(`cette clé porte le numéro ${wrong.id}`, { exact: false }).waitFor();
      await keys.getByText("Aucune pour l’instant").waitFor();
      system.file = office.key.secret;
      await trust.click();
      await sheet.getByText("il faut le fichier .pub").waitFor();
      system.file = office.key.public;
      await trust.click();
      await sheet.getByText("Signé par une clé reconnue sur cet ordinateur").waitFor();
      await keys.getByText(spelled(office.key.id)).waitFor();
      assert.equal((await call("catalogue", {})).ok.sites, known.sites, "rien n’est encore écrit");
      assert.deepEqual(await violations(page), []);

      await sheet.getByRole("button", { name: "Installer", exact: true }).click();
      await page.getByText(`Le paquet «\u00a0${PACK.title}\u00a0» est installé`).waitFor();
      for (const said of [PACK.title, PACK.publisher, "2026-11-28", /4.fiches de sites/, spelled(office.key.id)]) {
        await installed.getByText(said).first().waitFor();
      }
      const after = (await call("catalogue", {})).ok;
      assert.deepEqual([after.sites - known.sites, after.firms - known.firms], [4, 3]);
      assert.deepEqual(await violations(page), []);

      // Found as any firm, with its source.
      await page.getByRole("button", { name: "Chercher dans le catalogue" }).click();
      const words = page.getByRole("textbox", { name: /^Chercher une entreprise/ });
      await words.fill(FIRMS[1].name);
      await page.getByRole("button", { name: FIRMS[1].name }).waitFor();

      // Chosen again, it says that it is there; so does an older version.
      const tab = page.getByRole("tab", { name: "Paquets" });
      await tab.click();
      system.file = await office.pack();
      await page.getByRole("button", { name: "Choisir un paquet…" }).click();
      await sheet.getByText("Cette version est déjà installée").waitFor();
      await sheet.getByRole("button", { name: "Installer de nouveau" }).waitFor();
      system.file = await office.pack({ version: "2026-01-01" });
      await page.getByRole("button", { name: "Choisir un autre paquet…" }).click();
      await sheet.getByText("Une version plus récente est déjà installée").waitFor();
      await sheet.getByRole("button", { name: "Revenir à cette version plus ancienne" }).click();
      await page.getByText("à la place de la version 2026-11-28").waitFor();
      await installed.getByText("2026-01-01").waitFor();
      assert.equal((await call("catalogue", {})).ok.sites, after.sites, "une version prend la place de l’autre");

      // Taken out: the catalogue says what it said before; the key stays.
      await installed.getByRole("button", { name: /^Retirer le paquet/ }).click();
      const dialog = page.getByRole("dialog", { name: /^Retirer le paquet/ });
      await dialog.getByRole("button", { name: "Garder ce paquet" }).waitFor();
      assert.deepEqual(await violations(page), []);
      await dialog.getByRole("button", { name: "Retirer ce paquet" }).click();
      await installed.getByText(/est retiré.: le catalogue redit/).waitFor();
      await installed.getByText("Aucun pour l’instant").waitFor();
      await keys.getByText(spelled(office.key.id)).waitFor();
      assert.deepEqual((await call("catalogue", {})).ok, known);
      await page.getByRole("tab", { name: "Chercher" }).click();
      await page.getByRole("button", { name: FIRMS[1].name }).waitFor({ state: "detached" });
    });
  });

  it("un paquet changé, sans signature, ou qui n’en est pas un est refusé avec des mots", { timeout: 240_000 }, async () => {
    await withScreens({}, async ({ page, system, data }) => {
      const folder = path.dirname(data);
      const office = await otherOffice(catalog, folder);
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Catalogue" }).click();
      await page.getByRole("tab", { name: "Paquets" }).click();
      await settled(page, "Catalogue");
      const choose = page.getByRole("button", { name: /^Choisir un (autre )?paquet…/ });
      const panel = page.getByRole("tabpanel", { name: "Paquets" });

      // One byte in the middle of the records.
      const bytes = readFileSync(await office.pack());
      bytes[bytes.indexOf("records.jsonl") + 60] ^= 1;
      system.file = path.join(folder, "change.emplettes-pack");
      writeFileSync(system.file, bytes);
      await choose.click();
      await panel.getByRole("alert").getByText("Ce fichier est refusé").waitFor();
      await panel.getByText(/«.change\.emplettes-pack.» est abîmé/).waitFor();
      assert.equal(await page.getByRole("button", { name: /^Installer|^Choisir la clé/ }).count(), 0);
      assert.deepEqual(await violations(page), []);

      [system.file] = writeStock(folder);
      await choose.click();
      await panel.getByText("n’est pas un paquet d’Emplettes").waitFor();

      system.file = await office.pack({ key: null });
      await choose.click();
      await panel.getByText(/Ce paquet n’est pas signé/).waitFor();
      assert.equal(await page.getByRole("button", { name: /^Installer|^Choisir la clé/ }).count(), 0);
      assert.deepEqual(await violations(page), []);
    });
  });
});

/** The number of a key as the screen spells it. */
function spelled(id) {
  return id.replace(/(.{4})(?=.)/g, "$1\u00a0");
}

describe("la bibliothèque de clauses", () => {
  it("une clause s’adapte, se range, se reprend, et revient au texte officiel", { timeout: 240_000 }, async () => {
    await withScreens({}, async (screens) => {
      const { page, call } = screens;
      const clause = async () => (await call("clause", { module: "bois-durable" })).ok.card;
      await openExample(screens, EXAMPLES[0]);
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Clauses" }).click();
      await settled(page, "Clauses");
      const words = page.getByRole("textbox", { name: /^Chercher dans les titres/ });
      await words.fill("rien de tel nulle part zzz");
      await page.getByText("Aucune clause ne correspond").waitFor();
      await words.fill("forêts GEREES");
      await page.getByRole("button", { name: /^Bois issu/ }).click();
      await settled(page, "Bois issu de forêts gérées durablement");
      await onTitle(page, "Bois issu de forêts gérées durablement");

      // What is wrong is told while one types, and nothing can be saved meanwhile.
      await page.getByRole("button", { name: "Adapter à ma maison" }).click();
      await settled(page, "Adapter une clause");
      const save = page.getByRole("button", { name: /^Enregistrer/ });
      const title = page.getByRole("textbox", { name: /^Titre/ });
      await title.fill("");
      await page.getByText("Il manque un titre").waitFor();
      assert.equal(await save.isDisabled(), true);
      await title.fill("Bois de nos écoles");
      await page.getByText("Rien à reprendre").waitFor();
      const text = page.getByRole("textbox", { name: /^Texte/ }).first();
      const before = await text.inputValue();
      await text.fill(`${before}\n\nLes meubles sont fabriqués en France.`);
      await page.getByText(/^Le vérificateur signale/).first().waitFor();
      assert.deepEqual(await violations(page), []);
      await text.fill(before);

      // Looking elsewhere loses nothing.
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Catalogue" }).click();
      await settled(page, "Catalogue");
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Clauses" }).click();
      await page.getByText("Une clause est en cours d’écriture").waitFor();
      assert.deepEqual([await violations(page), await overflows(page)], [[], []]);
      await page.getByRole("button", { name: "Reprendre" }).click();
      await page.getByText("Rien à reprendre").waitFor();
      await save.click();
      await settled(page, "Bois de nos écoles");
      await page.getByText(/^Clause de la maison, issue de/).waitFor();
      assert.equal((await clause()).origin, "maison");

      // The requirements of the dossier show it at once, as the house's own.
      await goTo(page, "Exigences et critères");
      await page.getByText("Bois de nos écoles").first().waitFor();

      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Clauses" }).click();
      await page.getByRole("button", { name: /^Bois de nos écoles/ }).click();
      await page.getByRole("button", { name: "Ranger…" }).click();
      await page.getByRole("textbox", { name: /^Pourquoi/ }).fill("Trop peu de réponses.");
      await page.getByRole("button", { name: "Ranger", exact: true }).click();
      await page.getByText(/^Cette clause est rangée depuis/).waitFor();
      assert.deepEqual([await violations(page), await overflows(page)], [[], []]);
      await page.getByRole("button", { name: "Reprendre", exact: true }).click();
      await page.getByRole("button", { name: "Ranger…" }).waitFor();

      await page.getByRole("button", { name: "Revenir au texte d’origine…" }).click();
      await page.getByRole("button", { name: "Supprimer mon texte" }).click();
      await settled(page, "Bois issu de forêts gérées durablement");
      assert.equal((await clause()).origin, "officielle");
    });
  });

  it("une clause s’écrit au clavier", { timeout: 240_000 }, async () => {
    await withScreens({}, async ({ page, call }) => {
      await settled(page, "Vos dossiers d’achat");
      await reach(page, "button", "Clauses");
      await page.keyboard.press("Enter");
      await settled(page, "Clauses");
      await onTitle(page, "Clauses");
      await reach(page, "button", "Écrire une clause");
      await page.keyboard.press("Enter");
      await page.getByText("Il manque un titre").waitFor();
      await reach(page, "textbox", /^Titre/);
      await page.keyboard.type("Tables réparables");
      await page.keyboard.press("Tab");
      await page.keyboard.type("Garder les tables longtemps.");
      await reach(page, "combobox", "Ajouter une facette");
      await page.keyboard.type("Exigence, socle");
      await reach(page, "button", "Ajouter");
      await page.keyboard.press("Enter");
      await reach(page, "textbox", /^Texte/);
      await page.keyboard.type("Le plateau se change sans outil particulier.");
      await reach(page, "combobox", /^Article de la pièce/);
      await page.keyboard.type("Exigences");
      await reach(page, "textbox", /^Articles de droit/);
      await page.keyboard.type("R2111-8");
      await reach(page, "textbox", /^Pourquoi ce niveau/);
      await page.keyboard.type("pratique du métier, à confirmer par sourçage");
      await reach(page, "textbox", /^Pourquoi aucune capacité/);
      await page.keyboard.type("aucun procédé particulier");
      await page.getByText("il faut une preuve, un suivi ou une pénalité").first().waitFor();
      await reach(page, "textbox", /^Sans preuve/);
      await page.keyboard.type("le geste se refait à la réception");
      await page.getByText("Rien à reprendre").waitFor();
      await reach(page, "button", /^Enregistrer/);
      await page.keyboard.press("Enter");
      await settled(page, "Tables réparables");
      const { ok } = await call("clause", { module: "tables-reparables" });
      assert.equal(ok.form.facets[0].texts[0].words.trim(), "Le plateau se change sans outil particulier.");
    });
  });
});

describe("comparer deux versions", () => {
  it("un changement du besoin et un ajout au texte se lisent, sans la couleur seule", { timeout: 120_000 }, async () => {
    await withScreens({}, async (screens) => {
      const { page } = screens;
      await openExample(screens, EXAMPLES[0]);
      const duration = page.getByLabel(/^Durée/).first();
      await duration.fill("24");
      await duration.press("Tab");
      await page.getByRole("button", { name: /^Annuler «/ }).waitFor();
      await goTo(page, "Documents");
      await page.getByRole("button", { name: "Comparer deux versions" }).click();
      await settled(page, "Comparer deux versions");
      await page.getByLabel("Un état antérieur de ce dossier").selectOption({ index: 1 });
      await page.getByRole("heading", { level: 2, name: "Besoin" }).waitFor();
      const facts = page.getByRole("table").first();
      await facts.getByRole("row", { name: /Durée.*12.*24/ }).waitFor();
      const article = page.getByRole("region", { name: "RC" }).getByRole("article").filter({ hasText: "Durée" });
      assert.equal((await article.getByRole("deletion").first().textContent()).includes("retiré"), true);
      assert.equal((await article.getByRole("insertion").first().textContent()).includes("ajouté"), true);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await overflows(page), []);
      await page.getByRole("button", { name: "Revenir aux documents" }).click();
      await settled(page, "Documents");
    });
  });
});

describe("l’export", () => {
  it("un fichier ouvert ailleurs est laissé, un autre dossier est proposé", { timeout: 120_000 }, async () => {
    await withScreens({}, async (screens) => {
      const { page, data } = screens;
      await settled(page, "Vos dossiers d’achat");
      await openExample(screens, EXAMPLES[0]);
      await goTo(page, "Export");
      const write = page.getByRole("button", { name: "Écrire les fichiers" });
      await write.click();
      await page.getByRole("heading", { name: "Fichiers", exact: true }).waitFor();
      const dossiers = path.join(data, "dossiers");
      const piece = () => readdirSync(dossiers, { recursive: true }).map(String).filter((file) => file.endsWith("CCTP.docx"));
      const [first] = piece();
      writeFileSync(path.join(dossiers, path.dirname(first), ".~lock.CCTP.docx#"), "");

      await write.click();
      await page.getByText(/CCTP\.docx est ouvert dans un autre programme/).waitFor();
      assert.deepEqual(await violations(page), []);
      await page.getByRole("button", { name: /^Écrire dans/ }).click();
      await page.getByRole("heading", { name: "Fichiers", exact: true }).waitFor();
      assert.equal(piece().length, 2);
    });
  });
});

describe("la loi", () => {
  it("une autre date de lancement se compare, un texte importé se lit à côté du résumé", { timeout: 120_000 }, async () => {
    await withScreens({}, async (screens) => {
      const { page, system, data } = screens;
      // Two versions of an article: the text shown is that of the launch date, or is said not to be.
      const line = (version, text) =>
        JSON.stringify({
          code: "Code de la commande publique", code_id: "LEGITEXT000037701019", article: "R2123-1", text,
          version_date_if_known: version, fiabilite: "officiel_2026-11-01",
        });
      system.file = path.join(path.dirname(data), "textes.jsonl");
      writeFileSync(system.file, [line("2019-04-01", "Le texte d’avant."), line("2030-01-01", "Le texte à venir."), "{"].join("\n"));
      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "À propos" }).click();
      await settled(page, "À propos d’Emplettes");
      await page.getByRole("button", { name: "Importer des textes…" }).click();
      await page.getByText(/textes\.jsonl, ligne 3/).waitFor();
      await page.getByText(/^2.versions d’articles sur cet ordinateur/).waitFor();
      assert.deepEqual(await violations(page), []);

      await page.getByRole("navigation", { name: "Emplettes" }).getByRole("button", { name: "Dossiers" }).click();
      await openExample(screens, EXAMPLES[0]);
      await goTo(page, "Besoin");
      const law = page.getByRole("region", { name: "Ce que la loi demande" });
      await law.getByText(/seuil de la mise en concurrence/).first().waitFor();
      await law.getByRole("button", { name: "R. 2123-1", exact: true }).first().click();
      const article = page.getByRole("dialog", { name: /R\. 2123-1/ });
      await article.getByText("Le texte entier").click();
      await article.getByText("Le texte d’avant.").waitFor();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");

      await law.getByText(/^Et si vous lanciez un autre jour/).click();
      await law.getByRole("textbox", { name: /^Autre date de lancement/ }).fill("20/08/2026");
      await law.getByText("la règle change le 21 août 2026").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });
  });
});

describe("le parcours entier au clavier", () => {
  it("d’un nouveau dossier aux fichiers exportés", { timeout: 240_000 }, async () => {
    await withScreens({}, async ({ page, data }) => {
      await settled(page, "Vos dossiers d’achat");
      await reach(page, "button", "Nouveau dossier");
      await page.keyboard.press("Enter");
      await page.getByRole("dialog", { name: "Nouveau dossier" }).waitFor();
      await page.keyboard.type("Mobilier scolaire pour deux classes");
      await page.keyboard.press("Enter");
      await settled(page, "Besoin");

      // The facts without which nothing is computed.
      await reach(page, "radio", "Fournitures");
      await page.keyboard.press("Space");
      await reach(page, "textbox", /^Montant estimé/);
      await page.keyboard.type("95000");
      await reach(page, "textbox", /^Date de lancement/);
      await page.keyboard.type("23/11/2026");
      await reach(page, "combobox", /^Type d’acheteur/);
      await page.keyboard.type("Commune");
      await reach(page, "combobox", /^Commune/);
      await page.keyboard.type("Saverne");
      await page.getByRole("option", { name: /Saverne/ }).first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await until("le besoin est complet", () => page.getByRole("button", { name: /Étape 1, Besoin.*complet/s }).count());

      // The steps, by their keys, and back to the first.
      for (const [index, step] of [...STEPS.entries()].reverse()) {
        await page.keyboard.press(`Control+${index + 1}`);
        await settled(page, step);
        await onTitle(page, step);
      }

      // A clause is set to another level by the arrows.
      await page.keyboard.press("Control+3");
      await settled(page, "Exigences et critères");
      await reach(page, "radio", /^Socle|^Ambitieux|^Exemplaire|^Laissée de côté/);
      await page.keyboard.press("ArrowRight");
      await page.getByRole("button", { name: /^Annuler « / }).waitFor();

      // A line is written in a piece.
      await page.keyboard.press("Control+4");
      await settled(page, "Documents");
      await reach(page, "tab", /^RC/);
      for (const piece of ["AE", "CCAP", "CCTP"]) {
        await page.keyboard.press("ArrowRight");
        await page.getByRole("textbox", { name: `Texte du document ${piece}` }).waitFor();
      }
      await reach(page, "textbox", "Texte du document CCTP");
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      await page.keyboard.type("Deux classes sont à meubler.");
      await page.getByRole("button", { name: /^Annuler « Texte du CCTP/ }).waitFor();

      await page.keyboard.press("Control+6");
      await settled(page, "Export");
      await reach(page, "button", "Écrire les fichiers");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Fichiers", exact: true }).waitFor();
      const written = readdirSync(path.join(data, "dossiers"), { recursive: true }).map(String);
      for (const piece of [/a-publier.*RC.*\.docx$/i, /a-publier.*AE.*\.docx$/i, /a-publier.*CCAP.*\.docx$/i, /a-publier.*CCTP.*\.docx$/i, /interne.*\.docx$/i]) {
        assert.ok(written.some((file) => piece.test(file)), `${piece} parmi ${written.join(", ")}`);
      }
    });
  });

  it("le focus est toujours montré", { timeout: 240_000 }, async () => {
    await withScreens({}, async (screens) => {
      await openExample(screens, EXAMPLES[0]);
      for (const step of STEPS) {
        await goTo(screens.page, step);
        const unseen = await walk(screens.page, 30);
        assert.deepEqual(unseen, [], step);
      }
    });
  });
});

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function reach(page, role, name) {
  const wanted = page.getByRole(role, { name });
  const seen = [];
  for (let turn = 0; turn < 400; turn++) {
    const there = await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement || one.contains(document.activeElement)));
    if (there) return;
    seen.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 30) ?? ""));
    await page.keyboard.press("Tab");
  }
  assert.fail(`${role} ${name} n’est pas atteint par Tab ; vus : ${seen.slice(-60).join(" | ")}`);
}

/** The title of the view has the focus: a screen reader says where one is. */
async function onTitle(page, title) {
  await until(`le focus est sur le titre ${title}`, () =>
    page.evaluate((words) => document.activeElement?.tagName === "H1" && document.activeElement.textContent.trim() === words, title),
  );
}

/** Goes from stop to stop; returns those whose picture is the same with the focus and without. */
async function walk(page, stops) {
  const unseen = new Set();
  for (let turn = 0; turn < stops; turn++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluateHandle(() => document.activeElement);
    const name = await stop.evaluate((element) =>
      element === document.body ? null : `${element.tagName.toLowerCase()} « ${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 50)} »`,
    );
    if (name === null) continue;
    const withFocus = await page.screenshot({ animations: "disabled", caret: "initial" });
    await stop.evaluate((element) => element.blur());
    const without = await page.screenshot({ animations: "disabled", caret: "initial" });
    if (withFocus.equals(without)) unseen.add(name);
    await stop.evaluate((element) => element.focus());
  }
  return [...unseen];
}
