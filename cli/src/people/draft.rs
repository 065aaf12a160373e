//! What drafting wrote, and what remains to be done.

use std::path::Path;

use api::draft::{DraftAnswer, FileView};

use super::check::findings;
use super::duties::{brief, procedure, publicity};
use super::fabric::fabric;
use super::layout::{Page, count, field, number, piece};
use super::market::proposed;
use super::meter::restriction;

pub(crate) fn draft(tender: &api::need::Tender, answer: &DraftAnswer, folder: &Path) -> String {
    let mut page = Page::default();
    page.line(0, &tender.objet);
    proposed(&mut page, &answer.cpv_proposed);

    page.title("Documents écrits");
    page.raw(&format!("  dans {}", folder.display()));
    for file in &answer.files {
        written(&mut page, file);
    }

    by_hand(&mut page, answer);

    if !answer.missing.is_empty() || !answer.unfilled.is_empty() {
        page.title(&format!(
            "À compléter avant de publier : {}",
            number(answer.missing.len() + answer.unfilled.len())
        ));
        page.line(
            2,
            "Écrivez la donnée une fois dans le besoin puis rédigez de nouveau, ou remplissez les champs orange dans Word.",
        );
        for missing in &answer.missing {
            page.item(
                2,
                "•",
                &format!("{} – {}", missing.label, missing.places.join(" ; ")),
            );
            page.line(4, &written_where(&missing.field));
        }
        for place in &answer.unfilled {
            page.item(2, "•", &format!("Article resté vide : {place}"));
        }
    }

    // What waits for a fact is in the list above, once for all documents.
    let told: Vec<_> = answer
        .findings
        .iter()
        .filter(|one| one.finding.state == "signale")
        .map(|one| (Some(piece(one.document)), &one.finding))
        .collect();
    page.title(&match told.len() {
        0 => "Vérification : aucun signalement".to_owned(),
        n => format!("Vérification : {}", count(n, "signalement", "signalements")),
    });
    if told.is_empty() {
        page.line(
            2,
            "Le vérificateur reconnaît des tournures ; il ne remplace pas votre relecture.",
        );
    }
    findings(&mut page, &told);
    if !answer.conflicts.is_empty() {
        page.title("Choix de clauses à revoir");
        for conflict in &answer.conflicts {
            page.item(2, "•", conflict);
        }
    }

    page.title("Ouverture à la concurrence");
    restriction(&mut page, &answer.fabric, &answer.restriction);
    page.title("Qui fabrique");
    fabric(&mut page, &answer.fabric);
    page.title("Ce que la loi demande");
    page.line(2, &format!("Procédure : {}", procedure(answer.procedure)));
    page.line(2, &format!("Publicité : {}", publicity(answer.publicity)));
    brief(&mut page, &answer.obligations);
    page.finish()
}

/// Where the buyer writes what is missing: once in the need, or where no key of the need says it, in the file.
fn written_where(name: &str) -> String {
    match name.split_once('.') {
        Some(("convention", _)) => "dans Word, au champ de la convention".to_owned(),
        Some(("price_line", _)) => "dans le tableur, à la case bleue du lot".to_owned(),
        _ if name == "price_line" => {
            "dans le besoin, un [[price_line]] par ligne ; ou dans le tableur, aux cases bleues".to_owned()
        }
        _ => format!("dans le besoin, {}", field(name)),
    }
}

/// Pieces that a consultation needs and that were not written.
fn by_hand(page: &mut Page, answer: &DraftAnswer) {
    // A letter and its frame stand for all: nothing else is needed (R2122-8).
    if answer.files.iter().any(|file| file.document == "lettre") {
        return;
    }
    if answer.files.iter().all(|file| file.format != "xlsx") {
        page.line(
            2,
            "Le cadre de prix n’est pas écrit : demandez aussi le format xlsx.",
        );
    }
    let form = &answer.price_form;
    if form.proposed {
        page.line(
            2,
            &format!(
                "Forme des prix proposée : {} ; {}. Pour une autre, écrivez price_form dans le besoin.",
                form.words, form.why
            ),
        );
    }
}

fn written(page: &mut Page, file: &FileView) {
    let what = match file.document.as_str() {
        "rc" => "règlement de la consultation",
        "ccap" => "cahier des clauses administratives particulières",
        "cctp" => "cahier des clauses techniques particulières",
        "ccp" => "cahier des clauses particulières",
        "ae" => "acte d’engagement",
        "lettre" => "lettre de consultation",
        "cadre-reponse" => "cadre que chaque candidat remplit",
        "suivi-execution" => "suivi de l’exécution, à remplir",
        "cadre-devis" => "cadre que chaque entreprise remplit",
        "cadre-de-prix" => "cadre de prix que chaque candidat remplit",
        "convention-groupement" => "convention du groupement, à signer par ses membres",
        "comparaison" => "entreprises consultées, offres comparées et trace du choix, à remplir",
        "avis" => "avis à compléter, puis à copier sur la plateforme de publication",
        _ if file.format == "json" => "enregistrement de vos choix",
        _ if file.folder == "interne" => "note de justification, à garder",
        _ => "",
    };
    let pages = file.pages.map_or_else(String::new, |n| {
        format!(", {} environ", count(n as usize, "page", "pages"))
    });
    page.item(2, "•", &format!("{} : {what}{pages}", file.path));
}
