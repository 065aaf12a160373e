//! What the buyer follows once the contract is signed: what is due, when, on which proof, under which penalty. Values,
//! without a layout; nothing of it is published.

mod moment;
mod penalties;

use clauses::{Asked, Chosen, Kind};
use document::DocumentKind;
use tender::Nature;

use crate::answers::{evidence, served, title_of, when_asked};
use crate::body::Writer;
use crate::globals::Globals;
use crate::lots::lots_of;
use crate::missing::piece_name;
use crate::places::{Place, Places};
use crate::{Brief, Draft};

pub use moment::Moment;
pub use penalties::{Base, Cap, Penalty};

/// The meeting at fixed dates, whose period is a value of the clause.
const REVIEW: &str = "suivi-de-l-execution/article-cctp";

/// Something to check, at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is due, and its lots when it is not for all.
    pub title: String,
    /// Piece and article that ask for it.
    pub article: String,
    /// When, as the clause says it.
    pub when: String,
    /// The same, so that checks can be put in order.
    pub moment: Moment,
    /// Months after the notification at which it comes, the first one alone when the length of the contract is unknown.
    pub due: Vec<u32>,
    /// What is checked, in the words of the clause; empty when it says nothing more than the article.
    pub check: String,
    /// What is awaited as a proof, a way a line.
    pub proof: String,
    /// Who checks, as the clause proposes; `None`: to be named.
    pub who: Option<String>,
    /// Title and amount of the penalties of a breach, a penalty a line.
    pub penalty: String,
}

/// The follow-up of a contract.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// What is to check, the earliest first.
    pub checks: Vec<Check>,
    /// Penalties of the contract, in the order of the pieces.
    pub penalties: Vec<Penalty>,
    /// Their limit, when the pieces set one.
    pub cap: Option<Cap>,
    /// Length of the contract in months, when it is known.
    pub months: Option<u32>,
}

/// The follow-up of a draft; `None` when it holds no obligation to follow.
#[must_use]
pub fn follow_up(brief: &Brief<'_>, draft: &Draft<'_>) -> Option<FollowUp> {
    let reader = Reader {
        brief,
        draft,
        globals: Globals::of(brief),
        places: Places::of(&draft.documents),
        review: draft
            .selection
            .chosen
            .iter()
            .find(|chosen| chosen.facet.id == REVIEW)
            .and_then(|chosen| review_months(chosen, brief.tender.duration_months)),
    };
    let mut checks: Vec<(Place, Check)> = draft
        .selection
        .chosen
        .iter()
        .flat_map(|chosen| reader.checks(chosen))
        .collect();
    if checks.is_empty() {
        return None;
    }
    checks.sort_by(|(place, check), (other, next)| {
        (&check.moment, place.rank).cmp(&(&next.moment, other.rank))
    });
    Some(FollowUp {
        checks: checks.into_iter().map(|(_, check)| check).collect(),
        penalties: reader.penalties(),
        cap: reader.cap(),
        months: brief.tender.duration_months,
    })
}

/// Every how many months the two parties meet: half-way when the contract lasts less than a year.
fn review_months(chosen: &Chosen<'_>, months: Option<u32>) -> Option<u32> {
    if let Some(short) = months.filter(|months| *months < 12) {
        return Some((short / 2).max(1));
    }
    match chosen.values.get("bilan")?.as_ref()? {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "borné de 3 à 12 par la clause"
        )]
        tender::Value::Number(n) if (1.0..=120.0).contains(n) => Some(*n as u32),
        _ => None,
    }
}

struct Reader<'a> {
    brief: &'a Brief<'a>,
    draft: &'a Draft<'a>,
    globals: Globals,
    places: Places<'a>,
    review: Option<u32>,
}

