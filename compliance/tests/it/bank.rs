//! Sentences forged for the rules, faulty and sound: `bank.txt`.

use document::DocumentKind;

use crate::{findings, shown};

const BANK: &str = include_str!("bank.txt");

#[test]
fn the_bank_holds() {
    let mut wrong = Vec::new();
    let mut read = 0;
    for line in BANK
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        read += 1;
        let mut fields = line.splitn(3, '|');
        let (Some(family), Some(kind), Some(marked)) = (fields.next(), fields.next(), fields.next()) else {
            panic!("ligne illisible : {line}");
        };
        let kind = DocumentKind::from_slug(kind).unwrap_or_else(|| panic!("pièce inconnue : {line}"));
        let text = marked.replace(['⟦', '⟧'], "");
        let segment = marked.split_once('⟦').map(|(before, rest)| {
            let start = before.chars().count();
            let words = rest.split_once('⟧').map_or(rest, |(words, _)| words);
            start..start + words.chars().count()
        });
        let found = findings(&text, kind);
        let holds = match &segment {
            None => family == "-" && found.is_empty(),
            Some(segment) => {
                let touches =
                    |f: &compliance::Finding| f.span.start < segment.end && segment.start < f.span.end;
                found.iter().any(|f| f.rule.family.slug() == family && touches(f))
                    && found.iter().all(touches)
            }
        };
        if !holds {
            wrong.push(format!("{line}\n  -> {:?}", shown(&found)));
        }
    }
    assert!(read > 300, "only {read} sentences were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
