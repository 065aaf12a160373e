//! Ways to keep others out that no list of materials foresees: what is wanted and what is refused are known by the build
//! of the sentence (« l’un, l’autre étant écarté », « X et jamais Y », « procédé hors duquel aucune offre n’est lue »).

use std::ops::Range;

use document::DocumentKind;

use super::kept_words::{
    ACTS, ALL_BUT, CAUSES_REFUSAL, FASTENED, KIND, NARROWED, OFFICE, OUTRIGHT, SET_ASIDE, STRANGE, UNUSED,
};
use super::matter::Matter;
use super::ways::{MADE, is_sign};
use crate::exclusion::{refusals, shuts_out_others};
use crate::lexicon::{brands, labels};
use crate::reading::Reading;
use crate::rules::norme::shape::standards;

/// No word of papers, mark, label or standard: other rules speak of those.
fn technical(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let tokens = range.clone();
    brands().find(r, tokens.clone()).is_empty()
        && labels().find(r, tokens.clone()).is_empty()
        && standards(r, tokens.clone()).is_empty()
        && !tokens
            .take_while(|&at| !is_break(r, at))
            .any(|at| is_proper(r, at))
}

/// A capitalised word that neither opens a sentence or a cell nor is an acronym.
fn is_proper(r: &Reading<'_>, at: usize) -> bool {
    r.is_word(at)
        && r.is_capital(at)
        && !r.is_upper(at)
        && at != r.sentence(at).start
        && r.folded(at).len() > 2
        && !matches!(r.before(at), ":" | "." | "|" | "-" | "–" | "•" | ";" | "\n")
        && r.folded(at).chars().all(char::is_alphabetic)
        && !r.tokens()[at].hyphenated
        && !r.tokens().get(at + 1).is_some_and(|next| next.hyphenated)
}

/// The subject of a clause: its first words.
fn head(r: &Reading<'_>, range: &Range<usize>) -> Range<usize> {
    range.start..r.ahead(range.start.max(1), 4).end.min(range.end)
}

fn speaks_of_office(r: &Reading<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let from = (sentence.start..at)
        .rev()
        .find(|&i| matches!(r.folded(i), ";" | ":"))
        .map_or(sentence.start, |i| i + 1);
    r.has(&OFFICE, from..at.min(from + 4))
}

/// Where what is wanted begins: a preposition of making and what it introduces, close before.
fn wanted(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter], end: usize) -> Option<usize> {
    wanted_by(
        r,
        sentence,
        named,
        end,
        r.has(&ACTS, end.saturating_sub(16).max(sentence.start)..end),
    )
}

/// As [`wanted`], where it is known already whether the words are on how a thing is made.
fn wanted_by(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    named: &[Matter],
    end: usize,
    made: bool,
) -> Option<usize> {
    let floor = end.saturating_sub(16).max(sentence.start);
    if let Some(matter) = named
        .iter()
        .rev()
        .find(|m| m.tokens.end <= end && m.tokens.start >= floor && !m.guess)
    {
        return Some(matter.linked().start);
    }
    let made = made || r.has(&MADE, floor..end);
    (floor..end).rev().find(|&at| {
        let preposition = matches!(
            r.folded(at),
            "en" | "par" | "a" | "au" | "aux" | "avec" | "sur" | "du" | "est" | "sont" | "sera" | "seront"
        );
        let noun = at + 1 < end && r.is_word(at + 1) && !is_sign(r, at + 1);
        preposition && noun && (made || matches!(r.folded(at), "en" | "par" | "au" | "est" | "sont" | "sera"))
    })
}

/// « X, le Y étant écarté », « X ; les Y ne conviennent pas », « X (Y refusé) »: Y is a thing, X another.
fn by_subject(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let refused = refusals(r, sentence.clone())
        .into_iter()
        .chain(r.find(&UNUSED, sentence.clone()));
    for refusal in refused {
        let Some(sign) = subject_start(r, sentence, named, refusal.start) else {
            continue;
        };
        // « …, ce à quoi la fonte ne saurait être préférée »
        let first = sign + 1 + usize::from(matches!(r.folded(sign + 1), "ce" | "et"));
        let first = first + if r.folded(first + 1) == "quoi" { 2 } else { 0 };
        let subject = first.min(refusal.start)..refusal.start;
        let after = refusal.end..r.ahead(refusal.end, 4).end;
        if subject.is_empty()
            || r.has(&STRANGE, head(r, &subject))
                && !made_of(r, named, &subject)
                && !use_of(r, named, &subject)
            || r.has(&NARROWED, subject.clone())
            || r.has(&NARROWED, after)
            || speaks_of_office(r, sentence, sign)
            || !starts_a_thing(r, subject.start)
        {
            continue;
        }
        let Some(start) = wanted(r, sentence, named, sign) else {
            continue;
        };
        // Something tells that the words are on how things are made.
        let sure = named.iter().any(|m| {
            !m.guess && (m.tokens.end <= sign && m.tokens.start >= start || subject.contains(&m.tokens.start))
        }) || r.has(&KIND, subject.clone())
            || subject.clone().any(|at| is_action(r, at))
            || subject.len() <= 5
                && matches!(r.folded(start), "en" | "par")
                && subject
                    .clone()
                    .any(|at| r.is_upper(at) && r.is_word(at) && r.folded(at).len() > 2)
            || subject.clone().any(|at| r.folded(at) == "etant")
                && (r.folded(start) == "par"
                    || r.folded(start) == "en"
                        && r.has(&MADE, start.saturating_sub(4).max(sentence.start)..start)
                    || r.has(&ACTS, start.saturating_sub(4).max(sentence.start)..sign));
        if sure && technical(r, &(start..refusal.end)) && !offers_many(r, start..sign) {
            found.push(start..refusal.end);
        }
    }
    found
}

