use std::collections::BTreeSet;

use clauses::{Kind, Library, Situation};
use tender::{BuyerKind, Choices, Euros, FacetChoice, Mission, Nature, Value};

fn situation() -> Situation {
    Situation {
        launch_date: "2026-11-23".parse().unwrap(),
        nature: Nature::Fournitures,
        buyer: BuyerKind::Commune,
        procedure: "mapa".into(),
        due: BTreeSet::from(["avance".to_owned()]),
        ccag: tender::Ccag::Fcs,
        chosen: BTreeSet::new(),
        accord_cadre: None,
        lot_count: Some(1),
        price_form: tender::PriceForm::Unitaires,
        start_delay_months: None,
        duration_months: None,
        mission: None,
        amount_ht: Euros::whole(85_000),
        lot_cpv: Vec::new(),
        cpv: Vec::new(),
        families: vec!["meubles".into()],
        lot_families: Vec::new(),
        known: BTreeSet::new(),
    }
}

fn head(kind: &str, extra: &str) -> String {
    let document = if kind.starts_with("critere") { "rc" } else { "cctp" };
    format!(
        "## {kind}\n```toml\ndocument = \"{document}\"\nplace = \"p\"\nlegal_basis = [\"R2111-8\"]\nin_force = {{ from = 2019-04-01, trigger = \"launch_date\" }}\nlevel_reason = \"r\"\nno_predicate = \"n\"\n{extra}\n```\n"
    )
}

fn module(id: &str, extra: &str, facets: &[String]) -> String {
    format!(
        "```toml\nid = \"{id}\"\ntitle = \"t\"\nneed = \"n\"\nreviewed = 2026-11-23\n{extra}\n```\n{}",
        facets.join("\nTexte.\n\n") + "\nTexte.\n"
    )
}

fn library(files: &[(&str, String)]) -> Library {
    let named: Vec<(String, &str)> = files
        .iter()
        .map(|(id, text)| (format!("{id}.md"), text.as_str()))
        .collect();
    let (library, errors) = Library::from_files(
        named
            .iter()
            .map(|(name, text)| ("transversal", name.as_str(), *text)),
    );
    assert!(errors.is_empty(), "{errors:?}");
    library
}

fn ids(library: &Library, choices: &Choices) -> Vec<String> {
    library
        .select(&situation(), choices)
        .unwrap()
        .chosen
        .iter()
        .map(|c| c.facet.id.clone())
        .collect()
}

fn choose(id: &str, choice: FacetChoice) -> Choices {
    Choices::from([(id.to_owned(), choice)])
}

#[test]
fn the_socle_is_kept_and_a_level_replaces_it() {
    let library = library(&[(
        "a",
        module(
            "a",
            "",
            &[
                head("exigence-socle", ""),
                head("exigence-ambitieux", ""),
                head("preuve-socle", "proves = \"exigence-socle\""),
            ],
        ),
    )]);
    assert_eq!(
        ids(&library, &Choices::new()),
        ["a/exigence-socle", "a/preuve-socle"]
    );
    // the proof of the socle goes with it
    assert_eq!(
        ids(&library, &choose("a/exigence-ambitieux", FacetChoice::Kept(true))),
        ["a/exigence-ambitieux"]
    );
    assert!(ids(&library, &choose("a/exigence-socle", FacetChoice::Kept(false))).is_empty());
}

#[test]
fn families_conditions_and_dates_decide() {
    let library = library(&[
        (
            "autre",
            module("autre", "families = [\"textile\"]", &[head("exigence-socle", "")]),
        ),
        (
            "avance",
            module(
                "avance",
                "",
                &[head("article-ccap", "when = { due = [\"avance\"] }")],
            ),
        ),
        (
            "lots",
            module(
                "lots",
                "",
                &[head("article-rc", "when = { lots = \"plusieurs\" }")],
            ),
        ),
        (
            "cadre",
            module(
                "cadre",
                "",
                &[head("article-rc", "when = { accord_cadre = false }")],
            ),
        ),
        (
            "hors-jeu",
            module("hors-jeu", "default = false", &[head("exigence-socle", "")]),
        ),
    ]);
    // `accord_cadre` is unknown: neither true nor false
    assert_eq!(ids(&library, &Choices::new()), ["avance/article-ccap"]);
    assert_eq!(
        ids(
            &library,
            &choose("hors-jeu/exigence-socle", FacetChoice::Kept(true))
        ),
        ["avance/article-ccap", "hors-jeu/exigence-socle"]
    );
}

/// A clause that makes no sense for some goods is kept as soon as something else is bought with them.
#[test]
fn a_clause_can_leave_families_out() {
    let when = "when = { not_families = [\"meubles\", \"pain\"] }";
    let library = library(&[(
        "reemploi",
        module("reemploi", "", &[head("exigence-socle", when)]),
    )]);
    let chosen = |families: &[&str]| {
        let situation = Situation {
            families: families.iter().map(|slug| (*slug).to_owned()).collect(),
            ..situation()
        };
        library.select(&situation, &Choices::new()).unwrap().chosen.len()
    };
    for (families, expected) in [
        (&["meubles"][..], 0),
        (&["meubles", "pain"], 0),
        (&["meubles", "textile"], 1),
        (&["textile"], 1),
        (&[], 1),
    ] {
        assert_eq!(chosen(families), expected, "{families:?}");
    }
}

