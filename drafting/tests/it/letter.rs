//! Below the dispensing threshold (R2122-8): one letter stands for RC, CCAP and CCTP.

use std::collections::BTreeSet;

use clauses::{Kind, Library};
use document::DocumentKind;
use tender::{Euros, FacetChoice};

use crate::examples::Example;

fn kinds(example: &Example) -> Vec<DocumentKind> {
    example.drafted(|draft| draft.documents.iter().map(|d| d.kind).collect())
}

const WHOLE: [DocumentKind; 4] = [
    DocumentKind::Rc,
    DocumentKind::Ae,
    DocumentKind::Ccap,
    DocumentKind::Cctp,
];

#[test]
fn the_letter_stands_alone_below_the_threshold_and_goes_above() {
    for mut example in Example::small() {
        assert_eq!(kinds(&example), [DocumentKind::Lettre]);
        example.tender.lot.clear();
        example.tender.lots = Some(1);
        for (amount, letter) in [(30_000, true), (59_999, true), (60_000, false), (100_000, false)] {
            example.tender.amount_ht = Euros::from_f64(f64::from(amount)).unwrap();
            let expected: &[DocumentKind] = if letter { &[DocumentKind::Lettre] } else { &WHOLE };
            assert_eq!(kinds(&example), expected, "{amount}");
        }
    }
}

#[test]
fn a_buyer_who_leaves_the_letter_out_has_the_whole_pieces() {
    for mut example in Example::small() {
        example.tender.choices.insert(
            "lettre-de-consultation/article-lettre".into(),
            FacetChoice::Kept(false),
        );
        assert_eq!(kinds(&example), WHOLE);
        example.drafted(|draft| {
            assert_eq!(draft.unfilled, []);
            assert!(
                draft
                    .selection
                    .chosen
                    .iter()
                    .all(|c| c.facet.head.document != "lettre")
            );
        });
    }
}

/// What is said to answer a duty is written in the letter.
#[test]
fn only_what_the_letter_holds_is_kept() {
    for example in Example::small() {
        example.drafted(|draft| {
            let letter = &draft.documents[0];
            let written: BTreeSet<&str> = letter
                .blocks
                .iter()
                .filter_map(|block| block.id.as_str().split_once('#'))
                .map(|(facet, _)| facet)
                .collect();
            for chosen in &draft.selection.chosen {
                let words = matches!(
                    chosen.facet.kind,
                    Kind::Article | Kind::Exigence | Kind::Selection | Kind::Execution | Kind::Penalite
                );
                assert!(
                    !words || written.contains(chosen.facet.id.as_str()),
                    "{}",
                    chosen.facet.id
                );
            }
            // The buyer names no penalty: only that of the CCAG stands.
            assert_eq!(draft.selection.of_kind(Kind::Penalite).count(), 0);
        });
    }
}

#[test]
fn the_plan_borrows_what_exists() {
    let plan = drafting::plan_of(DocumentKind::Lettre).unwrap();
    let borrowed: Vec<&str> = plan.borrowed().collect();
    assert!(!borrowed.is_empty());
    for facet in borrowed {
        assert!(Library::embedded().facet(facet).is_some(), "{facet}");
    }
}

#[test]
fn a_penalty_that_the_buyer_chose_is_in_the_letter() {
    let [mut example, _] = Example::small();
    let penalty = "bois-durable/penalite-socle";
    example
        .tender
        .choices
        .insert(penalty.into(), FacetChoice::Kept(true));
    example.drafted(|draft| {
        assert!(
            draft.documents[0]
                .blocks
                .iter()
                .any(|block| block.id.as_str().starts_with(penalty))
        );
    });
}

#[test]
fn the_frame_asks_what_the_letter_says() {
    for example in Example::small() {
        let assessment = obligations::assess(&example.tender, law::Law::embedded());
        let labels = std::collections::BTreeMap::new();
        let brief = example.brief(&assessment, &labels);
        let draft = drafting::draft(&brief).unwrap();
        let quote = drafting::quote(&brief, &draft).unwrap();
        assert_eq!(quote.lots.len(), quote.compared.len());
        assert_eq!(quote.several, example.tender.lot.len() > 1);
        assert!(!quote.requirements.is_empty());
        assert!(quote.requirements.iter().all(|one| one.number.starts_with("2.")));
        for criteria in &quote.compared {
            assert_eq!(criteria.iter().map(|one| one.points).sum::<u32>(), 100);
            assert_eq!(criteria.iter().filter(|one| one.price).count(), 1);
        }
        // Each criterion but the price has its question.
        assert!(quote.questions.len() + 1 >= quote.compared[0].len());
    }
    let [mut example, _] = Example::small();
    example.tender.amount_ht = Euros::from_f64(100_000.0).unwrap();
    let assessment = obligations::assess(&example.tender, law::Law::embedded());
    let labels = std::collections::BTreeMap::new();
    let brief = example.brief(&assessment, &labels);
    let draft = drafting::draft(&brief).unwrap();
    assert_eq!(drafting::quote(&brief, &draft), None);
}

/// What the letter cannot hold is not proposed; the letter itself can always be left out, and taken back.
#[test]
fn only_what_could_stand_is_proposed() {
    for example in Example::small() {
        let assessment = obligations::assess(&example.tender, law::Law::embedded());
        let labels = std::collections::BTreeMap::new();
        let brief = example.brief(&assessment, &labels);
        let selection = drafting::selection(&brief).unwrap();
        let all = Library::embedded().as_if_kept(&brief.situation(), &example.tender.choices);
        let stands = |id: &str| {
            let chosen = all.iter().find(|chosen| chosen.facet.id == id);
            drafting::may_stand(
                &brief.situation(),
                &selection,
                chosen.unwrap_or_else(|| panic!("{id}")),
            )
        };
        assert!(!stands("recours/article-rc"));
        assert!(!stands("verifications/article-ccap"));
        assert!(stands("emballages/exigence-socle"));
        assert!(stands("emballages/critere-socle"));
        assert!(stands("emballages/question-socle"));
        assert!(stands("lettre-de-consultation/article-lettre"));
    }
}

/// A criterion that the letter leaves out gives its points back.
#[test]
fn points_total_a_hundred_without_the_criteria_left_out() {
    for example in Example::small() {
        example.drafted(|draft| {
            let criteria: Vec<&str> = draft
                .selection
                .of_kind(Kind::Critere)
                .map(|chosen| chosen.facet.id.as_str())
                .collect();
            assert!(!criteria.contains(&"emballages/critere-socle"), "{criteria:?}");
            for scale in &draft.selection.scales {
                assert_eq!(scale.points.values().sum::<u32>(), 100);
            }
        });
    }
}
