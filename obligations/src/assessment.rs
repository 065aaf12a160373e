//! The answer: procedure, publicity, duties.

/// How the contract is awarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Procedure {
    /// Neither publicity nor competition required (R2122-8).
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
    /// None required (below R2122-8).
    Libre,
    /// Freely adapted (R2131-12 1°, R2131-14).
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

/// A duty, decided for one tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// Stable identifier.
    pub id: &'static str,
    /// Where it stands.
    pub state: State,
    /// Articles that found it, as cited.
    pub legal_basis: Vec<&'static str>,
    /// Why, in plain French, with the amounts and dates compared; doubts of the law stay in it.
    pub why: String,
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
            missing,
        }
    }

    /// Adds what to know before relying on the answer.
    pub(crate) fn with_note(mut self, note: Option<&str>) -> Self {
        if let Some(note) = note {
            self.why.push(' ');
            self.why.push_str(note);
        }
        self
    }
}

/// Everything that is due for a tender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// How the contract is awarded.
    pub procedure: Procedure,
    /// Where it is announced.
    pub publicity: Publicity,
    /// Articles that found procedure and publicity.
    pub procedure_basis: Vec<&'static str>,
    /// Why, in plain French, with the amounts compared.
    pub procedure_why: String,
    /// What else the buyer should know: delays, small lots, innovation, doubts about a threshold.
    pub notes: Vec<String>,
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
