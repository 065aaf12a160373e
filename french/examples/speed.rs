//! Times the analysis of sixty pages and a search by many patterns:
//! `cargo run --release -p french --example speed -- [FILE]`.

#![allow(clippy::print_stdout, reason = "a tool for the terminal")]

use std::time::Instant;

use french::{Classes, Lexicon, PatternSet, Text};

/// A paragraph as tenders have them, with one word in ten new from one copy to the next.
fn sixty_pages() -> String {
    let mut pages = String::new();
    let mut number = 0;
    while pages.len() < 200_000 {
        number += 1;
        pages.push_str(&format!(
            "{number}. Le titulaire livre les équipements de la série{number} dans un délai de {} jours à compter de \
             la réception du bon n° 2026-{number:04}, conformément aux articles R. 2111-7 et L.2112-4 du code. Les \
             tables, d’une hauteur de {},5 cm, sont conformes à la norme NF EN 1729-1 ou équiva-\nlent ; l’acheteur \
             contrôle jusqu’à 30 % du matériel{number}. En cas de retard, une pénalité de 12 500,00 € s’applique.\n\n",
            number % 90,
            number % 70
        ));
    }
    pages
}

fn median(mut run: impl FnMut() -> usize) -> (f64, usize) {
    let mut times = Vec::new();
    let mut size = 0;
    for _ in 0..21 {
        let start = Instant::now();
        size = run();
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], size)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let source = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => sixty_pages(),
    };
    let (ms, tokens) = median(|| Text::new(&source).tokens().len());
    println!("text      {ms:>7.2} ms  {} bytes, {tokens} tokens", source.len());

    let words = [
        "fabriqué",
        "produit",
        "assemblé",
        "livré",
        "conforme",
        "norme",
        "marque",
        "origine",
        "local",
        "label",
    ];
    let patterns: Vec<String> = (0..300)
        .map(|index| match index % 5 {
            0 => format!("{} ..4 en (france|europe) !{index}", words[index % 10]),
            1 => format!(
                "({}|{}) (de|du|des)? {{x: CAP}} ..6 équival*",
                words[index % 10],
                words[index / 5 % 10]
            ),
            2 => format!("#>{index} (jour|mois|heure)"),
            3 => format!(
                "le (titulaire|acheteur) ..{} {}",
                index % 9 + 1,
                words[index % 10]
            ),
            _ => format!("{}* (ou|et) !équivalent", &words[index % 10][..4]),
        })
        .collect();
    let (ms, size) = median(|| PatternSet::parse(&patterns, &Classes::new()).map_or(0, |set| set.len()));
    println!("compile   {ms:>7.2} ms  {size} patterns");
    let set = PatternSet::parse(&patterns, &Classes::new())?;
    let text = Text::new(&source);
    let (ms, found) = median(|| set.find_in(&text, 0..text.tokens().len()).len());
    println!("patterns  {ms:>7.2} ms  {} patterns, {found} matches", set.len());

    let entries = (0..20_000).map(|index| (format!("de la série{index}"), index));
    let lexicon = Lexicon::by_stem(entries);
    let (ms, found) = median(|| lexicon.find_in(&text, 0..text.tokens().len()).len());
    println!("lexicon   {ms:>7.2} ms  {} entries, {found} found", lexicon.len());
    Ok(())
}
