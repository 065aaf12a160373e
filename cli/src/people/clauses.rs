//! The clause library, for people.

use api::clauses::{ClauseCard, ClauseList, ClausePage};

use super::layout::{Page, count, curly};

pub(crate) fn clause_list(answer: &ClauseList) -> String {
    let mut page = Page::default();
    if answer.modules.is_empty() {
        page.line(
            0,
            &format!("Aucune clause ne contient ces mots, sur {}.", answer.total),
        );
    }
    for shelf in &answer.shelves {
        page.title(&format!("{} : {}", curly(&shelf.title), shelf.modules));
        for card in answer.modules.iter().filter(|card| card.shelf == shelf.slug) {
            page.item(
                2,
                "•",
                &format!("{} – {}{}", card.module, curly(&card.title), state(card)),
            );
        }
    }
    if !answer.refused.is_empty() {
        page.title("Fichiers de la maison laissés de côté");
        for file in &answer.refused {
            page.item(
                2,
                "•",
                &format!("{}, ligne {} : {}", file.file, file.line, file.message),
            );
        }
    }
    page.gap();
    page.line(0, &format!("Clauses de la maison : {}", answer.folder));
    page.finish()
}

/// What a buyer should know of a module at a glance.
fn state(card: &ClauseCard) -> String {
    let mut said = vec![format!("version {}", card.version)];
    said.extend(card.mark.clone());
    if card.suspect {
        said.push("à revoir : le texte officiel a changé".to_owned());
    }
    if card.remarks > 0 {
        said.push(format!(
            "{} du vérificateur, jamais proposée d’office",
            count(card.remarks, "remarque", "remarques")
        ));
    }
    if let (Some(reason), Some(day)) = (&card.put_away_reason, &card.put_away_day) {
        said.push(format!("rangée le {day} : {reason}"));
    }
    format!(" ({})", said.join(" ; "))
}

pub(crate) fn clause_page(answer: &ClausePage) -> String {
    let mut page = Page::default();
    let (card, head) = (&answer.card, &answer.form.head);
    page.line(0, &format!("{}{}", curly(&card.title), state(card)));
    page.line(2, &curly(&card.need));
    page.line(
        2,
        &format!(
            "Rayon : {} ; relue le {}",
            curly(&card.shelf_title),
            card.reviewed
        ),
    );
    let families = match card.families.as_slice() {
        [] => "tous les achats".to_owned(),
        families => families.join(", "),
    };
    page.line(2, &format!("Pour : {families}"));
    if let Some(question) = &head.justification {
        page.line(2, &format!("Demande votre motif écrit : {}", curly(question)));
    }
    for facet in &answer.form.facets {
        page.title(&format!("{}/{}", card.module, facet.heading));
        for text in &facet.texts {
            if !text.name.is_empty() {
                page.line(2, &format!("– {} –", text.name));
            }
            for line in text.words.lines().filter(|line| !line.is_empty()) {
                page.line(2, &curly(line));
            }
        }
        if let Some(reason) = &facet.head.level_reason {
            page.line(4, &format!("Pourquoi ce niveau : {}", curly(reason)));
        }
        if !facet.head.legal_basis.is_empty() {
            page.line(4, &format!("Articles : {}", facet.head.legal_basis.join(", ")));
        }
        for variable in &facet.head.variables {
            let usual = variable
                .default
                .as_ref()
                .map_or("à remplir".to_owned(), ToString::to_string);
            page.item(
                4,
                "•",
                &format!("{} : {} ({usual})", variable.name, curly(&variable.ask)),
            );
        }
    }
    if let Some(suspect) = &answer.suspect {
        page.title("À revoir");
        page.line(2, &suspect.why);
        for one in &suspect.differences {
            let place = one.facet.as_deref().unwrap_or("le module");
            let words: String = one
                .pieces
                .iter()
                .map(|piece| match piece.kind {
                    "gone" => format!("[-{}-]", piece.words),
                    "come" => format!("[+{}+]", piece.words),
                    _ => piece.words.clone(),
                })
                .collect();
            page.item(2, "•", &format!("{place}, {} : {words}", one.field));
        }
    }
    if !answer.remarks.is_empty() {
        page.title("Ce que le vérificateur signale");
        for one in &answer.remarks {
            page.item(
                2,
                "•",
                &format!(
                    "{} : « {} » – {} ({})",
                    one.facet, one.excerpt, one.message, one.rule
                ),
            );
        }
    }
    if !answer.used_in.is_empty() {
        page.title("Dossiers qui la nomment");
        for one in &answer.used_in {
            page.item(2, "•", &one.path);
        }
    }
    page.finish()
}

pub(crate) fn clause_put_away(answer: &ClausePage) -> String {
    let mut said = format!(
        "« {} » est rangée : elle n’est plus proposée ni rédigée. « emplettes clauses restore {} » la reprend.",
        curly(&answer.card.title),
        answer.card.module
    );
    if !answer.used_in.is_empty() {
        said.push_str(&format!(
            "\n{} : chacun le dira à sa prochaine ouverture.",
            count(answer.used_in.len(), "dossier la nomme", "dossiers la nomment")
        ));
    }
    said
}

pub(crate) fn clause_taken_back(answer: &ClausePage) -> String {
    format!("« {} » est reprise.", curly(&answer.card.title))
}
