//! What to ask the market (R2111-1): the capabilities of which firms have said nothing, those that would change a
//! lever or the alarm first.
//!
//! The questions come from the need and from counts alone. Neither the place of the buyer nor the name of a firm is an
//! input of their order or of their words: the same questions go to all.

mod why;

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Kind, Level, Library, Selection, Situation};
use families::{CapabilityKey, CapabilityKind, Families, Known, Predicate, Source, Status};

use crate::field::listed;
use crate::market::Market;
use crate::restriction::alarm_of;
use crate::suggest::{hard, keep_open, predicate, proposals, propose};
use crate::{Alarm, Counts, Hard, Lever, Suggestion};

/// What a facet would become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFacet {
    /// The facet.
    pub facet: String,
    /// Title shown to people.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// Its level.
    pub level: Level,
    /// Its lever with what is known today.
    pub lever_now: Lever,
    /// Its lever if every firm that has said nothing can.
    pub lever_if_all_can: Lever,
    /// Its lever if none of them can.
    pub lever_if_none_can: Lever,
    /// Why that lever if all can.
    pub why_if_all_can: String,
    /// Why that lever if none can.
    pub why_if_none_can: String,
}

impl AskedFacet {
    /// Whether the answers may change its lever.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.lever_now != self.lever_if_all_can || self.lever_now != self.lever_if_none_can
    }
}

/// A question to the market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The capability.
    pub key: CapabilityKey,
    /// Families of the need whose makers it is put to, in the order of the need.
    pub families: Vec<String>,
    /// Firms of the country over this capability alone. Makers known by deduction only are among the capable.
    pub counts: Counts,
    /// The facets that look at it, and those whose lever the answers would change, in the order of their ids.
    pub facets: Vec<AskedFacet>,
    /// Alarm of the meter over the set kept, with what is known today.
    pub alarm_now: Alarm,
    /// The alarm if every firm that has said nothing can.
    pub alarm_if_all_can: Alarm,
    /// The alarm if none of them can.
    pub alarm_if_none_can: Alarm,
    /// Whether the answers may change a lever or the alarm.
    pub decides: bool,
    /// Why it is asked, in French.
    pub why: String,
}

impl Asked {
    /// Title of the capability, in French.
    #[must_use]
    pub fn title(&self) -> &'static str {
        &self.key.capability().title
    }

    /// The words of the question: the same for all.
    #[must_use]
    pub fn question(&self) -> &'static str {
        &self.key.capability().question
    }

    /// What the answers would do to a clause, in one or two sentences.
    #[must_use]
    pub fn effect(&self, facet: &AskedFacet) -> String {
        why::effect(self, facet)
    }

    /// Whether the number and the validity of a certificate are asked with it.
    #[must_use]
    pub fn certificate(&self) -> bool {
        self.key.kind() == CapabilityKind::Certification
    }

    /// Firms whose answer is waited for: those that have said nothing, or that are makers by deduction only.
    #[must_use]
    pub fn silent(&self) -> usize {
        match self.key.kind() {
            CapabilityKind::Makes => self.counts.deduit,
            _ => self.counts.unknown,
        }
    }
}

/// The questions of a need: whether a firm makes its families, then what would change a lever or the alarm, then the
/// rest; those that most firms have not answered first.
#[must_use]
pub fn questions(
    library: &Library,
    situation: &Situation,
    selection: &Selection<'_>,
    market: &Market,
    families: &Families,
) -> Vec<Asked> {
    let hard = hard(library, situation, selection);
    let proposed = proposals(library, situation, market, families);
    let now = Outcome::of(&proposed, market, &hard);
    let today = Today {
        library,
        situation,
        families,
        hard: &hard,
        market,
        proposed: &proposed,
        now: &now,
    };

    let mut asked: Vec<Asked> = situation
        .families
        .iter()
        .filter_map(|family| today.makes(family))
        .collect();
    // Those of what is proposed, and of what the buyer required though it is never proposed.
    let keys: BTreeSet<&'static CapabilityKey> = proposed
        .iter()
        .filter_map(|one| predicate(one.facet))
        .chain(hard.iter().map(|one| one.predicate.clone()))
        .flat_map(|predicate| predicate.keys().into_iter().map(listed).collect::<Vec<_>>())
        .filter(|key| key.kind() != CapabilityKind::Makes)
        .filter(|key| key.capability().sources.contains(&Source::Questionnaire))
        .collect();
    let mut others: Vec<Asked> = keys.into_iter().filter_map(|key| today.capability(key)).collect();
    others.sort_by(|a, b| {
        (!a.decides, std::cmp::Reverse(a.silent()), &a.key).cmp(&(
            !b.decides,
            std::cmp::Reverse(b.silent()),
            &b.key,
        ))
    });
    asked.append(&mut others);
    asked
}

/// What is proposed and measured in one state of the market.
struct Outcome {
    /// The lever of each facet, and why.
    levers: BTreeMap<String, (Lever, String)>,
    alarm: Alarm,
}

/// Why a clause that firms can hold alone is not required: the reason given in the list of clauses speaks of those above
/// it, and a question stands alone.
const WITH_THE_OTHERS: &str =
    "Exigée avec les autres, elle ne laisserait pas assez d’entreprises connues pour tout tenir.";

