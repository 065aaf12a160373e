//! Which pieces a consultation has, what they say of each other, and the general conditions that they name.

use std::collections::BTreeSet;

use document::{Document, DocumentKind};
use tender::{Ccag, FacetChoice, Groupement, Member, Mission, Nature};

use crate::examples::Example;

const SINGLE: &str = "cahier-des-clauses-particulieres/article-ccp";

fn with(mut example: Example, facet: &str) -> Example {
    example
        .tender
        .choices
        .insert(facet.into(), FacetChoice::Kept(true));
    example
}

fn words(document: &Document) -> String {
    let lines: Vec<String> = document
        .passages()
        .into_iter()
        .map(|p| p.text.replace('\u{a0}', " "))
        .collect();
    lines.join("\n")
}

/// The words of each piece, by kind.
fn written(example: &Example) -> Vec<(DocumentKind, String)> {
    example.drafted(|draft| {
        assert_eq!(draft.unfilled, [], "{}", example.tender.objet);
        draft.documents.iter().map(|one| (one.kind, words(one))).collect()
    })
}

fn kinds(example: &Example) -> Vec<DocumentKind> {
    written(example).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn one_ccp_stands_for_ccap_and_cctp_when_the_buyer_chooses_it() {
    use DocumentKind::{Ae, Ccap, Ccp, Cctp, Lettre, Rc};
    assert_eq!(kinds(&Example::school()), [Rc, Ae, Ccap, Cctp]);
    assert_eq!(kinds(&with(Example::school(), SINGLE)), [Rc, Ae, Ccp]);
    // Below the threshold too: who asks for it does not want the letter.
    let [small, _] = Example::small();
    assert_eq!(kinds(&small), [Lettre]);
    assert_eq!(kinds(&with(small, SINGLE)), [Rc, Ae, Ccp]);
    // A formal procedure keeps the two pieces, and the choice is said to be vain.
    let formal = with(Example::blood(), SINGLE);
    assert_eq!(kinds(&formal), [Rc, Ae, Ccap, Cctp]);
    formal.drafted(|draft| assert!(draft.selection.conflicts.iter().any(|c| c.facet == SINGLE)));
}

/// The RC gives to candidates what the contract is made of, and names no piece that does not exist.
#[test]
fn rc_and_contract_name_the_same_pieces() {
    for example in [
        Example::school(),
        Example::blood(),
        with(Example::school(), SINGLE),
    ] {
        let pieces = written(&example);
        let rc = &pieces[0].1;
        for letters in ["(AE)", "(CCAP)", "(CCTP)", "(CCP)"] {
            let stem = letters.trim_matches(['(', ')']);
            let exists = pieces.iter().any(|(kind, _)| kind.file_stem() == stem);
            assert_eq!(rc.contains(letters), exists, "RC, {letters}");
            let contract = pieces
                .iter()
                .find(|(kind, _)| matches!(kind, DocumentKind::Ccap | DocumentKind::Ccp));
            assert_eq!(contract.unwrap().1.contains(letters), exists, "{letters}");
        }
        // The RC is no piece of the contract.
        assert!(pieces[1..].iter().all(|(_, text)| !text.contains("(RC)")));
    }
    for (_, text) in written(&with(Example::school(), SINGLE)) {
        let clauses = text.replace("Il tient lieu de cahier des clauses administratives particulières et de cahier des clauses techniques particulières.", "");
        for gone in [
            "clauses techniques particulières",
            "clauses administratives particulières",
        ] {
            assert!(!clauses.contains(gone), "{gone}");
        }
    }
}

/// Whatever is due and answered by two pieces is answered by one; nothing written is lost.
#[test]
fn the_ccp_loses_nothing() {
    let facets = |example: &Example| -> BTreeSet<String> {
        example.drafted(|draft| {
            draft
                .selection
                .chosen
                .iter()
                .map(|c| c.facet.id.clone())
                .collect()
        })
    };
    let duties = |example: &Example| -> BTreeSet<String> {
        example.drafted(|draft| {
            let chosen = draft.selection.chosen.iter();
            chosen.flat_map(|c| c.facet.head.satisfies.clone()).collect()
        })
    };
    let (two, one) = (Example::school(), with(Example::school(), SINGLE));
    assert_eq!(duties(&two), duties(&one));
    let mut all = facets(&two);
    all.insert(SINGLE.into());
    assert_eq!(all, facets(&one));
    let written = |example: &Example| -> BTreeSet<String> {
        example.drafted(|draft| {
            let blocks = draft.documents.iter().flat_map(|d| &d.blocks);
            blocks
                .filter_map(|block| Some(block.id.as_str().split_once('#')?.0.to_owned()))
                .filter(|id| {
                    !["rc/", "ccap/", "cctp/", "ccp/"]
                        .iter()
                        .any(|start| id.starts_with(start))
                })
                .collect()
        })
    };
    let mut all = written(&two);
    all.insert(SINGLE.into());
    assert_eq!(all, written(&one));
}

/// Each article of the CCAP and of the CCTP has its place in the CCP, once.
#[test]
fn the_plan_of_the_ccp_forgets_no_article() {
    let plan = drafting::plan_of(DocumentKind::Ccp).unwrap();
    let mut merged: Vec<&str> = plan.merged().collect();
    merged.sort_unstable();
    let mut expected: Vec<String> = Vec::new();
    for kind in [DocumentKind::Ccap, DocumentKind::Cctp] {
        for article in &drafting::plan_of(kind).unwrap().articles {
            expected.push(format!("{}/{}", kind.slug(), article.place));
            // A reference to an article finds it under the same name.
            let aimed = plan.has(&article.place);
            assert!(aimed, "{}", article.place);
        }
    }
    expected.sort_unstable();
    assert_eq!(merged, expected);
}

/// The candidate's fields are labelled, and the buyer lacks nothing there.
#[test]
fn the_ae_holds_the_fields_of_the_candidate() {
    Example::school().drafted(|draft| {
        let ae = draft
            .documents
            .iter()
            .find(|d| d.kind == DocumentKind::Ae)
            .unwrap();
        let later: BTreeSet<String> = ae
            .variables()
            .into_iter()
            .filter(|(_, node)| node.is_filled_later())
            .map(|(_, node)| match node {
                document::Inline::Variable { name, .. } => name.clone(),
                _ => unreachable!(),
            })
            .collect();
        for name in [
            "titulaire.nom",
            "titulaire.siret",
            "titulaire.pme",
            "titulaire.mandataire",
            "titulaire.montant_ttc",
            "titulaire.iban",
            "titulaire.avance",
            "signature.titulaire",
            "signature.acheteur",
        ] {
            assert!(later.contains(name), "{name} absent de {later:?}");
        }
        assert!(draft.missing.iter().all(|m| !m.field.starts_with("titulaire")));
        assert!(draft.missing.iter().all(|m| !m.field.starts_with("signature")));
    });
}

/// The acte d'engagement of a groupement says who signs, by the mission of its coordinator: nothing is left in « si ».
#[test]
fn the_acte_d_engagement_of_a_groupement_says_who_signs() {
    let with = |mission: Option<Mission>| {
        let mut example = Example::school();
        example.tender.member = vec![Member {
            name: "Commune de Reipertswiller".to_owned(),
            siret: None,
            kind: None,
            address: None,
            signatory: None,
        }];
        example.tender.groupement = Some(Groupement {
            coordinator: None,
            mission,
        });
        let written = written(&example);
        let text = |kind| {
            written
                .iter()
                .find(|(other, _)| *other == kind)
                .unwrap()
                .1
                .clone()
        };
        (text(DocumentKind::Ae), text(DocumentKind::Ccap))
    };
    let (ae, ccap) = with(Some(Mission::Passation));
    assert!(ae.contains("Chaque membre signe un exemplaire du présent acte"));
    assert!(ae.contains("[À la signature : nom de l’acheteur qui signe]"));
    assert!(ccap.contains("Il ne s’engage que pour ce besoin"));
    let (ae, ccap) = with(Some(Mission::PassationExecution));
    assert!(ae.contains("L’acheteur engagé par le présent acte est le coordonnateur"));
    assert!(!ae.contains("nom de l’acheteur qui signe"));
    assert!(ccap.contains("le mot « acheteur » désigne ce coordonnateur"));
    // Who acts is not known: it is a field, and whoever signs is engaged.
    let (ae, _) = with(None);
    assert!(ae.contains("celui qui le signe"));
}

#[test]
fn nature_and_codes_choose_the_general_conditions() {
    let check = |nature: Nature, code: &str, named: Option<Ccag>, expected: Ccag| {
        let mut example = Example::school();
        example.tender.nature = nature;
        example.tender.cpv = vec![code.parse().unwrap()];
        example.tender.ccag = named;
        let codes = example.tender.all_cpv();
        let found = drafting::general_conditions(&example.tender, &codes);
        assert_eq!(found.ccag, expected, "{code} : {}", found.why);
        assert!(!found.why.is_empty());
    };
    check(Nature::Fournitures, "39160000", None, Ccag::Fcs);
    check(Nature::Fournitures, "30213100", None, Ccag::Tic);
    check(Nature::Services, "72267000", None, Ccag::Tic);
    check(Nature::Services, "79410000", None, Ccag::Pi);
    check(Nature::Services, "71300000", None, Ccag::Pi);
    check(Nature::Services, "71200000", None, Ccag::Moe);
    check(Nature::Services, "90910000", None, Ccag::Fcs);
    check(Nature::Travaux, "45261900", None, Ccag::Travaux);
    // Works with a code of services stay works; goods are no intellectual services.
    check(Nature::Travaux, "71300000", None, Ccag::Travaux);
    check(Nature::Fournitures, "71300000", None, Ccag::Fcs);
    // The buyer's word is the last.
    check(Nature::Services, "79410000", Some(Ccag::Fcs), Ccag::Fcs);
}

/// Penalties, their derogations and the last article all name the general conditions of this contract.
#[test]
fn the_pieces_cite_the_general_conditions_that_they_name() {
    for (ccag, delay) in [
        (Ccag::Fcs, "14.1"),
        (Ccag::Tic, "14.1"),
        (Ccag::Pi, "14.1"),
        (Ccag::Mi, "15.1"),
        (Ccag::Moe, "16.2"),
        (Ccag::Travaux, "19.2"),
    ] {
        let mut example = Example::school();
        example.tender.ccag = Some(ccag);
        for (kind, text) in written(&example) {
            for other in Ccag::ALL.into_iter().filter(|other| *other != ccag) {
                assert!(!text.contains(other.name()), "{kind:?} cite {}", other.name());
            }
            if kind == DocumentKind::Ccap {
                let cited = format!("l’article {delay} du {}", ccag.name());
                assert!(text.contains(&cited), "{cited}");
                assert!(text.contains(&format!("Le présent cahier déroge au {}", ccag.name())));
                let row = format!(
                    "Article du {}\nArticles qui y dérogent\narticle {delay}\n",
                    ccag.name()
                );
                assert!(text.contains(&row), "{row} : {text}");
            }
        }
    }
}
