//! Two versions compared, for people: what changed, article by article.

use std::path::Path;

use api::clauses::ChangedWords;
use api::compare::{ArticleChange, ChoiceChange, CompareAnswer, LineChange, PieceChange};

use super::layout::{Page, count, piece};
use crate::out::Screen;

/// Words that did not change, shown on each side of what did.
const AROUND: usize = 10;

pub(crate) fn compare(answer: &CompareAnswer, out: Option<&Path>, screen: Screen) -> String {
    let mut page = Page::of(screen.width);
    page.line(0, &format!("De {} à {}", answer.before.name, answer.after.name));
    if answer.identical {
        page.gap();
        page.line(0, "Les deux versions disent la même chose.");
    } else {
        page.line(0, "[-ainsi-] : retiré ; {+ainsi+} : ajouté");
    }
    if !answer.need.is_empty() {
        page.title("Besoin");
        for fact in &answer.need {
            let before = fact.before.as_deref().unwrap_or("inconnu");
            let after = fact.after.as_deref().unwrap_or("inconnu");
            page.item(2, "•", &format!("{} : {before} → {after}", fact.label));
        }
    }
    if !answer.choices.is_empty() {
        page.title("Choix");
        for change in &answer.choices {
            page.item(2, "•", &choice(change));
        }
    }
    for one in &answer.pieces {
        one_piece(&mut page, one);
    }
    if let Some(out) = out {
        page.gap();
        page.raw(&format!("Comparaison écrite dans {}", out.display()));
    }
    page.finish()
}

fn choice(change: &ChoiceChange) -> String {
    let said = |value: &Option<String>| value.clone().unwrap_or_else(|| "à remplir".to_owned());
    let (before, after) = (said(&change.before), said(&change.after));
    match change.what {
        "retenue" => format!("{} : retenue", change.title),
        "retiree" => format!("{} : n’est plus retenue", change.title),
        "points" => format!("{} : {before} → {after} points", change.title),
        _ => format!(
            "{} – {} : {before} → {after}",
            change.title,
            change.label.as_deref().unwrap_or_default()
        ),
    }
}

fn one_piece(page: &mut Page, one: &PieceChange) {
    let name = match piece(&one.document) {
        "" => one.title.as_str(),
        name => name,
    };
    let told = match one.state {
        "ajoutee" => "pièce ajoutée".to_owned(),
        "retiree" => "pièce retirée".to_owned(),
        "identique" => "rien n’a changé".to_owned(),
        _ => format!(
            "{}, {}, {}",
            count(one.articles.len(), "article diffère", "articles diffèrent"),
            count(one.words_added, "mot ajouté", "mots ajoutés"),
            count(one.words_removed, "mot retiré", "mots retirés")
        ),
    };
    page.title(&format!("{name} : {told}"));
    for article in &one.articles {
        page.line(2, &heading(article));
        for line in &article.lines {
            page.item(4, "|", &words(line));
        }
    }
}

/// « Article 5 – Prix : modifié, déplacé (avant : article 4) ».
fn heading(article: &ArticleChange) -> String {
    let title = match article.title.as_str() {
        "" => "Avant le premier article",
        title => title,
    };
    let number = article.after.as_ref().or(article.before.as_ref());
    let name = number.map_or_else(
        || title.to_owned(),
        |number| format!("Article {number} – {title}"),
    );
    let fate = match (article.state, article.moved) {
        ("ajoute", _) => "ajouté",
        ("retire", _) => "retiré",
        ("deplace", _) => "déplacé",
        (_, true) => "déplacé et modifié",
        _ => "modifié",
    };
    match (&article.before, &article.after) {
        (Some(before), Some(after)) if before != after => {
            format!("{name} : {fate} (avant : article {before})")
        }
        _ => format!("{name} : {fate}"),
    }
}

fn words(line: &LineChange) -> String {
    let last = line.pieces.len().saturating_sub(1);
    let parts = line.pieces.iter().enumerate().map(|(n, part)| match part.kind {
        "gone" => around(part, "[-", "-]"),
        "come" => around(part, "{+", "+}"),
        _ if line.state == "deplace" => format!("déplacé : {}", part.words),
        _ => shortened(&part.words, n > 0, n < last),
    });
    parts.collect()
}

/// Marks put around the words, not around the blank that follows them.
fn around(part: &ChangedWords, open: &str, close: &str) -> String {
    let words = part.words.trim_end();
    format!("{open}{words}{close}{}", &part.words[words.len()..])
}

/// The ends of a long stretch that did not change: those that touch a change.
fn shortened(words: &str, before: bool, after: bool) -> String {
    let all: Vec<&str> = words.split_inclusive(char::is_whitespace).collect();
    let kept = AROUND * (usize::from(before) + usize::from(after));
    if all.len() <= kept + 1 {
        return words.to_owned();
    }
    let start: String = all[..if before { AROUND } else { 0 }].concat();
    let end: String = all[all.len() - if after { AROUND } else { 0 }..].concat();
    format!("{start}… {end}")
}
