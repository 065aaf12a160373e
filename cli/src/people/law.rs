//! An article of the law.

use api::law::ArticleView;

use super::layout::{Page, capital, date};

pub(crate) fn article(answer: &ArticleView) -> String {
    let mut page = Page::default();
    let since = answer.in_force.as_ref().map_or_else(String::new, |day| {
        format!(", version en vigueur depuis le {}", date(day))
    });
    page.line(0, &format!("{}{since}", capital(&answer.citation)));
    page.gap();
    page.line(0, &answer.digest);
    page.gap();
    let checked = answer
        .checked
        .as_ref()
        .filter(|day| !answer.reliability.contains(day.as_str()))
        .map_or_else(String::new, |day| format!(" (contrôle du {})", date(day)));
    page.line(
        0,
        &format!(
            "Ceci est notre résumé : seul le texte officiel fait foi. Fiabilité : {}{checked}.",
            reliability(&answer.reliability)
        ),
    );
    page.finish()
}

/// How sure the text is, in words.
fn reliability(slug: &str) -> &str {
    match slug {
        "verifie_2026-10-06" => "date de version confirmée le 6\u{a0}octobre 2026",
        "verifie_2026-05-28" => "version consolidée du 28\u{a0}mai 2026",
        "lu_source_tierce" => "version en vigueur, lue chez un tiers",
        "reconstitue" => "version reconstituée à partir du décret qui la modifie",
        "dump_legi_2025-07" => "état connu en juillet 2025, à contrôler sur Légifrance",
        "perime_connu" => "une version plus récente existe, à lire sur Légifrance",
        "lu_dans_la_source" => "texte d’origine, sans ses modifications",
        "source_secondaire" => "sources secondaires, à contrôler sur Légifrance",
        _ => "à vérifier sur Légifrance",
    }
}
