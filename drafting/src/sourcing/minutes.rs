//! The minutes of the sourcing, internal.

use document::{Document, DocumentKind, Inline};
use tender::{Date, Tender};

use super::{Answered, Exchange, FirmAsked, Said, firm_name, period, spaced};
use crate::note::Fact;
use crate::pages::Pages;

pub(super) fn minutes(tender: &Tender, exchange: &Exchange) -> Document {
    let mut minutes = Pages::new(
        DocumentKind::CompteRenduSourcage,
        "Compte rendu de sourçage",
        "compte-rendu-sourcage",
        tender,
    );
    minutes.title("Cadre");
    minutes.text(
        "L’article R2111-1 du code de la commande publique permet de consulter des entreprises avant de lancer un achat, et de se \
         servir de ce qu’elles disent à condition de ne pas fausser la concurrence ni méconnaître les principes de l’article L3 \
         (égalité de traitement, liberté d’accès, transparence). Ce compte rendu en garde la trace. Il est interne\u{a0}: il nomme \
         des entreprises et n’est pas joint à la consultation.",
    );
    minutes.text(
        "Ce que les entreprises disent est une déclaration, que personne n’a vérifiée. Les noms et courriels des personnes n’y \
         sont pas repris.",
    );
    simulated(&mut minutes, exchange);
    minutes.facts(&counts(exchange));

    let (asked, to_ask): (Vec<&FirmAsked>, Vec<&FirmAsked>) =
        exchange.firms.iter().partition(|firm| firm.was_asked());
    minutes.title("Entreprises consultées");
    if asked.is_empty() {
        minutes.text("Aucune entreprise n’a encore été consultée.");
    } else {
        firms(&mut minutes, exchange);
    }
    if !to_ask.is_empty() {
        minutes.title("Entreprises à interroger");
        minutes.text("Le journal les nomme, sans jour d’envoi ni de réponse\u{a0}: d’après lui, rien ne leur a été demandé.");
        waiting(&mut minutes, &to_ask);
    }

    minutes.title("Questions posées");
    minutes.text(&same_questions(exchange));
    if asked
        .iter()
        .any(|firm| firm.simulated && !firm.answers.is_empty())
    {
        minutes.text("Ces nombres comptent aussi les réponses inventées.");
    }
    minutes.table(
        &["N°", "Question", "Oui", "Non", "Ne sait pas"],
        &[2, 19, 3, 3, 5],
        exchange.questions.iter().enumerate().map(|(at, question)| {
            let said = |said: Said| {
                let count = exchange
                    .firms
                    .iter()
                    .flat_map(|firm| &firm.answers)
                    .filter(|one| one.question == at && one.said == said)
                    .count();
                count.to_string()
            };
            vec![
                (at + 1).to_string(),
                question.words.clone(),
                said(Said::Yes),
                said(Said::No),
                said(Said::Unknown),
            ]
        }),
    );

    minutes.title("Réponses");
    if asked.is_empty() {
        minutes.text("Aucune pour l’instant.");
    }
    for firm in asked {
        minutes.heading(2, &firm_name(firm));
        if firm.answers.is_empty() {
            minutes.text(match (&firm.remarks, firm.answered) {
                (Some(_), _) => "Pas de réponse par le formulaire.",
                (None, Some(_)) => "A répondu, sans réponse utilisable aux questions.",
                (None, None) => "Pas de réponse à ce jour.",
            });
        } else {
            minutes.table(
                &["Question", "Réponse", "Certificat et précision"],
                &[10, 4, 11],
                firm.answers.iter().map(|one| row(exchange, one)),
            );
        }
        if let Some(remarks) = &firm.remarks {
            minutes.text(&format!("Noté par l’acheteur\u{a0}: {remarks}"));
        }
    }

    minutes.title("Ce que les réponses ont changé");
    changed(&mut minutes, exchange);

    minutes.title("Mesures pour ne pas fausser la concurrence");
    measures(&mut minutes, tender, exchange);
    minutes.document.typeset()
}

