//! What a clause file holds once read. The structures are the schema: an unknown key is an error.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tender::{Cpv, Date, Value, date_field, optional_date_field};
use ts_rs::TS;

use crate::{Condition, IssuedFrom, Origin, Piece, Situation};

/// What a facet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Administrative article of a piece.
    Article,
    /// Technical requirement (CCTP).
    Exigence,
    /// Condition or proof of candidacy (RC).
    Selection,
    /// Award criterion (RC).
    Critere,
    /// Performance condition (CCAP or CCTP).
    Execution,
    /// Accepted evidence.
    Preuve,
    /// Question to candidates.
    Question,
    /// Penalty (CCAP).
    Penalite,
    /// Follow-up of the execution.
    Suivi,
}

impl Kind {
    /// All kinds, in the order in which a reader meets them.
    pub const ALL: [Self; 9] = [
        Self::Article,
        Self::Exigence,
        Self::Selection,
        Self::Critere,
        Self::Execution,
        Self::Preuve,
        Self::Question,
        Self::Penalite,
        Self::Suivi,
    ];

    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Exigence => "exigence",
            Self::Selection => "selection",
            Self::Critere => "critere",
            Self::Execution => "execution",
            Self::Preuve => "preuve",
            Self::Question => "question",
            Self::Penalite => "penalite",
            Self::Suivi => "suivi",
        }
    }

    /// In French, for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Selection => "sélection",
            Self::Critere => "critère",
            Self::Execution => "condition d’exécution",
            Self::Penalite => "pénalité",
            other => other.slug(),
        }
    }

    /// Whether makers must be able to meet it, so that it declares a capability or says why none is at stake.
    #[must_use]
    pub fn asks_makers(self) -> bool {
        matches!(self, Self::Exigence | Self::Critere | Self::Execution)
    }
}

/// How demanding a facet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Trade practice.
    Socle,
    /// A step above.
    Ambitieux,
    /// What the best do.
    Exemplaire,
}

impl Level {
    /// All levels, from the softest.
    pub const ALL: [Self; 3] = [Self::Socle, Self::Ambitieux, Self::Exemplaire];

    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Socle => "socle",
            Self::Ambitieux => "ambitieux",
            Self::Exemplaire => "exemplaire",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

/// Head of a module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ModuleHead {
    /// Slug, the name of the file.
    pub id: String,
    /// Title shown to buyers.
    pub title: String,
    /// The buyer's need, in one sentence.
    pub need: String,
    /// Families it serves; empty: every purchase.
    #[serde(default)]
    pub families: Vec<String>,
    /// CPV codes it is about, when narrower than its families: its socle then belongs to the default set only if
    /// the need names one of them or one of their subdivisions. A code too general leaves it to the buyer.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    #[ts(type = "string[]")]
    pub cpv: Vec<Cpv>,
    /// Whether its socle belongs to the default set.
    #[serde(default = "yes")]
    pub default: bool,
    /// Question to which the buyer must answer in writing before the module may be exported.
    #[serde(default)]
    pub justification: Option<String>,
    /// Last review.
    #[serde(deserialize_with = "date_field")]
    #[schemars(with = "String")]
    #[ts(type = "string")]
    pub reviewed: Date,
    /// Sources of trade practice.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Version of the module: the next one is a text that changed.
    #[serde(default = "first")]
    pub version: u32,
    /// The official module that it takes the place of, for a module of the house.
    #[serde(default)]
    pub issued_from: Option<IssuedFrom>,
}

impl ModuleHead {
    /// Whether its socle is kept when the buyer says nothing.
    #[must_use]
    pub fn is_default_for(&self, situation: &Situation) -> bool {
        self.default
            && if situation.lot_cpv.is_empty() {
                self.is_about(&situation.cpv)
            } else {
                situation.lot_cpv.iter().any(|codes| self.is_about(codes))
            }
    }

    /// Whether it is about one of these codes, when it is narrower than its families.
    fn is_about(&self, codes: &[Cpv]) -> bool {
        self.cpv.is_empty()
            || codes
                .iter()
                .any(|code| self.cpv.iter().any(|own| code.is_within(own)))
    }

    /// The lots it is for, from 1, by their families and their codes; empty when it is for all of them, or when nothing
    /// tells. A module that the buyer chose beside the codes is for the lots of its families.
    #[must_use]
    pub fn lots(&self, lot_families: &[Vec<String>], lot_cpv: &[Vec<Cpv>]) -> Vec<usize> {
        let of_family = |n: usize| {
            self.families.is_empty() || self.families.iter().any(|one| lot_families[n].contains(one))
        };
        let of_code = |n: usize| lot_cpv.get(n).is_none_or(|codes| self.is_about(codes));
        let by_family: Vec<usize> = (0..lot_families.len()).filter(|n| of_family(*n)).collect();
        let by_code: Vec<usize> = by_family.iter().copied().filter(|n| of_code(*n)).collect();
        let lots = if by_code.is_empty() { by_family } else { by_code };
        if lots.len() == lot_families.len() {
            return Vec::new();
        }
        lots.into_iter().map(|n| n + 1).collect()
    }
}

