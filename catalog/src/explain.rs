//! Why a site is an answer, in French: each reason says what it rests on.

use families::{Families, Status};

use crate::index::{Word, label_words, one_error_apart, words};
use crate::question::Understood;
use crate::ranking::{Grounds, MAKES};
use crate::search::{FamilyTag, SearchQuery};
use crate::site::{Site, State, Tier};

/// The reasons, the main one first.
pub(crate) fn why(
    site: &Site,
    grounds: &Grounds,
    query: &SearchQuery<'_>,
    asked: &Understood<'_>,
) -> Vec<String> {
    let mut why = Vec::new();
    let known = Families::embedded();
    let label = site
        .naf
        .as_ref()
        .and_then(|naf| known.naf_label(naf))
        .unwrap_or_default();
    if let Some(naf) = &site.naf {
        let activity = format!("NAF {naf} «\u{a0}{label}\u{a0}»");
        match asked.trades.get(naf).filter(|trade| trade.weight >= MAKES) {
            Some(trade) => why.push(format!(
                "{activity}\u{a0}: {}\u{a0}; déduit de l’activité",
                trade.why
            )),
            None if query.naf.is_some() => why.push(activity),
            None => {}
        }
    }
    let in_label = match &site.naf {
        Some(naf) => format!("l’activité «\u{a0}{label}\u{a0}» (NAF {naf}) contient"),
        None => String::new(),
    };
    let commune = site.place.commune.as_deref().unwrap_or_default();
    for (words, what) in [
        (words(&site.name), "le nom contient"),
        (label_words(label), in_label.as_str()),
        (words(commune), "le nom de la commune contient"),
    ] {
        let found = answered(&words, asked);
        if !found.is_empty() {
            why.push(format!("{what} {found}"));
        }
    }
    match (query.near, grounds.km) {
        (Some(_), Some(km)) if km < 1.0 => why.push("à moins d’un kilomètre du point demandé".to_owned()),
        (Some(_), Some(km)) => why.push(format!("à {km:.0}\u{a0}km du point demandé")),
        (Some(_), None) => why.push("position inconnue\u{a0}: la distance n’est pas calculée".to_owned()),
        (None, _) => {}
    }
    why.push(freshness(site, grounds.tier));
    why
}

/// The words of the site that answer the question, quoted.
fn answered(of_site: &[Word], asked: &Understood<'_>) -> String {
    let mut found: Vec<String> = Vec::new();
    for (at, word) in asked.words.iter().enumerate() {
        let open = asked.open && at + 1 == asked.words.len();
        let misspelled = asked
            .corrected
            .iter()
            .any(|(written, _)| *written == word.surface);
        let answer = of_site
            .iter()
            .find(|w| w.folded == word.folded || w.stem == word.stem)
            .or_else(|| {
                of_site.iter().find(|w| {
                    open && w.folded.starts_with(&word.folded)
                        || misspelled && one_error_apart(&w.folded, &word.folded)
                })
            });
        if let Some(answer) = answer {
            let quoted = format!("«\u{a0}{}\u{a0}»", answer.surface);
            if !found.contains(&quoted) {
                found.push(quoted);
            }
        }
    }
    found.join(", ")
}

fn freshness(site: &Site, tier: Tier) -> String {
    if site.state == Some(State::Ferme) {
        return "fermé\u{a0}: ne compte plus parmi les fabricants".to_owned();
    }
    let year = |year: Option<i16>| year.map_or_else(|| "une année inconnue".to_owned(), |y| y.to_string());
    match (tier, site.last_year_site) {
        (Tier::S, _) => match site.registered {
            Some(day) => format!(
                "actif au répertoire Sirene du {:02}/{:02}/{}",
                day.day(),
                day.month(),
                day.year()
            ),
            None => "actif au répertoire Sirene".to_owned(),
        },
        (Tier::A, _) => format!("site vu en {}", year(site.last_year_site)),
        (Tier::B, None) => format!(
            "entreprise vue en {}, sites inconnus ici",
            year(site.last_year_firm)
        ),
        (Tier::B, Some(seen)) => format!(
            "site vu en {seen}, entreprise vue en {}",
            year(site.last_year_firm)
        ),
        (Tier::C, _) => format!(
            "rien de récent\u{a0}: site vu en {}, à vérifier avant de compter sur lui",
            year(site.last_year_site)
        ),
    }
}

/// The families the site is deduced to make: those of the question first, then by slug.
pub(crate) fn families(site: &Site, asked: &Understood<'_>) -> Vec<FamilyTag> {
    let Some(naf) = &site.naf else { return Vec::new() };
    let makes = |family: &&families::Family| family.naf.iter().any(|n| n.naf == *naf);
    let first = asked.families.iter().copied().filter(makes);
    let others = Families::embedded()
        .of_naf(naf)
        .filter(|f| asked.families.iter().all(|k| k.slug != f.slug));
    first
        .chain(others)
        .map(|f| FamilyTag {
            slug: f.slug.clone(),
            status: Status::Deduit,
        })
        .collect()
}

/// « Mobilier scolaire » → « mobilier scolaire », in the middle of a sentence; acronyms stay.
pub(crate) fn lower_first(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), title.chars().nth(1)) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => title.to_owned(),
    }
}
