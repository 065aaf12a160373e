//! Clauses of the house: written, adapted, put away, broken, shared; and dossiers that meet them.

use std::fs;
use std::path::{Path, PathBuf};

use api::commands::dispatch;
use api::{ApiError, Desk, Job};
use serde_json::{Value, json};

/// A computer: a data folder, and a dossier of the school furniture example when asked for.
struct Post {
    folder: tempfile::TempDir,
    desk: Desk,
}

const BOIS: &str = "bois-durable";

impl Post {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path());
        Self { folder, desk }
    }

    fn try_ask(&self, name: &str, request: Value) -> Result<Value, ApiError> {
        dispatch(&self.desk, name, request, &Job::silent())
    }

    #[track_caller]
    fn ask(&self, name: &str, request: Value) -> Value {
        self.try_ask(name, request).unwrap()
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join("clauses").join(relative)
    }

    /// Puts a file in the folder of the house, as somebody would by hand.
    fn put(&self, relative: &str, text: &str) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn page(&self, module: &str) -> Value {
        self.ask("clause", json!({ "module": module }))
    }

    fn list(&self) -> Value {
        self.ask("clauses", json!({ "words": "" }))
    }

    fn card(&self, module: &str) -> Value {
        let list = self.list();
        let found = list["modules"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["module"] == module);
        found.cloned().unwrap_or(Value::Null)
    }

    fn refused(&self) -> Vec<String> {
        let list = self.list();
        let files = list["refused"].as_array().unwrap();
        files
            .iter()
            .map(|one| {
                format!(
                    "{}, ligne {} : {}",
                    one["file"].as_str().unwrap(),
                    one["line"],
                    one["message"].as_str().unwrap()
                )
            })
            .collect()
    }

    /// A dossier of the example, with these choices.
    fn dossier(&self, choices: &[(&str, Value)]) -> u64 {
        let opened = self.ask(
            "create_dossier",
            json!({ "objet": null, "example": "mobilier-scolaire", "file": null }),
        );
        let dossier = opened["dossier"].as_u64().unwrap();
        if !choices.is_empty() {
            let choices: Vec<Value> = choices
                .iter()
                .map(|(facet, choice)| json!({ "facet": facet, "choice": choice }))
                .collect();
            self.ask("choose", json!({ "dossier": dossier, "choices": choices }));
        }
        dossier
    }

    fn conflicts(&self, dossier: u64) -> Vec<String> {
        let answer = self.ask("requirements", json!({ "dossier": dossier }));
        serde_json::from_value(answer["conflicts"].clone()).unwrap()
    }

    fn requirement(&self, dossier: u64, module: &str) -> Value {
        let answer = self.ask("requirements", json!({ "dossier": dossier }));
        let found = answer["modules"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["module"] == module);
        found.cloned().unwrap_or(Value::Null)
    }
}

