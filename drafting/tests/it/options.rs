//! The options of the administrative shelf: chosen once, written in each piece that they change, and nowhere else.

use clauses::{Kind, Library};
use tender::{FacetChoice, Nature, Value};

use crate::examples::Example;

/// The framework agreement of three lots.
fn agreement() -> Example {
    Example::blood()
}

fn services() -> Example {
    let mut example = Example::school();
    example.tender.nature = Nature::Services;
    example.tender.cpv = vec!["72267000".parse().unwrap()];
    example
}

/// Words that `option` writes and words that it takes out, in the pieces of a purchase.
fn check(example: fn() -> Example, option: &str, adds: &[&str], removes: &[&str]) {
    let written = |chosen: bool| -> String {
        let mut example = example();
        if chosen {
            example
                .tender
                .choices
                .insert(option.into(), FacetChoice::Kept(true));
        }
        example.drafted(|draft| {
            assert_eq!(draft.unfilled, [], "{option}");
            if chosen {
                assert_eq!(draft.selection.conflicts, [], "{option}");
                assert!(draft.selection.has(option), "{option}");
            }
            let passages = draft.documents.iter().flat_map(document::Document::passages);
            passages.map(|p| p.text.replace('\u{a0}', " ") + "\n").collect()
        })
    };
    let (without, with) = (written(false), written(true));
    for words in adds {
        assert!(with.contains(words), "{option} n’écrit pas « {words} »");
        assert!(!without.contains(words), "« {words} » s’écrit sans {option}");
    }
    for words in removes {
        assert!(!with.contains(words), "{option} laisse « {words} »");
        assert!(
            without.contains(words),
            "« {words} » ne s’écrit pas sans {option}"
        );
    }
}

#[test]
fn framework_agreements() {
    check(
        agreement,
        "accord-cadre-multi-attributaires/article-ccap",
        &[
            "dans l’ordre du classement des offres",
            "Choix du titulaire d’un bon de commande",
        ],
        &["conclu avec un seul titulaire"],
    );
    // Chosen by its article of the RC, the option brings that of the CCAP.
    check(
        agreement,
        "marches-subsequents/article-rc",
        &[
            "accord-cadre à marchés subséquents",
            "consulte par écrit tous les titulaires",
        ],
        &[
            "bons de commande, conclu",
            "conclu avec un seul titulaire",
            "Chaque bon de commande est écrit",
        ],
    );
    check(
        agreement,
        "accord-cadre-minimum/article-ccap",
        &[
            "L’acheteur s’engage à commander au moins",
            "sur la base de ce minimum",
        ],
        &["L’accord-cadre ne fixe pas de minimum"],
    );
}

#[test]
fn lots_duration_and_prices() {
    check(
        agreement,
        "limite-de-lots/article-rc",
        &["n’obtient pas plus de"],
        &["peut se voir attribuer tous les lots"],
    );
    check(
        Example::school,
        "reconduction/article-ccap",
        &["La reconduction est tacite", "reconductions comprises"],
        &["Le marché n’est pas reconduit"],
    );
    check(
        services,
        "tranches-optionnelles/article-ccap",
        &[
            "affermit une tranche optionnelle",
            "comparées sur l’ensemble des tranches",
        ],
        &[],
    );
    check(
        Example::school,
        "prix-revisable/article-ccap",
        &["Les prix sont révisables", "I₀ est la valeur du mois zéro"],
        &["Les prix sont fermes"],
    );
    check(
        Example::school,
        "prix-revisable-deux-indices/article-ccap",
        &["A ÷ A₀", "B ÷ B₀"],
        &["Les prix sont fermes"],
    );
    check(
        || {
            let mut example = agreement();
            example.tender.raw_materials = Some(false);
            example
        },
        "prix-ferme/article-ccap",
        &["fermes pendant toute la durée du marché"],
        &["Les prix sont révisables"],
    );
}

#[test]
fn advances_penalties_and_guarantees() {
    check(
        Example::school,
        "avance-superieure/article-ccap",
        &["garantie à première demande qui couvre la part de l’avance supérieure à 30"],
        &["Son taux est de 10"],
    );
    check(
        || {
            let mut example = Example::school();
            example.tender.duration_months = Some(2);
            example
        },
        "avance-accordee/article-ccap",
        &["bien qu’elle ne soit pas obligatoire"],
        &["aucune avance n’est versée"],
    );
    check(
        Example::school,
        "plafond-des-penalites-choisi/article-ccap",
        &["ne dépasse pas 15", "ne dépasse pas 500"],
        &["le plafond est commun à toutes les pénalités"],
    );
    check(
        Example::school,
        "retenue-de-garantie-prelevee/article-ccap",
        &["Une retenue de garantie de", "caution personnelle et solidaire"],
        &["Aucune retenue de garantie"],
    );
    check(
        Example::school,
        "sans-negociation/article-rc",
        &["L’acheteur ne négocie pas"],
        &["L’acheteur peut négocier avec"],
    );
}

#[test]
fn persons_data_and_results() {
    check(
        services,
        "taches-essentielles/article-ccap",
        &["les tâches essentielles suivantes"],
        &[],
    );
    check(
        services,
        "groupement-impose/article-ccap",
        &["mandataire est solidaire"],
        &[],
    );
    check(
        services,
        "traitement-de-donnees/article-ccap",
        &["confie au titulaire, qui agit comme sous-traitant"],
        &["Sauf annexe jointe au marché"],
    );
    check(
        services,
        "verification-d-aptitude/article-ccap",
        &["vérification de service régulier"],
        &[],
    );
    check(
        services,
        "securite-des-systemes/article-ccap",
        &["la politique de sécurité des systèmes d’information de l’acheteur."],
        &[],
    );
    check(
        services,
        "droits-sur-les-resultats/article-ccap",
        &["Résultats et droits"],
        &[],
    );
    check(
        services,
        "interventions/article-ccap",
        &["L’intervention commence"],
        &[],
    );
}

/// Every option can be chosen alone somewhere, is nowhere by default, and asks for nothing outside the choices.
#[test]
fn no_option_is_kept_unless_it_is_chosen() {
    let options = || {
        let modules = Library::embedded().modules().iter();
        modules.filter(|module| module.shelf == "administratif" && !module.head.default)
    };
    assert!(options().count() >= 30);
    for example in [Example::school(), Example::blood(), services()] {
        example.drafted(|draft| {
            for option in options() {
                let kept = draft
                    .selection
                    .chosen
                    .iter()
                    .any(|c| c.module.head.id == option.head.id);
                assert!(!kept, "{}", option.head.id);
            }
        });
    }
    for option in options() {
        assert!(
            option.facets.iter().all(|facet| facet.kind == Kind::Article),
            "{}",
            option.head.id
        );
    }
}

/// A value given to an article keeps those of the other pieces: articles are no levels of one another.
#[test]
fn a_value_in_one_article_leaves_the_others() {
    let mut example = Example::school();
    let values = [("taux".to_owned(), Value::Number(20.0))].into();
    example
        .tender
        .choices
        .insert("avance/article-ccap".into(), FacetChoice::Values(values));
    example.drafted(|draft| {
        assert!(draft.selection.has("avance/article-ae"));
        assert_eq!(draft.selection.conflicts, []);
    });
}
