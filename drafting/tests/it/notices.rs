//! The fields of a notice and its plain text.

use std::collections::BTreeMap;

use drafting::eforms::{Bt, Eforms, eforms, knows_bt};
use drafting::notice::notice;
use law::Law;
use tender::{FacetChoice, Value};

use crate::examples::Example;

fn with<T>(example: &Example, see: impl FnOnce(&drafting::Brief<'_>, &drafting::Draft<'_>) -> T) -> T {
    let assessment = obligations::assess(&example.tender, Law::embedded());
    let labels = BTreeMap::new();
    let brief = example.brief(&assessment, &labels);
    let draft = drafting::draft(&brief).unwrap();
    see(&brief, &draft)
}

fn fields_of(example: &Example) -> Eforms {
    with(example, eforms)
}

fn find<'e>(eforms: &'e Eforms, code: &str, lot: Option<&str>) -> Vec<&'e Bt> {
    eforms
        .fields
        .iter()
        .filter(|bt| bt.code == code && bt.lot.as_deref() == lot)
        .collect()
}

fn values<'e>(eforms: &'e Eforms, code: &str, lot: Option<&str>) -> Vec<&'e str> {
    let found = find(eforms, code, lot).into_iter();
    found
        .flat_map(|bt| &bt.values)
        .map(|one| one.value.as_str())
        .collect()
}

fn awaits(eforms: &Eforms, code: &str) -> bool {
    eforms.awaited.iter().any(|one| one.code == code)
}

#[test]
fn what_the_need_says_is_filled_in_and_the_rest_is_awaited() {
    let said = fields_of(&Example::school());
    assert_eq!(values(&said, "BT-23", None), ["supplies"]);
    assert_eq!(values(&said, "BT-27", None), ["85000.00"]);
    assert!(
        find(&said, "BT-27", None)[0].note.is_some(),
        "the estimate is not published"
    );
    assert_eq!(values(&said, "BT-262", None), ["39160000"]);
    assert_eq!(values(&said, "BT-500", None), ["Commune de Saverne"]);
    assert_eq!(values(&said, "BT-137", Some("LOT-0001")), ["LOT-0001"]);
    assert_eq!(values(&said, "BT-36", Some("LOT-0001")), ["12"]);
    assert_eq!(
        find(&said, "BT-36", Some("LOT-0001"))[0].values[0].unit,
        Some("MONTH")
    );
    assert_eq!(values(&said, "BT-98", Some("LOT-0001")), ["90"]);
    assert_eq!(values(&said, "BT-71", Some("LOT-0001")), ["none"]);
    // Neither a code for an adapted procedure, nor a date that nobody gave.
    for code in ["BT-105", "BT-131", "BT-809", "BT-508"] {
        assert!(awaits(&said, code), "{code}");
    }
    assert!(find(&said, "BT-105", None).is_empty());
}

#[test]
fn criteria_carry_their_points_and_their_type() {
    for example in [Example::school(), Example::blood()] {
        let said = fields_of(&example);
        let lot = Some("LOT-0001");
        let points: u32 = values(&said, "BT-541", lot)
            .iter()
            .map(|n| n.parse::<u32>().unwrap())
            .sum();
        assert_eq!(points, 100, "{}", example.tender.objet);
        let kinds = values(&said, "BT-539", lot);
        assert_eq!(kinds.iter().filter(|kind| **kind == "price").count(), 1);
        assert!(kinds.iter().all(|kind| ["price", "quality"].contains(kind)));
        assert!(
            values(&said, "BT-5421", lot)
                .iter()
                .all(|code| *code == "poi-exa")
        );
        let names = values(&said, "BT-734", lot).len();
        assert_eq!(names, kinds.len());
        assert_eq!(names, values(&said, "BT-540", lot).len());
        assert!(find(&said, "BT-539", lot).iter().all(|bt| bt.criterion.is_some()));
    }
    let mut example = Example::school();
    example.families = vec!["informatique".to_owned()];
    for (id, choice) in [
        ("prix/critere-socle", FacetChoice::Kept(false)),
        ("cout-du-cycle-de-vie/critere-socle", FacetChoice::Kept(true)),
    ] {
        example.tender.choices.insert(id.to_owned(), choice);
    }
    let kept = with(&example, |_, draft| {
        draft.selection.has("cout-du-cycle-de-vie/critere-socle")
    });
    assert!(kept, "the facet exists under that name");
    assert!(values(&fields_of(&example), "BT-539", Some("LOT-0001")).contains(&"cost"));
}

#[test]
fn each_lot_has_its_fields() {
    let said = fields_of(&Example::blood());
    let lots: Vec<&str> = said
        .fields
        .iter()
        .filter(|bt| bt.code == "BT-137")
        .map(|bt| bt.lot.as_deref().unwrap())
        .collect();
    assert_eq!(lots, ["LOT-0001", "LOT-0002", "LOT-0003"]);
    assert_eq!(values(&said, "BT-22", Some("LOT-0002")), ["2"]);
    assert!(!values(&said, "BT-21", Some("LOT-0003")).is_empty());
}

