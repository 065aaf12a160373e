//! Why a question is asked, in French.

use families::CapabilityKind;

use super::{Asked, AskedFacet};
use crate::{Alarm, Lever};

/// What all firms are supposed to answer.
#[derive(Clone, Copy)]
enum Supposed {
    Yes,
    No,
}

impl Supposed {
    fn words(self, asked: &Asked) -> &'static str {
        match (self, asked.key.kind()) {
            (Self::Yes, CapabilityKind::Makes) => "si toutes le confirment",
            (Self::No, CapabilityKind::Makes) => "si aucune ne le confirme",
            (Self::Yes, _) => "si toutes répondent oui",
            (Self::No, _) => "si toutes répondent non",
        }
    }

    fn lever(self, facet: &AskedFacet) -> Lever {
        match self {
            Self::Yes => facet.lever_if_all_can,
            Self::No => facet.lever_if_none_can,
        }
    }

    fn why(self, facet: &AskedFacet) -> &str {
        match self {
            Self::Yes => &facet.why_if_all_can,
            Self::No => &facet.why_if_none_can,
        }
    }

    fn alarm(self, asked: &Asked) -> Alarm {
        match self {
            Self::Yes => asked.alarm_if_all_can,
            Self::No => asked.alarm_if_none_can,
        }
    }

    /// Whether a clause goes the way one would guess: asked more strictly of firms that can, less of firms that cannot.
    fn expected(self, facet: &AskedFacet) -> bool {
        let stricter = strictness(self.lever(facet)) > strictness(facet.lever_now);
        stricter == matches!(self, Self::Yes)
    }
}

/// Why a question is asked: whose answer is waited for, and what it would change.
pub(super) fn why(asked: &Asked) -> String {
    let (silent, total) = (asked.silent(), asked.counts.total());
    let mut said = match (asked.key.kind(), silent) {
        (CapabilityKind::Makes, 1) => format!(
            "1\u{a0}entreprise sur {total} n’est tenue pour fabricant que d’après son activité ou ses marchés passés."
        ),
        (CapabilityKind::Makes, n) => format!(
            "{n}\u{a0}entreprises sur {total} ne sont tenues pour fabricants que d’après leur activité ou leurs marchés passés."
        ),
        (_, 1) => format!("1\u{a0}entreprise sur {total} n’en a rien dit."),
        (_, n) => format!("{n}\u{a0}entreprises sur {total} n’en ont rien dit."),
    };
    if !asked.decides {
        said.push_str(" Leurs réponses préciseraient les nombres, sans changer d’usage proposé ni d’alerte.");
        return said;
    }
    for supposed in [Supposed::Yes, Supposed::No] {
        if let Some(turns) = turns(asked, supposed) {
            said.push_str(&format!(" {}, {turns}", capital(supposed.words(asked))));
        }
    }
    said
}

/// What the answers would do to one clause, and why when it is not what one would guess.
pub(super) fn effect(asked: &Asked, facet: &AskedFacet) -> String {
    let changes = |supposed: &Supposed| supposed.lever(facet) != facet.lever_now;
    let ends: Vec<Supposed> = [Supposed::Yes, Supposed::No]
        .into_iter()
        .filter(changes)
        .collect();
    let now = format!("{}\u{a0}: {} aujourd’hui", named(facet), used(facet.lever_now));
    if ends.is_empty() {
        return format!("{now}, quelle que soit la réponse.");
    }
    let words: Vec<String> = ends
        .iter()
        .map(|end| {
            format!(
                "{} {}",
                becomes(facet.lever_now, end.lever(facet)),
                end.words(asked)
            )
        })
        .collect();
    let mut said = format!("{now}\u{a0}; {}.", words.join(", "));
    for end in ends.iter().filter(|end| !end.expected(facet)) {
        said.push_str(&format!(" {}", end.why(facet)));
    }
    said
}

/// What turns under one supposition: the first clause by name, the others by number, and the alarm. A clause that goes
/// the way one would guess is named first; when there is none, the reason of the one named is given.
fn turns(asked: &Asked, supposed: Supposed) -> Option<String> {
    let (expected, odd): (Vec<&AskedFacet>, Vec<&AskedFacet>) = asked
        .facets
        .iter()
        .filter(|facet| supposed.lever(facet) != facet.lever_now)
        .partition(|facet| supposed.expected(facet));
    let mut said = Vec::new();
    let mut reason = String::new();
    if let Some(first) = expected.first().or(odd.first()) {
        let then = supposed.lever(first);
        let mut one = format!("la clause {} {}", named(first), becomes(first.lever_now, then));
        if then != Lever::Sourcage {
            one.push_str(&instead(first.lever_now));
        }
        match expected.len() + odd.len() - 1 {
            0 => {}
            1 => one.push_str(", et 1\u{a0}autre clause changerait d’usage"),
            n => one.push_str(&format!(", et {n}\u{a0}autres clauses changeraient d’usage")),
        }
        said.push(one);
        if expected.is_empty() {
            reason = format!(" {}", supposed.why(first));
        }
    }
    said.extend(alarm_turns(asked.alarm_now, supposed.alarm(asked)).map(str::to_owned));
    (!said.is_empty()).then(|| format!("{}.{reason}", said.join("\u{a0}; ")))
}

fn named(facet: &AskedFacet) -> String {
    format!("«\u{a0}{}\u{a0}» ({})", facet.title, facet.level)
}

/// How much a use asks of firms.
fn strictness(lever: Lever) -> u8 {
    match lever {
        Lever::Exigence => 4,
        Lever::Lot | Lever::Reserve => 3,
        Lever::Critere => 2,
        Lever::Variante => 1,
        Lever::Sourcage => 0,
    }
}

/// The use of a clause today.
fn used(lever: Lever) -> &'static str {
    match lever {
        Lever::Exigence => "exigée",
        Lever::Critere => "notée",
        Lever::Variante => "ouverte en variante",
        Lever::Lot => "exigée dans un lot à part",
        Lever::Reserve => "en marché réservé",
        Lever::Sourcage => "à sourcer",
    }
}

fn instead(lever: Lever) -> String {
    match lever {
        Lever::Sourcage => " au lieu de rester à sourcer".to_owned(),
        // « être ouverte », « être exigée », « être en marché réservé ».
        other => format!(" au lieu d’être {}", used(other)),
    }
}

/// What a clause becomes. A stricter use is a choice that opens; a softer one is what remains. To source again what has
/// just been asked would say nothing: no known firm is able, and the clause loses its use.
fn becomes(now: Lever, then: Lever) -> String {
    match then {
        Lever::Sourcage => format!("ne pourrait plus être {}", used(now)),
        _ if strictness(then) > strictness(now) => format!("pourrait être {}", used(then)),
        _ => format!("serait {}", used(then)),
    }
}

fn alarm_turns(now: Alarm, then: Alarm) -> Option<&'static str> {
    if now == then {
        return None;
    }
    Some(match (now, then) {
        (_, Alarm::Rouge) => "l’alerte sur la concurrence passerait au rouge",
        (Alarm::Rouge, Alarm::Orange) => "l’alerte sur la concurrence passerait du rouge à l’orange",
        (_, Alarm::Orange) => "l’alerte sur la concurrence passerait à l’orange",
        (_, Alarm::Aucune) => "l’alerte sur la concurrence serait levée",
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
