//! The answer: procedure, publicity, duties.

use law::long_date;
use tender::Date;

use crate::facts::{Facts, Limit};
use crate::words::ht;

/// How the contract is awarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Procedure {
    /// Neither publicity nor competition required (R2122-8, R2122-9, R2122-9-1).
    SansPublicite,
    /// Procédure adaptée (R2123-1).
    Mapa,
    /// Procédure formalisée (R2124-1).
    Formalisee,
}

impl Procedure {
    /// Slug used in answers.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::SansPublicite => "sans-publicite",
            Self::Mapa => "mapa",
            Self::Formalisee => "formalisee",
        }
    }
}

/// Where the consultation is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publicity {
    /// None required (below R2122-8, or exempt).
    Libre,
    /// Adapted to the purchase: freely (R2131-12 1°), or to its amount and nature (R2131-14).
    Adaptee,
    /// BOAMP or a journal of legal notices (R2131-12 2°).
    BoampOuJal,
    /// BOAMP and Official Journal of the Union (R2131-16).
    BoampJoue,
    /// Official Journal of the Union (R2131-15).
    Joue,
}

impl Publicity {
    /// Slug used in answers.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Libre => "libre",
            Self::Adaptee => "adaptee",
            Self::BoampOuJal => "boamp-ou-jal",
            Self::BoampJoue => "boamp-joue",
            Self::Joue => "joue",
        }
    }
}

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It must be listed, even where a written reason can discharge it.
    Due,
    /// It does not bear on this tender.
    SansObjet,
    /// A fact is missing to decide.
    DonneeManquante,
}

impl State {
    /// Slug used in answers.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::SansObjet => "sans-objet",
            Self::DonneeManquante => "donnee-manquante",
        }
    }
}

/// Where the CPV codes of the tender come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Codes {
    /// The buyer gave them.
    #[default]
    Given,
    /// They were proposed from the words of the need: what rests on them is to confirm, and no
    /// exemption is drawn from them.
    Proposed,
}

/// A duty, decided for one tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Stable identifier.
    pub id: &'static str,
    /// Where it stands.
    pub state: State,
    /// Articles that found it, as cited.
    pub legal_basis: Vec<&'static str>,
    /// Why, in plain French, with the amounts and dates compared.
    pub why: String,
    /// First day of the rule as it is told here: that of its text, or of the threshold compared when
    /// it is later. None when it is as old as the code. It may be after the launch: the duty is then
    /// without object so far.
    pub since: Option<Date>,
    /// The same in words, one sentence or two: what began that day, the rule or the threshold. It stands apart
    /// from the articles, whose versions have days of their own.
    pub since_words: Option<String>,
    /// What is to be checked in the law or in the facts before relying on the answer, one sentence each.
    pub doubts: Vec<String>,
    /// Whether the answer rests on a CPV code proposed from the words of the need.
    pub proposed_code: bool,
    /// Field of the need file that decides, when it is missing.
    pub missing: Option<&'static str>,
}

