use clauses::{Library, Vocabulary, validate};

/// Every embedded file follows the format. Articles, families, capabilities and plans are checked
/// where they are all in sight, in `api`.
#[test]
fn every_file_follows_the_format() {
    let (library, refused) = Library::embedded_with_refusals();
    let anything = |_: &str| true;
    let all = [
        "env-specification",
        "env-execution",
        "env-critere",
        "social-execution",
        "prix-unique-interdit",
        "allotissement",
        "avance",
        "revision-prix",
        "accord-cadre-maximum",
        "profil-acheteur",
        "donnees-essentielles",
        "ecrit",
        "delai-paiement-30",
        "delai-paiement-50",
        "impi-dm",
        "nzia",
        "egalim",
        "agec",
        "tracabilite-sourcage",
        "joue-publication",
        "ca-1-5",
        "energie-performance",
    ];
    let mut errors = refused;
    errors.extend(validate(
        &library,
        &Vocabulary {
            knows_option: &|_| false,
            knows_article: &anything,
            knows_parameter: &anything,
            knows_family: &anything,
            predicate_error: &|_| None,
            knows_facet: &|_| false,
            asks_reason: &|_| false,
            obligations: &all,
            knows_place: &|_, _| true,
            knows_bt: &anything,
        },
    ));
    let sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(sentences.is_empty(), "{}", sentences.join("\n"));
}
