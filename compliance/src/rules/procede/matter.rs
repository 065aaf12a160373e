//! Where a material or a process is named.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use french::Lexicon;

use crate::phrases::Phrases;
use crate::reading::Reading;

/// A material or a process in the text.
#[derive(Debug, Clone)]
pub(super) struct Matter {
    pub(super) tokens: Range<usize>,
    /// The preposition that ties it to what is made (« en », « par »), when there is one.
    pub(super) link: Option<usize>,
    /// A way of making, not a stuff.
    pub(super) process: bool,
    /// Known by its place only (« en miscanthus », « par insertion »), not by the lists.
    pub(super) guess: bool,
}

impl Matter {
    /// From the preposition on.
    pub(super) fn linked(&self) -> Range<usize> {
        self.link.unwrap_or(self.tokens.start)..self.tokens.end
    }
}

fn lexicon() -> &'static Lexicon<bool> {
    static NAMES: OnceLock<Lexicon<bool>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let entries = |text: &'static str, process: bool| {
            text.lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(|line| line.split(','))
                .map(str::trim)
                .filter(|entry| !entry.is_empty())
                .map(move |entry| (entry, process))
        };
        Lexicon::by_stem(
            entries(include_str!("../../../data/matieres.txt"), false)
                .chain(entries(include_str!("../../../data/procedes.txt"), true)),
        )
    })
}

/// Words of the same stem as a material or a process, that are none.
const STRANGERS: &[&str] = &[
    "verrons",
    "papiers",
    "boiserie",
    "livrer",
    "tissus",
    "tirer",
    "tire",
    "tirant",
    "gazeux",
    "etain",
    "poser",
    "mortier",
    "posant",
    "pieuse",
    "compacts",
    "compacter",
    "coule",
    "collation",
    "cole",
    "marquer",
    "agglomeration",
    "embout",
    "embouts",
    "dallage",
    "bachage",
    "agglomerations",
    "metallurgie",
    "gazette",
    "tranche",
    "tranches",
];

/// « procédé », « matériau » and the like, before « de » and what it is.
static GENERIC: Phrases = Phrases::new(&[
    "(par|selon|suivant|avec|en) (la|le|l'|un|une)? (seul|seule|unique)? (méthode|technique|procédé|système|mode|filière) (de|d'|du|par|à|au|dit|dite) _",
    "(la|le|l') (seul|seule) (méthode|technique|procédé|système|mode|filière|mode opératoire) (de|d'|du|par|à|au) _",
    "par voie (sèche|humide|thermique|mécanique|manuelle|chimique|biologique|aérienne|terrestre)",
]);

/// Materials and processes of a stretch of text, in order.
pub(super) fn matters(r: &Reading<'_>, tokens: Range<usize>) -> Vec<Matter> {
    let mut found: Vec<Matter> = Vec::new();
    for (range, process) in lexicon().find_in(r.text, tokens.clone()) {
        // « rue de la Pierre », « Grès » in an address: a name, unless it opens the sentence or a cell.
        let opens = range.start == tokens.start
            || matches!(
                r.before(range.start),
                ":" | "|" | "-" | "–" | "•" | "*" | "(" | ";" | "."
            );
        if r.is_capital(range.start) && !r.is_upper(range.start) && !opens
            || range.len() == 1 && STRANGERS.contains(&r.folded(range.start))
        {
            continue;
        }
        found.push(Matter {
            link: link(r, range.start, tokens.start, process),
            tokens: range,
            process,
            guess: false,
        });
    }
    for range in r.find(&GENERIC, tokens.clone()) {
        if !found.iter().any(|m| crate::marks::overlaps(&m.tokens, &range)) {
            found.push(Matter {
                link: Some(range.start),
                tokens: range,
                process: true,
                guess: false,
            });
        }
    }
    for at in tokens.start + 1..tokens.end {
        let process = match r.before(at) {
            "en" => false,
            "par" => true,
            _ => continue,
        };
        if may_be_matter(r, at, process)
            && !found
                .iter()
                .any(|m| m.tokens.contains(&at) || m.link == Some(at - 1))
        {
            found.push(Matter {
                tokens: at..at + 1,
                link: Some(at - 1),
                process,
                guess: true,
            });
        }
    }
    found.sort_by_key(|m| m.tokens.start);
    found.dedup_by(|b, a| a.tokens == b.tokens);
    found
}

/// After « en », words that are no stuff, kept with the data.
fn is_no_stuff(folded: &str) -> bool {
    static WORDS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    WORDS
        .get_or_init(|| {
            include_str!("../../../data/sans_matiere.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect()
        })
        .contains(folded)
}

/// A noun after « en » that may be a stuff; a noun of action after « par » that may be a process.
fn may_be_matter(r: &Reading<'_>, at: usize, process: bool) -> bool {
    let word = r.folded(at);
    if !r.is_word(at) || r.is_capital(at) || word.len() < 3 || !word.chars().all(char::is_alphabetic) {
        return false;
    }
    if process {
        const ACTION: &[&str] = &[
            "age", "ages", "ation", "ition", "sion", "ction", "erie", "ure", "isation", "lyse", "ertion",
        ];
        const NOT: &[&str] = &[
            "nature",
            "page",
            "facture",
            "personne",
            "notification",
            "application",
            "signature",
            "commission",
            "decision",
            "section",
            "convention",
            "reference",
            "session",
            "facturation",
            "prestation",
            "rotation",
            "livraison",
            "derogation",
            "exception",
            "lecture",
            "mesure",
            "prelevement",
            "transmission",
            "publication",
            "lettre",
            "etage",
            "voiture",
            "action",
            "direction",
            "association",
            "consultation",
            "operation",
            "correction",
            "formation",
            "communication",
            "verification",
            "modification",
        ];
        return ACTION.iter().any(|ending| word.ends_with(ending)) && !NOT.contains(&word);
    }
    !is_no_stuff(word) && !word.ends_with("ant") && !word.ends_with("ment")
}

/// The preposition before, past an article and an adverb.
fn link(r: &Reading<'_>, start: usize, floor: usize, process: bool) -> Option<usize> {
    let mut at = start;
    for _ in 0..4 {
        at = at.checked_sub(1).filter(|&at| at >= floor)?;
        match r.folded(at) {
            "en" => return Some(at),
            "par" | "a" | "au" | "aux" | "selon" | "suivant" if process => return Some(at),
            "de" | "d'" | "du" | "des" | "avec" | "sur" | "dans" | "a" | "au" | "par" => return Some(at),
            "le" | "la" | "les" | "l'" | "un" | "une" => {}
            word if word.ends_with("ment") || word.starts_with("seul") || word == "base" => {}
            _ => return None,
        }
    }
    None
}