#[test]
fn a_module_that_asks_for_a_reason_waits_for_it() {
    let library = library(&[(
        "ue",
        module(
            "ue",
            "default = false\njustification = \"Pourquoi ?\"",
            &[head("execution-socle", "")],
        ),
    )]);
    let waiting = |choices: &Choices| library.select(&situation(), choices).unwrap().unjustified.len();
    assert_eq!(waiting(&choose("ue/execution-socle", FacetChoice::Kept(true))), 1);
    let reason =
        FacetChoice::Values([("justification".to_owned(), Value::Text("Stock vital.".into()))].into());
    assert_eq!(waiting(&choose("ue/execution-socle", reason)), 0);
}

#[test]
fn points_total_one_hundred() {
    let criterion = |group: &str, weight: &str| {
        format!(
            "criterion = {{ group = \"{group}\", label = \"l\", weight = {{ {weight} }}, method = \"lineaire\", measure = \"m\", calculation = \"c\", link = \"k\" }}"
        )
    };
    let library = library(&[
        (
            "prix",
            module(
                "prix",
                "",
                &[head(
                    "critere-socle",
                    &criterion("prix", "min = 30, max = 60, rest = true"),
                )],
            ),
        ),
        (
            "duree",
            module(
                "duree",
                "",
                &[head(
                    "critere-socle",
                    &criterion("technique", "min = 10, max = 50, default = 45"),
                )],
            ),
        ),
        (
            "eau",
            module(
                "eau",
                "",
                &[head(
                    "critere-socle",
                    &criterion("environnement", "min = 5, max = 30, default = 30"),
                )],
            ),
        ),
    ]);
    let points = |choices: &Choices| -> Vec<u32> {
        library
            .select(&situation(), choices)
            .unwrap()
            .of_kind(Kind::Critere)
            .map(|c| c.points.unwrap())
            .collect()
    };
    // modules in the order duree, eau, prix
    assert_eq!(points(&Choices::new()).iter().sum::<u32>(), 100);
    assert_eq!(points(&Choices::new())[2], 30);
    let given = FacetChoice::Values([("poids".to_owned(), Value::Number(20.0))].into());
    assert_eq!(points(&choose("duree/critere-socle", given)), [20, 30, 50]);
}

#[test]
fn wrong_choices_are_refused_with_their_name() {
    let library = library(&[(
        "a",
        module(
            "a",
            "",
            &[head(
                "exigence-socle",
                "variables = [{ name = \"taux\", kind = \"percent\", unit = \"%\", min = 50, max = 100, ask = \"?\" }]",
            )],
        ),
    )]);
    let refused = |id: &str, name: &str, value: Value| {
        library
            .select(
                &situation(),
                &choose(id, FacetChoice::Values([(name.to_owned(), value)].into())),
            )
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        refused("a/exigence-socle", "taux", Value::Number(40.0)),
        "[choices] « a/exigence-socle » : « taux » vaut 40 % ; bornes : de 50 à 100 %"
    );
    assert_eq!(
        refused("a/exigence-socle", "tau", Value::Number(60.0)),
        "[choices] « a/exigence-socle » : valeur inconnue « tau » ; valeurs prévues : taux"
    );
    assert!(refused("b/exigence-socle", "taux", Value::Number(60.0)).contains("n’existe pas"));
}

fn criterion(group: &str, weight: &str) -> String {
    format!(
        "criterion = {{ group = \"{group}\", label = \"l\", weight = {{ {weight} }}, method = \"lineaire\", measure = \"m\", calculation = \"c\", link = \"k\" }}"
    )
}

fn weighed() -> Library {
    library(&[
        (
            "prix",
            module(
                "prix",
                "",
                &[head(
                    "critere-socle",
                    &criterion("prix", "min = 30, max = 70, rest = true"),
                )],
            ),
        ),
        (
            "bois",
            module(
                "bois",
                "families = [\"meubles\"]",
                &[
                    head(
                        "critere-socle",
                        &criterion("technique", "min = 10, max = 40, default = 30"),
                    ),
                    head(
                        "question-socle",
                        "answers = \"critere-socle\"\nanswer = \"number\"",
                    ),
                ],
            ),
        ),
        (
            "laine",
            module(
                "laine",
                "families = [\"textile\"]",
                &[head(
                    "critere-socle",
                    &criterion("technique", "min = 10, max = 40, default = 40"),
                )],
            ),
        ),
    ])
}

fn lots(families: &[&str]) -> Situation {
    let mut situation = situation();
    situation.families = vec!["meubles".into(), "textile".into()];
    situation.lot_families = families.iter().map(|family| vec![(*family).to_owned()]).collect();
    situation
}

