//! Packs, for people.

use api::packs::{InstalledPackView, PackInstalledView, PackKeyView, PackView, PacksView};

use super::layout::{Page, count, curly, number};

fn n(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

pub(crate) fn pack(answer: &PackView) -> String {
    let mut page = Page::default();
    page.line(
        0,
        &format!("{} – {} {}", curly(&answer.title), answer.name, answer.version),
    );
    page.line(2, &format!("Fait par : {} (selon lui)", curly(&answer.publisher)));
    if answer.kind == "clauses" {
        let modules = count(n(answer.modules), "clause", "clauses");
        page.line(
            2,
            &format!("{modules} de la maison ; dernière relecture le {}", answer.dated),
        );
    } else {
        page.line(
            2,
            &format!(
                "Zone : {} ; données jusqu’au {}",
                curly(&answer.area),
                answer.dated
            ),
        );
        page.line(
            2,
            &format!(
                "{}, {}, {}",
                count(n(answer.firms), "entreprise", "entreprises"),
                count(n(answer.sites), "établissement", "établissements"),
                count(n(answer.facts), "fait", "faits")
            ),
        );
    }
    for source in &answer.sources {
        page.item(
            2,
            "•",
            &format!(
                "{} – {} – {}",
                curly(&source.title),
                curly(&source.publisher),
                source.licence
            ),
        );
    }
    page.line(
        2,
        &match (&answer.signed_by, answer.trusted) {
            (Some(key), true) => format!("Signé par la clé {key}, reconnue sur ce poste"),
            (Some(key), false) => format!(
                "Signé par la clé {key}, inconnue de ce poste : « emplettes pack trust FICHIER.pub » si vous avez vérifié ce numéro avec qui l’a fait"
            ),
            (None, _) => "Sans signature : ne peut pas être installé".to_owned(),
        },
    );
    page.line(
        2,
        &format!("{} ({} octets)", answer.path, number(n(answer.bytes))),
    );
    page.finish()
}

pub(crate) fn installed(answer: &PackInstalledView) -> String {
    let mut page = Page::default();
    let replaced = answer.replaced.as_ref().map_or_else(String::new, |version| {
        format!(" à la place de la version {version}")
    });
    let brought = if answer.pack.kind == "clauses" {
        format!(
            "{} de la maison",
            count(n(answer.pack.modules), "clause", "clauses")
        )
    } else {
        format!(
            "{}, {}",
            count(n(answer.records), "fiche", "fiches"),
            count(n(answer.facts), "fait", "faits")
        )
    };
    let pack = &answer.pack;
    page.line(
        0,
        &format!("{} {} installé{replaced} : {brought}", pack.name, pack.version),
    );
    for reason in &answer.ignored {
        page.item(
            2,
            "•",
            &format!("{} : {}", reason.reason, number(n(reason.count))),
        );
    }
    page.finish()
}

pub(crate) fn packs(answer: &PacksView) -> String {
    let mut page = Page::default();
    if answer.packs.is_empty() {
        page.line(0, "Aucun paquet installé.");
    }
    for pack in &answer.packs {
        page.line(0, &one(pack));
    }
    page.title("Clés reconnues");
    for key in &answer.keys {
        page.item(2, "•", &format!("{} – {}", key.id, key.path));
    }
    if answer.keys.is_empty() {
        page.line(2, "aucune : « emplettes pack trust FICHIER.pub » en ajoute une");
    }
    page.finish()
}

fn one(pack: &InstalledPackView) -> String {
    let holds = if pack.kind == "clauses" {
        count(pack.modules, "clause de la maison", "clauses de la maison")
    } else {
        count(n(pack.records), "fiche", "fiches")
    };
    format!(
        "{} {} – {} – {}, données jusqu’au {}, installé le {}, clé {}",
        pack.name,
        pack.version,
        curly(&pack.title),
        holds,
        pack.dated.as_deref().unwrap_or("?"),
        pack.installed.get(..10).unwrap_or(&pack.installed),
        pack.signed_by
    )
}

pub(crate) fn removed(answer: &InstalledPackView) -> String {
    let what = if answer.kind == "clauses" {
        "la bibliothèque de clauses"
    } else {
        "le catalogue"
    };
    format!(
        "{} {} retiré : {what} redevient ce qu’{} serait sans lui.",
        answer.name,
        answer.version,
        if answer.kind == "clauses" { "elle" } else { "il" }
    )
}

pub(crate) fn key(answer: &PackKeyView, what: &str) -> String {
    format!("{what} : {} ({})", answer.id, answer.path)
}
