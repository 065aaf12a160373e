// The stories of the window: the real one, on real folders, as a person lives them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { after, before, describe } from "node:test";

import { readyCatalog } from "./lib/catalog.mjs";
import { openDisplay } from "./lib/display.mjs";
import { program, ROOT } from "./lib/places.mjs";
import { run, until } from "./lib/process.mjs";
import { story as declare } from "./lib/stories.mjs";

let screen;
let catalog;
before(async () => {
  screen = await openDisplay();
  catalog = await readyCatalog();
});
after(async () => {
  await screen?.stop();
  catalog?.remove();
});
const story = (name, tell) => declare(name, () => ({ display: screen.display, catalog }), tell);

const EXAMPLES = [
  { words: /mobilier/i, pieces: ["rc", "ccap", "cctp"] },
  { words: /poches/i, pieces: ["rc", "ccap", "cctp"] },
];
const STEPS = ["Besoin", "Tissu industriel", "Exigences et critères", "Documents", "Vérification", "Export"];
const BRAND = "Les tables sont de marque Dupont.";

/** From the list of dossiers, a new dossier made of an example; its file. */
async function tryExample(person, words, data) {
  await person.isAt("Vos dossiers d’achat");
  await person.press(new RegExp(`Essayer.*${words.source}`, words.flags));
  await person.isAt("Besoin");
  return until("le fichier du dossier", () => dossiers(data)[0]);
}

function dossiers(data) {
  const folder = path.join(data, "dossiers");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".emplettes"))
    .map((name) => path.join(folder, name));
}

/** Every file beneath a folder. */
function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

/** Opens a piece, and puts the caret at the end of its first paragraph that says this. */
async function write(person, piece, paragraph, text) {
  await showPiece(person, piece);
  await caretAfter(person, paragraph);
  await person.type(text);
}

async function showPiece(person, piece) {
  await person.goTo("Documents");
  await person.press(new RegExp(`^${piece}`), { role: "tab" });
  await person.find("textbox", `Texte du document ${piece}`);
}

async function caretAfter(person, paragraph) {
  const found = await person.find("paragraph", paragraph, { within: "Texte du document" });
  // On its first letter: in the middle there may be a value, which is taken whole.
  const { width, height } = await found.getSize();
  await found.click({ x: Math.round(6 - width / 2), y: Math.round(10 - height / 2) });
  await person.keys(["End"]);
}