fn yes() -> bool {
    true
}

fn first() -> u32 {
    1
}

/// What starts the validity of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// The launch date of the consultation.
    LaunchDate,
    /// The calendar year of the execution.
    CalendarYear,
    /// The signature of the contract.
    Signature,
}

/// Validity of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// First day.
    #[serde(deserialize_with = "date_field")]
    #[schemars(with = "String")]
    #[ts(type = "string")]
    pub from: Date,
    /// Last day, when a successor exists.
    #[serde(
        default,
        deserialize_with = "optional_date_field",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(with = "Option<String>")]
    #[ts(optional, type = "string")]
    pub to: Option<Date>,
    /// Which date is compared.
    pub trigger: Trigger,
}

impl InForce {
    /// Whether a consultation launched on `date` uses the text. The two other triggers are known only
    /// later: the launch date stands for them, the earliest they can be.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// Kind of value of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum VariableKind {
    /// Part in percent.
    Percent,
    /// A number with its unit.
    Number,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Hours.
    Hours,
    /// Kilometres.
    Km,
    /// Euros HT.
    Euros,
    /// Words.
    Text,
    /// One of the options.
    Choice,
}

/// A value asked of the buyer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// Name in the text.
    pub name: String,
    /// Kind of value.
    pub kind: VariableKind,
    /// Unit, as written.
    #[serde(default)]
    pub unit: Option<String>,
    /// Smallest lawful or sensible value.
    #[serde(default)]
    pub min: Option<f64>,
    /// Largest.
    #[serde(default)]
    pub max: Option<f64>,
    /// Value used when the buyer says nothing; absent: unknown, to fill in.
    #[serde(default)]
    #[schemars(with = "Option<serde_json::Value>")]
    #[ts(type = "unknown")]
    pub default: Option<Value>,
    /// Options of a choice.
    #[serde(default)]
    pub options: Vec<String>,
    /// The question, in plain French.
    pub ask: String,
    /// Why it matters.
    #[serde(default)]
    pub why: Option<String>,
}

/// How a criterion is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Price formula.
    Prix,
    /// Proportional to a measure.
    Lineaire,
    /// By steps of a measure.
    Paliers,
    /// Grid of described levels.
    Grille,
    /// Yes or no.
    OuiNon,
}

/// Points of a criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WeightRange {
    /// Fewest points.
    pub min: u32,
    /// Most points.
    pub max: u32,
    /// Points by default.
    #[serde(default)]
    pub default: Option<u32>,
    /// Takes what remains to 100.
    #[serde(default)]
    pub rest: bool,
}

/// An award criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// `prix`, `technique`, `environnement`, `social`, `delai`.
    pub group: String,
    /// Name in the table of criteria.
    pub label: String,
    /// Points.
    pub weight: WeightRange,
    /// Scoring method.
    pub method: Method,
    /// What is measured.
    pub measure: String,
    /// Unit of the measure.
    #[serde(default)]
    pub unit: Option<String>,
    /// How the buyer computes the score, one complete sentence.
    pub calculation: String,
    /// The sentence that ties it to the object of the contract.
    pub link: String,
}

impl Criterion {
    /// Groups, in the order of the table, with their French names.
    pub const GROUPS: [(&'static str, &'static str); 5] = [
        ("prix", "Prix"),
        ("technique", "Valeur technique"),
        ("delai", "Délais et service"),
        ("environnement", "Performance environnementale"),
        ("social", "Performance sociale"),
    ];
}

/// When a proof is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// With the tender.
    Offre,
    /// Before the award.
    Attribution,
    /// On delivery.
    Livraison,
    /// Every year.
    Annuel,
}

impl Asked {
    /// In French.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Offre => "avec l’offre",
            Self::Attribution => "avant l’attribution",
            Self::Livraison => "à la livraison",
            Self::Annuel => "chaque année",
        }
    }
}

/// One way of proving: all its items together. Any group is enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceGroup {
    /// Items, all needed.
    pub all: Vec<String>,
    /// Who issues them.
    pub issuer: String,
    /// When they are asked.
    pub asked: Asked,
    /// How the buyer checks.
    pub check: String,
    /// How heavy for an SME: `léger`, `moyen`, `lourd`.
    pub weight_sme: String,
}