/// « l’usage du verre trempé ou de l’inox »: what is refused is the use of a stuff.
fn use_of(r: &Reading<'_>, named: &[Matter], subject: &Range<usize>) -> bool {
    let head = subject.start..subject.end.min(subject.start + 2);
    let used = head.clone().any(|at| {
        matches!(
            r.folded(at),
            "usage" | "emploi" | "recours" | "utilisation" | "fourniture" | "proposition" | "pose"
        )
    });
    used && named
        .iter()
        .any(|m| !m.guess && m.tokens.start >= head.end && m.tokens.start <= head.end + 3)
}

/// « les offres en composite »: what is refused is told by its stuff.
fn made_of(r: &Reading<'_>, named: &[Matter], subject: &Range<usize>) -> bool {
    named.iter().any(|m| {
        !m.guess
            && m.link
                .is_some_and(|link| subject.contains(&link) && matches!(r.folded(link), "en" | "par"))
    })
}

/// More than one is admitted: « en bois, en métal ou en résine ».
fn offers_many(r: &Reading<'_>, wanted: Range<usize>) -> bool {
    let from = wanted.start.saturating_sub(8).max(r.sentence(wanted.start).start);
    (from..wanted.end).any(|at| r.folded(at) == "ou" && !matches!(r.folded(at + 1), "plus" | "non" | "moins"))
}

/// The sign after which the subject of a refusal begins, lists of short members gone over.
fn subject_start(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter], end: usize) -> Option<usize> {
    let floor = end.saturating_sub(22).max(sentence.start);
    let mut sign = (floor..end).rev().find(|&at| is_break(r, at))?;
    // « le mélèze, le douglas et le pin étant refusés »: back to the first of the list.
    while r.folded(sign) == "," {
        let Some(before) = (floor..sign).rev().find(|&at| is_break(r, at)) else {
            break;
        };
        let member = before + 1..sign;
        let article = |at: usize| {
            matches!(
                r.folded(at),
                "le" | "la" | "les" | "l'" | "tout" | "toute" | "aucun" | "aucune"
            )
        };
        let alike = article(sign + 1) == article(before + 1)
            && (1..=4).contains(&member.len())
            && !matches!(
                r.folded(member.start),
                "en" | "par" | "avec" | "a" | "au" | "aux" | "sur" | "dans" | "de" | "d'"
            )
            && (article(member.start) || named.iter().any(|m| m.tokens.start == member.start));
        if !alike {
            break;
        }
        sign = before;
    }
    Some(sign)
}

fn is_break(r: &Reading<'_>, at: usize) -> bool {
    matches!(r.folded(at), "," | ";" | ":" | "(" | "–" | "—")
        || r.folded(at) == "-"
            && !r.tokens()[at].hyphenated
            && !r.tokens().get(at + 1).is_some_and(|t| t.hyphenated)
}

/// « le », « tout », « aucune », or a bare noun: not « qui », « ce », « il ».
fn starts_a_thing(r: &Reading<'_>, at: usize) -> bool {
    !matches!(
        r.folded(at),
        "qui"
            | "que"
            | "qu'"
            | "il"
            | "ils"
            | "elle"
            | "elles"
            | "on"
            | "ce"
            | "celui-ci"
            | "celle-ci"
            | "dont"
            | "ou"
            | "si"
            | "y"
            | "sous"
            | "sans"
            | "ne"
            | "n'"
            | "est"
            | "sont"
            | "meme"
            | "mais"
            | "car"
            | "a"
            | "dans"
    ) && r.is_word(at)
}

