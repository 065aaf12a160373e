//! What an import did, for people.

use api::imports::{BatchView, ExportedSites, ImportView, LineView, ReasonView};

use super::layout::{Page, count, curly, number};

/// Lines named on the terminal; the rest goes in `--report`.
const NAMED: usize = 20;

pub(crate) fn imported(answer: &ImportView) -> String {
    let mut page = Page::default();
    let what = match (answer.dry_run, answer.batch) {
        (true, _) => "Essai, rien n’est écrit".to_owned(),
        (false, Some(batch)) => format!("Import n° {batch} terminé"),
        (false, None) => "Rien à écrire : le catalogue n’a pas changé".to_owned(),
    };
    page.line(
        0,
        &format!("{what} – {} ({})", curly(&answer.source), answer.licence),
    );
    if answer.resumed {
        page.line(0, "Un import interrompu a été repris où il en était.");
    }
    let n = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    page.line(2, &format!("{} lues", count(n(answer.read), "ligne", "lignes")));
    page.line(
        2,
        &format!(
            "{} et {}",
            count(
                n(answer.created),
                "établissement nouveau",
                "établissements nouveaux"
            ),
            count(
                n(answer.updated),
                "déjà connu mis à jour",
                "déjà connus mis à jour"
            )
        ),
    );
    if answer.facts > 0 {
        page.line(2, &count(n(answer.facts), "fait ajouté", "faits ajoutés"));
    }
    reasons(&mut page, "Lignes laissées de côté", &answer.ignored);
    reasons(&mut page, "Lignes refusées", &answer.refused);
    lines(&mut page, "Refus, ligne par ligne", &answer.refusals);
    lines(&mut page, "Remarques", &answer.remarks);
    if let (false, Some(batch)) = (answer.dry_run, answer.batch) {
        page.gap();
        page.line(
            0,
            &format!("Pour revenir en arrière : emplettes catalog undo {batch}"),
        );
    }
    page.finish()
}

fn reasons(page: &mut Page, title: &str, counts: &[ReasonView]) {
    if counts.is_empty() {
        return;
    }
    page.title(title);
    for one in counts {
        let n = usize::try_from(one.count).unwrap_or(usize::MAX);
        page.item(2, "•", &format!("{} : {}", one.reason, number(n)));
    }
}

fn lines(page: &mut Page, title: &str, lines: &[LineView]) {
    if lines.is_empty() {
        return;
    }
    page.title(title);
    for one in lines.iter().take(NAMED) {
        let place = match one.line {
            0 => one.file.clone(),
            line => format!("{}, ligne {line}", one.file),
        };
        page.item(2, "•", &format!("{place} : {}", one.reason));
    }
    if lines.len() > NAMED {
        page.line(
            2,
            &format!(
                "… et {} (--report FICHIER les écrit)",
                count(lines.len() - NAMED, "autre", "autres")
            ),
        );
    }
}

pub(crate) fn undone(answer: &BatchView) -> String {
    format!(
        "Import n° {} ({}, {}) repris : le catalogue redevient ce qu’il serait sans lui. Vos corrections restent.",
        answer.number, answer.kind, answer.dated
    )
}

pub(crate) fn exported(answer: &ExportedSites) -> String {
    let shown = if answer.sites < answer.total {
        format!(" sur {} réponses", number(answer.total))
    } else {
        String::new()
    };
    format!(
        "{} : {}{shown}",
        answer.path,
        count(answer.sites, "établissement écrit", "établissements écrits")
    )
}
