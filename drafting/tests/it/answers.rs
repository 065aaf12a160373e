//! The frame of answers and the follow-up of the execution, as values.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Kind, Library};
use document::{DocumentKind, typographic};
use drafting::{Answers, Draft, FollowUp, Theme};
use law::Law;
use tender::{FacetChoice, Value};

use crate::examples::Example;

fn seen<T>(example: &Example, see: impl FnOnce(&Draft<'_>, Option<Answers>, Option<FollowUp>) -> T) -> T {
    let assessment = obligations::assess(&example.tender, Law::embedded());
    let labels = BTreeMap::new();
    let brief = example.brief(&assessment, &labels);
    let draft = drafting::draft(&brief).unwrap();
    see(
        &draft,
        drafting::answers(&brief, &draft),
        drafting::follow_up(&brief, &draft),
    )
}

#[test]
fn each_lot_is_asked_for_the_criteria_of_its_scale_and_no_other() {
    for example in [Example::school(), Example::blood()] {
        seen(&example, |draft, answers, _| {
            let answers = answers.unwrap();
            assert_eq!(answers.several, example.tender.lot.len() > 1);
            assert_eq!(answers.parts.len(), example.tender.lot.len().max(1));
            for part in &answers.parts {
                let lot = part.lots.first().copied().unwrap_or(1);
                let scale = draft
                    .selection
                    .scales
                    .iter()
                    .find(|scale| scale.lots.is_empty() || scale.lots.contains(&lot))
                    .unwrap();
                let mut asked: Vec<String> = part
                    .sections()
                    .iter()
                    .flat_map(|(_, section)| section.questions.iter().map(|one| one.serves.clone()))
                    .collect();
                asked.sort_unstable();
                let mut due: Vec<String> = scale.points.keys().cloned().collect();
                // The price has its own frame.
                due.retain(|id| !id.starts_with("prix/"));
                assert_eq!(asked, due);
                let numbers: Vec<&str> = part
                    .sections()
                    .iter()
                    .flat_map(|(_, section)| section.requirements.iter().map(|one| one.number.as_str()))
                    .collect();
                assert!(numbers.iter().all(|number| number.contains('.')), "{numbers:?}");
            }
        });
    }
}

/// The group of a criterion tells the sheet of its question. Requirements stand together, in the order of their piece:
/// a reader does not look for the missing numbers on another sheet.
#[test]
fn what_is_of_environment_or_social_has_its_own_sheet() {
    seen(&Example::school(), |draft, answers, _| {
        let part = &answers.unwrap().parts[0];
        assert!(!part.technique.questions.is_empty() && !part.rse.questions.is_empty());
        for (theme, section) in part.sections() {
            for one in &section.questions {
                let facet = draft
                    .selection
                    .chosen
                    .iter()
                    .find(|c| c.facet.id == one.serves)
                    .unwrap();
                let group = &facet.facet.head.criterion.as_ref().unwrap().group;
                assert_eq!(
                    ["environnement", "social"].contains(&group.as_str()),
                    theme == Theme::Rse
                );
            }
            let ranks: Vec<usize> = section
                .requirements
                .iter()
                .map(|one| {
                    let start = format!("{}#", one.facet);
                    let cctp = draft
                        .documents
                        .iter()
                        .find(|d| d.kind == DocumentKind::Cctp)
                        .unwrap();
                    let here = |block: &document::Block| block.id.as_str().starts_with(&start);
                    cctp.blocks.iter().position(here).unwrap()
                })
                .collect();
            assert_eq!(ranks.is_empty(), theme == Theme::Rse);
            assert!(ranks.is_sorted());
        }
    });
}

/// The table of proofs of the RC: every criterion but the price, in its order, then the requirements in that of the CCTP,
/// with their numbers there, which follow the buyer's changes.
#[test]
fn the_table_of_proofs_is_in_the_order_of_the_pieces() {
    let example = Example::school();
    let assessment = obligations::assess(&example.tender, Law::embedded());
    let labels = BTreeMap::new();
    let brief = example.brief(&assessment, &labels);
    let draft = drafting::draft(&brief).unwrap();
    let criteria: Vec<String> = drafting::answers(&brief, &draft)
        .unwrap()
        .criteria
        .iter()
        .filter(|one| one.theme.is_some())
        .map(|one| format!("Critère {}\u{a0}: {}", one.number, one.label))
        .collect();
    let first_column = |draft: &Draft<'_>| -> Vec<String> {
        let rc = draft
            .documents
            .iter()
            .find(|d| d.kind == DocumentKind::Rc)
            .unwrap();
        let is_table = |block: &&document::Block| block.id.as_str() == "rc/preuves#tableau";
        let Some(document::Body::Table { rows, .. }) =
            rc.blocks.iter().find(is_table).map(|block| &block.body)
        else {
            panic!("pas de tableau des preuves");
        };
        let words = |row: &document::Row| {
            let line = row.cells[0].blocks[0].line().unwrap();
            document::plain_text(line, &document::Numbering::of(rc))
        };
        rows[1..].iter().map(words).collect()
    };
    let rows = first_column(&draft);
    assert_eq!(rows[..criteria.len()], criteria);
    let number = |row: &String| -> Vec<u32> {
        let after = row
            .split("article\u{a0}")
            .nth(1)
            .unwrap_or_else(|| panic!("sans numéro : {row}"));
        let number = after.trim_end_matches(" du CCTP)");
        number.split('.').map(|part| part.parse().unwrap()).collect()
    };
    let numbers: Vec<_> = rows[criteria.len()..].iter().map(number).collect();
    assert!(numbers.len() > 3 && numbers.is_sorted(), "{numbers:?}");

    // The buyer writes an article of its own at the head of the CCTP.
    let mut documents = draft.documents.clone();
    let cctp = documents
        .iter_mut()
        .find(|d| d.kind == DocumentKind::Cctp)
        .unwrap();
    let title = vec![document::Inline::text("Vocabulaire")];
    cctp.blocks.insert(
        0,
        document::Block::title(
            document::BlockId::new("a-nous"),
            document::Provenance::Buyer,
            1,
            title,
        ),
    );
    let moved = first_column(&draft.with_documents(&brief, documents));
    for (row, before) in moved[criteria.len()..].iter().zip(&numbers) {
        assert_eq!(number(row)[0], before[0] + 1);
    }
}

