//! `docs/a-verifier.md`: every statement that is not firmly verified, and where it is shown.
//!
//! The law lists its own doubts; where each is shown is read in the sources of the rooms that show them, so that
//! a citation in a sentence counts as much as one in a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use law::{Doubt, DoubtKind, Law, Reliability, long_date};

/// Where the page is written, from the root of the repository.
pub(crate) const PAGE: &str = "docs/a-verifier.md";

/// Rooms whose files show the law.
const ROOMS: [&str; 5] = [
    "obligations/src",
    "compliance/src/rules",
    "drafting/src",
    "drafting/plans",
    "clauses/library",
];

/// A file that shows the law.
struct Shower {
    /// How the page names it: `devoir env-critere`, `règle SPE001`, `clause transversal/bois`.
    name: String,
    /// Its text, without tests, on plain spaces.
    text: String,
    /// Whether its sentences are string literals.
    is_code: bool,
}

/// The page, for the repository at `root`.
///
/// # Errors
/// A room cannot be read.
pub(crate) fn page(root: &Path) -> Result<String> {
    Ok(written(Law::embedded(), &showers(root)?))
}

fn showers(root: &Path) -> Result<Vec<Shower>> {
    let mut showers = Vec::new();
    for room in ROOMS {
        read(root, &root.join(room), &mut showers)?;
    }
    Ok(showers)
}

fn read(root: &Path, folder: &Path, showers: &mut Vec<Shower>) -> Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(root, &path, showers)?;
            continue;
        }
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        let shown = text.split("#[cfg(test)]").next().unwrap_or_default();
        showers.push(Shower {
            name: name(path.strip_prefix(root).unwrap_or(&path), shown),
            text: plain(shown),
            is_code,
        });
    }
    Ok(())
}

fn name(path: &Path, text: &str) -> String {
    let shown = path.with_extension("").display().to_string().replace('\\', "/");
    if let Some(module) = shown.strip_prefix("clauses/library/") {
        return format!("clause {module}");
    }
    if let Some(duty) = shown
        .strip_prefix("obligations/src/rules/")
        .filter(|duty| *duty != "mod")
    {
        return format!("devoir {}", duty.replace('_', "-"));
    }
    let code = text
        .split_once("code: \"")
        .and_then(|(_, rest)| rest.split_once('"'));
    match code {
        Some((code, _)) if shown.starts_with("compliance/") => format!("règle {code}"),
        _ => shown,
    }
}

/// Spaces of the keyboard, continued lines in one, « R. 2111-7 » as `R2111-7`.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // A string of Rust goes on after a backslash.
        let (line, goes_on) = match line.strip_suffix('\\') {
            Some(start) => (start, true),
            None => (line, false),
        };
        out.push_str(line);
        if goes_on {
            for next in lines.by_ref() {
                match next.trim_start().strip_suffix('\\') {
                    Some(start) => out.push_str(start),
                    None => {
                        out.push_str(next.trim_start());
                        break;
                    }
                }
            }
        }
        out.push('\n');
    }
    out.replace("\\u{a0}", " ")
        .replace("\\u{202f}", " ")
        .replace(['\u{a0}', '\u{202f}'], " ")
        .replace("L. ", "L")
        .replace("R. ", "R")
        .replace("D. ", "D")
}

fn written(law: &Law, showers: &[Shower]) -> String {
    let doubts = law.doubts();
    let mut page = String::from(
        "# Ce qui reste à vérifier\n\n\
         Page engendrée par `cargo xtask codegen` : ne la modifiez pas à la main.\n\n\
         Chaque affirmation du droit que rien d’officiel n’a confirmée, pourquoi, d’où elle vient et où elle se \
         montre. « Fonds seul » : aucune règle, aucun devoir, aucune \
         clause ne la cite.\n",
    );
    let sections = [
        (DoubtKind::Parameter, "Montants, délais, taux et dates"),
        (DoubtKind::Article, "Articles"),
        (DoubtKind::Ccag, "Cahiers des clauses administratives générales"),
        (DoubtKind::Case, "Décisions de justice"),
        (DoubtKind::Repealed, "Textes et mots du passé"),
    ];
    // Known by one dump of July 2025, and nothing else to say: named, not told one by one.
    let dump_only =
        |doubt: &&Doubt| doubt.kind == DoubtKind::Article && doubt.why == Reliability::Dump202507.to_string();
    for (kind, title) in sections {
        page.push_str(&format!("\n## {title}\n\n"));
        for doubt in doubts
            .iter()
            .filter(|doubt| doubt.kind == kind && !dump_only(doubt))
        {
            let from = doubt.from.filter(|_| kind == DoubtKind::Parameter);
            let since = from.map_or_else(String::new, |day| format!(", depuis le {}", long_date(day)));
            page.push_str(&format!(
                "- **{}**{since} — {}\n  - Doute : {}\n  - Source : {}\n  - Montré par : {}\n",
                doubt.id,
                sentence(&doubt.what),
                sentence(&doubt.why),
                sentence(&doubt.source),
                places(doubt, showers)
            ));
        }
    }
    page.push_str(&format!(
        "\n## Articles connus par un état de juillet 2025\n\nLeur résumé suit ce texte ; une modification publiée \
         depuis manquerait ({}).\n\n| Article | Montré par |\n|---|---|\n",
        Reliability::Dump202507
    ));
    for doubt in doubts.iter().filter(dump_only) {
        page.push_str(&format!("| {} | {} |\n", doubt.id, places(doubt, showers)));
    }
    page.push_str("\n## Dit par les devoirs, les règles et les pièces\n\n");
    for shower in showers.iter().filter(|shower| shower.is_code) {
        for said in sentences(&shower.text) {
            page.push_str(&format!("- {} : {}\n", shower.name, said.trim()));
        }
    }
    page.push_str("\n## Dit par les clauses et leurs sources\n\n");
    for shower in showers.iter().filter(|shower| !shower.is_code) {
        for said in shower.text.lines().filter(|line| line.contains("à vérifier")) {
            page.push_str(&format!("- {} : {}\n", shower.name, said.trim()));
        }
    }
    page
}

fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The files that name what is doubtful, each once.
fn places(doubt: &Doubt, showers: &[Shower]) -> String {
    let needles = needles(doubt);
    let names: BTreeSet<&str> = showers
        .iter()
        .filter(|shower| needles.iter().any(|needle| holds(&shower.text, needle)))
        .map(|shower| shower.name.as_str())
        .collect();
    // The long lists are those of articles everything cites: by kind, they stay readable.
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in names {
        let (kind, rest) = name.split_once(' ').unwrap_or(("pièces", name));
        kinds.entry(kind).or_default().push(rest);
    }
    if kinds.is_empty() {
        return "fonds seul".to_owned();
    }
    let told: Vec<String> = kinds
        .into_iter()
        .map(|(kind, names)| format!("{kind} {}", names.join(", ")))
        .collect();
    told.join(" ; ")
}

/// How what is doubtful is written in a text.
fn needles(doubt: &Doubt) -> Vec<String> {
    match doubt.kind {
        DoubtKind::Parameter | DoubtKind::Repealed => vec![format!("\"{}\"", doubt.id)],
        DoubtKind::Case => vec![doubt.id.clone()],
        DoubtKind::Ccag => match doubt.id.split_once(' ') {
            Some((conditions, article)) => vec![doubt.id.clone(), format!("{article} du {conditions}")],
            None => vec![doubt.id.clone()],
        },
        DoubtKind::Article => {
            let mut needles = vec![doubt.id.clone()];
            // « règlement (UE) 2022/1031 », « loi n° 2021-1104 du 22 août 2021 »: the number is enough.
            let number = doubt.id.split([' ', '(', ')']).find(|word| {
                word.len() > 6 && word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['-', '/'])
            });
            needles.extend(number.map(str::to_owned));
            needles
        }
    }
}

/// Whether a text holds these words, not inside longer ones: `R2122-8` is not in `R2122-81`.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + words.len()..].chars();
        let (next, then) = (after.next(), after.next());
        let longer = match next {
            Some('-' | '.') => then.is_some_and(|c| c.is_ascii_digit()),
            Some(c) => c.is_alphanumeric(),
            None => false,
        };
        !longer && !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
    })
}

/// String literals that say « à vérifier », in the order of the file; comments are not said to anyone.
fn sentences(code: &str) -> Vec<String> {
    let mut said = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut parts = line.split('"');
        // One part out of two is inside quotes; escaped quotes are rare here and only cut a sentence short.
        parts.next();
        while let Some(inside) = parts.next() {
            if inside.contains("à vérifier") {
                said.push(inside.replace('{', "‹").replace('}', "›"));
            }
            parts.next();
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use law::Law;

    use super::{holds, plain, sentences, showers};

    /// Prose counts: a reader who follows « R2161-5 » in a sentence must find it.
    #[test]
    fn every_article_named_in_a_sentence_is_in_the_law() {
        let law = Law::embedded();
        let known = |word: &str| {
            law.articles()
                .any(|article| article.id.rsplit(' ').next() == Some(word))
        };
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for shower in showers(&root).expect("les pièces du dépôt") {
            for word in shower.text.split(|c: char| !c.is_alphanumeric() && c != '-') {
                let number = word.strip_prefix(['L', 'R', 'D']).unwrap_or_default();
                let is_article = number.starts_with(|c: char| c.is_ascii_digit())
                    && number.contains('-')
                    && number.chars().all(|c| c.is_ascii_digit() || c == '-');
                assert!(!is_article || known(word), "{} cite {word}", shower.name);
            }
        }
    }

    #[test]
    fn words_are_found_whole_and_strings_in_one() {
        assert!(holds("articles R2122-8 et R2122-9", "R2122-8"));
        assert!(!holds("R2122-81", "R2122-8") && !holds("R2122-9-1", "R2122-9"));
        assert!(holds("article 14.1 du CCAG-FCS.", "14.1 du CCAG-FCS"));
        let code = "const A: &str = \"La date est \\\n    à\\u{a0}vérifier.\";\n// \"à vérifier\"\n";
        assert_eq!(sentences(&plain(code)), ["La date est à vérifier."]);
    }
}