/// Firms of the log that were asked or answered, with the days.
pub(super) fn firms(pages: &mut Pages, exchange: &Exchange) {
    pages.table(
        &[
            "Entreprise",
            "SIREN ou SIRET",
            "Questionnaire envoyé le",
            "Réponse reçue le",
        ],
        &[6, 4, 5, 5],
        exchange.firms.iter().filter(|firm| firm.was_asked()).map(|firm| {
            vec![
                firm_name(firm),
                number(firm),
                firm.sent.map_or_else(|| "non noté".to_owned(), law::long_date),
                match firm.answered {
                    Some(day) => law::long_date(day),
                    None if firm.answers.is_empty() => "pas de réponse".to_owned(),
                    None => "non noté".to_owned(),
                },
            ]
        }),
    );
}

/// Firms of the log that nothing says were asked.
fn waiting(pages: &mut Pages, firms: &[&FirmAsked]) {
    pages.table(
        &["Entreprise", "SIREN ou SIRET", "Noté par l’acheteur"],
        &[6, 4, 10],
        firms.iter().map(|firm| {
            vec![
                firm_name(firm),
                number(firm),
                firm.remarks.clone().unwrap_or_default(),
            ]
        }),
    );
}

fn number(firm: &FirmAsked) -> String {
    firm.number
        .as_deref()
        .map_or_else(|| "inconnu".to_owned(), spaced)
}

/// What the answers changed, before and after.
pub(super) fn changed(pages: &mut Pages, exchange: &Exchange) {
    if exchange.changed.is_empty() {
        pages.text("Rien\u{a0}: ni la place proposée pour une clause (exigence, critère…), ni l’ouverture à la concurrence.");
        return;
    }
    pages.table(
        &["Sur quoi", "Sans les réponses", "Avec les réponses"],
        &[5, 6, 6],
        exchange.changed.iter().map(|one| {
            let after = match &one.why {
                Some(why) => format!("{}. {why}", one.after),
                None => one.after.clone(),
            };
            vec![one.title.clone(), one.before.clone(), after]
        }),
    );
}

/// Says that a part of the log was invented, wherever the log is shown.
pub(super) fn simulated(pages: &mut Pages, exchange: &Exchange) {
    let invented = exchange.firms.iter().filter(|firm| firm.simulated).count();
    let real = exchange.firms.iter().any(FirmAsked::took_place);
    let words = match invented {
        0 => return,
        _ if !real => "Exercice\u{a0}: aucun échange n’a eu lieu avec une entreprise. Ceux qui suivent sont inventés, et les pièces à publier n’en \
                       disent rien."
            .to_owned(),
        1 => "Exercice\u{a0}: une entreprise de cette liste, ou du moins ses réponses, est inventée."
            .to_owned(),
        n => format!(
            "Exercice\u{a0}: {n}\u{a0}entreprises de cette liste, ou du moins leurs réponses, sont inventées."
        ),
    };
    pages.text(&words);
}

pub(super) fn counts(exchange: &Exchange) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact {
        label: label.to_owned(),
        value,
    };
    let (invented, real): (Vec<&FirmAsked>, Vec<&FirmAsked>) = exchange
        .firms
        .iter()
        .filter(|firm| firm.was_asked())
        .partition(|firm| firm.simulated);
    let answered = |firms: &[&FirmAsked]| {
        let answered = |firm: &&&FirmAsked| firm.answered.is_some() || !firm.answers.is_empty();
        firms.iter().filter(answered).count().to_string()
    };
    let mut facts = vec![
        fact("Entreprises consultées", real.len().to_string()),
        fact("Réponses reçues", answered(&real)),
    ];
    if !invented.is_empty() {
        facts.push(fact("Entreprises d’exercice", invented.len().to_string()));
        facts.push(fact("Réponses inventées", answered(&invented)));
    }
    facts.push(fact("Questions", exchange.questions.len().to_string()));
    let days: Vec<Date> = real
        .iter()
        .flat_map(|firm| [firm.sent, firm.answered])
        .flatten()
        .collect();
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        facts.push(fact("Échanges", period(*first, *last)));
    }
    facts
}