impl Reader<'_> {
    /// What one clause asks to check: a line for each follow-up, and for each moment at which a proof comes.
    fn checks(&self, chosen: &Chosen<'_>) -> Vec<(Place, Check)> {
        let facet = &chosen.facet.id;
        let review = *facet == REVIEW;
        let due = review
            || matches!(
                chosen.facet.kind,
                Kind::Execution | Kind::Exigence | Kind::Critere
            );
        let Some(place) = due.then(|| self.places.find(facet)).flatten() else {
            return Vec::new();
        };
        let proof = |asked: Asked| -> Vec<String> {
            evidence(&self.draft.selection, facet)
                .filter(|group| group.asked == asked)
                .map(|group| group.all.join(" et "))
                .collect()
        };
        let line = |when: String, moment: Moment, check: String, proofs: Vec<String>, who: Option<String>| {
            let (when, moment) = moment.within(when, self.months());
            Check {
                title: self.title(chosen),
                article: article(&place),
                due: moment.due(self.months()),
                when,
                moment,
                check,
                proof: proofs.join("\nou ").trim().to_owned(),
                who,
                penalty: self.penalties_of(facet).join("\n"),
            }
        };
        let mut lines = Vec::new();
        for asked in [Asked::Livraison, Asked::Annuel] {
            let proofs = proof(asked);
            if !proofs.is_empty() {
                let when = when_asked(asked, self.brief);
                let (when, moment) = (capital(when), Moment::read(when, self.review));
                lines.push(line(when, moment, String::new(), proofs, None));
            }
        }
        for follow in self.draft.selection.of_kind(Kind::Suivi) {
            if served(follow).as_deref() == Some(facet) {
                let when = follow.facet.head.when_checked.as_deref().unwrap_or_default();
                let moment = Moment::read(when, self.review);
                let who = follow.facet.head.who.as_deref().map(capital);
                lines.push(line(capital(when), moment, self.prose(follow), Vec::new(), who));
            }
        }
        if review {
            // As the clause says it; the dates of works follow their own order to begin, not the notification.
            let works = self.brief.tender.nature == Nature::Travaux;
            let short = self.months().is_some_and(|months| months < 12);
            let (when, moment) = match self.review {
                Some(_) if works && short => (
                    "À mi-parcours des travaux, et avant la réception".to_owned(),
                    Moment::reviews(None),
                ),
                Some(n) if works => (
                    format!("Tous les {n} mois, et avant la réception"),
                    Moment::reviews(None),
                ),
                Some(_) if short => (
                    "À mi-parcours, et à la fin du marché".to_owned(),
                    Moment::reviews(self.review),
                ),
                Some(n) => (
                    format!("Tous les {n} mois, et à la fin du marché"),
                    Moment::reviews(self.review),
                ),
                None => (
                    "À chaque bilan, et à la fin du marché".to_owned(),
                    Moment::reviews(None),
                ),
            };
            lines.push(line(when, moment, self.prose(chosen), Vec::new(), None));
        }
        // What nobody follows is still due: a condition without a follow-up has a line of its own.
        if lines.is_empty() && chosen.facet.kind == Kind::Execution {
            lines.push(line(
                "Pendant l’exécution".to_owned(),
                Moment::ongoing(),
                String::new(),
                Vec::new(),
                None,
            ));
        }
        lines.into_iter().map(|check| (place.clone(), check)).collect()
    }

    fn months(&self) -> Option<u32> {
        self.brief.tender.duration_months
    }

    fn title(&self, chosen: &Chosen<'_>) -> String {
        let title = title_of(chosen);
        match lots_of(chosen, self.brief) {
            Some(lots) => format!("{title} ({lots})"),
            None => title,
        }
    }

    /// The words of a clause, its variables filled; those without a value show what they are.
    fn prose(&self, chosen: &Chosen<'_>) -> String {
        let writer = Writer {
            globals: &self.globals,
            chosen,
            document: &chosen.facet.head.document,
        };
        writer.words_alone().join("\n")
    }
}

/// « CCAP, article 9.2 ».
fn article(place: &Place) -> String {
    let piece = match place.kind {
        DocumentKind::Lettre => "Lettre",
        kind => piece_name(kind),
    };
    if place.number.is_empty() {
        piece.to_owned()
    } else {
        format!("{piece}, article\u{a0}{}", place.number)
    }
}

/// The same words, the first letter upper case.
pub(crate) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