/// A module of a house, right in all points.
fn module(id: &str, default: bool, article: &str, words: &str) -> String {
    format!(
        r#"```toml
id = "{id}"
title = "Tables réparables"
need = "Garder les tables longtemps."
families = ["mobilier-scolaire"]
default = {default}
reviewed = 2026-11-23
```

## exigence-socle
```toml
document = "cctp"
place = "exigences"
legal_basis = ["{article}"]
in_force = {{ from = 2019-04-01, trigger = "launch_date" }}
level_reason = "pratique du métier, à confirmer par sourçage"
no_predicate = "aucun procédé de fabrication particulier"
no_proof = "le geste se refait à la réception"
```

{words}
"#
    )
}

const WORDS: &str = "Le plateau se change sans outil particulier.";

#[test]
fn an_official_module_adapted_keeps_its_id_and_says_what_it_was_issued_from() {
    let post = Post::new();
    let dossier = post.dossier(&[("bois-durable/exigence-socle", json!({ "taux_min": 80 }))]);
    let mut form = post.page(BOIS)["form"].clone();
    assert_eq!(post.page(BOIS)["card"]["origin"], "officielle");
    form["head"]["title"] = json!("Bois de nos forêts gérées durablement");
    let page = post.ask("save_clause", json!({ "module": BOIS, "form": form }));
    assert_eq!(page["card"]["origin"], "maison");
    let mark = page["card"]["mark"].as_str().unwrap();
    assert!(
        mark.starts_with("clause de la maison, issue de «\u{a0}"),
        "{mark}"
    );
    assert!(mark.ends_with("version 2"), "{mark}");
    assert_eq!(page["suspect"], Value::Null);
    assert!(post.path("mobilier-scolaire/bois-durable.origine.md").is_file());
    // The choice of before is followed in the text of the house.
    let shown = post.requirement(dossier, BOIS);
    assert_eq!(shown["title"], "Bois de nos forêts gérées durablement");
    assert_eq!(shown["mark"], page["card"]["mark"]);
    let facet = &shown["facets"][0];
    assert_eq!((&facet["kept"], &facet["by_buyer"]), (&json!(true), &json!(true)));
    assert!(post.conflicts(dossier).iter().all(|one| !one.contains(BOIS)));
    // A second change is the next version; one goes back to the official in one step.
    let page = post.ask("save_clause", json!({ "module": BOIS, "form": page["form"] }));
    assert_eq!(page["card"]["version"], 2);
    let page = post.ask("go_back_clause", json!({ "module": BOIS }));
    assert_eq!(
        (&page["card"]["origin"], &page["card"]["mark"]),
        (&json!("officielle"), &Value::Null)
    );
    assert!(
        post.try_ask("go_back_clause", json!({ "module": BOIS }))
            .unwrap_err()
            .detail
            .contains("rien à défaire")
    );
}

#[test]
fn the_note_and_the_record_say_which_clauses_are_the_house_s() {
    let post = Post::new();
    post.put(
        "mobilier-scolaire/tables-reparables.md",
        &module("tables-reparables", true, "R2111-8", WORDS),
    );
    let out = tempfile::tempdir().unwrap();
    let purchase = crate::example("mobilier-scolaire").into();
    api::draft::draft(&post.desk, &purchase, out.path(), &[], &Job::silent()).unwrap();
    let record: Value =
        serde_json::from_slice(&fs::read(out.path().join("interne/dossier.json")).unwrap()).unwrap();
    let of_house: Vec<&Value> = record["facets"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| !one["house"].is_null())
        .collect();
    assert_eq!(of_house.len(), 1);
    assert_eq!(of_house[0]["facet"], "tables-reparables/exigence-socle");
    assert_eq!(of_house[0]["house"], "clause de la maison");
    let read = |file: &str| {
        let answer = api::read::read(&out.path().join(file)).unwrap();
        serde_json::to_string(&answer).unwrap()
    };
    let note = read("interne/NoteJustification.docx");
    assert!(note.contains("Clauses de la maison") && note.contains("Tables réparables"));
    let cctp = read("a-publier/CCTP.docx");
    assert!(cctp.contains("sans outil particulier"));
    // What is published says nothing of where a clause comes from.
    assert!(!cctp.contains("maison"));
}

#[test]
fn an_official_text_that_changed_makes_the_adaptation_suspect_until_one_decides() {
    let post = Post::new();
    let form = post.page(BOIS)["form"].clone();
    post.ask("save_clause", json!({ "module": BOIS, "form": form }));
    // The release of then had another sentence: its text and its digest are those kept beside.
    let beside = post.path("mobilier-scolaire/bois-durable.origine.md");
    let now = fs::read_to_string(&beside).unwrap();
    let then = now.replacen("gérées durablement", "gérées avec soin", 1);
    assert_ne!(now, then);
    fs::write(&beside, &then).unwrap();
    let file = post.path("mobilier-scolaire/bois-durable.md");
    let text = fs::read_to_string(&file).unwrap();
    let adapted = text.replace(&clauses::digest(&now), &clauses::digest(&then));
    assert_ne!(adapted, text);
    fs::write(&file, &adapted).unwrap();
    assert_eq!(post.card(BOIS)["suspect"], json!(true));
    let suspect = &post.page(BOIS)["suspect"];
    let difference = &suspect["differences"][0];
    let of = |kind: &str| {
        let pieces = difference["pieces"].as_array().unwrap().iter();
        let words: String = pieces
            .filter(|piece| piece["kind"] == kind)
            .map(|piece| piece["words"].as_str().unwrap())
            .collect();
        words
    };
    assert_eq!(of("gone").trim(), "avec soin");
    assert_eq!(of("come").trim(), "durablement");
    // Kept: it now rests on the text of today.
    let page = post.ask("keep_clause", json!({ "module": BOIS }));
    assert_eq!(page["suspect"], Value::Null);
    assert_eq!(page["card"]["origin"], "maison");
    assert_eq!(fs::read_to_string(&beside).unwrap(), now);
    // Without the text of then, it is told all the same.
    fs::write(&file, &adapted).unwrap();
    fs::remove_file(&beside).unwrap();
    assert_eq!(post.card(BOIS)["suspect"], json!(true));
    let why = post.page(BOIS)["suspect"]["why"].as_str().unwrap().to_owned();
    assert!(why.contains("n’est plus gardé"), "{why}");
}

#[test]
fn a_module_put_away_is_neither_proposed_nor_drafted_and_its_dossiers_say_so() {
    let post = Post::new();
    let dossier = post.dossier(&[("bois-durable/exigence-socle", json!(true))]);
    assert!(!post.requirement(dossier, BOIS).is_null());
    let refused = post.try_ask("put_away_clause", json!({ "module": BOIS, "reason": "  " }));
    assert!(refused.unwrap_err().detail.contains("écrivez pourquoi"));
    let page = post.ask(
        "put_away_clause",
        json!({ "module": BOIS, "reason": "Trop peu de réponses." }),
    );
    assert_eq!(page["card"]["state"], "rangee");
    assert_eq!(page["used_in"].as_array().unwrap().len(), 1);
    assert!(post.requirement(dossier, BOIS).is_null());
    let conflicts = post.conflicts(dossier);
    assert!(
        conflicts[0].contains("a été rangée le") && conflicts[0].contains("Trop peu de réponses"),
        "{conflicts:?}"
    );
    // Still listed, also by another program on the same folder.
    let other = Desk::new(post.folder.path());
    let page = dispatch(&other, "clause", json!({ "module": BOIS }), &Job::silent()).unwrap();
    assert_eq!(page["card"]["put_away_reason"], "Trop peu de réponses.");
    post.ask("take_back_clause", json!({ "module": BOIS }));
    assert!(!post.requirement(dossier, BOIS).is_null());
    assert!(post.conflicts(dossier).iter().all(|one| !one.contains("rangée")));
    assert!(
        post.try_ask("take_back_clause", json!({ "module": BOIS }))
            .is_err()
    );
}

#[test]
fn a_broken_or_unlawful_file_is_named_and_left_out_and_the_others_serve() {
    let post = Post::new();
    let right = module("tables-reparables", true, "R2111-8", WORDS);
    post.put("mobilier-scolaire/tables-reparables.md", &right);
    post.put(
        "mobilier-scolaire/tete-cassee.md",
        &right.replace("need =", "besoin ="),
    );
    post.put(
        "mobilier-scolaire/article-invente.md",
        &module("article-invente", true, "R9999-1", WORDS),
    );
    post.put(
        "mobilier-scolaire/preference.md",
        &module("preference", true, "L2112-4", WORDS),
    );
    post.put("mobilier-scolaire/trop-grand.md", &"x".repeat(300_000));
    post.put("mobilier-scolaire/MAJUSCULES.md", &right);
    post.put(
        "mobilier-scolaire/echappement.md",
        "```toml\nid = \"\u{1b}[2J\"\n```\n",
    );
    post.put("../elsewhere.md", &module("elsewhere", true, "R2111-8", WORDS));
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        post.folder.path().join("elsewhere.md"),
        post.path("mobilier-scolaire/elsewhere.md"),
    )
    .unwrap();
    assert_eq!(post.card("tables-reparables")["origin"], "maison");
    let refused = post.refused();
    for expected in [
        "mobilier-scolaire/tete-cassee.md, ligne ",
        "mobilier-scolaire/article-invente.md, ligne 10 : exigence-socle : article inconnu de law/ « R9999-1 »",
        "mobilier-scolaire/preference.md, ligne 1 : une clause fondée sur L2112-4 n’est jamais proposée d’office",
        "mobilier-scolaire/trop-grand.md, ligne 1 : fichier de plus de 256 Ko, refusé",
        "mobilier-scolaire/MAJUSCULES.md, ligne 1 : ce n’est pas un module",
        "mobilier-scolaire/echappement.md, ligne 1 : caractère de commande à la ligne 2",
        "mobilier-scolaire/elsewhere.md, ligne 1 : ce n’est pas un module",
    ] {
        if cfg!(windows) && expected.contains("elsewhere") {
            continue;
        }
        assert!(
            refused.iter().any(|one| one.starts_with(expected)),
            "{expected}\n{refused:#?}"
        );
    }
    for absent in ["article-invente", "preference", "elsewhere"] {
        assert_eq!(post.card(absent), Value::Null);
    }
    // An official module is still there.
    assert_eq!(post.card(BOIS)["origin"], "officielle");
}

