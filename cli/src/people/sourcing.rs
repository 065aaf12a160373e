//! What to ask firms, who was asked, what they answered.

use api::sourcing::{AnswersReadView, AskedView, EntryView, FactView, SourcingAnswer};

use super::layout::{Page, capital, count, date, number};

/// What to ask, those that decide first.
pub(crate) fn questions(all: &[AskedView]) -> String {
    let mut page = Page::default();
    list(&mut page, all);
    page.gap();
    page.line(
        0,
        "Ajoutez «\u{a0}--out\u{a0}» et le nom d’un répertoire pour y écrire le questionnaire : une lettre et un tableau à remplir, les \
         mêmes pour toutes les entreprises, afin de ne pas fausser la concurrence (article R2111-1).",
    );
    left_out(
        &mut page,
        all.iter().filter(|one| one.decides && !one.proposed).count(),
    );
    page.finish()
}

/// Why some questions that decide are not asked.
fn left_out(page: &mut Page, n: usize) {
    match n {
        0 => {}
        1 => page.line(
            0,
            "Une autre question changerait quelque chose et n’y est pas : trop long, un questionnaire reste sans réponse. L’écran \
             permet de la choisir.",
        ),
        n => page.line(
            0,
            &format!(
                "{} autres questions changeraient quelque chose et n’y sont pas : trop long, un questionnaire reste sans réponse. \
                 L’écran permet de les choisir.",
                number(n)
            ),
        ),
    }
}

fn list(page: &mut Page, all: &[AskedView]) {
    let (decide, others): (Vec<&AskedView>, Vec<&AskedView>) = all.iter().partition(|one| one.decides);
    page.title(&format!(
        "Questions dont les réponses changeraient une clause ou l’alerte : {}",
        number(decide.len())
    ));
    for (n, one) in decide.iter().enumerate() {
        let mark = format!("{}.", n + 1);
        page.item(2, &mark, &one.words);
        // What each answer would change is in the reason; clause by clause, it is on screen and in --json.
        page.line(3 + mark.len(), &one.why);
    }
    if !others.is_empty() {
        page.title(&format!("Autres questions possibles : {}", number(others.len())));
        for one in others {
            page.item(2, "•", &one.words);
        }
    }
}

/// The sourcing of a dossier.
pub(crate) fn sourcing(answer: &SourcingAnswer) -> String {
    let mut page = Page::default();
    if let Some(written) = &answer.questionnaire {
        let by = written.answer_by.as_deref().map_or_else(String::new, |day| {
            format!(", réponses attendues pour le {}", date(day))
        });
        page.line(
            0,
            &format!(
                "Questionnaire écrit le {} : {}{by}.",
                date(&written.written),
                count(written.questions.len(), "question", "questions")
            ),
        );
    }
    list(&mut page, &answer.questions);
    page.title(&format!("Entreprises au journal : {}", number(answer.log.len())));
    match answer.log.iter().filter(|entry| entry.simulated).count() {
        0 => {}
        1 => page.line(
            2,
            "EXERCICE : les réponses de l’une d’elles sont simulées ; n’en tirez aucune conclusion.",
        ),
        n => page.line(
            2,
            &format!(
                "EXERCICE : les réponses de {} d’entre elles sont simulées ; n’en tirez aucune conclusion.",
                number(n)
            ),
        ),
    }
    for entry in &answer.log {
        one(&mut page, entry);
    }
    if !answer.changed.is_empty() {
        page.title("Ce que les réponses changent");
        for one in &answer.changed {
            page.item(2, "•", &one.title);
            page.line(4, &format!("sans les réponses : {}", one.before));
            page.line(4, &format!("avec les réponses : {}", one.after));
            if let Some(why) = &one.why {
                page.line(4, why);
            }
        }
    }
    page.finish()
}

fn one(page: &mut Page, entry: &EntryView) {
    let state = match (&entry.answered, &entry.sent) {
        (Some(day), _) => format!("a répondu le {}", date(day)),
        _ if !entry.facts.is_empty() => "a répondu".to_owned(),
        (None, Some(day)) => format!("questionnaire envoyé le {}", date(day)),
        (None, None) => "à interroger".to_owned(),
    };
    let number = entry
        .site
        .as_deref()
        .or(entry.siren.as_deref())
        .unwrap_or("SIREN inconnu");
    let simulated = if entry.simulated {
        ", exercice, réponses simulées"
    } else {
        ""
    };
    page.item(
        2,
        &format!("{}.", entry.number),
        &format!("{} ({number}){simulated} : {state}", entry.firm),
    );
    if let Some(why) = &entry.not_counted {
        page.line(5, why);
    }
    if let Some(remarks) = &entry.remarks {
        page.line(5, remarks);
    }
    facts(page, &entry.facts);
}

fn facts(page: &mut Page, facts: &[FactView]) {
    for fact in facts {
        let said = match (fact.answer, fact.lapsed) {
            (_, true) => "oui, mais périmé au lancement : compté inconnu",
            ("oui", _) => "oui (déclaré)",
            ("non", _) => "non (déclaré)",
            _ => "ne sait pas",
        };
        let mut words = format!("{} : {said}", capital(&fact.title));
        if let Some(n) = &fact.number {
            words.push_str(&format!(" ; n°\u{a0}{n}"));
        }
        if let Some(day) = &fact.valid_until {
            words.push_str(&format!(" ; valide jusqu’au {}", date(day)));
        }
        if let Some(precision) = &fact.precision {
            words.push_str(&format!(" ; {precision}"));
        }
        page.item(5, "•", &words);
    }
}

/// The questionnaire written.
pub(crate) fn written(
    folder: &str,
    files: &[String],
    questions: usize,
    not_asked: usize,
    remarks: &[String],
) -> String {
    let mut page = Page::default();
    page.line(
        0,
        &format!(
            "Questionnaire de {} écrit : {}.",
            count(questions, "question", "questions"),
            files.join(" et ")
        ),
    );
    page.raw(folder);
    page.line(
        0,
        "Envoyez le même à toutes les entreprises, puis notez l’envoi au journal du dossier d’achat.",
    );
    left_out(&mut page, not_asked);
    for remark in remarks {
        page.gap();
        page.line(0, remark);
    }
    page.finish()
}

/// Filled forms read.
pub(crate) fn answers(answer: &AnswersReadView) -> String {
    let mut page = Page::default();
    for file in &answer.files {
        page.gap();
        page.raw(&file.path);
        match &file.firm {
            Some(firm) => {
                let number = file.site.as_deref().or(file.siren.as_deref()).unwrap_or_default();
                page.line(
                    2,
                    &format!(
                        "{firm} ({number}) : {}",
                        count(file.facts.len(), "réponse lue", "réponses lues")
                    ),
                );
            }
            None => page.line(2, "Aucune réponse utilisable."),
        }
        for remark in &file.remarks {
            page.line(2, remark);
        }
        for problem in &file.problems {
            page.item(2, "•", problem);
        }
        facts(&mut page, &file.facts);
    }
    page.gap();
    page.line(
        0,
        &if answer.recorded {
            format!(
                "{} au journal. Ce sont des déclarations : rien n’est vérifié.",
                count(answer.usable, "réponse gardée", "réponses gardées")
            )
        } else {
            "Rien n’a été gardé.".to_owned()
        },
    );
    page.finish()
}