describe("la fenêtre", () => {
  for (const { words, pieces } of EXAMPLES) {
    story(`du besoin aux fichiers exportés : ${words.source}`, async ({ data, open }) => {
      const { person } = await open(data);
      await tryExample(person, words, data);
      for (const step of STEPS) await person.goTo(step);
      await person.press("Écrire les fichiers");
      await person.sees("Les fichiers sont écrits", { timeout: 60_000 });
      const written = files(path.join(data, "dossiers")).filter((file) => file.endsWith(".docx"));
      const published = written.filter((file) => path.basename(path.dirname(file)) === "a-publier");
      assert.ok(published.length >= pieces.length, `pièces écrites : ${published.join(", ")}`);
      assert.ok(written.some((file) => path.basename(path.dirname(file)) === "interne"), "la note est interne");
      for (const file of published) {
        const read = await run(program("emplettes"), ["--json", "--data", data, "read", file]);
        assert.equal(read.code, 0, read.err);
        assert.ok(JSON.stringify(JSON.parse(read.out)).length > 2000, `${file} est vide`);
      }
      const check = await run(program("emplettes"), ["--data", data, "check", ...published]);
      assert.equal(check.code, 0, `${check.out}\n${check.err}`);
    });
  }

  story("un fichier de besoin donné au lancement devient un dossier", async ({ data, open }) => {
    const { person } = await open(data, path.join(ROOT, "examples/mobilier-scolaire.toml"));
    await person.isAt("Besoin");
    assert.match(await person.valueOf(/^Objet du marché/), /mobilier/i);
    assert.equal(dossiers(data).length, 1);
  });

  story("la page ne sort pas de la fenêtre, et ne peut demander que ce qu’elle utilise", async ({ data, open }) => {
    const { browser, person } = await open(data);
    await person.isAt("Vos dossiers d’achat");
    const tried = await browser.executeAsync((done) => {
      const refused = (promise) => promise.then(() => "permis", () => "refusé");
      const { invoke } = window.__TAURI_INTERNALS__;
      const before = location.href;
      const opened = window.open("https://example.org/");
      location.href = "https://example.org/";
      Promise.all([
        refused(fetch("https://example.org/")),
        refused(invoke("plugin:dialog|open", { options: {} })),
        refused(invoke("plugin:fs|read_dir", { path: "/" })),
        refused(invoke("plugin:window|set_title", { label: "main", value: "x" })),
        refused(invoke("plugin:event|emit", { event: "x", payload: null })),
        refused(invoke("reveal", { path: "/" })),
        refused(invoke("call", { name: "inconnue", request: {}, job: null, onProgress: "__CHANNEL__:1" })),
      ]).then((answers) =>
        done({
          answers: [...new Set(answers)],
          opened: opened === null,
          stayed: location.href === before,
          frozen: Object.isFrozen(Object.prototype),
          global: "__TAURI__" in window,
        }),
      );
    });
    assert.deepEqual(tried, { answers: ["refusé"], opened: true, stayed: true, frozen: true, global: false });
    await person.isAt("Vos dossiers d’achat");
  });

  story("un article modifié reste modifié, et s’exporte", async ({ data, open }) => {
    const own = " La pose se fait en présence du directeur de l’école.";
    const first = await open(data);
    const file = await tryExample(first.person, /mobilier/i, data);
    await write(first.person, "CCTP", /\S{3,}.*\.$/, own);
    await first.person.save();
    await first.person.press(/^Modifié/, { role: "tab" });
    await first.person.sees("Vos changements");
    await first.kill();

    const { person } = await open(data, file);
    await person.isAt("Besoin");
    await showPiece(person, "CCTP");
    await person.sees(own.trim());
    await person.goTo("Export");
    await person.press("Écrire les fichiers");
    await person.sees("Les fichiers sont écrits", { timeout: 60_000 });
    const cctp = files(path.join(data, "dossiers")).find((name) => /cctp.*\.docx$/i.test(path.basename(name)));
    const read = await run(program("emplettes"), ["--json", "--data", data, "read", cctp]);
    assert.match(read.out, /en présence du directeur/);
  });

  story("une remarque suit sa proposition, une autre est écartée avec un motif", async ({ data, open }) => {
    const { person } = await open(data);
    await tryExample(person, /mobilier/i, data);
    await write(person, "CCTP", /\S{3,}.*\.$/, ` ${BRAND} Les chaises sont conformes à la norme NF EN 1022.`);
    await person.save();
    await person.goTo("Vérification");

    // The proposal takes the place of the words.
    const card = /NF EN 1022.*équivalent/;
    await person.press(card);
    await person.press(/^Remplacer par/);
    await until("la remarque a disparu", async () => !(await person.has("button", card)));
    await showPiece(person, "CCTP");
    await person.sees("NF EN 1022 ou équivalent");

    // The export waits; a reason lets it go on.
    await person.goTo("Export");
    await person.sees("Ce qui empêche l’export");
    await person.goTo("Vérification");
    await person.press(/de marque Dupont/);
    await person.press("Écarter…");
    await person.take(/^Pourquoi/, "La remarque ne correspond pas à la phrase");
    await person.write(/^Votre explication/, "Dupont est le nom de l’école, pas d’une marque.");
    await person.press("Écarter la remarque");
    await person.sees("Remarques écartées");
    await person.goTo("Export");
    await person.press("Écrire les fichiers");
    await person.sees("Les fichiers sont écrits", { timeout: 60_000 });
  });

  story("vingt annulations reviennent au départ, vingt rétablissements à la fin", async ({ data, open }) => {
    const { person } = await open(data);
    await tryExample(person, /mobilier/i, data);
    const undo = /^Annuler « Besoin : (durée|référence)/i;
    const before = await person.valueOf(/^Durée/);
    // One change after the other: each is a step of its own once the button names it.
    const change = async (field, value, name) => {
      await person.write(field, value);
      await person.keys(["Tab"]);
      await person.find("button", name);
    };
    for (let turn = 1; turn <= 10; turn++) {
      await change(/^Durée/, String(12 + turn), /^Annuler « Besoin : durée/i);
      await change(/^Référence/, `2026-${turn}`, /^Annuler « Besoin : référence/i);
    }
    const state = async () => [await person.valueOf(/^Durée/), await person.valueOf(/^Référence/)].join(" / ");
    const travel = async (key, expected) => {
      await person.keys(["Control", key]);
      await until(expected, async () => (await state()) === expected);
    };
    const at = (step) => [
      step === 0 ? before : String(12 + Math.ceil(step / 2)),
      step < 2 ? "" : `2026-${Math.floor(step / 2)}`,
    ].join(" / ");
    assert.equal(await state(), at(20));
    for (let step = 19; step >= 0; step--) await travel("z", at(step));
    assert.ok(!(await person.has("button", undo)), "rien d’autre à annuler");
    for (let step = 1; step <= 20; step++) await travel("y", at(step));
  });

  /** Types for four seconds, cuts the power, and gives what was typed, letter by letter with its hour. */
  async function typeUntilCut(window) {
    const typed = [];
    const end = Date.now() + 4000;
    for (let turn = 0; Date.now() < end; turn++) {
      const letter = String.fromCharCode(97 + (turn % 26));
      await window.person.type(letter);
      typed.push({ letter, at: Date.now() });
    }
    const cut = Date.now();
    await window.kill();
    return { typed, cut };
  }

  /** What was kept is the beginning of what was typed, and what is lost was typed in the last second. */
  function keptButTheLastSecond(kept, { typed, cut }) {
    const whole = typed.map(({ letter }) => letter).join("");
    assert.ok(whole.startsWith(kept), `« ${kept} » n’est pas le début de « ${whole} »`);
    const lost = typed[kept.length];
    assert.ok(lost === undefined || cut - lost.at <= 1000, `perdu depuis ${cut - lost?.at} ms`);
  }

  story("une coupure pendant la frappe perd au plus une seconde", async ({ data, open }) => {
    const window = await open(data);
    const file = await tryExample(window.person, /mobilier/i, data);
    await window.person.write(/^Référence/, "x");
    const story = await typeUntilCut(window);

    const again = await open(data, file);
    await again.person.isAt("Besoin");
    const kept = await again.person.valueOf(/^Référence/);
    assert.ok(kept.startsWith("x"), kept);
    keptButTheLastSecond(kept.slice(1), story);
    assert.ok(!(await again.person.text()).includes("lecture seule"), "le dossier se rouvre en écriture");
  });

  story("une coupure pendant la frappe dans une pièce perd au plus une seconde", async ({ data, open }) => {
    const window = await open(data);
    const file = await tryExample(window.person, /mobilier/i, data);
    await showPiece(window.person, "CCTP");
    await caretAfter(window.person, /\S{3,}.*\.$/);
    await window.person.type(" Zz");
    const story = await typeUntilCut(window);

    const again = await open(data, file);
    await again.person.isAt("Besoin");
    await showPiece(again.person, "CCTP");
    await again.person.sees("Zz");
    keptButTheLastSecond(/Zz([a-z]*)/.exec(await again.person.text())[1], story);
  });

  story("fermer la fenêtre enregistre d’abord ce qui vient d’être tapé", async ({ data, open }) => {
    const window = await open(data);
    const file = await tryExample(window.person, /mobilier/i, data);
    await window.person.write(/^Référence/, "fermeture-2026");
    await window.close();
    const again = await open(data, file);
    await again.person.isAt("Besoin");
    assert.equal(await again.person.valueOf(/^Référence/), "fermeture-2026");
  });

  story("un dossier déjà ouvert ailleurs se lit, et le dit", async ({ folder, data, open }) => {
    const first = await open(data);
    const file = await tryExample(first.person, /mobilier/i, data);
    const second = await open(path.join(folder, "autre/data"), file);
    await second.person.sees("Ce dossier est en lecture seule");
    assert.equal((await second.person.all("textbox", /^Référence/)).length, 0, "les champs sont fermés");
    for (const step of STEPS) await second.person.goTo(step);
    // The first one goes on.
    await first.person.write(/^Référence/, "2026-01");
    await first.person.saved();
  });

  story("un dossier abîmé, ou d’une version plus récente, est refusé avec des mots", async ({ data, open }) => {
    const window = await open(data);
    const file = await tryExample(window.person, /mobilier/i, data);
    await window.kill();
    const good = readFileSync(file);

    const newer = Buffer.from(good);
    newer.writeUInt32BE(99, 60);
    writeFileSync(file.replace(".emplettes", "-recent.emplettes"), newer);
    const damaged = Buffer.from(good);
    damaged.fill(0xa5, 200, Math.min(damaged.length, 40_000));
    writeFileSync(file.replace(".emplettes", "-abime.emplettes"), damaged);
    writeFileSync(file.replace(".emplettes", "-autre.emplettes"), "Ceci est un texte.");

    for (const [ending, words] of [
      ["recent", /version plus récente/i],
      ["abime", /abîmé|endommagé|illisible/i],
      ["autre", /n’est pas un dossier|abîmé|endommagé/i],
    ]) {
      const bad = await open(data, file.replace(".emplettes", `-${ending}.emplettes`));
      await bad.person.sees(words);
      // The list is there all the same, and says it too.
      await bad.person.find("heading", "Vos dossiers d’achat");
      await bad.stop();
    }
    const again = await open(data, file);
    await again.person.isAt("Besoin");
    await again.person.saved();
  });

  story("le dossier de données retiré puis remis : rien n’est perdu", async ({ folder, data, open }) => {
    const { person } = await open(data);
    await tryExample(person, /mobilier/i, data);
    const away = path.join(folder, "away");
    renameSync(path.join(data, "dossiers"), away);
    await person.write(/^Référence/, "sans-disque");
    await person.sees("Vos derniers changements ne sont pas enregistrés");
    assert.equal(await person.valueOf(/^Référence/), "sans-disque", "ce qui est tapé reste à l’écran");
    renameSync(away, path.join(data, "dossiers"));
    // It tries again by itself.
    await person.saved({ timeout: 30_000 });
    assert.ok(!(await person.text()).includes("ne sont pas enregistrés"));
  });

  story("fermer sans pouvoir enregistrer : la question est posée", async ({ data, open }) => {
    const window = await open(data);
    const { person } = window;
    await tryExample(person, /mobilier/i, data);
    rmSync(path.join(data, "dossiers"), { recursive: true });
    await person.write(/^Référence/, "perdu");
    await person.sees("Vos derniers changements ne sont pas enregistrés");
    await window.askToClose();
    await person.sees("Quitter sans enregistrer ?");
    // The person takes more time than a page that no longer answers would be given.
    const asked = Date.now();
    await until("quatre secondes de réflexion", () => {
      assert.ok(window.pid() !== null, "la fenêtre s’est fermée pendant la question");
      return Date.now() - asked > 4000;
    });
    await person.press("Rester");
    assert.equal(await person.valueOf(/^Référence/), "perdu");
    await window.askToClose();
    await person.press("Quitter et perdre ces changements");
    await until("la fenêtre se ferme", () => window.pid() === null);
  });

  story("un disque plein pendant l’enregistrement : dit, puis réparé", async ({ data, open, skip }) => {
    const disk = path.join(data, "dossiers");
    mkdirSync(disk, { recursive: true });
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      skip("il faut pouvoir monter un petit disque (root)");
      return;
    }
    try {
      const { person, stop } = await open(data);
      const file = await tryExample(person, /mobilier/i, data);
      const filler = path.join(disk, "plein");
      fill(filler);
      await person.write(/^Référence/, "disque-plein");
      await person.sees("Vos derniers changements ne sont pas enregistrés", { timeout: 30_000 });
      await person.sees(/place|plein/i);
      rmSync(filler);
      await person.saved({ timeout: 30_000 });
      await stop();
      const again = await open(data, file);
      await again.person.isAt("Besoin");
      assert.equal(await again.person.valueOf(/^Référence/), "disque-plein");
      await again.stop();
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  });

  story("un fragment de Word hostile, collé, n’apporte que son texte", async ({ data, open }) => {
    const { person } = await open(data);
    await tryExample(person, /mobilier/i, data);
    await showPiece(person, "CCTP");
    await caretAfter(person, /\S{3,}.*\.$/);
    await person.browser.execute((html) => {
      const data = new DataTransfer();
      data.setData("text/html", html);
      data.setData("text/plain", "Premier point");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, HOSTILE);
    await person.sees("Premier point");
    await person.sees("Second point");
    await person.save();
    const left = await person.browser.execute(() => ({
      ran: [window.ran, document.title],
      elements: document.querySelectorAll(
        "[contenteditable] :is(script, style, img:not(.ProseMirror-separator), iframe, object, form, svg, a[href^='javascript'], [onclick], [onerror], [style*='mso'])",
      ).length,
      classes: document.querySelectorAll("[class^='Mso']").length,
      text: document.body.innerText,
    }));
    assert.equal(left.ran[0], null);
    assert.ok(!left.ran[1].includes("hostile"));
    assert.equal(left.elements, 0);
    assert.equal(left.classes, 0);
    assert.ok(!left.text.includes("mso-"), "les styles de Word ne deviennent pas du texte");
    // What was pasted is saved, and read back.
    await person.goTo("Vérification");
    await showPiece(person, "CCTP");
    await person.sees("Second point");
  });
});

/** Writes until the disk refuses. */
function fill(file) {
  const handle = openSync(file, "w");
  try {
    for (const size of [65_536, 4096, 512, 1]) {
      const block = Buffer.alloc(size, 1);
      try {
        for (;;) writeSync(handle, block);
      } catch (error) {
        if (error.code !== "ENOSPC") throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
}

const HOSTILE = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style>p.MsoNormal { mso-style-parent: ""; background: url(https://example.org/pixel) }</style>
<script>window.ran = true; document.title = "hostile"</script></head><body>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>Premier point<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><b onclick="window.ran=true">Second</b> point<o:p></o:p></p>
<img src=x onerror="window.ran = true"><a href="javascript:window.ran=true">lien</a>
<iframe srcdoc="<script>parent.ran = true</script>"></iframe>
<svg onload="window.ran = true"></svg><form action="https://example.org/"><input name=a></form>
<table onmouseover="window.ran = true"><tr><td>Case</td></tr></table></body></html>`;
