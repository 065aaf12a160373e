//! Whatever a citation names: article, general conditions, decision, parameter, text of the past.

use crate::citation::canonical;
use crate::{Article, Case, Ccag, CcagEntry, Law, Parameter, Repealed};

/// What a citation leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry<'a> {
    /// An article of a code, a law or a regulation.
    Article(&'a Article),
    /// General conditions as a whole.
    Conditions(&'a Ccag),
    /// An article of the general conditions.
    Ccag(&'a CcagEntry),
    /// A court decision.
    Case(&'a Case),
    /// An amount, a delay, a rate or a start date.
    Parameter(&'a Parameter),
    /// A text, a notion or a form of the past.
    Repealed(&'a Repealed),
}

/// A citation longer than this is no citation: nothing is looked for.
const LONGEST: usize = 300;

impl Law {
    /// All that a citation names, in its order; empty when we know nothing of it.
    ///
    /// `R2111-7`, « articles R2161-2 à R2161-5 », « L2152-7 et R2152-7 », `CCAG-FCS 14.1`, `C-424/23`,
    /// « CE, 29 juillet 1994, n° 131562 », `dispense-travaux`, « décret 2016-360 ».
    #[must_use]
    pub fn look_up(&self, citation: &str) -> Vec<Entry<'_>> {
        if citation.len() > LONGEST {
            return Vec::new();
        }
        let whole = canonical(citation);
        // A list counts when each of its parts is known; else it is one citation with a comma in it.
        if whole.contains([',', ';']) || whole.contains(" et ") {
            let (prefix, _) = prefixed(&whole);
            let parts: Vec<Vec<Entry<'_>>> = whole
                .replace(" et ", ",")
                .split([',', ';'])
                .map(|part| self.part(prefix, part.trim()))
                .collect();
            if parts.iter().all(|part| !part.is_empty()) {
                return once(parts.into_iter().flatten());
            }
        }
        match whole
            .split_once(" à ")
            .and_then(|(from, to)| self.range(from, to))
        {
            Some(range) => range,
            None => self.one(citation),
        }
    }

    /// A part of a list: the code named once (« CJA L551-1 et L551-4 ») holds for all.
    fn part(&self, prefix: &str, part: &str) -> Vec<Entry<'_>> {
        let in_full = if part.starts_with(prefix) {
            part.to_owned()
        } else {
            format!("{prefix}{part}")
        };
        match in_full
            .split_once(" à ")
            .and_then(|(from, to)| self.range(from, to))
        {
            Some(range) => range,
            None => self.one(&in_full),
        }
    }

    fn one(&self, citation: &str) -> Vec<Entry<'_>> {
        let trimmed = citation.trim();
        let mut found = Vec::new();
        found.extend(self.article(trimmed).map(Entry::Article));
        let id = canonical(trimmed);
        if found.is_empty() {
            // A law we know by one of its articles only (`loi 2021-1104`).
            let inside = format!("{id} art. ");
            let of_it = self.articles().filter(|article| article.id.starts_with(&inside));
            found.extend(of_it.map(Entry::Article));
        }
        found.extend(self.ccag(trimmed).map(Entry::Ccag));
        let conditions = self
            .ccags()
            .iter()
            .filter(|ccag| ccag.id.eq_ignore_ascii_case(&id));
        found.extend(conditions.map(Entry::Conditions));
        found.extend(self.parameter(trimmed).map(Entry::Parameter));
        let cases = self.cases().iter().filter(|case| names(trimmed, &case.number));
        found.extend(cases.map(Entry::Case));
        found.extend(self.past(trimmed, &id).into_iter().map(Entry::Repealed));
        found
    }

    /// A text of the past by its slug or by a number such as 2016-360 or 2004/18; one of its articles, when we
    /// know what took over from it.
    fn past(&self, citation: &str, id: &str) -> Vec<&Repealed> {
        if let Some(text) = self.repealed().iter().find(|text| text.id == citation) {
            return vec![text];
        }
        let Some(number) = number_of_text(citation) else {
            return Vec::new();
        };
        let named = |part: &str| names(&part.replace("/CEE", "").replace("/CE", ""), number);
        let texts: Vec<&Repealed> = self.repealed().iter().filter(|text| named(&text.name)).collect();
        let (articles, whole): (Vec<&Repealed>, Vec<&Repealed>) =
            texts.into_iter().partition(|text| text.id.starts_with("ancien-"));
        let Some((_, article)) = id.rsplit_once(" art. ") else {
            return whole;
        };
        // « Article 53 du code de 2006, article 52 de l’ordonnance 2015-899 »: each part is another text.
        let same = |part: &str| named(part) && names(part, article);
        let that_one: Vec<&Repealed> = articles
            .into_iter()
            .filter(|text| text.name.split(", ").any(same))
            .collect();
        if that_one.is_empty() { whole } else { that_one }
    }

    /// The articles we know from one to another, in the order of their numbers; `None` when these are no
    /// numbers of articles.
    fn range(&self, from: &str, to: &str) -> Option<Vec<Entry<'_>>> {
        let (prefix, first) = prefixed(from);
        let (letter, low) = number_of(first)?;
        // « R2111-4 à -11 » repeats the beginning.
        let to = to.strip_prefix(prefix).unwrap_or(to);
        let last = match (to.strip_prefix('-'), first.rsplit_once('-')) {
            (Some(end), Some((beginning, _))) => format!("{beginning}-{end}"),
            _ => to.to_owned(),
        };
        let (to_letter, high) = number_of(&last)?;
        if letter != to_letter {
            return None;
        }
        let mut found: Vec<(Vec<u32>, Entry<'_>)> = self
            .articles()
            .filter_map(|article| {
                let (its_prefix, number) = prefixed(&article.id);
                let (its_letter, number) = number_of(number)?;
                let inside = its_prefix == prefix && its_letter == letter && low <= number && number <= high;
                inside.then_some((number, Entry::Article(article)))
            })
            .collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        Some(found.into_iter().map(|(_, entry)| entry).collect())
    }
}

/// Each entry once, at its first place.
fn once<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Vec<Entry<'a>> {
    let mut found = Vec::new();
    for entry in entries {
        if !found.contains(&entry) {
            found.push(entry);
        }
    }
    found
}

/// `CRPM L230-5-1` → (`CRPM `, `L230-5-1`).
fn prefixed(id: &str) -> (&str, &str) {
    let is_number = |at: usize| {
        let word = id[at..].split([' ', ',', ';']).next().unwrap_or_default();
        number_of(word).is_some()
    };
    let starts = std::iter::once(0).chain(id.match_indices(' ').map(|(at, _)| at + 1));
    let at = starts.into_iter().find(|at| is_number(*at)).unwrap_or_default();
    id.split_at(at)
}

/// `L230-5-1` → (`L`, [230, 5, 1]); `432-14` has no letter.
fn number_of(id: &str) -> Option<(&str, Vec<u32>)> {
    let at = usize::from(id.starts_with(['L', 'R', 'D']));
    let (letter, digits) = id.split_at(at);
    let parts: Option<Vec<u32>> = digits.split('-').map(|part| part.parse().ok()).collect();
    parts.map(|parts| (letter, parts))
}

/// Whether a number stands in a text, not inside a longer one.
fn names(text: &str, number: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '/');
    text.match_indices(number).any(|(at, _)| {
        !inside(text[..at].chars().next_back()) && !inside(text[at + number.len()..].chars().next())
    })
}

/// The number of a text in a citation: `2016-360`, `2004/18`.
fn number_of_text(citation: &str) -> Option<&str> {
    citation
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'))
        .map(|word| word.trim_end_matches("/CEE").trim_end_matches("/CE"))
        .find(|word| {
            word.len() >= 5
                && word.contains(['-', '/'])
                && word.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '/')
        })
}
