//! The documents of a sourcing (R2111-1, R2111-2): the letter of the questionnaire, the minutes, the information given to
//! all candidates. What is known comes in as values: this room knows no catalogue.
//!
//! The letter and the information take [`Question`]s, days and what letters told: no firm, no person and no answer can reach
//! them.

mod information;
mod letter;
mod minutes;

use document::Document;
use tender::{Date, Tender};

use crate::note::Fact;
use crate::pages::Pages;

/// A question of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about, in a few words (« tient une chaîne de contrôle du bois »).
    pub title: String,
    /// Its words, the same for all firms.
    pub words: String,
    /// Whether the number and the validity of a certificate are asked with it.
    pub certificate: bool,
}

impl Question {
    /// Its words, and what is asked of a certificate.
    fn asked(&self) -> String {
        if self.certificate {
            format!(
                "{} Pour un certificat\u{a0}: son numéro et sa fin de validité.",
                self.words
            )
        } else {
            self.words.clone()
        }
    }
}

/// An answer that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The firm does not know.
    Unknown,
}

impl Said {
    /// As the minutes say it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "oui",
            Self::No => "non",
            Self::Unknown => "ne sait pas",
        }
    }
}

/// What a firm answered to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Place of the question in [`Exchange::questions`], from 0.
    pub question: usize,
    /// The answer.
    pub said: Said,
    /// What was added to it.
    pub precision: Option<String>,
    /// Number of the certificate.
    pub number: Option<String>,
    /// Last day of validity of the certificate.
    pub valid_until: Option<Date>,
}

/// A firm of the log. No name of a person is here: they stay in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmAsked {
    /// Name.
    pub name: String,
    /// Its SIREN or SIRET, as printed.
    pub number: Option<String>,
    /// Day the questionnaire was sent.
    pub sent: Option<Date>,
    /// Day of its answer.
    pub answered: Option<Date>,
    /// Questions it was asked: places in [`Exchange::questions`]. Empty: unknown.
    pub asked: Vec<usize>,
    /// Its answers.
    pub answers: Vec<Answered>,
    /// What was asked and said otherwise than by the form, in the buyer's words.
    pub remarks: Option<String>,
    /// Made for training or for a worked example: said wherever it is shown.
    pub simulated: bool,
}

impl FirmAsked {
    /// Whether it was asked, or answered; otherwise the log only says that it is to be.
    #[must_use]
    pub fn was_asked(&self) -> bool {
        self.sent.is_some() || self.answered.is_some() || !self.answers.is_empty()
    }

    /// Whether there was an exchange: what an exercise invents was none.
    #[must_use]
    pub fn took_place(&self) -> bool {
        !self.simulated && self.was_asked()
    }
}

/// What a letter told firms of the purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTold {
    /// Day it was written.
    pub written: Date,
    /// The facts, in its order.
    pub facts: Vec<Fact>,
}

/// What the answers changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Of what: title of a facet, « Ouverture à la concurrence ».
    pub title: String,
    /// Without the answers.
    pub before: String,
    /// With them.
    pub after: String,
    /// Why a clause is used otherwise, when it is.
    pub why: Option<String>,
}

/// The sourcing of a dossier: for internal documents alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchange {
    /// All questions asked, in order.
    pub questions: Vec<Question>,
    /// The firms of the log.
    pub firms: Vec<FirmAsked>,
    /// What their answers changed; empty: nothing.
    pub changed: Vec<Changed>,
}

/// A firm as its documents name it: what is invented is said beside its name.
#[must_use]
pub fn firm_name(firm: &FirmAsked) -> String {
    if firm.simulated {
        format!("{} (exercice)", firm.name)
    } else {
        firm.name.clone()
    }
}

/// A SIREN or a SIRET, its figures by three as one reads them.
#[must_use]
pub fn spaced(number: &str) -> String {
    let figures: Vec<char> = number.chars().filter(|c| !c.is_whitespace()).collect();
    let (siren, rest) = figures.split_at(figures.len().min(9));
    let mut groups: Vec<String> = siren.chunks(3).map(|group| group.iter().collect()).collect();
    if !rest.is_empty() {
        groups.push(rest.iter().collect());
    }
    groups.join("\u{a0}")
}