/// Both ask the same under the same numbers, and the twin leaves nothing to the buyer but the facts of the need.
#[test]
fn the_twin_says_what_the_frame_says() {
    for example in [Example::school(), Example::blood()] {
        seen(&example, |_, answers, _| {
            let answers = answers.unwrap();
            let twin = answers.document(&example.tender);
            assert_eq!(twin.kind, DocumentKind::CadreReponse);
            let ids: BTreeSet<_> = twin.all_blocks().iter().map(|block| block.id.clone()).collect();
            assert_eq!(ids.len(), twin.all_blocks().len(), "deux blocs du même nom");
            let words: Vec<String> = twin.passages().into_iter().map(|passage| passage.text).collect();
            for part in &answers.parts {
                for (_, section) in part.sections() {
                    for one in &section.questions {
                        let (asked, scoring) = one.in_a_cell();
                        let (asked, scoring) = (typographic(&asked), typographic(&scoring));
                        assert!(
                            words.contains(&one.number) && words.contains(&asked),
                            "{}",
                            one.number
                        );
                        assert!(words.contains(&scoring));
                    }
                    for one in &section.requirements {
                        assert!(
                            words.contains(&format!("CCTP {}", one.number)) && words.contains(&one.title),
                            "{}",
                            one.title
                        );
                    }
                }
            }
            // What the firm fills in; a value of the need may be said twice.
            let mut fields = twin.variables();
            fields.retain(|(_, node)| node.is_filled_later());
            let names: BTreeSet<String> = fields.iter().map(|(_, node)| format!("{node:?}")).collect();
            assert_eq!(names.len(), fields.len(), "deux champs du même nom");
        });
    }
}

