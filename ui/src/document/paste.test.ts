import { Slice } from "prosemirror-model";
import { describe, expect, test } from "vitest";

import { Numbering } from "./numbering";
import { adopt, ClipboardReader, defuse, plainSlice, type PastePlace } from "./paste";
import { schema } from "./schema";
import { columns } from "./tables";

const PLACE: PastePlace = { nested: false, variables: new Set(["buyer.name"]), numbering: new Numbering() };

/** What pasting some HTML brings, as the editor would do it. */
function paste(html: string, place: PastePlace = PLACE): Slice {
  const inert = document.implementation.createHTMLDocument("");
  const holder = new DOMParser().parseFromString(defuse(html), "text/html").body;
  const dom = inert.importNode(holder, true);
  return adopt(new ClipboardReader().parseSlice(dom), place);
}

function outline(slice: Slice): string[] {
  const lines: string[] = [];
  slice.content.descendants((node, _pos, parent) => {
    if (node.isTextblock) lines.push(`${parent && parent.type !== schema.nodes.doc ? `${parent.type.name} > ` : ""}${node.type.name}: ${node.textContent}`);
    return true;
  });
  return lines;
}

const WORD = `
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<style><!-- p.MsoNormal { mso-style-parent:""; background:url(https://traceur.example/x) } --></style>
<script>window.pwned = 1</script></head>
<body lang="FR" style="tab-interval:35.4pt"><!--StartFragment-->
<h1 style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">Article 4 – </span>Livraison<o:p></o:p></h1>
<p class="MsoNormal" style="margin:0" onclick="steal()"><b style="mso-bidi-font-weight:normal">Le titulaire</b> livre
<i>franco</i> de port<sup>1</sup>.<o:p>&nbsp;</o:p></p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoListParagraphCxSpFirst" style="text-indent:-18pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="font-family:Symbol"><span style="mso-list:Ignore">·<span style="font:7pt">&nbsp;&nbsp; </span></span></span><![endif]>tables<o:p></o:p></p>
<p class="MsoListParagraphCxSpMiddle" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o </span>réglables</p>
<p class="MsoListParagraphCxSpLast" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">· </span>chaises</p>
<p>Voir <a href="javascript:steal()">ici</a> et <a href="data:text/html,<script>1</script>">là</a>
<img src="https://traceur.example/pixel.png" onerror="steal()"><svg onload="steal()"><text>dessin</text></svg></p>
<iframe src="https://traceur.example"></iframe><object data="x"></object><form><input value="caché"></form>
<span style="display:none">invisible</span>
<table class="MsoTableGrid" border="1" style="border-collapse:collapse"><thead><tr><th>Lot</th><th>Objet</th></tr></thead>
<tbody><tr><td><p class="MsoNormal">1<o:p></o:p></p></td><td bgcolor="red">Mobilier</td></tr><tr><td colspan="9">2</td></tr></tbody></table>
<!--EndFragment--></body></html>`;

describe("a hostile fragment of Word", () => {
  const slice = paste(WORD);
  const json = JSON.stringify(slice.toJSON());

  test("leaves only words", () => {
    expect(outline(slice)).toEqual([
      "title: Livraison",
      "paragraph: Le titulaire livre franco de port1.",
      "list_item > paragraph: tables",
      "list_item > paragraph: réglables",
      "list_item > paragraph: chaises",
      "paragraph: Voir ici et là",
      "table_header > paragraph: Lot",
      "table_header > paragraph: Objet",
      "table_cell > paragraph: 1",
      "table_cell > paragraph: Mobilier",
      "table_cell > paragraph: 2",
    ]);
  });

  test("carries nothing of the rest", () => {
    for (const trace of ["Mso", "mso-", "<script", "\"script\"", "steal", "traceur", "javascript", "data:", "pwned", "style", "onclick", "invisible", "caché", "dessin", "StartFragment"]) {
      expect(json).not.toContain(trace);
    }
    expect(window).not.toHaveProperty("pwned");
  });

  test("keeps emphasis, nested lists and an even table", () => {
    const kinds = new Set<string>();
    let table = null;
    slice.content.descendants((node) => {
      node.marks.forEach((mark) => kinds.add(mark.type.name));
      if (node.type.name === "table") table = node;
      return true;
    });
    expect([...kinds].sort()).toEqual(["bold", "italic", "superscript"]);
    expect(columns(table!)).toEqual({ width: 2, even: true });
    expect(slice.content.toString()).toContain("bullet_list(list_item(paragraph(\"tables\"), bullet_list(list_item(paragraph(\"réglables\"))))");
  });

  test("brings no id and no provenance but the buyer's", () => {
    slice.content.descendants((node) => {
      if ("id" in node.attrs) expect([node.attrs.id, node.attrs.provenance]).toEqual(["", "buyer"]);
      return true;
    });
  });
});

