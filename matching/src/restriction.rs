//! How open the whole set of hard requirements leaves the competition, which requirement closes it, and the smallest
//! step back that opens it again.

use std::collections::BTreeMap;
use std::sync::Arc;

use clauses::Level;
use families::{Predicate, Status};

use crate::bits::Bits;
use crate::field::{Field, Split};

/// How worried the buyer should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// Fewer than three firms possible, or one group holds them all.
    Rouge,
    /// Fewer than three firms surely qualify: ask the market.
    Orange,
    /// Nothing to say.
    Aucune,
}

impl Alarm {
    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Rouge => "rouge",
            Self::Orange => "orange",
            Self::Aucune => "aucune",
        }
    }
}

/// A requirement that shuts out whoever cannot meet it.
#[derive(Debug, Clone)]
pub struct Hard<'a> {
    /// Its facet.
    pub facet: &'a str,
    /// Title shown to people.
    pub title: &'a str,
    /// The families it bears on; empty: all.
    pub families: &'a [String],
    /// What it asks.
    pub predicate: Predicate,
    /// Whether a duty rests on it, or a regulation sets it: it can come down to a softer level, but stays required.
    pub due: bool,
    /// Softer levels of the same requirement, the strictest first.
    pub softer: Vec<Softer<'a>>,
}

/// A softer level of a requirement.
#[derive(Debug, Clone)]
pub struct Softer<'a> {
    /// Its facet.
    pub facet: &'a str,
    /// The level.
    pub level: Level,
    /// What it asks; nothing that a maker may lack when absent.
    pub predicate: Option<Predicate>,
}

/// What one requirement does to the competition, the others kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its facet.
    pub facet: String,
    /// Title shown to people.
    pub title: String,
    /// Firms known not to meet it.
    pub excluded: usize,
    /// Firms of which it is not known whether they meet it.
    pub unproven: usize,
    /// Firms that it alone shuts out.
    pub only_here: usize,
    /// Firms still possible once this requirement and those before it are applied.
    pub possible_after: usize,
    /// Firms surely qualifying at the same point.
    pub sure_after: usize,
    /// Firms possible without it.
    pub possible_without: usize,
    /// Firms surely qualifying without it.
    pub sure_without: usize,
}

/// How a requirement is softened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Brought down to this level, by this facet.
    Level(Level, String),
    /// Scored, or opened as a variant, in place of required.
    Scored,
}

/// The smallest step back that opens the competition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// The requirements to soften: facet, title, how.
    pub changes: Vec<(String, String, Change)>,
    /// Firms surely qualifying then.
    pub sure: usize,
    /// Firms possible then.
    pub possible: usize,
    /// The alarm then.
    pub alarm: Alarm,
}

/// The restriction meter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// Firms that surely qualify.
    pub sure: usize,
    /// Firms that nothing excludes.
    pub possible: usize,
    /// Firms said to make the family.
    pub firms: usize,
    /// Alarm.
    pub alarm: Alarm,
    /// Family in which the competition is narrowest, when there are several.
    pub family: Option<String>,
    /// Explanation in French.
    pub why: String,
    /// What each requirement does, in the order given.
    pub steps: Vec<Step>,
    /// The smallest step back, when the alarm is red and one exists. An orange alarm calls for questions to the market,
    /// not for softer requirements: nothing says that they exclude anybody.
    pub relaxation: Option<Relaxation>,
}

/// Fewest firms for a real competition (PRODUCT.md § 4).
pub const FEWEST: usize = 3;