#[test]
fn a_letter_has_no_frame_of_answers() {
    for example in Example::small() {
        seen(&example, |_, answers, _| assert_eq!(answers, None));
    }
}

/// The words of each follow-up kept are in the sheet: they are printed nowhere else.
#[test]
fn every_follow_up_is_there_with_its_words() {
    for example in [Example::school(), Example::blood()] {
        seen(&example, |draft, _, follow_up| {
            let follow_up = follow_up.unwrap();
            let told: BTreeSet<&str> = follow_up.checks.iter().map(|one| one.check.as_str()).collect();
            let mut count = 0;
            for chosen in draft.selection.of_kind(Kind::Suivi) {
                let words = clause_words(chosen);
                assert!(
                    told.iter().any(|one| one.contains(&words)),
                    "{} : {words}",
                    chosen.facet.id
                );
                count += 1;
            }
            assert!(count > 3);
            // Every performance condition has a line, every penalty is listed.
            for chosen in draft.selection.of_kind(Kind::Execution) {
                let title = chosen.facet.head.title.as_ref().unwrap();
                assert!(
                    follow_up
                        .checks
                        .iter()
                        .any(|one| one.title.starts_with(title.as_str())),
                    "{title}"
                );
            }
            assert_eq!(
                follow_up.penalties.len(),
                draft.selection.of_kind(Kind::Penalite).count()
            );
            assert!(follow_up.cap.as_ref().unwrap().percent.is_some());
            assert!(
                follow_up
                    .checks
                    .iter()
                    .all(|one| !one.check.contains("{{") && !one.penalty.contains("{{"))
            );
        });
    }
}

/// The plain words of the first sentence of a follow-up without variables.
fn clause_words(chosen: &clauses::Chosen<'_>) -> String {
    chosen
        .text
        .body
        .iter()
        .flat_map(clauses::Piece::spans)
        .find_map(|span| match span {
            clauses::Span::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        })
        .unwrap_or_default()
}

#[test]
fn the_limit_chosen_by_the_buyer_is_that_of_the_sheet() {
    let mut example = Example::school();
    let values = BTreeMap::from([("plafond".to_owned(), Value::Number(12.0))]);
    example.tender.choices.insert(
        "plafond-des-penalites-choisi/article-ccap".into(),
        FacetChoice::Values(values),
    );
    seen(&example, |_, _, follow_up| {
        let cap = follow_up.unwrap().cap.unwrap();
        assert_eq!(cap.percent, Some(12.0));
        // The usual value of the clause, and not that of the CCAG.
        assert_eq!(cap.threshold, Some(Some(500.0)));
    });
}

/// Every moment that the library says is read: the words of a period give its months.
#[test]
fn the_periods_of_the_library_are_read() {
    let library = Library::embedded();
    let follow_ups = library
        .modules()
        .iter()
        .flat_map(|module| &module.facets)
        .filter_map(|facet| facet.head.when_checked.as_deref());
    let mut undated = Vec::new();
    for when in follow_ups {
        let words = when.to_lowercase();
        let moment = drafting::Moment::read(when, Some(12));
        let told = [
            "trimestre",
            "semestre",
            "par an",
            "six mois",
            "trois mois",
            "chaque mois",
            "chaque année",
        ];
        if told.iter().any(|one| words.contains(one)) && moment.every.is_empty() {
            undated.push(when);
        }
        assert!(!moment.stage().is_empty());
    }
    undated.sort_unstable();
    undated.dedup();
    // Their dates are those of the calendar or of one event, not those of the contract.
    let left = [
        "Chaque année, en février",
        "Chaque année, à la dernière facture",
        "Chaque mois d’hiver",
        "Chaque trimestre et au 31 janvier",
        "Dans les trois mois de la pose, puis six mois avant la fin de la garantie",
        "Une fois par an, à la sortie de l’hiver",
        "chaque année, en février",
        "chaque année, à date fixe",
        "chaque mois la première année, puis chaque trimestre",
        "À la livraison, puis après trois mois",
        "À l’ouverture et trois mois avant la fin de la garantie",
    ];
    assert_eq!(undated, left);
}