/// A noun of action: « les gravures », « l’impression », « le collage ».
fn is_action(r: &Reading<'_>, at: usize) -> bool {
    r.is_word(at)
        && r.folded(at).len() > 5
        && [
            "age", "ages", "ation", "ations", "ssion", "ction", "ures", "ure", "erie", "euse", "euses",
        ]
        .iter()
        .any(|ending| r.folded(at).ends_with(ending))
}

/// « …, tout autre étant rejeté », « par nul autre dispositif », « et par elle seule ».
fn by_rest(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let Some(shut) = shuts_out_others(r, sentence.clone()) else {
        return Vec::new();
    };
    let other = shut
        .clone()
        .find(|&at| matches!(r.folded(at), "autre" | "autres"));
    let tail = other.map_or(shut.end, |at| at + 1);
    let what = tail..r.ahead(tail, 2).end;
    let bare = !r.is_word(tail)
        || matches!(
            r.folded(tail),
            "etant" | "est" | "sera" | "n'" | "ne" | "ni" | "chose" | "et"
        );
    let kinds = r.has(&KIND, what.clone());
    if r.has(&STRANGE, what) && !kinds
        || r.has(&NARROWED, r.ahead(shut.end, 4))
        || speaks_of_office(r, sentence, shut.start)
    {
        return Vec::new();
    }
    let Some(start) = wanted(r, sentence, named, shut.start) else {
        return Vec::new();
    };
    let sure = named
        .iter()
        .any(|m| !m.guess && m.tokens.start >= start && m.tokens.end <= shut.start);
    let whole = start..shut.end;
    let acts = || r.has(&ACTS, sentence.start..shut.start) || r.has(&MADE, sentence.start..shut.start);
    let linked = matches!(r.folded(start), "en" | "par" | "a" | "au");
    if (kinds || bare && (sure || acts() || other.is_some()) || sure && (linked || acts()))
        && technical(r, &whole)
        && !offers_many(r, start..shut.start)
    {
        return one(whole);
    }
    Vec::new()
}

/// « technique à laquelle rien ne sera substitué », « matériau imposé ».
fn by_kind(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for kind in r.find(&KIND, sentence.clone()) {
        let apposed = kind.start > sentence.start
            && (is_break(r, kind.start - 1)
                || matches!(
                    r.before(kind.start),
                    "ce" | "cette" | "le" | "la" | "seul" | "seule" | "un" | "une"
                ) && kind.start >= sentence.start + 2
                    && is_break(r, kind.start - 2));
        let said = r
            .find(&FASTENED, r.ahead(kind.end, 11))
            .into_iter()
            .find(|said| said.start <= kind.end + 2 && !(kind.end..said.start).any(|at| is_break(r, at)));
        let Some(said) = said.filter(|_| apposed) else {
            continue;
        };
        // « procédé imposé par l’arrêté », « solution exigée par le site ».
        if r.folded(said.end) == "par" || speaks_of_office(r, sentence, kind.start) {
            continue;
        }
        if let Some(start) = wanted_by(r, sentence, named, kind.start - 1, true)
            && technical(r, &(start..said.end))
        {
            found.push(start..said.end);
        }
    }
    found
}

/// « au peroxyde et jamais à la vapeur », « à exclusion de la spirale », « (PVC : non) », « ni enrobé, ni dalles ».
fn by_contrast(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for aside in r.find(&SET_ASIDE, sentence.clone()) {
        let after = aside.end - 1..r.ahead(aside.end, 4).end;
        if r.has(&STRANGE, after.start..after.end.min(aside.end + 2))
            || r.has(&NARROWED, after.clone())
            || speaks_of_office(r, sentence, aside.start)
        {
            continue;
        }
        let outright = r.has(&OUTRIGHT, aside.clone());
        let linked = wanted(r, sentence, named, aside.start);
        // « reliure Wire-O à l’exclusion du dos cousu »: no preposition ties what is wanted.
        let alone = linked.is_none();
        let out = aside.end..r.ahead(aside.end, 12).end;
        let start = match linked {
            Some(start) => start,
            None if outright && named.iter().any(|m| !m.guess && out.contains(&m.tokens.start)) => {
                r.back(aside.start, 3).start
            }
            None => continue,
        };
        let close = start..aside.start;
        let sure = named
            .iter()
            .any(|m| !m.guess && (close.contains(&m.tokens.start) || after.contains(&m.tokens.start)))
            && (r.has(&MADE, sentence.start..aside.start)
                || r.has(&ACTS, sentence.start..aside.start)
                || named.iter().filter(|m| !m.guess).count() > 1
                || after.clone().any(|at| is_action(r, at)))
            || after.clone().any(|at| is_action(r, at)) && r.has(&ACTS, sentence.start..aside.start)
            || alone
            || parallel(r, start, &aside)
                && named.iter().any(|m| {
                    !m.guess && (close.contains(&m.tokens.start) || after.contains(&m.tokens.start))
                })
            || outright
                && matches!(r.folded(start), "en" | "par")
                && matches!(r.before(start), "est" | "sont" | "sera" | "seront")
            || repeated(r, start..aside.start, after.clone());
        if sure && close.len() <= 14 && technical(r, &(start..after.end)) && !offers_many(r, close) {
            found.push(start..aside.end);
        }
    }
    found
}

