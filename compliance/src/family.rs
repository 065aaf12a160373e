//! Families of findings.

/// What a finding is about. The slugs are those of the annotation guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Origin of products or means imposed or favoured.
    Origine,
    /// Place of the tenderer required or favoured.
    Local,
    /// Trade mark, model, patent or catalogue reference.
    Marque,
    /// Process or material imposed.
    Procede,
    /// Standard or technical reference system without equivalence.
    Norme,
    /// Label or certificate without equivalence or other proof.
    Label,
    /// General policy of the firm.
    RseGenerale,
    /// Price as the only criterion.
    PrixSeul,
    /// Repealed text or threshold of the past.
    DroitPerime,
    /// Rules of payment.
    DelaiPaiement,
    /// Conditions on persons: nationality, age, sex, residence, language.
    DiscriminationSociale,
    /// Criterion or requirement without content, or left to the buyer's taste.
    CritereFlou,
    /// Requirement on candidates out of proportion.
    CapaciteExcessive,
    /// Field left empty.
    ChampVide,
    /// Weights of the criteria.
    Ponderation,
    /// Duty that the texts do not meet.
    Obligation,
    /// The same thing said twice differently.
    Coherence,
    /// Reference, question, criterion, annex or piece without its counterpart.
    Orphelin,
    /// Departure from the general conditions.
    Derogation,
}

impl Family {
    /// All families, in the order of their declaration.
    pub const ALL: [Self; 19] = [
        Self::Origine,
        Self::Local,
        Self::Marque,
        Self::Procede,
        Self::Norme,
        Self::Label,
        Self::RseGenerale,
        Self::PrixSeul,
        Self::DroitPerime,
        Self::DelaiPaiement,
        Self::DiscriminationSociale,
        Self::CritereFlou,
        Self::CapaciteExcessive,
        Self::ChampVide,
        Self::Ponderation,
        Self::Obligation,
        Self::Coherence,
        Self::Orphelin,
        Self::Derogation,
    ];

    /// Slug used in files and answers.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Origine => "origine",
            Self::Local => "local",
            Self::Marque => "marque",
            Self::Procede => "procede",
            Self::Norme => "norme",
            Self::Label => "label",
            Self::RseGenerale => "rse-generale",
            Self::PrixSeul => "prix-seul",
            Self::DroitPerime => "droit-perime",
            Self::DelaiPaiement => "delai-paiement",
            Self::DiscriminationSociale => "discrimination-sociale",
            Self::CritereFlou => "critere-flou",
            Self::CapaciteExcessive => "capacite-excessive",
            Self::ChampVide => "champ-vide",
            Self::Ponderation => "ponderation",
            Self::Obligation => "obligation",
            Self::Coherence => "coherence",
            Self::Orphelin => "orphelin",
            Self::Derogation => "derogation",
        }
    }

    /// From the slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.slug() == slug)
    }
}