#[test]
fn a_text_that_our_checker_flags_is_told_and_never_proposed_by_itself() {
    let post = Post::new();
    let flagged = "Les tables sont fabriquées en France.";
    post.put(
        "mobilier-scolaire/tables-reparables.md",
        &module("tables-reparables", true, "R2111-8", flagged),
    );
    let page = post.page("tables-reparables");
    assert!(!page["remarks"].as_array().unwrap().is_empty());
    assert_eq!(page["card"]["default"], json!(false));
    // What the buyer wrote is what the form shows.
    assert_eq!(page["form"]["head"]["default"], json!(true));
    let dossier = post.dossier(&[]);
    let shown = post.requirement(dossier, "tables-reparables");
    assert_eq!(shown["in_default_set"], json!(false));
    assert_eq!(shown["facets"][0]["kept"], json!(false));
}

#[test]
fn a_form_tells_what_is_to_repair_while_it_is_filled_in() {
    let post = Post::new();
    let mut form = post.page(BOIS)["form"].clone();
    let problems = |form: &Value| -> Vec<String> {
        let checked = post.ask("check_clause", json!({ "form": form }));
        let problems = checked["problems"].as_array().unwrap();
        problems
            .iter()
            .map(|one| {
                format!(
                    "{} : {}",
                    one["facet"].as_str().unwrap_or("module"),
                    one["message"].as_str().unwrap()
                )
            })
            .collect()
    };
    assert_eq!(problems(&form), Vec::<String>::new());
    let heading = form["facets"][0]["heading"].as_str().unwrap().to_owned();
    let right = form.clone();
    form["head"]["title"] = json!(" ");
    form["facets"][0]["texts"][0]["words"] = json!("");
    assert_eq!(
        problems(&form),
        [
            "module : il manque un titre".to_owned(),
            format!("{heading} : il manque le texte")
        ]
    );
    // Neither a title nor a fence in a text becomes a part of the file.
    for hostile in [
        "Un mot.\n\n## exigence-exemplaire\nAutre.",
        "Un mot.\n```toml\nid = 1\n```",
        "# Titre",
    ] {
        let mut form = right.clone();
        form["facets"][0]["texts"][0]["words"] = json!(hostile);
        assert_eq!(problems(&form).len(), 1, "{hostile}");
        assert!(
            post.try_ask("save_clause", json!({ "module": BOIS, "form": form }))
                .is_err()
        );
    }
    let mut form = right.clone();
    form["facets"][0]["head"]["legal_basis"] = json!(["R9999-1"]);
    assert_eq!(
        problems(&form),
        [format!("{heading} : article inconnu de law/ « R9999-1 »")]
    );
    let mut form = right.clone();
    form["head"]["cpv"] = json!(["12"]);
    assert_eq!(problems(&form).len(), 1);
    // Nothing was written by all this.
    assert!(!post.path("mobilier-scolaire/bois-durable.md").exists());
}

