//! What a site can be said to do: a closed list of keys, each with what can fill it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::capability_list::LIST;
use crate::library::Families;

/// Kind of capability: what stands before the colon of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CapabilityKind {
    /// Makes a family of goods: `makes:mobilier-scolaire`.
    Makes,
    /// Masters a process or carries out a step itself.
    Process,
    /// Works a material.
    Material,
    /// Holds a certificate, with number and validity, or an equivalent proof.
    Certification,
    /// Has life-cycle or traceability data to hand over.
    Data,
    /// Delivers within a band of time.
    LeadTime,
    /// Repairs, supplies spare parts.
    Repair,
    /// Takes back what is used up, or its packaging.
    TakeBack,
    /// Holds stocks, doubles its means, delivers small quantities.
    Capacity,
    /// Is a structure to which contracts may be reserved (L2113-12 to L2113-14).
    Reserved,
}

impl CapabilityKind {
    /// All kinds, with the slug used in keys.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Makes, "makes"),
        (Self::Process, "process"),
        (Self::Material, "material"),
        (Self::Certification, "certification"),
        (Self::Data, "data"),
        (Self::LeadTime, "lead-time"),
        (Self::Repair, "repair"),
        (Self::TakeBack, "take-back"),
        (Self::Capacity, "capacity"),
        (Self::Reserved, "reserved"),
    ];

    /// Slug used before the colon.
    #[must_use]
    pub fn slug(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("", |(_, slug)| slug)
    }
}

/// What can fill a capability key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The firm's answer to the sourcing questionnaire: a declaration.
    Questionnaire,
    /// A document handed over (certificate, technical file) and checked by the buyer.
    Document,
    /// The public register of the issuing body, searched by firm or number.
    PublicRegister,
    /// The NAF sub-class in the national register: a deduction, good for `makes:` only.
    Naf,
    /// Public contracts won before: a deduction, good for `makes:` only.
    PastContracts,
    /// The list of structures of inclusion by economic activity.
    InclusionList,
}

impl Source {
    /// Name shown to people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Questionnaire => "réponse au questionnaire de sourçage",
            Self::Document => "document remis par l’entreprise et contrôlé",
            Self::PublicRegister => "registre public de l’organisme qui délivre",
            Self::Naf => "activité principale au répertoire Sirene (NAF)",
            Self::PastContracts => "marchés publics déjà obtenus (DECP)",
            Self::InclusionList => "liste SIAE du Marché de l’inclusion",
        }
    }
}

/// A capability: a key of the closed list, with what it means and what can fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capability {
    /// The key.
    pub key: CapabilityKey,
    /// Kind.
    pub kind: CapabilityKind,
    /// Title, in French.
    pub title: String,
    /// What can fill it, at least one.
    pub sources: Vec<Source>,
    /// The neutral question of the sourcing questionnaire, in French: it asks the same of all, hints at no
    /// answer, and is answered by « oui » when the firm has the capability, by « non » when it has it not; what
    /// follows asks for a precision.
    pub question: String,
}

/// A key of the closed list, such as `certification:chaine-de-controle-bois`: one in hand exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CapabilityKey(String);

/// A key that is not in the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "« {0} » n’est pas une capacité connue : prendre une clé de la liste (exemple : repair:pieces-detachees)"
)]
pub struct UnknownCapability(pub String);

impl CapabilityKey {
    /// The key as written: `kind:slug`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the colon.
    #[must_use]
    pub fn slug(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, slug)| slug)
    }

    /// The entry of the list.
    ///
    /// # Panics
    /// Never: a key in hand was found in the list.
    #[must_use]
    pub fn capability(&self) -> &'static Capability {
        capability(&self.0).expect("a key in hand is in the list")
    }

    /// Kind.
    #[must_use]
    pub fn kind(&self) -> CapabilityKind {
        self.capability().kind
    }

    /// The key « makes this family ».
    ///
    /// # Errors
    /// When there is no such family.
    pub fn makes(family: &str) -> Result<Self, UnknownCapability> {
        format!("makes:{family}").parse()
    }

    /// Whether a fact deduced (from NAF, from past contracts) counts for this key: for `makes:`
    /// only.
    #[must_use]
    pub fn accepts_deduction(&self) -> bool {
        self.kind() == CapabilityKind::Makes
    }
}

impl fmt::Display for CapabilityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CapabilityKey {
    type Err = UnknownCapability;
    fn from_str(text: &str) -> Result<Self, UnknownCapability> {
        capability(text)
            .map(|known| known.key.clone())
            .ok_or_else(|| UnknownCapability(text.to_owned()))
    }
}

impl TryFrom<String> for CapabilityKey {
    type Error = UnknownCapability;
    fn try_from(text: String) -> Result<Self, UnknownCapability> {
        text.parse()
    }
}

impl From<CapabilityKey> for String {
    fn from(key: CapabilityKey) -> Self {
        key.0
    }
}

/// One capability by its key, `kind:slug`.
#[must_use]
pub fn capability(key: &str) -> Option<&'static Capability> {
    table().get(key)
}

/// All capabilities, ordered by key; `makes:` has one per family of the library.
pub fn capabilities() -> impl Iterator<Item = &'static Capability> {
    table().values()
}

fn table() -> &'static BTreeMap<String, Capability> {
    static TABLE: OnceLock<BTreeMap<String, Capability>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let written = LIST.iter().map(|entry| Capability {
            key: CapabilityKey(format!("{}:{}", entry.kind.slug(), entry.slug)),
            kind: entry.kind,
            title: entry.title.to_owned(),
            sources: entry.sources.to_vec(),
            question: entry.question.to_owned(),
        });
        let makes = Families::embedded().all().iter().map(|family| Capability {
            key: CapabilityKey(format!("makes:{}", family.slug)),
            kind: CapabilityKind::Makes,
            title: format!("fabrique\u{a0}: {}", family.title),
            sources: vec![Source::Naf, Source::PastContracts, Source::Questionnaire],
            question: format!(
                "Fabriquez-vous vous-même des produits de la famille «\u{a0}{}\u{a0}»\u{a0}? Précisez lesquels, et dans quels établissements.",
                family.title
            ),
        });
        written.chain(makes).map(|entry| (entry.key.0.clone(), entry)).collect()
    })
}
