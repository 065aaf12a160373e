//! What the law asks of a need.

use api::launch::LaunchAnswer;
use api::obligations::{ObligationView, ObligationsAnswer};

use super::layout::{Page, count, date, field};
use super::market::proposed;

pub(crate) fn procedure(slug: &str) -> &str {
    match slug {
        "sans-publicite" => "sans publicité ni mise en concurrence préalables",
        "mapa" => "procédure adaptée (MAPA)",
        _ => "procédure formalisée",
    }
}

pub(crate) fn publicity(slug: &str) -> &str {
    match slug {
        "libre" => "aucune obligatoire",
        "adaptee" => "adaptée aux caractéristiques du marché",
        "boamp-ou-jal" => {
            "au BOAMP (Bulletin officiel des annonces des marchés publics) ou dans un journal d’annonces légales"
        }
        "boamp-joue" => {
            "au BOAMP (Bulletin officiel des annonces des marchés publics) et au JOUE (Journal officiel de l’Union européenne)"
        }
        _ => "au JOUE (Journal officiel de l’Union européenne)",
    }
}

pub(crate) fn obligations(answer: &ObligationsAnswer) -> String {
    let mut page = Page::default();
    proposed(&mut page, &answer.cpv_proposed);
    page.line(0, &format!("Procédure : {}", procedure(answer.procedure)));
    page.line(2, &answer.procedure_why);
    page.line(2, &articles(&answer.procedure_basis));
    page.line(0, &format!("Publicité : {}", publicity(answer.publicity)));
    if !answer.publicity_basis.is_empty() {
        page.line(2, &articles(&answer.publicity_basis));
    }
    for note in &answer.notes {
        page.item(0, "•", note);
    }
    for doubt in &answer.doubts {
        page.item(0, "?", doubt);
    }
    let (due, unknown, without) = sorted(&answer.obligations);
    page.line(
        0,
        &format!(
            "{}\u{a0}: {} qui s’appliquent, {} à préciser, {} sans objet ici",
            count(
                answer.obligations.len(),
                "obligation examinée",
                "obligations examinées"
            ),
            due.len(),
            unknown.len(),
            without.len()
        ),
    );
    page.title(&format!("S’applique\u{a0}: {}", due.len()));
    for one in due {
        page.gap();
        page.item(2, "•", &name(one));
        page.line(4, &one.why);
        law(&mut page, one);
        let answered = if one.satisfied_by.is_empty() {
            "Aucune clause retenue n’y répond à ce jour.".to_owned()
        } else {
            format!(
                "Les documents y répondent par {}.",
                count(one.satisfied_by.len(), "clause", "clauses")
            )
        };
        page.line(4, &answered);
    }
    if !unknown.is_empty() {
        page.title(&format!(
            "À préciser, car le besoin ne le dit pas encore\u{a0}: {}",
            unknown.len()
        ));
        for one in unknown {
            page.gap();
            page.item(2, "?", &name(one));
            page.line(4, &one.why);
            if let Some(missing) = &one.missing {
                page.line(4, &format!("À ajouter au besoin, {}", field(missing)));
            }
            law(&mut page, one);
        }
    }
    if !without.is_empty() {
        page.title(&format!("Sans objet ici\u{a0}: {}", without.len()));
        for one in without {
            page.item(2, "•", &name(one));
            page.line(4, &one.why);
            doubts(&mut page, one);
        }
    }
    if let Some(clock) = &answer.clock {
        launch(&mut page, clock);
    }
    page.finish()
}

/// The articles of a duty, since when the rule is as told, and what is to be checked. The day stands apart: it is
/// that of the rule or of its threshold, while each article has its own.
fn law(page: &mut Page, one: &ObligationView) {
    page.line(4, &articles(&one.legal_basis));
    if let Some(since) = &one.since_words {
        page.line(4, since);
    }
    doubts(page, one);
}

fn doubts(page: &mut Page, one: &ObligationView) {
    for doubt in &one.doubts {
        page.item(4, "?", doubt);
    }
}

/// What changes on the other launch date.
fn launch(page: &mut Page, clock: &LaunchAnswer) {
    page.title(&format!(
        "Si le lancement passait du {} au {}",
        date(&clock.date),
        date(&clock.other_date)
    ));
    if clock.changes.is_empty() && clock.values.is_empty() {
        page.line(2, "Rien ne changerait pour cet achat.");
    }
    for change in &clock.changes {
        page.gap();
        page.item(
            2,
            "•",
            &format!("{} : {} → {}", change.title, change.from_words, change.to_words),
        );
        page.line(4, &change.why);
        page.line(4, &articles(&change.legal_basis));
        for doubt in &change.doubts {
            page.item(4, "?", doubt);
        }
    }
    for value in &clock.values {
        let unsaid = "aucune valeur affirmée";
        page.item(
            2,
            "•",
            &format!(
                "{} : {} → {} ({}, la valeur change le {})",
                value.label,
                value.from.as_deref().unwrap_or(unsaid),
                value.to.as_deref().unwrap_or(unsaid),
                value.article,
                date(&value.since)
            ),
        );
    }
    for doubt in &clock.doubts {
        page.item(2, "?", doubt);
    }
}

/// The duties in a few lines, where they are not the subject.
pub(crate) fn brief(page: &mut Page, obligations: &[ObligationView]) {
    let (due, unknown, without) = sorted(obligations);
    for one in due {
        page.item(2, "•", &format!("{} – {}", one.title, one.legal_basis.join(", ")));
    }
    for one in unknown {
        let missing = one
            .missing
            .as_ref()
            .map_or_else(String::new, |name| format!(", {}", field(name)));
        page.item(2, "?", &format!("{} – à préciser{missing}", one.title));
    }
    page.line(
        2,
        &format!(
            "Sans objet : {}. Le détail et les raisons : «\u{a0}emplettes obligations\u{a0}».",
            without.len()
        ),
    );
}

type Sorted<'a> = (
    Vec<&'a ObligationView>,
    Vec<&'a ObligationView>,
    Vec<&'a ObligationView>,
);

/// Due, waiting for a fact of the need, without object.
fn sorted(obligations: &[ObligationView]) -> Sorted<'_> {
    let of = |state: fn(&str) -> bool| obligations.iter().filter(|o| state(o.state)).collect();
    (
        of(|state| state == "due"),
        of(|state| state != "due" && state != "sans-objet"),
        of(|state| state == "sans-objet"),
    )
}

fn name(one: &ObligationView) -> String {
    format!("{} ({})", one.title, one.id)
}

/// The texts a line rests on, after their word.
pub(crate) fn articles<T: AsRef<str>>(all: &[T]) -> String {
    let names: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    let word = if names.len() < 2 { "Texte" } else { "Textes" };
    format!("{word} : {}", names.join(", "))
}