/// Head of a facet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FacetHead {
    /// Piece that carries it: `rc`, `ccap`, `cctp`, `ccp`, `ae`, `lettre`.
    pub document: String,
    /// Article of the plan of that piece.
    pub place: String,
    /// Rank inside the article.
    #[serde(default = "middle")]
    pub order: u32,
    /// Sub-title inside the article.
    #[serde(default)]
    pub title: Option<String>,
    /// Articles it rests on.
    #[serde(default)]
    pub legal_basis: Vec<String>,
    /// Obligations it satisfies.
    #[serde(default)]
    pub satisfies: Vec<String>,
    /// Validity.
    pub in_force: InForce,
    /// Why this level.
    #[serde(default)]
    pub level_reason: Option<String>,
    /// Whether a regulation sets this level for all makers: it is then required whatever the counts.
    #[serde(default)]
    pub regulatory: bool,
    /// Capability that a maker must have.
    #[serde(default)]
    pub needs: Option<String>,
    /// Why no capability is at stake.
    #[serde(default)]
    pub no_predicate: Option<String>,
    /// Why nothing in the module proves, follows nor punishes it (requirement, performance condition), or why nothing is
    /// joined to the answer (question of a criterion).
    #[serde(default)]
    pub no_proof: Option<String>,
    /// Articles of the CCAG it departs from.
    #[serde(default)]
    pub derogates: Vec<String>,
    /// Facets that must be there too.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Facets that cannot be there too.
    #[serde(default)]
    pub conflicts: Vec<String>,
    /// Facets worth looking at.
    #[serde(default)]
    pub suggests: Vec<String>,
    /// When it applies.
    #[serde(default)]
    #[ts(type = "unknown")]
    pub when: Condition,
    /// eForms fields it fills.
    #[serde(default)]
    pub eforms: Vec<String>,
    /// Values asked of the buyer.
    #[serde(default)]
    pub variables: Vec<Variable>,
    /// The award criterion (kind `critere`).
    #[serde(default)]
    pub criterion: Option<Criterion>,
    /// Accepted evidence (kind `preuve`), or what is joined to the answer (kind `question`).
    #[serde(default)]
    pub evidence: Vec<EvidenceGroup>,
    /// Facet proved (kind `preuve`), by its heading.
    #[serde(default)]
    pub proves: Option<String>,
    /// Facet a question answers (kind `question`).
    #[serde(default)]
    pub answers: Option<String>,
    /// Kind of answer: `number`, `text`, `yes-no`, `date`, `document`.
    #[serde(default)]
    pub answer: Option<String>,
    /// Unit of the answer.
    #[serde(default)]
    pub unit: Option<String>,
    /// Longest answer, in characters.
    #[serde(default)]
    pub max_length: Option<u32>,
    /// Facet whose breach is punished (kind `penalite`).
    #[serde(default)]
    pub punishes: Option<String>,
    /// Facet followed (kind `suivi`).
    #[serde(default)]
    pub follows: Option<String>,
    /// Who follows.
    #[serde(default)]
    pub who: Option<String>,
    /// When it is checked.
    #[serde(default)]
    pub when_checked: Option<String>,
}

fn middle() -> u32 {
    100
}

/// Head of one text among several.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TextHead {
    /// When this text applies, besides the facet's own condition.
    #[serde(default)]
    #[ts(type = "unknown")]
    pub when: Condition,
    /// Validity of this text, instead of the facet's.
    #[serde(default)]
    pub in_force: Option<InForce>,
}

impl TextHead {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A text of a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Name, empty when the facet has one text.
    pub name: String,
    /// Its head.
    pub head: TextHead,
    /// The words.
    pub body: Vec<Piece>,
    /// Line of its first word in the file.
    pub line: usize,
}

/// A facet of a module.
#[derive(Debug, Clone, PartialEq)]
pub struct Facet {
    /// `module/heading`.
    pub id: String,
    /// Its heading (`exigence-socle`, `article-ccap`).
    pub heading: String,
    /// What it is for.
    pub kind: Kind,
    /// How demanding.
    pub level: Level,
    /// Its head.
    pub head: FacetHead,
    /// Its texts, the first that applies is used.
    pub texts: Vec<Text>,
    /// Line of its heading in the file.
    pub line: usize,
}

impl Facet {
    /// The variable of that name.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.head.variables.iter().find(|variable| variable.name == name)
    }

    /// The heading, in the same module, of the facet that this one serves: proof, question, penalty, follow-up.
    #[must_use]
    pub fn serves(&self) -> Option<&str> {
        let head = &self.head;
        head.proves
            .as_deref()
            .or(head.answers.as_deref())
            .or(head.punishes.as_deref())
            .or(head.follows.as_deref())
    }
}

/// A module: one need of the buyer and its facets.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Shelf it stands on.
    pub shelf: String,
    /// File, for messages (`shelf/module.md`).
    pub file: String,
    /// Whose it is.
    pub origin: Origin,
    /// Its head.
    pub head: ModuleHead,
    /// Its facets, in the order of the file.
    pub facets: Vec<Facet>,
}

impl Module {
    /// The facet with this heading.
    #[must_use]
    pub fn facet(&self, heading: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.heading == heading)
    }
}