describe("defusing", () => {
  test("takes handlers, scripts and styles out of tags, and leaves words alone", () => {
    expect(defuse('<p style="color:red" onclick=x()>le style = moderne, onclick = rien</p>')).toBe(
      '<p data-style="color:red" data-off=x()>le style = moderne, onclick = rien</p>',
    );
    expect(defuse('<img/onerror="x()"><script>1</script >a<STYLE>b{}</STYLE>')).toBe('<img/data-off="x()">a');
  });

  test("what slips through is cleaned all the same", () => {
    const inert = document.implementation.createHTMLDocument("");
    const holder = inert.createElement("div");
    const line = inert.createElement("p");
    line.setAttribute("onclick", "steal()");
    line.setAttribute("style", "display:none");
    line.append("caché");
    const kept = inert.createElement("p");
    kept.setAttribute("onmouseover", "steal()");
    kept.append("vu");
    holder.append(line, kept);
    expect(outline(adopt(new ClipboardReader().parseSlice(holder), PLACE))).toEqual(["paragraph: vu"]);
    expect(kept.attributes.length).toBe(0);
  });
});

describe("other sources", () => {
  test("styles of spans become emphasis, a bold taken back is none", () => {
    const slice = paste('<b style="font-weight:normal"><p><span style="font-weight:700">gras</span> <span style="font-style:italic">penché</span></p></b>');
    const marks: string[] = [];
    slice.content.descendants((node) => {
      if (node.isText) marks.push(node.marks.map((mark) => mark.type.name).join("+"));
      return true;
    });
    expect(marks).toEqual(["bold", "", "italic"]);
  });

  test("a variable of this document stays one, a forged one becomes its words", () => {
    const known = '<p><span data-variable="buyer.name" data-label="Nom" data-value="Saverne">x</span></p>';
    const forged = '<p><span data-variable="buyer.siret" data-label="SIRET" data-value="0000">x</span></p>';
    expect(paste(known).content.toString()).toContain("variable");
    expect(paste(forged).content.toString()).toBe('<paragraph("0000")>');
    expect(paste('<p>Voir <span data-reference="nulle-part" data-show="number">x</span></p>').content.toString()).not.toContain("reference");
  });

  test("in a cell or a list, titles and tables become paragraphs", () => {
    const slice = paste("<h2>Titre</h2><table><tr><td>a</td><td>b</td></tr></table>", { ...PLACE, nested: true });
    expect(outline(slice)).toEqual(["paragraph: Titre", "paragraph: a", "paragraph: b"]);
  });

  test("lists nested without end are brought back to a few levels", () => {
    const deep = "<ul><li>x".repeat(60) + "</li></ul>".repeat(60);
    let depth = 0;
    let deepest = 0;
    const walk = (fragment: Slice["content"]): void => {
      fragment.forEach((node) => {
        depth += 1;
        deepest = Math.max(deepest, depth);
        walk(node.content);
        depth -= 1;
      });
    };
    walk(paste(deep).content);
    expect(deepest).toBeLessThan(16);
  });

  test("numbers typed before a title go, the others stay", () => {
    expect(outline(paste("<h2>3.2 Pénalités</h2><h2>2 lots séparés</h2><h2>Article 7 : Prix</h2>"))).toEqual([
      "title: Pénalités",
      "title: 2 lots séparés",
      "title: Prix",
    ]);
  });

  test("ragged tables are completed", () => {
    const slice = paste('<table><tr><td rowspan="5">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr><tr></tr></table>');
    slice.content.descendants((node) => {
      if (node.type.name === "table") expect(columns(node)).toEqual({ width: 3, even: true });
      return true;
    });
  });

  test("plain text: one paragraph a line", () => {
    expect(outline(plainSlice("un\r\n\r\ndeux\u0000\ttrois\n"))).toEqual(["paragraph: un", "paragraph: deux trois"]);
    expect(plainSlice("un mot").content.toString()).toBe('<paragraph("un mot")>');
    expect(plainSlice("\n\n").size).toBe(0);
  });
});
