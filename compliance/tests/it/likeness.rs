//! The second reading: what its weights were learnt from, what it may not do.

use std::fs;
use std::path::PathBuf;

use compliance::likeness::{Likeness, Model, key_of};
use compliance::{Family, check_text, rules};
use document::DocumentKind;
use french::Text;

use crate::context;

/// The weights are those of the passages kept beside them: whoever adds a passage learns again.
#[test]
fn the_weights_are_those_of_the_corpora() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("corpus/tune"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "jsonl"))
        .collect();
    files.sort();
    files.push(root.join("tests/it/bank.txt"));
    let contents: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(
        Model::embedded().learnt_from,
        key_of(&contents),
        "the annotated passages have changed: run `cargo xtask learn`"
    );
}

#[test]
fn a_file_that_is_no_model_is_refused() {
    let whole = Model::embedded().written();
    assert_eq!(Model::read(&whole).as_ref(), Ok(Model::embedded()));
    for cut in [0, 7, 8, 20, 90, whole.len() - 1] {
        assert!(Model::read(&whole[..cut]).is_err(), "{cut} bytes");
    }
    let mut longer = whole.clone();
    longer.push(0);
    assert!(Model::read(&longer).is_err());
    let mut other = whole;
    other[0] = b'X';
    assert!(Model::read(&other).is_err());
}

/// A sentence is likened to faults by what it says, whatever the sentences far from it say.
#[test]
fn only_neighbours_weigh_in() {
    let sentence = "Le candidat est installé dans la commune.";
    let far: String = "Le lieu de livraison est précisé à chaque commande. ".repeat(4);
    let odds = |text: &str, at: usize| {
        Likeness::of(Model::embedded(), &Text::new(text), at, DocumentKind::Rc).odds(Family::Local)
    };
    let alone = odds(&format!("{far}{sentence}"), 4);
    let after = odds(
        &format!("Les offres sont remises en français. {far}{sentence}"),
        5,
    );
    assert_eq!(alone, after);
}

/// A name put under watch is found as such: no likeness can drop it.
#[test]
fn a_watched_name_is_never_doubted() {
    let names = ["Bois Clair".to_owned()];
    let ctx = compliance::Context {
        watched_names: &names,
        ..context()
    };
    let text = "Les horaires de la mairie sont ceux de Bois Clair.";
    let found = check_text(text, DocumentKind::Cctp, &ctx);
    assert!(
        found.iter().any(|finding| finding.rule.code == "SPE005"),
        "{found:?}"
    );
}

/// Nor is a brand said to be one, beside words far from any fault.
#[test]
fn a_brand_said_to_be_one_is_never_doubted() {
    let text = "Le présent cahier décrit le besoin de l’acheteur pour l’objet suivant : les tables sont de marque Dupont.";
    let found = check_text(text, DocumentKind::Cctp, &context());
    assert!(
        found.iter().any(|finding| finding.rule.code == "SPE001"),
        "{found:?}"
    );
}

/// Each family learnt has its rule, minor: a likeness is no proof.
#[test]
fn a_likeness_is_told_as_minor() {
    let alike: Vec<_> = rules()
        .iter()
        .filter(|rule| rule.code.starts_with("LEC"))
        .collect();
    assert_eq!(alike.len(), 5);
    for rule in alike {
        assert_eq!(rule.severity, compliance::Severity::Mineur, "{rule:?}");
    }
}