/// « le 2 novembre 2026 », « du 2 au 13 novembre 2026 ».
fn period(first: Date, last: Date) -> String {
    let whole = law::long_date(last);
    if first == last {
        return format!("le {whole}");
    }
    let from = law::long_date(first);
    let from = if (first.year(), first.month()) == (last.year(), last.month()) {
        from.split('\u{a0}').next().unwrap_or_default().to_owned()
    } else {
        from
    };
    format!("du {from} au {whole}")
}

/// What a letter written today tells firms of the purchase: these facts, and no others. The information tells all candidates
/// the facts that the letters told. The estimated amount is not among them.
#[must_use]
pub fn told(tender: &Tender) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let mut facts = vec![
        fact("Objet", tender.objet.trim().to_owned()),
        fact("Nature", tender.nature.slug().to_owned()),
    ];
    if let Some(context) = tender
        .context
        .as_deref()
        .map(str::trim)
        .filter(|words| !words.is_empty())
    {
        facts.push(fact("Besoin", context.to_owned()));
    }
    if !tender.lot.is_empty() {
        let lots: Vec<String> = tender
            .lot
            .iter()
            .enumerate()
            .map(|(n, lot)| format!("lot\u{a0}{}, {}", n + 1, lot.title.trim()))
            .collect();
        facts.push(fact("Lots", lots.join("\u{a0}; ")));
    } else if let Some(count) = tender.lots {
        let count = if count == 1 {
            "un seul".to_owned()
        } else {
            count.to_string()
        };
        facts.push(fact("Lots", count));
    }
    if let Some(framework) = tender.accord_cadre {
        let form = if framework {
            "accord-cadre"
        } else {
            "marché ordinaire"
        };
        facts.push(fact("Forme", form.to_owned()));
    }
    if let Some(months) = tender.duration_months {
        facts.push(fact(
            "Durée, reconductions comprises",
            format!("{months}\u{a0}mois"),
        ));
    }
    if !tender.delivery_sites.is_empty() {
        facts.push(fact("Lieux de livraison", tender.delivery_sites.join("\u{a0}; ")));
    }
    facts.push(fact(
        "Lancement prévu de la consultation",
        law::long_date(tender.launch_date),
    ));
    facts
}

/// The letter that goes with the form (`Questionnaire.docx`).
#[must_use]
pub fn letter(tender: &Tender, questions: &[Question], answer_by: Option<Date>) -> Document {
    letter::letter(tender, questions, answer_by)
}

/// The minutes (`CompteRenduSourcage.docx`), internal.
#[must_use]
pub fn minutes(tender: &Tender, exchange: &Exchange) -> Document {
    minutes::minutes(tender, exchange)
}

/// What all candidates are told of the sourcing (`InformationsPrealables.docx`), published: what each letter told, the first
/// first (none is known: what a letter written today would tell), all questions asked to any firm, and the first and last
/// days of the exchanges.
#[must_use]
pub fn information(
    tender: &Tender,
    letters: &[LetterTold],
    questions: &[Question],
    days: Option<(Date, Date)>,
) -> Document {
    information::information(tender, letters, questions, days)
}

/// The section of the justification note; none while no firm was asked.
pub(crate) fn section(note: &mut Pages, exchange: &Exchange) {
    if !exchange.firms.iter().any(FirmAsked::was_asked) {
        return;
    }
    note.title("Sourçage");
    if !exchange.firms.iter().any(FirmAsked::took_place) {
        note.text(
            "Exercice\u{a0}: des réponses ont été inventées. Aucune entreprise n’a été consultée, et les pièces à publier n’en disent \
             rien. Les nombres de cette note tiennent compte de ces réponses\u{a0}: n’en tirez aucune conclusion. Le détail est dans \
             CompteRenduSourcage.docx.",
        );
        return;
    }
    note.text(
        "Avant de lancer la consultation, l’acheteur a consulté des entreprises (article R2111-1 du code de la commande publique). \
         Le détail est dans CompteRenduSourcage.docx\u{a0}; ce que tous les candidats reçoivent, dans InformationsPrealables.docx \
         (article R2111-2).",
    );
    minutes::simulated(note, exchange);
    note.facts(&minutes::counts(exchange));
    minutes::firms(note, exchange);
    note.text("Ce que les réponses ont changé\u{a0}:");
    minutes::changed(note, exchange);
}