impl Obligation {
    pub(crate) fn due(id: &'static str, legal_basis: &[&'static str], why: impl Into<String>) -> Self {
        Self::new(id, State::Due, legal_basis, why.into(), None)
    }

    pub(crate) fn not_applicable(
        id: &'static str,
        legal_basis: &[&'static str],
        why: impl Into<String>,
    ) -> Self {
        Self::new(id, State::SansObjet, legal_basis, why.into(), None)
    }

    pub(crate) fn undecided(
        id: &'static str,
        legal_basis: &[&'static str],
        missing: &'static str,
        why: impl Into<String>,
    ) -> Self {
        Self::new(id, State::DonneeManquante, legal_basis, why.into(), Some(missing))
    }

    fn new(
        id: &'static str,
        state: State,
        legal_basis: &[&'static str],
        why: String,
        missing: Option<&'static str>,
    ) -> Self {
        Self {
            id,
            state,
            legal_basis: legal_basis.to_vec(),
            why,
            since: None,
            since_words: None,
            doubts: Vec::new(),
            proposed_code: false,
            missing,
        }
    }

    /// Since when the rule is as told: said before the threshold, whichever is younger.
    pub(crate) fn since(mut self, facts: &Facts, day: impl Into<Option<Date>>) -> Self {
        let Some(day) = day.into() else {
            return self;
        };
        let words = if facts.date < day {
            format!("Règle applicable à partir du {}.", long_date(day))
        } else {
            format!("Règle ainsi applicable depuis le {}.", long_date(day))
        };
        let threshold = self.since_words.take();
        let dated = self.since_told(day, &words);
        match threshold {
            Some(told) => dated.with_since_words(&told),
            None => dated,
        }
    }

    /// Since when the threshold that decides has its amount; nothing is said of one as old as the code.
    pub(crate) fn since_threshold(self, limit: &Limit) -> Self {
        match limit.since {
            Some(day) => self.since_told(day, &threshold_words(limit.amount, day)),
            None => self,
        }
    }

    /// A first day in words of its own; the latest of the days given stands, each is told.
    pub(crate) fn since_told(mut self, day: Date, words: &str) -> Self {
        self.since = self.since.max(Some(day));
        self.with_since_words(words)
    }

    fn with_since_words(mut self, words: &str) -> Self {
        self.since_words = Some(match self.since_words.take() {
            Some(told) => format!("{told} {words}"),
            None => words.to_owned(),
        });
        self
    }

    /// What goes with a comparison with the European threshold: its first day, beside that of the rule; its
    /// doubt; the codes that choose it.
    pub(crate) fn on_eu_threshold(self, facts: &Facts) -> Self {
        let limit = facts.eu();
        let dated = match limit.since {
            Some(day) => self.with_since_words(&threshold_words(limit.amount, day)),
            None => self,
        };
        dated.with_doubts(facts.eu_doubt()).on_codes(facts.eu_codes())
    }

    /// Adds a sentence to the reason.
    pub(crate) fn with_note(mut self, note: Option<&str>) -> Self {
        if let Some(note) = note {
            self.why.push(' ');
            self.why.push_str(note);
        }
        self
    }

    /// Adds what to check before relying on the answer; the same sentence is kept once.
    pub(crate) fn with_doubts<T: Into<String>>(mut self, doubts: impl IntoIterator<Item = T>) -> Self {
        for doubt in doubts {
            let doubt = doubt.into();
            if !self.doubts.contains(&doubt) {
                self.doubts.push(doubt);
            }
        }
        self
    }

    /// Says that the answer rests on the CPV codes, which `codes` may have guessed.
    pub(crate) fn on_codes(mut self, codes: Codes) -> Self {
        if codes == Codes::Proposed && self.state != State::DonneeManquante {
            self.proposed_code = true;
            return self.with_doubts([PROPOSED]);
        }
        self
    }
}

fn threshold_words(amount: tender::Euros, day: Date) -> String {
    format!("Seuil de {} applicable depuis le {}.", ht(amount), long_date(day))
}

/// A doubt as it is shown: it says that it is one, whoever shows it.
#[must_use]
pub fn marked(doubt: &str) -> String {
    if doubt.contains("à vérifier") {
        doubt.to_owned()
    } else {
        format!("À vérifier\u{a0}: {doubt}")
    }
}

/// What is said of an answer that rests on a guess.
pub(crate) const PROPOSED: &str = "Le code CPV a été proposé d’après les mots du besoin\u{a0}: à confirmer.";

/// Everything that is due for a tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// How the contract is awarded.
    pub procedure: Procedure,
    /// Where it is announced.
    pub publicity: Publicity,
    /// Articles that found the procedure.
    pub procedure_basis: Vec<&'static str>,
    /// Articles that found the publicity; empty when none is required.
    pub publicity_basis: Vec<&'static str>,
    /// Why, in plain French, with the amounts compared.
    pub procedure_why: String,
    /// First day of the thresholds compared, or of the article when it is later; none when all are as old as the code.
    pub procedure_since: Option<Date>,
    /// What else the buyer should know: delays, small lots, exemptions.
    pub notes: Vec<String>,
    /// What is to be checked before relying on procedure and publicity.
    pub doubts: Vec<String>,
    /// The twenty-two duties, always in the same order.
    pub obligations: Vec<Obligation>,
}

impl Assessment {
    /// One duty by its identifier.
    #[must_use]
    pub fn obligation(&self, id: &str) -> Option<&Obligation> {
        self.obligations.iter().find(|duty| duty.id == id)
    }
}
