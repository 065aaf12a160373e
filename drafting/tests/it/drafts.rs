use std::collections::BTreeSet;

use document::{Audience, Body, DocumentKind, Inline, Numbering, Row, plain_text};
use tender::{FacetChoice, Value};

use crate::examples::Example;

fn both() -> [Example; 2] {
    [Example::school(), Example::blood()]
}

fn all() -> Vec<Example> {
    both().into_iter().chain(Example::small()).collect()
}

#[test]
fn every_article_of_the_plans_is_filled() {
    for example in all() {
        example.drafted(|draft| assert_eq!(draft.unfilled, [], "{}", example.tender.objet));
    }
}

#[test]
fn ids_are_unique_and_references_have_targets() {
    for example in all() {
        example.drafted(|draft| {
            for document in &draft.documents {
                let numbering = Numbering::of(document);
                let mut seen = BTreeSet::new();
                for block in document.all_blocks() {
                    assert!(
                        seen.insert(&block.id),
                        "{:?} : {} deux fois",
                        document.kind,
                        block.id
                    );
                    let dangling = numbering.dangling(block.line().unwrap_or_default());
                    assert!(
                        dangling.is_empty(),
                        "{:?} {} : {dangling:?}",
                        document.kind,
                        block.id
                    );
                }
            }
        });
    }
}

#[test]
fn criteria_total_one_hundred_and_include_the_environment() {
    for example in all() {
        example.drafted(|draft| {
            let criteria: Vec<_> = draft.selection.of_kind(clauses::Kind::Critere).collect();
            let total: u32 = criteria.iter().filter_map(|c| c.points).sum();
            assert_eq!(total, 100, "{}", example.tender.objet);
            let group = |slug: &str| -> u32 {
                criteria
                    .iter()
                    .filter(|c| c.facet.head.criterion.as_ref().is_some_and(|k| k.group == slug))
                    .filter_map(|c| c.points)
                    .sum()
            };
            // R2152-7: never the price alone, always something of the environment.
            assert!(group("environnement") > 0 && group("prix") < 100 && group("prix") > 0);
        });
    }
}

/// Nothing internal reaches what is published: no estimate, no working note.
#[test]
fn published_pieces_keep_the_estimate_secret() {
    for example in all() {
        let amount = example.tender.amount_ht.short();
        example.drafted(|draft| {
            for document in &draft.documents {
                assert!(document.kind.is_published());
                for passage in document.passages() {
                    // The maximum of a framework agreement is published (R2162-4), and equals the estimate here.
                    if example.tender.maximum_ht.is_none() {
                        assert!(
                            !passage.text.contains(&amount),
                            "{:?} {}",
                            document.kind,
                            passage.text
                        );
                    }
                }
                let working = document.all_blocks().iter().any(|b| {
                    matches!(
                        b.body,
                        Body::Note {
                            audience: Audience::Working,
                            ..
                        }
                    )
                });
                assert!(!working);
            }
        });
    }
}

#[test]
fn what_the_need_does_not_give_is_listed_and_never_invented() {
    Example::school().drafted(|draft| {
        let missing: Vec<&str> = draft.missing.iter().map(|m| m.field.as_str()).collect();
        for field in ["reference", "offers_deadline", "buyer.profile_url"] {
            assert!(missing.contains(&field), "{field} absent de {missing:?}");
        }
        for field in [
            "buyer.name",
            "tender.objet",
            "buyer.court",
            "tender.duration_months",
        ] {
            assert!(!missing.contains(&field), "{field}");
        }
        assert!(draft.missing.iter().all(|m| !m.places.is_empty()));
    });
}

#[test]
fn derogations_are_found_in_the_facets() {
    for example in both() {
        example.drafted(|draft| {
            let ccap = draft
                .documents
                .iter()
                .find(|d| d.kind == DocumentKind::Ccap)
                .unwrap();
            let last = ccap.passages().into_iter().next_back().unwrap();
            assert_eq!(last.article_title.as_deref(), Some("Dérogations au CCAG"));
            let Some(Body::Table { rows, .. }) = ccap.blocks.last().map(|block| &block.body) else {
                panic!("le dernier article n’est pas un tableau");
            };
            let numbering = Numbering::of(ccap);
            let line = |row: &Row, column: usize| row.cells[column].blocks[0].line().unwrap().to_vec();
            let listed: Vec<String> = rows[1..]
                .iter()
                .map(|row| plain_text(&line(row, 0), &numbering))
                .collect();
            let mut due: Vec<String> = draft
                .selection
                .chosen
                .iter()
                .flat_map(|chosen| &chosen.facet.head.derogates)
                .map(|article| format!("article\u{a0}{}", article.split_once(' ').unwrap().1))
                .collect();
            due.sort_by_key(|article| listed.iter().position(|one| one == article));
            due.dedup();
            assert_eq!(listed, due, "une ligne par article du CCAG");
            // What is named says that it departs, in the words under its title.
            for row in &rows[1..] {
                for node in line(row, 1) {
                    let Inline::Reference { target, .. } = node else {
                        continue;
                    };
                    let at = ccap.blocks.iter().position(|block| block.id == target).unwrap();
                    let below = ccap.blocks[at + 1..]
                        .iter()
                        .take_while(|block| !matches!(block.body, Body::Title { .. }));
                    let words: String = below
                        .filter_map(|block| block.line())
                        .map(|line| plain_text(line, &numbering).to_lowercase())
                        .collect();
                    assert!(words.contains("dérogation"), "{target} : {words}");
                }
            }
        });
    }
}

#[test]
fn a_choice_changes_its_facet_alone() {
    let plain = Example::school().drafted(|draft| draft.documents);
    let facet = Example::school().drafted(|draft| {
        let with_number = draft
            .selection
            .of_kind(clauses::Kind::Exigence)
            .find_map(|chosen| {
                let variable = chosen
                    .facet
                    .head
                    .variables
                    .iter()
                    .find(|v| v.max.is_some() && v.default.is_some())?;
                Some((
                    chosen.facet.id.clone(),
                    variable.name.clone(),
                    variable.max.unwrap(),
                ))
            });
        with_number.unwrap()
    });
    let mut example = Example::school();
    let values = [(facet.1.clone(), Value::Number(facet.2))].into();
    example
        .tender
        .choices
        .insert(facet.0.clone(), FacetChoice::Values(values));
    let changed = example.drafted(|draft| draft.documents);
    let mut touched = BTreeSet::new();
    for (before, after) in plain.iter().zip(&changed) {
        let (before, after) = (before.passages(), after.passages());
        assert_eq!(before.len(), after.len());
        touched.extend(
            before
                .iter()
                .zip(&after)
                .filter(|(a, b)| a.text != b.text)
                .map(|(a, _)| a.block.to_string()),
        );
    }
    assert!(!touched.is_empty());
    assert!(
        touched.iter().all(|block| block.starts_with(facet.0.as_str())),
        "{touched:?} pour {}",
        facet.0
    );
}