/// Whether all firms were asked the same: what the log says of it, and nothing more.
fn same_questions(exchange: &Exchange) -> String {
    let sent: Vec<&FirmAsked> = exchange.firms.iter().filter(|firm| firm.sent.is_some()).collect();
    let unknown: Vec<String> = sent
        .iter()
        .filter(|firm| firm.asked.is_empty())
        .map(|firm| firm_name(firm))
        .collect();
    let all: Vec<usize> = (0..exchange.questions.len()).collect();
    let fewer: Vec<String> = sent
        .iter()
        .filter(|firm| !firm.asked.is_empty() && !all.iter().all(|at| firm.asked.contains(at)))
        .map(|firm| {
            let lacking: Vec<String> = all
                .iter()
                .filter(|at| !firm.asked.contains(at))
                .map(|at| (at + 1).to_string())
                .collect();
            let questions = if lacking.len() == 1 {
                "la question"
            } else {
                "les questions"
            };
            format!("{} (sans {questions} {})", firm_name(firm), lacking.join(", "))
        })
        .collect();
    if fewer.is_empty() && unknown.is_empty() {
        return if sent.is_empty() {
            "Le journal ne dit pas encore à qui le questionnaire a été envoyé.".to_owned()
        } else {
            "Les mêmes questions ont été posées à toutes les entreprises consultées.".to_owned()
        };
    }
    let mut said = Vec::new();
    if !fewer.is_empty() {
        said.push(format!(
            "Toutes les entreprises n’ont pas reçu les mêmes questions\u{a0}: {}. Posez celles qui manquent.",
            fewer.join("\u{a0}; ")
        ));
    }
    if !unknown.is_empty() {
        said.push(format!(
            "Le journal ne dit pas quelles questions ces entreprises ont reçues\u{a0}: {}.",
            unknown.join("\u{a0}; ")
        ));
    }
    said.join(" ")
}

fn row(exchange: &Exchange, one: &Answered) -> Vec<String> {
    let title = exchange
        .questions
        .get(one.question)
        .map_or_else(String::new, |question| {
            format!("{}. {}", one.question + 1, question.title)
        });
    let mut details: Vec<String> = one
        .number
        .iter()
        .map(|number| format!("n°\u{a0}{number}"))
        .collect();
    if let Some(day) = one.valid_until {
        details.push(format!("valide jusqu’au {}", law::long_date(day)));
    }
    let certificate = details.join(", ");
    let details: Vec<String> = [Some(certificate), one.precision.clone()]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    vec![title, one.said.words().to_owned(), details.join("\u{a0}; ")]
}

/// What R2111-2 asks for, as far as this dossier shows it, and what is left to the buyer.
fn measures(pages: &mut Pages, tender: &Tender, exchange: &Exchange) {
    pages.text(
        "Une entreprise consultée qui serait candidate peut avoir appris ce que les autres candidats ignorent. L’article R2111-2 \
         demande à l’acheteur les mesures qui évitent que la concurrence en soit faussée.",
    );
    let text = |words: String| vec![Inline::text(words)];
    let real = exchange.firms.iter().any(FirmAsked::took_place);
    let given = if real {
        "L’annexe InformationsPrealables.docx, à joindre à la consultation, donne à tous les candidats ce qui a été dit et demandé, \
         sans nom ni réponse."
    } else {
        "Aucune entreprise n’a été consultée\u{a0}: il n’y a rien à donner aux candidats pour l’instant."
    };
    let mut said = vec![text(given.to_owned())];
    let time =
        "le délai doit laisser aux candidats qui n’ont pas été consultés le temps de préparer leur offre";
    said.push(text(match &tender.offers_deadline {
        Some(day) => format!("Remise des offres\u{a0}: {}\u{a0}; {time}.", day.trim()),
        None => format!("Remise des offres, à fixer\u{a0}: {time}."),
    }));
    if real {
        said.push(text(
            "Une entreprise consultée ne peut être exclue pour cela que si aucun autre moyen n’y remédie (article L2141-8, 2°), et \
             après avoir été mise à même de prouver que sa participation ne porte pas atteinte à l’égalité de traitement \
             (article L2141-11)."
                .to_owned(),
        ));
    }
    said.push(vec![
        Inline::text("En plus\u{a0}: "),
        Inline::variable(
            "sourcing.measures",
            "Autres mesures prises, ou «\u{a0}aucune autre\u{a0}»",
            None,
        ),
        Inline::text("."),
    ]);
    pages.bullets(said);
}
