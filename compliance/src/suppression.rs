//! Alerts set aside in the text itself: a drafting comment « emplettes : ignorer SPE010 motif » above a block, or the
//! same words in an HTML comment of a text file.

use std::collections::BTreeMap;

use document::BlockId;
use french::Span;

use crate::dossier::is_working;
use crate::rule::DocumentReading;
use crate::{Finding, Rule, rules::rule};
use tender::{Waiver, WaiverReason};

/// A rule set aside for one block.
#[derive(Debug, Clone)]
pub(crate) struct Suppression {
    /// The passage that says it.
    pub(crate) passage: usize,
    /// The code, as written.
    pub(crate) code: String,
    /// The rule of that code, when there is one.
    pub(crate) rule: Option<&'static Rule>,
    /// Why; empty when nothing is said.
    pub(crate) reason: String,
    /// The block of the first level it covers; none at the end of a document.
    pub(crate) block: Option<BlockId>,
}

impl Suppression {
    /// The place of the words, and the words.
    pub(crate) fn place(&self, d: &DocumentReading<'_>) -> (Span, String) {
        let text = &d.passages[self.passage].text;
        let end = text.find("-->").map_or(text.len(), |at| at + 3);
        let words = &text[..end];
        (Span::new(0, words.chars().count()), words.to_owned())
    }
}

/// Every suppression of a document, in order.
pub(crate) fn suppressions(d: &DocumentReading<'_>) -> Vec<Suppression> {
    let mut found = Vec::new();
    for (at, passage) in d.passages.iter().enumerate() {
        let text = passage.text.trim_start();
        let comment = text
            .strip_prefix("<!--")
            .map(|rest| rest.split_once("-->").unwrap_or((rest, "")));
        let (words, after) = match comment {
            Some(comment) => comment,
            None if is_working(passage) => (text, ""),
            None => continue,
        };
        let Some((codes, reason)) = order(words) else {
            continue;
        };
        // A text file joins the comment to the line below: what it covers is then in the same passage.
        let block = if after.trim().is_empty() {
            d.passages[at + 1..]
                .iter()
                .find(|next| next.root != passage.root)
                .map(|next| next.root.clone())
        } else {
            Some(passage.root.clone())
        };
        found.extend(codes.into_iter().map(|code| Suppression {
            passage: at,
            rule: rule(&code),
            code,
            reason: reason.clone(),
            block: block.clone(),
        }));
    }
    found
}

/// Reads « emplettes : ignorer SPE010, SPE020 : motif »: the codes and the reason.
fn order(words: &str) -> Option<(Vec<String>, String)> {
    let signs = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | ',' | ';' | '.');
    let rest = strip_word(words.trim_start_matches(signs), "emplettes")?;
    let mut rest = strip_word(rest.trim_start_matches(signs), "ignorer")?.trim_start_matches(signs);
    let mut codes = Vec::new();
    loop {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let code = word.len() >= 4
            && word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.ends_with(|c: char| c.is_ascii_digit());
        if !code {
            break;
        }
        codes.push(word.to_ascii_uppercase());
        rest = rest[end..].trim_start_matches(signs);
        if let Some(next) = rest.strip_prefix("et ") {
            rest = next.trim_start_matches(signs);
        }
    }
    if codes.is_empty() {
        codes.push(String::new());
    }
    Some((codes, rest.trim_matches(signs).to_owned()))
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// Attaches to the findings of a document the reasons written above their blocks. Says which suppressions served.
pub(crate) fn apply(
    d: &DocumentReading<'_>,
    suppressions: &[Suppression],
    findings: &mut [Finding],
) -> Vec<bool> {
    let mut served = vec![false; suppressions.len()];
    if suppressions.is_empty() {
        return served;
    }
    let roots: BTreeMap<&BlockId, &BlockId> = (d.passages.iter())
        .map(|passage| (&passage.block, &passage.root))
        .collect();
    for finding in findings {
        let Some(root) = finding.block.as_ref().and_then(|block| roots.get(block)) else {
            continue;
        };
        let set_aside = suppressions.iter().position(|one| {
            one.rule == Some(finding.rule) && one.block.as_ref() == Some(*root) && !one.reason.is_empty()
        });
        if let Some(at) = set_aside {
            served[at] = true;
            finding.waived.get_or_insert_with(|| Waiver {
                rule: finding.rule.code.to_owned(),
                excerpt: finding.excerpt.clone(),
                reason: WaiverReason::Autre,
                text: suppressions[at].reason.clone(),
                date: d.ctx.launch_date,
            });
        }
    }
    served
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn an_order_is_read() {
        let check = |words: &str, expected: Option<(&[&str], &str)>| {
            let found = order(words);
            let found = found.as_ref().map(|(codes, reason)| {
                (
                    codes.iter().map(String::as_str).collect::<Vec<_>>(),
                    reason.as_str(),
                )
            });
            assert_eq!(
                found,
                expected.map(|(codes, reason)| (codes.to_vec(), reason)),
                "{words}"
            );
        };
        check(
            " emplettes: ignorer SPE010 : bois déjà en place ",
            Some((&["SPE010"], "bois déjà en place")),
        );
        check(
            "Emplettes\u{a0}: ignorer SPE010 et SPE020 – motif",
            Some((&["SPE010", "SPE020"], "motif")),
        );
        check("emplettes: ignorer SPE010", Some((&["SPE010"], "")));
        check("emplettes : ignorer cette alerte", Some((&[""], "cette alerte")));
        check("Vérifier avec le service.", None);
    }
}
