//! The catalogue: who was found, which code, which family.

use api::catalog::{FirmAnswer, StatsAnswer};
use api::need::FamilyView;
use api::search::{CpvView, FacetCountView, FacetsView, HitView, SearchAnswer};

use super::layout::{Page, count, curly, number};

/// What the letters of freshness mean.
const TIERS: [(&str, &str); 4] = [
    ("S", "actif au répertoire Sirene depuis moins d’un an"),
    ("A", "site vu depuis moins de sept ans"),
    ("B", "entreprise vue depuis moins de sept ans, mais pas ce site"),
    ("C", "rien de récent, à vérifier"),
];

pub(crate) fn search(answer: &SearchAnswer) -> String {
    let mut page = Page::default();
    let about = if answer.query.trim().is_empty() {
        "sans mot cherché".to_owned()
    } else {
        format!("pour «\u{a0}{}\u{a0}»", answer.query)
    };
    if answer.total == 0 {
        page.line(0, &format!("Aucun établissement du catalogue {about}."));
    } else {
        let shown = match answer.hits.len() {
            0 => String::new(),
            all if all == answer.total => String::new(),
            1 => " ; voici le premier (--limit en montre plus)".to_owned(),
            n => format!(" ; voici les {} premiers (--limit en montre plus)", number(n)),
        };
        page.line(
            0,
            &format!(
                "{} {about}{shown}",
                count(answer.total, "établissement", "établissements")
            ),
        );
    }
    for (word, taken) in &answer.corrected {
        page.line(
            0,
            &format!("«\u{a0}{word}\u{a0}» n’est pas connu ; cherché : «\u{a0}{taken}\u{a0}»."),
        );
    }
    if answer.without_coordinates > 0 {
        let (verb, they) = if answer.without_coordinates < 2 {
            (
                "correspond",
                "sa position n’est pas connue : impossible de dire s’il est",
            )
        } else {
            (
                "correspondent",
                "leur position n’est pas connue : impossible de dire s’ils sont",
            )
        };
        page.line(
            0,
            &format!(
                "{} {verb} aussi, mais {they} dans le rayon.",
                count(answer.without_coordinates, "autre", "autres"),
            ),
        );
    }
    if answer.total == 0 {
        page.line(
            0,
            "Essayez des mots plus courants, moins de filtres, ou «\u{a0}emplettes family\u{a0}» pour trouver la famille d’achat. \
             Ne rien trouver ici ne veut pas dire que personne ne fabrique.",
        );
    }
    if let Some(facets) = &answer.facets {
        counts(&mut page, facets);
    }
    for (n, hit) in answer.hits.iter().enumerate() {
        page.gap();
        one_hit(&mut page, n + 1, hit);
    }
    let legend: Vec<String> = TIERS
        .iter()
        .filter(|(letter, _)| answer.hits.iter().any(|hit| hit.tier == *letter))
        .map(|(letter, words)| format!("{letter}, {words}"))
        .collect();
    if !legend.is_empty() {
        page.gap();
        page.line(0, &format!("Palier (fraîcheur) : {}.", legend.join(" ; ")));
        page.line(
            0,
            "«\u{a0}Déduit\u{a0}» : d’après l’activité ou par rapprochement. «\u{a0}Déclaré\u{a0}» : dit par l’entreprise ou publié à son nom.",
        );
    }
    page.finish()
}

/// Values shown of each facet.
const VALUES: usize = 6;

fn counts(page: &mut Page, facets: &FacetsView) {
    let line = |values: &[FacetCountView]| -> String {
        let shown: Vec<String> = values
            .iter()
            .filter(|value| value.sites > 0)
            .take(VALUES)
            .map(|value| format!("{} {}", curly(&value.name), number(value.sites as usize)))
            .collect();
        let more = values.len().saturating_sub(VALUES);
        if more > 0 {
            format!("{} ; et {more} de plus", shown.join(", "))
        } else {
            shown.join(", ")
        }
    };
    for (title, values) in [
        ("Régions", &facets.regions),
        ("Départements", &facets.departements),
        ("Divisions NAF", &facets.divisions),
        ("Catégories", &facets.categories),
        ("Effectifs", &facets.headcounts),
        ("Paliers", &facets.tiers),
        ("Listes publiques", &facets.labels),
    ] {
        if !values.is_empty() {
            page.item(2, "•", &format!("{title} : {}", line(values)));
        }
    }
    page.item(
        2,
        "•",
        &format!(
            "Déjà titulaires de marchés publics : {}",
            number(facets.experience as usize)
        ),
    );
}