#[test]
fn objectives_are_coded_where_the_clause_says_them() {
    let said = fields_of(&Example::school());
    let lot = Some("LOT-0001");
    assert!(values(&said, "BT-06", lot).contains(&"env-imp"));
    let green = values(&said, "BT-774", lot);
    assert!(green.contains(&"biodiv-eco"), "bois-durable: {green:?}");
    assert!(!values(&said, "BT-777", lot)[0].is_empty());
    assert!(!values(&said, "BT-06", lot).contains(&"inn-pur"));
    let mut example = Example::school();
    example.tender.innovant = Some(true);
    let said = fields_of(&example);
    assert!(values(&said, "BT-06", lot).contains(&"inn-pur"));
    assert!(awaits(&said, "BT-776") && values(&said, "BT-776", lot).is_empty());
}

#[test]
fn a_deadline_is_given_only_when_it_reads() {
    let with = |typed: &str| {
        let mut example = Example::school();
        example.tender.offers_deadline = Some(typed.to_owned());
        fields_of(&example)
    };
    let read = with("15 janvier 2027 à 12 heures");
    assert_eq!(values(&read, "BT-131", Some("LOT-0001")), ["2027-01-15", "12:00"]);
    assert!(!awaits(&read, "BT-131"));
    let day = with("2027-01-15");
    assert_eq!(values(&day, "BT-131", Some("LOT-0001")), ["2027-01-15"]);
    assert!(awaits(&day, "BT-131"), "the hour is awaited");
    let words = with("dans trois semaines");
    assert!(values(&words, "BT-131", Some("LOT-0001")).is_empty() && awaits(&words, "BT-131"));
}

#[test]
fn a_renewable_contract_leaves_its_duration_to_the_buyer() {
    let mut example = Example::school();
    example.tender.choices.insert(
        "reconduction/article-ccap".to_owned(),
        FacetChoice::Values([("nombre".to_owned(), Value::Number(2.0))].into()),
    );
    let said = fields_of(&example);
    assert_eq!(values(&said, "BT-58", Some("LOT-0001")), ["2"]);
    assert!(values(&said, "BT-36", Some("LOT-0001")).is_empty() && awaits(&said, "BT-36"));
}

#[test]
fn every_field_is_of_the_closed_list_and_has_a_source() {
    for example in [Example::school(), Example::blood()]
        .into_iter()
        .chain(Example::small())
    {
        let said = fields_of(&example);
        for bt in &said.fields {
            assert!(knows_bt(bt.code) && !bt.from.is_empty() && !bt.values.is_empty());
        }
        for one in &said.awaited {
            assert!(knows_bt(one.code) && !one.why.is_empty(), "{one:?}");
        }
    }
    assert!(!knows_bt("BT-9999"));
}

#[test]
fn a_notice_is_written_where_a_publicity_is_due() {
    for example in [Example::school(), Example::blood()] {
        let text = with(&example, |brief, draft| notice(brief, draft).unwrap().text());
        let order = [
            "Acheteur",
            "Objet du marché",
            "Codes CPV",
            "Lieu d’exécution",
            "Lots",
            "Durée",
            "Procédure",
            "Conditions de participation",
            "Critères d’attribution",
            "Considérations sociales",
            "Date limite",
            "Retrait du dossier",
            "Recours",
        ];
        let places: Vec<usize> = order
            .iter()
            .map(|title| {
                text.find(&format!(". {title}"))
                    .unwrap_or_else(|| panic!("{title}\n{text}"))
            })
            .collect();
        assert!(places.is_sorted());
        assert!(text.contains("points") && text.contains("Total\u{a0}: 100 points"));
        assert!(text.contains("[à compléter\u{a0}: "));
        assert!(!text.contains(&example.tender.amount_ht.short()) || example.tender.maximum_ht.is_some());
    }
    for example in Example::small() {
        assert_eq!(with(&example, notice), None);
    }
}

/// The notice says what the règlement says, the buyer's own words included.
#[test]
fn the_buyers_words_reach_the_notice() {
    with(&Example::school(), |brief, draft| {
        let mut documents = draft.documents.clone();
        let rc = documents
            .iter_mut()
            .find(|one| one.kind == document::DocumentKind::Rc)
            .unwrap();
        let at = rc
            .blocks
            .iter()
            .position(|block| block.id.as_str() == "rc/candidatures")
            .unwrap();
        rc.blocks.insert(
            at + 1,
            document::Block::paragraph(
                "a-nous",
                document::Provenance::Buyer,
                vec![document::Inline::text("Une visite des écoles est possible.")],
            ),
        );
        let draft = draft.clone().with_documents(brief, documents);
        let text = notice(brief, &draft).unwrap().text();
        assert!(text.contains("Une visite des écoles est possible."));
    });
}

#[test]
fn the_notice_reads_well() {
    let text = with(&Example::school(), |brief, draft| {
        notice(brief, draft).unwrap().text()
    });
    insta::assert_snapshot!(text);
}