#[test]
fn a_new_module_takes_its_id_from_its_title_and_can_only_be_put_away() {
    let post = Post::new();
    let text = module("x", true, "R2111-8", WORDS);
    post.put("mobilier-scolaire/x.md", &text);
    let mut form = post.page("x")["form"].clone();
    form["head"]["title"] = json!("Étagères à l’épreuve des élèves");
    let saved = post.ask("save_clause", json!({ "module": null, "form": form }));
    assert_eq!(saved["card"]["module"], "etageres-a-l-epreuve-des-eleves");
    let again = post.ask("save_clause", json!({ "module": null, "form": form }));
    assert_eq!(again["card"]["module"], "etageres-a-l-epreuve-des-eleves-2");
    let id = again["card"]["module"].clone();
    let error = post
        .try_ask("go_back_clause", json!({ "module": id }))
        .unwrap_err();
    assert!(error.detail.contains("rangez-la"), "{error}");
    let found = post.ask("clauses", json!({ "words": "ETAGERES eleves" }));
    assert_eq!(found["modules"].as_array().unwrap().len(), 2);
}

#[test]
fn a_dossier_opened_where_its_clause_is_not_says_so_and_still_opens() {
    let there = Post::new();
    there.put(
        "mobilier-scolaire/tables-reparables.md",
        &module("tables-reparables", false, "R2111-8", WORDS),
    );
    let dossier = there.dossier(&[("tables-reparables/exigence-socle", json!(true))]);
    assert_eq!(
        there.requirement(dossier, "tables-reparables")["facets"][0]["kept"],
        json!(true)
    );
    let path = there.page("tables-reparables")["used_in"][0]["path"]
        .as_str()
        .unwrap()
        .to_owned();
    there.ask("close_dossier", json!({ "dossier": dossier }));

    let here = Post::new();
    let opened = here.ask("open_dossier", json!({ "path": path }));
    let dossier = opened["dossier"].as_u64().unwrap();
    let told = "«\u{a0}tables-reparables/exigence-socle\u{a0}» est choisie, mais cette clause n’est pas sur ce poste";
    assert!(here.conflicts(dossier)[0].starts_with(told));
    let verified = here.ask("verification", json!({ "dossier": dossier }));
    assert!(verified["conflicts"][0].as_str().unwrap().starts_with(told));
    // A need file was typed: there, it is an error.
    let need = here.folder.path().join("besoin.toml");
    let example = include_str!("../../../examples/mobilier-scolaire.toml");
    fs::write(
        &need,
        format!("{example}\n[choices]\n\"tables-reparables/exigence-socle\" = true\n"),
    )
    .unwrap();
    assert!(api::need::open_checked(&here.desk, &need).is_err());
    assert!(api::need::open_checked(&here.desk, Path::new(&path)).is_ok());
}

