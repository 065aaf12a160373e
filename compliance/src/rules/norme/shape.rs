//! References of standards, recognised by their shape.

use std::ops::Range;

use crate::reading::Reading;

/// Bodies whose letters open a reference.
const BODIES: &[&str] = &[
    "nf", "en", "iso", "iec", "cei", "dtu", "astm", "din", "bs", "ul", "utec", "ansi", "ieee", "cen",
    "cenelec", "xp", "fd", "pr", "hd", "afnor", "etsi", "asme", "api", "awwa", "uni", "une", "csa", "as",
    "gost", "jis", "aqap", "stanag", "aatcc", "iaaf", "vde", "sae", "nema", "nfpa", "ashrae", "dvgw", "sia",
    "nbn", "nen", "csn", "nij", "jedec", "tia", "eia", "itu", "itu-t", "onorm", "dvs", "vdi", "unece",
];

/// Management systems: their certificate is a label of the firm, not a specification of goods.
const MANAGEMENT: &[u32] = &[
    9001, 14001, 45001, 50001, 27001, 27701, 22301, 22000, 13485, 20000, 26000, 37001, 15189, 17025, 39001,
    55001, 20121, 18001, 17020, 17024, 17065, 41001, 44001, 10002, 9100, 17100, 18295, 29990, 29993, 21001,
    28000, 30301, 16001, 27017, 27018, 37301, 56001, 35001, 9002, 9120, 18788, 45003,
];

/// A reference of a standard.
#[derive(Debug, Clone)]
pub(crate) struct Standard {
    pub(crate) tokens: Range<usize>,
    /// ISO 9001 and the like.
    pub(crate) management: bool,
}

/// References of standards in a range, in order.
pub(crate) fn standards(r: &Reading<'_>, tokens: Range<usize>) -> Vec<Standard> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match reference(r, at, tokens.end) {
            Some(standard) => {
                at = standard.tokens.end;
                found.push(standard);
            }
            None => at += 1,
        }
    }
    found
}

fn is_body(r: &Reading<'_>, at: usize) -> bool {
    r.is_upper(at) && BODIES.contains(&r.folded(at))
}

/// « 1729-1 », « 20471:2013 », « 15-100 », « 20.1 », and « P01-012 ».
fn is_number(r: &Reading<'_>, at: usize) -> bool {
    r.folded(at).starts_with(|c: char| c.is_ascii_digit())
        && r.folded(at)
            .chars()
            .all(|c| c.is_ascii_digit() || "-.:+/a,".contains(c))
}

fn reference(r: &Reading<'_>, start: usize, limit: usize) -> Option<Standard> {
    // « EN1729 », « ISO9001 » in one word.
    let folded = r.folded(start);
    if r.is_capital(start)
        && let Some(digits) = folded.find(|c: char| c.is_ascii_digit())
        && digits >= 2
        && matches!(
            &folded[..digits],
            "en" | "iso" | "nf" | "nfen" | "dtu" | "iec" | "cei" | "eniso"
        )
    {
        return Some(Standard {
            tokens: start..start + 1,
            management: is_management(&folded[digits..]),
        });
    }
    if !is_body(r, start) {
        // « conformément à la norme QRS 0101.06 »: a body the list does not have.
        let unknown = after_norm(r, start)
            && r.is_upper(start)
            && (2..=6).contains(&folded.len())
            && start + 1 < limit
            && is_number(r, start + 1)
            && r.folded(start + 1).len() > 1;
        return unknown.then(|| Standard {
            tokens: start..start + 2,
            management: false,
        });
    }
    let mut at = start;
    let mut bodies = 0;
    while at < limit && (is_body(r, at) || (bodies > 0 && matches!(r.folded(at), "/" | "-"))) {
        bodies += usize::from(is_body(r, at));
        at += 1;
    }
    // The class letter of a French standard: « NF C 15-100 », « NF P 01-012 ».
    let french = (start..at).any(|i| matches!(r.folded(i), "nf" | "xp" | "fd"));
    if french && at < limit && r.is_word(at) && r.folded(at).len() == 1 && r.is_capital(at) {
        at += 1;
    }
    let class_number = french
        && r.folded(at).len() > 2
        && r.is_capital(at)
        && r.folded(at).as_bytes()[1..].iter().any(u8::is_ascii_digit);
    let foreign = (start..at).any(|i| {
        matches!(
            r.folded(i),
            "astm" | "din" | "bs" | "ansi" | "ul" | "ieee" | "jis" | "aatcc" | "etsi" | "stanag"
        )
    });
    let lettered = foreign && r.is_capital(at) && r.folded(at).chars().any(|c| c.is_ascii_digit());
    if at >= limit || !(is_number(r, at) || class_number || lettered) {
        return None;
    }
    // « Poste PR 14 », « UNE 12 pièces »: letters that never open a reference alone.
    if at == start + 1
        && matches!(folded, "pr" | "as" | "une" | "uni" | "sia" | "nen" | "sae")
        && !after_norm(r, start)
    {
        return None;
    }
    // « EN 2026 » in a title in capitals is a date.
    let alone = at == start + 1 && r.folded(start) == "en";
    let year = r.number(at).is_some_and(|n| (1950.0..2050.0).contains(&n)) && r.folded(at).len() == 4;
    if alone && year {
        return None;
    }
    // « Full HD 1080 » is a definition of image.
    if at == start + 1 && r.folded(start) == "hd" && matches!(r.folded(at), "720" | "1080") {
        return None;
    }
    if alone && r.number(at).is_some_and(|n| n < 40.0) {
        return None;
    }
    let management = is_management(r.folded(at));
    at += 1;
    // « -1 », « : 2015 », « (classe 3) » may follow as separate tokens.
    while at + 1 < limit && matches!(r.folded(at), ":" | "-" | "/" | "+") && is_number(r, at + 1) {
        at += 2;
    }
    Some(Standard {
        tokens: start..at,
        management,
    })
}

/// « la norme », « le standard » at once before.
fn after_norm(r: &Reading<'_>, at: usize) -> bool {
    matches!(
        r.before(at),
        "norme" | "normes" | "standard" | "standards" | "specification"
    )
}

fn is_management(number: &str) -> bool {
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().is_ok_and(|n: u32| MANAGEMENT.contains(&n))
}

/// References joined by « , », « et », « à », « la norme »: one enumeration.
pub(crate) fn enumerations(r: &Reading<'_>, standards: Vec<Standard>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for standard in standards {
        let joined = out.last().is_some_and(|last| {
            let gap = last.end..standard.tokens.start;
            gap.len() <= 6
                && gap.clone().all(|at| {
                    matches!(
                        r.folded(at),
                        "," | "et"
                            | "ou"
                            | "a"
                            | "la"
                            | "les"
                            | "l'"
                            | "norme"
                            | "normes"
                            | "aux"
                            | "ainsi"
                            | "que"
                            | "("
                            | ")"
                            | "puis"
                            | "/"
                            | "-"
                            | "parties"
                            | "partie"
                    ) || is_number(r, at)
                })
        });
        match out.last_mut() {
            Some(last) if joined => last.end = standard.tokens.end,
            _ => out.push(standard.tokens),
        }
    }
    // « 1176-1 à 1176-7 », « 455-1, 455-2 et 455-3 »: numbers that go on.
    for range in &mut out {
        let sentence = r.sentence(range.start);
        let mut at = range.end;
        while at + 1 < sentence.end
            && matches!(r.folded(at), "," | "et" | "a" | "ou")
            && is_number(r, at + 1)
            && r.folded(at + 1).len() > 2
        {
            at += 2;
        }
        range.end = at;
    }
    out
}