impl Outcome {
    fn of(proposed: &[Suggestion<'_>], market: &Market, hard: &[Hard<'_>]) -> Self {
        let mut kept = proposed.to_vec();
        keep_open(&mut kept, market);
        let levers = proposed.iter().zip(&kept).map(|(alone, one)| {
            let why = if one.lever == alone.lever {
                one.why.clone()
            } else {
                WITH_THE_OTHERS.to_owned()
            };
            (one.facet.id.clone(), (one.lever, why))
        });
        Self {
            levers: levers.collect(),
            alarm: alarm_of(&market.by_family, hard),
        }
    }
}

/// What is known today, from which the answers are supposed.
struct Today<'t, 'a> {
    library: &'a Library,
    situation: &'t Situation,
    families: &'t Families,
    hard: &'t [Hard<'a>],
    market: &'t Market,
    proposed: &'t [Suggestion<'a>],
    now: &'t Outcome,
}

impl<'a> Today<'_, 'a> {
    /// Whether firms make a family, when some are taken for makers by their activity alone.
    fn makes(&self, family: &str) -> Option<Asked> {
        let key = listed(&CapabilityKey::makes(family).ok()?);
        let field = self.market.by_family.get(family)?;
        let said = field.count(&Predicate::Has(key.clone()));
        let counts = Counts {
            capable: said.capable + said.unknown,
            unknown: 0,
            deduit: said.deduit + said.unknown,
            ..said
        };
        if counts.deduit == 0 {
            return None;
        }
        let all = self.supposing(key, true);
        // If none of them made it after all, they would leave the market.
        let makers = self.market.makers();
        let confirmed: BTreeSet<&str> = makers
            .family(family)
            .iter()
            .filter(
                |site| matches!(site.known.get(key), Some(Known::Yes(status)) if *status > Status::Deduit),
            )
            .map(|site| site.firm.as_str())
            .collect();
        let left = makers.keeping(family, |site| confirmed.contains(site.firm.as_str()));
        let none = {
            let market = Market::of(left, None);
            let proposed = proposals(self.library, self.situation, &market, self.families);
            Outcome::of(&proposed, &market, self.hard)
        };
        Some(self.asked(key, vec![family.to_owned()], counts, &all, &none))
    }

    /// A capability, when some firms have said nothing of it.
    fn capability(&self, key: &'static CapabilityKey) -> Option<Asked> {
        // The modules that look at it say whom it is put to.
        let served: Vec<&[String]> = self
            .proposed
            .iter()
            .filter(|one| speaks(predicate(one.facet).as_ref(), key))
            .map(|one| one.module.head.families.as_slice())
            .chain(
                self.hard
                    .iter()
                    .filter(|one| speaks(Some(&one.predicate), key))
                    .map(|one| one.families),
            )
            .collect();
        let asked_of = |family: &String| {
            served.iter().any(|of| of.is_empty() || of.contains(family))
                && self.market.by_family.contains_key(family.as_str())
        };
        let families: Vec<String> = self
            .situation
            .families
            .iter()
            .filter(|family| asked_of(family))
            .cloned()
            .collect();
        if families.is_empty() {
            return None;
        }
        let asked_of = self.market.serving(&families);
        let counts = asked_of.country.count(&Predicate::Has(key.clone()));
        if counts.unknown == 0 {
            return None;
        }
        let (all, none) = (self.supposing(key, true), self.supposing(key, false));
        Some(self.asked(key, families, counts, &all, &none))
    }

    /// What would be, had every silent firm answered alike: only what looks at the key is proposed again.
    fn supposing(&self, key: &'static CapabilityKey, can: bool) -> Outcome {
        let market = self.market.supposing(key, can);
        let proposed: Vec<Suggestion<'a>> = self
            .proposed
            .iter()
            .map(|one| {
                if speaks(predicate(one.facet).as_ref(), key) {
                    let (module, facet) = (one.module, one.facet);
                    propose(module, facet, self.situation, &market, self.families)
                } else {
                    one.clone()
                }
            })
            .collect();
        Outcome::of(&proposed, &market, self.hard)
    }

    fn asked(
        &self,
        key: &'static CapabilityKey,
        families: Vec<String>,
        counts: Counts,
        all: &Outcome,
        none: &Outcome,
    ) -> Asked {
        let mut facets: Vec<AskedFacet> = self
            .proposed
            .iter()
            .filter_map(|one| {
                let id = &one.facet.id;
                let facet = AskedFacet {
                    facet: id.clone(),
                    title: one
                        .facet
                        .head
                        .title
                        .clone()
                        .unwrap_or_else(|| one.module.head.title.clone()),
                    kind: one.facet.kind,
                    level: one.facet.level,
                    lever_now: self.now.levers[id].0,
                    lever_if_all_can: all.levers[id].0,
                    lever_if_none_can: none.levers[id].0,
                    why_if_all_can: all.levers[id].1.clone(),
                    why_if_none_can: none.levers[id].1.clone(),
                };
                (facet.changes() || speaks(predicate(one.facet).as_ref(), key)).then_some(facet)
            })
            .collect();
        facets.sort_by(|a, b| a.facet.cmp(&b.facet));
        let alarm_now = self.now.alarm;
        let mut asked = Asked {
            key: key.clone(),
            families,
            counts,
            decides: facets.iter().any(AskedFacet::changes)
                || alarm_now != all.alarm
                || alarm_now != none.alarm,
            facets,
            alarm_now,
            alarm_if_all_can: all.alarm,
            alarm_if_none_can: none.alarm,
            why: String::new(),
        };
        asked.why = why::why(&asked);
        asked
    }
}

/// Whether a condition looks at a capability.
fn speaks(predicate: Option<&Predicate>, key: &CapabilityKey) -> bool {
    predicate.is_some_and(|predicate| predicate.keys().contains(key))
}