/// Whatever the lots, the criteria of each total one hundred.
#[test]
fn lots_of_different_goods_have_their_own_scale() {
    let library = weighed();
    let selection = library
        .select(&lots(&["meubles", "textile", "meubles"]), &Choices::new())
        .unwrap();
    let scales: Vec<(Vec<usize>, u32)> = selection
        .scales
        .iter()
        .map(|scale| (scale.lots.clone(), scale.points.values().sum()))
        .collect();
    assert_eq!(scales, [(vec![1, 3], 100), (vec![2], 100)]);
    assert_eq!(selection.scales[0].points["prix/critere-socle"], 70);
    assert_eq!(selection.scales[1].points["prix/critere-socle"], 60);
    assert!(selection.conflicts.is_empty(), "{:?}", selection.conflicts);
    // Lots of the same goods share one scale, which names no lot.
    let selection = library
        .select(&lots(&["meubles", "meubles"]), &Choices::new())
        .unwrap();
    assert_eq!(selection.scales.len(), 1);
    assert!(selection.scales[0].lots.is_empty());
}

#[test]
fn a_criterion_at_zero_goes_with_its_question() {
    let library = weighed();
    let mut situation = situation();
    situation.families = vec!["meubles".into()];
    let zero = FacetChoice::Values([("poids".to_owned(), Value::Number(0.0))].into());
    let selection = library
        .select(&situation, &choose("bois/critere-socle", zero))
        .unwrap();
    let ids: Vec<&str> = selection.chosen.iter().map(|c| c.facet.id.as_str()).collect();
    assert_eq!(ids, ["prix/critere-socle"]);
    // The price alone cannot take all the points: said, and the total shown.
    let said: Vec<&str> = selection.conflicts.iter().map(|c| c.message.as_str()).collect();
    assert_eq!(
        said,
        ["« prix/critere-socle » vaut 100 points ; la bibliothèque conseille de 30 à 70"]
    );
}

#[test]
fn what_the_buyer_asks_in_vain_is_said() {
    let library = weighed();
    let mut situation = situation();
    situation.families = vec!["meubles".into()];
    let said = |choices: &Choices| -> Vec<String> {
        library
            .select(&situation, choices)
            .unwrap()
            .conflicts
            .into_iter()
            .map(|c| c.message)
            .collect()
    };
    assert_eq!(
        said(&choose("laine/critere-socle", FacetChoice::Kept(true))),
        [
            "« laine/critere-socle » est choisie mais ne s’applique pas : elle vaut pour d’autres familles d’achat"
        ]
    );
    let mut alone = choose("bois/critere-socle", FacetChoice::Kept(false));
    alone.insert("bois/question-socle".to_owned(), FacetChoice::Kept(true));
    assert!(
        said(&alone)
            .iter()
            .any(|m| m.contains("ne sert à rien sans « bois/critere-socle »"))
    );
}

/// A module on gloves joins the default set of a purchase of gloves; any buyer of the family may choose it.
#[test]
fn a_module_on_one_article_is_kept_when_the_need_names_its_code() {
    let library = library(&[(
        "gants",
        module("gants", "cpv = [\"18424000\"]", &[head("exigence-socle", "")]),
    )]);
    let kept = |codes: &[&str], choices: &Choices| {
        let situation = Situation {
            cpv: codes.iter().map(|code| code.parse().unwrap()).collect(),
            ..situation()
        };
        !library.select(&situation, choices).unwrap().chosen.is_empty()
    };
    let silent = Choices::new();
    assert!(kept(&["18424000"], &silent));
    assert!(kept(&["39160000", "18424300"], &silent));
    // Too general, another article, or no code: nothing says that gloves are bought.
    assert!(!kept(&["18000000"], &silent));
    assert!(!kept(&["18141000"], &silent));
    assert!(!kept(&[], &silent));
    assert!(kept(
        &[],
        &choose("gants/exigence-socle", FacetChoice::Kept(true))
    ));
}

/// What is unknown satisfies nothing; a short contract and the mission of a coordinator choose their own text.
#[test]
fn the_length_and_the_mission_choose_a_text() {
    let text = |name: &str, when: &str| format!("### {name}\n```toml\nwhen = {{ {when} }}\n```\n\n{name}\n");
    let body = [
        text("court", "duration_max = 11"),
        text("chacun", "mission = [\"passation\"]"),
        text("pour-tous", "mission = [\"passation et exécution\"]"),
        "### sinon\n\nsinon\n".to_owned(),
    ]
    .concat();
    let library = library(&[(
        "m",
        module("m", "", &[format!("{}{body}", head("article-ccap", ""))]),
    )]);
    let kept = |duration_months: Option<u32>, mission: Option<Mission>| {
        let situation = Situation {
            duration_months,
            mission,
            ..situation()
        };
        let selection = library.select(&situation, &Choices::new()).unwrap();
        selection.chosen[0].text.name.clone()
    };
    assert_eq!(kept(None, None), "sinon");
    assert_eq!(kept(Some(11), None), "court");
    assert_eq!(kept(Some(12), None), "sinon");
    assert_eq!(kept(Some(12), Some(Mission::Passation)), "chacun");
    assert_eq!(kept(None, Some(Mission::PassationExecution)), "pour-tous");
}