/// Measures each family of the need, and keeps the narrowest.
pub(crate) fn restriction_of(fields: &BTreeMap<String, Arc<Field>>, hard: &[Hard<'_>]) -> Restriction {
    let narrowest = fields
        .iter()
        .map(|(family, field)| (family.as_str(), Measured::of(family, field, hard)))
        .min_by_key(|(family, measured)| {
            (
                measured.alarm,
                measured.possible.count(),
                measured.sure.count(),
                *family,
            )
        });
    let Some((family, measured)) = narrowest else {
        return Restriction {
            sure: 0,
            possible: 0,
            firms: 0,
            alarm: Alarm::Rouge,
            family: None,
            why: "Aucune famille d’achat n’a été reconnue\u{a0}: le tissu industriel de ce besoin est inconnu, à sourcer."
                .to_owned(),
            steps: Vec::new(),
            relaxation: None,
        };
    };
    let (sure, possible) = (measured.sure.count(), measured.possible.count());
    Restriction {
        sure,
        possible,
        firms: measured.field.len(),
        alarm: measured.alarm,
        family: Some(family.to_owned()),
        why: measured.why(),
        steps: measured.steps(),
        relaxation: measured.relaxation(),
    }
}

/// The alarm alone, on fields made before.
pub(crate) fn alarm_of(fields: &BTreeMap<String, Arc<Field>>, hard: &[Hard<'_>]) -> Alarm {
    fields
        .iter()
        .map(|(family, field)| Measured::of(family, field, hard).alarm)
        .min()
        .unwrap_or(Alarm::Rouge)
}

/// The requirements of one family, judged.
struct Measured<'f, 'h> {
    field: &'f Field,
    hard: Vec<(&'f Hard<'h>, Split)>,
    sure: Bits,
    possible: Bits,
    alarm: Alarm,
}

impl<'f, 'h> Measured<'f, 'h> {
    fn of(family: &str, field: &'f Field, hard: &'f [Hard<'h>]) -> Self {
        let hard: Vec<(&Hard<'h>, Split)> = hard
            .iter()
            .filter(|one| one.families.is_empty() || one.families.iter().any(|slug| slug == family))
            .map(|one| (one, field.judge(&one.predicate, Status::Deduit)))
            .collect();
        let (sure, possible) = together(field.len(), hard.iter().map(|(_, split)| split));
        let alarm = alarm(field, &sure, &possible);
        Self {
            field,
            hard,
            sure,
            possible,
            alarm,
        }
    }

    fn why(&self) -> String {
        let (sure, possible, firms) = (self.sure.count(), self.possible.count(), self.field.len());
        let asked = match self.hard.len() {
            1 => "l’exigence qui suppose une capacité".to_owned(),
            n => format!("ensemble les {n}\u{a0}exigences qui supposent une capacité"),
        };
        match self.alarm {
            // Nothing of the buyer's shuts anybody out: it is the catalogue that knows few.
            Alarm::Rouge if possible < FEWEST && possible == firms => format!(
                "Le catalogue ne connaît {} pour cette famille, et les exigences n’en écartent aucune\u{a0}: à sourcer avant de \
                 conclure.",
                match firms {
                    0 => "aucune entreprise".to_owned(),
                    n => format!("que {}", entreprises(n)),
                }
            ),
            Alarm::Rouge if possible < FEWEST => match possible {
                0 => format!("Les exigences retenues écartent toutes les entreprises connues ({firms})."),
                n => format!(
                    "Les exigences retenues ne laissent que {} sur {firms}.",
                    match n {
                        1 => "1\u{a0}entreprise possible".to_owned(),
                        n => format!("{n}\u{a0}entreprises possibles"),
                    }
                ),
            },
            Alarm::Rouge => "Toutes les entreprises possibles appartiennent au même groupe.".to_owned(),
            Alarm::Orange => format!(
                "Rien n’exclut {possible} des {firms}\u{a0}entreprises du catalogue, mais {} de tenir {asked}\u{a0}: à sourcer.",
                match sure {
                    0 => "aucune n’est sûrement capable".to_owned(),
                    1 => "1\u{a0}seule est sûrement capable".to_owned(),
                    n => format!("{n}\u{a0}seulement sont sûrement capables"),
                }
            ),
            Alarm::Aucune if self.hard.is_empty() => format!(
                "Les exigences retenues ne supposent aucune capacité particulière\u{a0}: elles n’écartent aucune des \
                 {firms}\u{a0}entreprises du catalogue."
            ),
            Alarm::Aucune => format!(
                "{} {} de tenir {asked}, et rien n’en exclut {possible} sur {firms}.",
                entreprises(sure),
                if sure < 2 {
                    "est sûrement capable"
                } else {
                    "sont sûrement capables"
                }
            ),
        }
    }

    /// All requirements but some, which are replaced.
    fn with(&self, replaced: &BTreeMap<usize, Option<Split>>) -> (Bits, Bits) {
        let kept = self
            .hard
            .iter()
            .enumerate()
            .filter_map(|(at, (_, split))| match replaced.get(&at) {
                Some(other) => other.as_ref(),
                None => Some(split),
            });
        together(self.field.len(), kept)
    }

    fn steps(&self) -> Vec<Step> {
        let len = self.field.len();
        let (mut sure, mut possible) = (Bits::all(len), Bits::all(len));
        let mut steps = Vec::with_capacity(self.hard.len());
        for (at, (hard, split)) in self.hard.iter().enumerate() {
            sure = sure.and(&split.yes);
            possible = possible.and(&split.no.clone().not());
            let (sure_without, possible_without) = self.with(&BTreeMap::from([(at, None)]));
            let possible_without = possible_without.count();
            let excluded = split.no.count();
            steps.push(Step {
                facet: hard.facet.to_owned(),
                title: hard.title.to_owned(),
                excluded,
                unproven: len - excluded - split.yes.count(),
                only_here: possible_without - self.possible.count(),
                possible_after: possible.count(),
                sure_after: sure.count(),
                possible_without,
                sure_without: sure_without.count(),
            });
        }
        steps
    }

    /// The least that a requirement can be brought down to: scored, or its softest level when the law asks for it.
    fn softest(&self, at: usize) -> Option<(Change, Option<Split>)> {
        let hard = self.hard[at].0;
        if !hard.due {
            return Some((Change::Scored, None));
        }
        hard.softer.last().map(|softer| self.softened(softer))
    }

    fn softened(&self, softer: &Softer<'_>) -> (Change, Option<Split>) {
        let split = softer
            .predicate
            .as_ref()
            .map(|predicate| self.field.judge(predicate, Status::Deduit));
        (Change::Level(softer.level, softer.facet.to_owned()), split)
    }

    /// The fewest requirements to soften so that the alarm abates, each as little as possible.
    fn relaxation(&self) -> Option<Relaxation> {
        if self.alarm != Alarm::Rouge {
            return None;
        }
        let removed = self.fewest_to_remove()?;
        // Each is then softened as little as still opens.
        let mut changes: BTreeMap<usize, (Change, Option<Split>)> = removed
            .iter()
            .filter_map(|at| Some((*at, self.softest(*at)?)))
            .collect();
        for at in removed {
            for softer in &self.hard[at].0.softer {
                let mut milder = changes.clone();
                milder.insert(at, self.softened(softer));
                if self.opens(&replaced(&milder)).is_some() {
                    changes = milder;
                    break;
                }
            }
        }
        let (sure, possible, alarm) = self.opens(&replaced(&changes))?;
        Some(Relaxation {
            changes: changes
                .into_iter()
                .map(|(at, (change, _))| {
                    let hard = self.hard[at].0;
                    (hard.facet.to_owned(), hard.title.to_owned(), change)
                })
                .collect(),
            sure,
            possible,
            alarm,
        })
    }

    /// What is left when some requirements are replaced, if the alarm abates.
    fn opens(&self, replaced: &BTreeMap<usize, Option<Split>>) -> Option<(usize, usize, Alarm)> {
        let (sure, possible) = self.with(replaced);
        let now = alarm(self.field, &sure, &possible);
        (now > self.alarm).then(|| (sure.count(), possible.count(), now))
    }

    /// One requirement if one is enough, else two, else three; beyond, the most closing first, one at a time.
    fn fewest_to_remove(&self) -> Option<Vec<usize>> {
        let softest: BTreeMap<usize, Option<Split>> = (0..self.hard.len())
            .filter_map(|at| Some((at, self.softest(at)?.1)))
            .collect();
        let all: Vec<usize> = softest.keys().copied().collect();
        let without = |some: &[usize]| {
            some.iter()
                .filter_map(|at| Some((*at, softest.get(at)?.clone())))
                .collect::<BTreeMap<_, _>>()
        };
        self.opens(&without(&all))?;
        let best = |sets: Vec<Vec<usize>>| {
            sets.into_iter()
                .filter_map(|set| {
                    let (sure, possible, alarm) = self.opens(&without(&set))?;
                    Some((alarm, possible, sure, set))
                })
                // The most open; the first of equals, so that the answer is always the same.
                .reduce(|a, b| if (b.0, b.1, b.2) > (a.0, a.1, a.2) { b } else { a })
                .map(|(_, _, _, set)| set)
        };
        let singles = all.iter().map(|at| vec![*at]).collect();
        if let Some(set) = best(singles) {
            return Some(set);
        }
        let pairs = all
            .iter()
            .flat_map(|a| all[a + 1..].iter().map(move |b| vec![*a, *b]))
            .collect();
        if let Some(set) = best(pairs) {
            return Some(set);
        }
        if all.len() <= MOST_FOR_TRIPLES {
            let triples = all
                .iter()
                .flat_map(|a| {
                    let all = &all;
                    all[a + 1..]
                        .iter()
                        .flat_map(move |b| all[b + 1..].iter().map(move |c| vec![*a, *b, *c]))
                })
                .collect();
            if let Some(set) = best(triples) {
                return Some(set);
            }
        }
        let mut set: Vec<usize> = Vec::new();
        while self.opens(&without(&set)).is_none() {
            let next = all
                .iter()
                .filter(|at| !set.contains(at))
                .max_by_key(|at| {
                    let (sure, possible) = self.with(&without(&[set.as_slice(), &[**at]].concat()));
                    (possible.count(), sure.count(), std::cmp::Reverse(**at))
                })
                .copied()?;
            set.push(next);
        }
        set.sort_unstable();
        Some(set)
    }
}

/// Beyond this number of requirements, triples are too many to try while one waits.
const MOST_FOR_TRIPLES: usize = 16;

fn replaced(changes: &BTreeMap<usize, (Change, Option<Split>)>) -> BTreeMap<usize, Option<Split>> {
    changes
        .iter()
        .map(|(at, (_, split))| (*at, split.clone()))
        .collect()
}

/// Firms that meet all, and firms that none excludes.
fn together<'s>(len: usize, splits: impl Iterator<Item = &'s Split>) -> (Bits, Bits) {
    splits.fold((Bits::all(len), Bits::all(len)), |(sure, possible), split| {
        (sure.and(&split.yes), possible.and(&split.no.clone().not()))
    })
}

/// « 1 entreprise », « 12 entreprises ».
fn entreprises(n: usize) -> String {
    format!("{n}\u{a0}{}", if n < 2 { "entreprise" } else { "entreprises" })
}

/// What the counts of firms mean.
pub(crate) fn alarm(field: &Field, sure: &Bits, possible: &Bits) -> Alarm {
    if possible.count() < FEWEST || field.one_group(possible) {
        Alarm::Rouge
    } else if sure.count() < FEWEST {
        Alarm::Orange
    } else {
        Alarm::Aucune
    }
}