#[test]
fn a_pack_of_clauses_goes_from_a_house_to_another() {
    let from = Post::new();
    from.put(
        "mobilier-scolaire/tables-reparables.md",
        &module("tables-reparables", true, "R2111-8", WORDS),
    );
    let form = from.page(BOIS)["form"].clone();
    from.ask("save_clause", json!({ "module": BOIS, "form": form }));
    let key = api::packs::new_key(&from.folder.path().join("maison"), None).unwrap();
    let mut request = api::packs::BuildPack {
        name: "centrale".to_owned(),
        version: "1.1".to_owned(),
        title: "Clauses de la centrale".to_owned(),
        publisher: "Centrale d’achat".to_owned(),
        clauses: true,
        key: Some(from.folder.path().join("maison.key")),
        out: from.folder.path().join("centrale"),
        ..api::packs::BuildPack::default()
    };
    let pack = api::packs::build(&from.desk, &request, &Job::silent()).unwrap();
    assert_eq!((pack.kind, pack.modules), ("clauses", 2));

    let to = Post::new();
    let install = |path: &str| to.try_ask("install_pack", json!({ "path": path, "allow_older": false }));
    assert!(install(&pack.path).unwrap_err().detail.contains("clé"));
    to.ask("trust_key", json!({ "path": key.path }));
    let done = install(&pack.path).unwrap();
    assert_eq!(done["pack"]["modules"], 2);
    let card = to.card("tables-reparables");
    assert_eq!(
        (&card["origin"], &card["pack"]),
        (&json!("paquet"), &json!("centrale"))
    );
    let mark = to.card(BOIS)["mark"].as_str().unwrap().to_owned();
    assert!(
        mark.starts_with("clause de la maison, du paquet «\u{a0}centrale\u{a0}», issue de"),
        "{mark}"
    );
    assert_eq!(to.ask("packs", json!({}))["packs"][0]["kind"], "clauses");
    // An older version does not take its place unless asked.
    request.version = "1.0".to_owned();
    let older = api::packs::build(&from.desk, &request, &Job::silent()).unwrap();
    assert!(install(&older.path).is_err());
    // What is written here stands before the pack, and outlives it.
    let mut form = to.page("tables-reparables")["form"].clone();
    form["head"]["title"] = json!("Tables réparables, à notre façon");
    to.ask(
        "save_clause",
        json!({ "module": "tables-reparables", "form": form }),
    );
    assert_eq!(to.card("tables-reparables")["origin"], "maison");
    assert_eq!(to.page("tables-reparables")["can_go_back"], json!(true));
    to.ask("remove_pack", json!({ "name": "centrale" }));
    assert_eq!(to.card(BOIS)["origin"], "officielle");
    assert_eq!(to.card("tables-reparables")["origin"], "maison");
    assert_eq!(to.page("tables-reparables")["can_go_back"], json!(false));
    assert!(to.try_ask("remove_pack", json!({ "name": "centrale" })).is_err());
    // A house without clauses has nothing to share; a pack of clauses is no catalogue.
    assert!(api::packs::build(&Post::new().desk, &request, &Job::silent()).is_err());
    let mut bytes = fs::read(&pack.path).unwrap();
    let at = bytes.len() / 3;
    bytes[at] ^= 1;
    let forged = from.folder.path().join("forge.emplettes-pack");
    fs::write(&forged, bytes).unwrap();
    assert!(install(forged.to_str().unwrap()).is_err());
}
