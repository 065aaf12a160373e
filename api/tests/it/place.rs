//! Local capacity informs, it decides nothing (PRODUCT.md § 2).

use api::suggest::{SuggestAnswer, suggest};
use proptest::prelude::*;

use crate::{EXAMPLES, desk, example};

/// What must not move with the buyer: everything but the fabric's rings and the facets' rings.
fn unmoved(mut answer: SuggestAnswer) -> SuggestAnswer {
    answer.fabric.firms.rings.clear();
    answer.fabric.makers.clear();
    for reserve in &mut answer.fabric.reserves {
        reserve.rings.clear();
    }
    for suggestion in &mut answer.suggestions {
        suggestion.rings.clear();
    }
    answer
}

fn communes() -> Vec<&'static str> {
    vec![
        "67437", "75056", "13055", "29019", "2A004", "97411", "97302", "59350", "31555", "69123", "01004",
        "73065", "48095", "88160", "85191", "97105",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn moving_the_buyer_changes_the_fabric_and_nothing_else(insee in prop::sample::select(communes()), which in 0..2usize) {
        let at_home = example(EXAMPLES[which]);
        let mut moved = at_home.clone();
        moved.buyer.insee = Some(insee.parse().unwrap());
        let mut nowhere = at_home.clone();
        nowhere.buyer.insee = None;
        let reference = unmoved(suggest(desk(), &at_home).unwrap());
        prop_assert_eq!(&unmoved(suggest(desk(), &moved).unwrap()), &reference);
        prop_assert_eq!(&unmoved(suggest(desk(), &nowhere).unwrap()), &reference);
    }
}

/// The same holds for what is written: documents of two places are the same but for the facts of the buyer.
#[test]
fn moving_the_buyer_changes_no_sentence() {
    for name in EXAMPLES {
        let out = tempfile::tempdir().unwrap();
        let mut bytes = Vec::new();
        for insee in ["67437", "97411", "29019"] {
            let mut tender = example(name);
            tender.buyer.insee = Some(insee.parse().unwrap());
            let folder = out.path().join(insee);
            api::draft::draft(desk(), &tender.clone().into(), &folder, &[], &api::Job::silent()).unwrap();
            bytes.push(
                [
                    "RC.docx",
                    "AE.docx",
                    "CCAP.docx",
                    "CCTP.docx",
                    "CadreReponse.docx",
                    "CadreReponse.xlsx",
                ]
                .map(|piece| std::fs::read(folder.join("a-publier").join(piece)).unwrap()),
            );
        }
        assert!(bytes.windows(2).all(|pair| pair[0] == pair[1]), "{name}");
    }
}

#[test]
fn the_rings_do_move() {
    let rings = |insee: &str| {
        let mut tender = example("mobilier-scolaire");
        tender.buyer.insee = Some(insee.parse().unwrap());
        suggest(desk(), &tender).unwrap().fabric.firms.rings
    };
    assert_ne!(rings("67437"), rings("29019"));
}