fn one_hit(page: &mut Page, n: usize, hit: &HitView) {
    let place = match (&hit.commune, &hit.departement) {
        (Some(commune), Some(code)) => format!("{} ({code})", curly(commune)),
        (None, Some(code)) => format!("département {code}"),
        _ => "lieu inconnu".to_owned(),
    };
    page.item(
        0,
        &format!("{n:>3}."),
        &format!("{} – {place} – palier {}", hit.name, hit.tier),
    );
    for why in &hit.why {
        page.line(5, why);
    }
    let sources: Vec<String> = hit
        .evidence
        .iter()
        .map(|e| format!("{} ({}, {})", source(&e.source), year(e.year), status(&e.status)))
        .collect();
    if !sources.is_empty() {
        page.line(5, &format!("Sources : {}", sources.join(" ; ")));
    }
    if let Some(siret) = &hit.siret {
        page.line(5, &format!("SIRET {siret}"));
    }
}

/// The everyday name of a source; a newer source keeps its code.
fn source(code: &str) -> &str {
    match code {
        "decp" => "contrats publics publiés",
        "decp-sirene2022" => "contrats publics publiés et répertoire Sirene",
        "egapro2022" => "index de l’égalité professionnelle",
        "icpe2021" => "installations classées",
        "irep2015" | "irep2021" => "registre des émissions polluantes",
        "siae2020" => "insertion et handicap",
        other => other,
    }
}

fn status(slug: &str) -> &str {
    match slug {
        "declare" => "déclaré",
        "verifie" => "vérifié",
        "deduit" => "déduit",
        other => other,
    }
}

fn year(year: Option<i16>) -> String {
    year.map_or_else(|| "année inconnue".to_owned(), |year| year.to_string())
}

pub(crate) fn cpv(answer: &[CpvView]) -> String {
    let mut page = Page::default();
    for hit in answer {
        page.item(0, &hit.code, &format!("{} – {}", curly(&hit.label), hit.why));
    }
    if answer.is_empty() {
        page.line(
            0,
            "Aucun code CPV trouvé pour ces mots ; essayez-en de plus courants.",
        );
    } else {
        page.gap();
        page.line(
            0,
            "Le code CPV classe l’objet des marchés publics européens. Le plus probable vient en premier ; à vous de choisir.",
        );
    }
    page.finish()
}

pub(crate) fn families(answer: &[FamilyView]) -> String {
    let mut page = Page::default();
    for family in answer {
        page.line(
            0,
            &format!(
                "{} ({}) – correspondance de {:.0}\u{a0}%",
                family.title,
                family.slug,
                family.weight * 100.0
            ),
        );
        page.line(4, &family.why);
    }
    if answer.is_empty() {
        page.line(
            0,
            "Aucune famille d’achat reconnue. Essayez des mots plus courants («\u{a0}chaises\u{a0}», «\u{a0}ordinateurs\u{a0}», «\u{a0}repas\u{a0}»), ou un code CPV.",
        );
    }
    page.finish()
}