/// « … est réalisé au brome. Aucun autre désinfectant n’est envisageable »: the refusal has a sentence of its own.
fn by_next(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    let Some(next) = r.following(sentence.start) else {
        return Vec::new();
    };
    if next.len() > 18 || speaks_of_office(r, sentence, sentence.end) || r.has(&OFFICE, head(r, &next)) {
        return Vec::new();
    }
    let Some(all) = r.find(&ALL_BUT, next.clone()).into_iter().next() else {
        return Vec::new();
    };
    let refused = refusals(r, next.clone())
        .into_iter()
        .chain(r.find(&CAUSES_REFUSAL, next.clone()))
        .next();
    let Some(refused) = refused else {
        return Vec::new();
    };
    let subject = all.start..refused.start.max(all.end);
    let noun = all.end - 1..r.ahead(all.end, 2).end;
    let sure = named.iter().any(|m| !m.guess && m.link.is_some())
        || r.has(&KIND, noun.clone()) && (r.has(&MADE, sentence.clone()) || r.has(&ACTS, sentence.clone()));
    let other = all.clone().any(|at| matches!(r.folded(at), "autre" | "autres"));
    let alike = other && !r.has(&STRANGE, noun)
        || !super::matter::matters(r, subject.clone()).iter().all(|m| m.guess);
    if sure
        && alike
        && !r.has(&STRANGE, head(r, &subject))
        && !r.has(&NARROWED, next.clone())
        && technical(r, &subject)
        && !offers_many(r, sentence.clone())
    {
        return one(all.start..refused.end.max(all.end));
    }
    Vec::new()
}

/// « en glace synthétique à l’exclusion de la glace naturelle »: the same noun, otherwise made.
fn repeated(r: &Reading<'_>, wanted: Range<usize>, out: Range<usize>) -> bool {
    wanted.clone().any(|at| {
        r.folded(at).len() > 3
            && r.is_word(at)
            && out.clone().any(|other| r.folded(other) == r.folded(at))
            && !matches!(
                r.folded(at),
                "sont" | "sera" | "dans" | "pour" | "avec" | "sous" | "leur" | "elle"
            )
    })
}

/// « à vapeur … et non à diodes »: the same preposition.
fn parallel(r: &Reading<'_>, start: usize, aside: &Range<usize>) -> bool {
    let preposition = |at: usize| match r.folded(at) {
        "en" => 1,
        "par" => 2,
        "a" | "au" | "aux" => 3,
        "avec" => 4,
        _ => 0,
    };
    preposition(start) != 0 && aside.clone().any(|at| preposition(at) == preposition(start))
}

/// « semelles injectées et non collées »: two ways of making, side by side.
fn by_pair(r: &Reading<'_>, named: &[Matter]) -> Vec<Range<usize>> {
    named
        .windows(2)
        .filter_map(|pair| {
            let [one, other] = pair else { return None };
            let gap: Vec<&str> = (one.tokens.end..other.tokens.start)
                .map(|at| r.folded(at))
                .collect();
            let opposed = matches!(
                gap.as_slice(),
                ["et" | ",", "non" | "pas" | "jamais"]
                    | [",", "et", "non" | "pas" | "jamais"]
                    | ["et" | ",", "en", "aucun", "cas"]
                    | ["et" | ",", "non", "pas"]
            );
            let ways = one.process && other.process && !one.guess && !other.guess;
            (opposed && ways).then_some(one.tokens.start..other.tokens.end)
        })
        .collect()
}

/// All these ways; they speak of specifications, not of the rules of the consultation.
pub(super) fn by_build(r: &Reading<'_>, sentence: &Range<usize>, named: &[Matter]) -> Vec<Range<usize>> {
    if !matches!(r.kind, DocumentKind::Cctp | DocumentKind::Autre) {
        return Vec::new();
    }
    let mut found = by_subject(r, sentence, named);
    found.extend(by_rest(r, sentence, named));
    found.extend(by_kind(r, sentence, named));
    found.extend(by_contrast(r, sentence, named));
    found.extend(by_next(r, sentence, named));
    found.extend(by_pair(r, named));
    found
}

/// One stretch.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