pub(crate) fn stats(answer: &StatsAnswer) -> String {
    let mut page = Page::default();
    page.line(
        0,
        &format!(
            "Catalogue {} : {}, {}, dont {} sans position connue",
            answer.version,
            count(answer.firms as usize, "entreprise", "entreprises"),
            count(answer.sites as usize, "établissement", "établissements"),
            number(answer.without_coordinates as usize),
        ),
    );
    page.title("Fraîcheur");
    for tier in &answer.tiers {
        let letter = tier.code.as_deref().unwrap_or("?");
        let words = TIERS
            .iter()
            .find(|(known, _)| *known == letter)
            .map_or("", |(_, words)| *words);
        page.line(
            2,
            &format!("palier {letter} ({words}) : {}", number(tier.sites as usize)),
        );
    }
    page.title("Sources (un établissement peut en avoir plusieurs)");
    for source in &answer.sources {
        page.item(
            2,
            "•",
            &format!(
                "{} : {} – {} ({})",
                curly(&source.label),
                number(source.sites as usize),
                source.licence,
                source.code
            ),
        );
    }
    if !answer.batches.is_empty() {
        page.title("Imports");
        for batch in &answer.batches {
            let n = |value: u64| number(usize::try_from(value).unwrap_or(usize::MAX));
            page.item(
                2,
                &format!("{}.", batch.number),
                &format!(
                    "{}{}, données du {} : {} nouveaux, {} mis à jour, {} faits",
                    batch.kind,
                    batch
                        .pack
                        .as_ref()
                        .map_or_else(String::new, |pack| format!(" (paquet {pack})")),
                    batch.dated,
                    n(batch.created),
                    n(batch.updated),
                    n(batch.facts)
                ),
            );
        }
    }
    if answer.corrected + answer.erased > 0 {
        page.gap();
        page.line(
            0,
            &format!(
                "{} par vous, {}",
                count(
                    answer.corrected as usize,
                    "établissement corrigé",
                    "établissements corrigés"
                ),
                count(
                    answer.erased as usize,
                    "entreprise effacée",
                    "entreprises effacées"
                )
            ),
        );
    }
    page.title("Établissements par région");
    for region in &answer.regions {
        page.line(
            2,
            &format!(
                "{} : {}",
                curly(region.name.as_deref().unwrap_or("région inconnue")),
                number(region.sites as usize)
            ),
        );
    }
    page.finish()
}

pub(crate) fn firm(answer: &FirmAnswer) -> String {
    let mut page = Page::default();
    page.line(
        0,
        &format!(
            "{} – SIREN {} – {} dans le catalogue",
            answer.name,
            answer.siren.as_deref().unwrap_or("inconnu"),
            count(answer.sites.len(), "établissement", "établissements"),
        ),
    );
    for site in &answer.sites {
        page.gap();
        let siret = site
            .siret
            .as_ref()
            .map_or_else(|| "SIRET inconnu".to_owned(), |siret| format!("SIRET {siret}"));
        page.line(2, &format!("{} – {siret}", site.name));
        let place: Vec<String> = [&site.postal_code, &site.commune, &site.departement, &site.region]
            .into_iter()
            .filter_map(|part| part.as_deref().map(curly))
            .collect();
        page.line(
            2,
            &if place.is_empty() {
                "Lieu inconnu".to_owned()
            } else {
                place.join(", ")
            },
        );
        page.line(
            2,
            &match (&site.naf, &site.naf_label) {
                (Some(code), Some(label)) => format!("Activité : {} (NAF {code})", curly(label)),
                (Some(code), None) => format!("Activité : NAF {code}"),
                _ => "Activité inconnue".to_owned(),
            },
        );
        let words = TIERS
            .iter()
            .find(|(known, _)| *known == site.tier)
            .map_or("", |(_, words)| *words);
        page.line(
            2,
            &format!(
                "Palier {} ({words}) ; dernière trace du site : {} ; de l’entreprise : {}",
                site.tier,
                year(site.last_year_site),
                year(site.last_year_firm)
            ),
        );
        if site.state == Some("ferme") {
            page.line(2, "Fermé : ne compte plus parmi les fabricants");
        }
        for fact in &site.known {
            let value = if fact.value.is_empty() {
                String::new()
            } else {
                format!(" : {}", fact.value)
            };
            page.line(2, &format!("{}{value} ({})", fact.title, status(&fact.status)));
        }
        for other in &site.conflicts {
            page.line(
                2,
                &format!(
                    "Une autre source dit autrement ({} : {}) : {}",
                    other.field,
                    other.value,
                    source(&other.source)
                ),
            );
        }
        if let Some(correction) = &site.correction {
            page.line(
                2,
                &format!(
                    "Corrigé ici ({}) : {}",
                    correction.day.as_deref().unwrap_or("jour inconnu"),
                    correction.reason
                ),
            );
        }
        if let Some(note) = &site.note {
            page.line(2, &format!("Votre note : {note}"));
        }
        for evidence in &site.evidence {
            page.item(
                2,
                "•",
                &format!(
                    "{} ({}, {})",
                    evidence.sentence,
                    status(&evidence.status),
                    year(evidence.year)
                ),
            );
        }
    }
    page.finish()
}
