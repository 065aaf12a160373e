//! Who can make it, what can be asked, how open the competition stays.

use api::suggest::{DeclaredView, SuggestAnswer, SuggestionView};

use super::fabric::{activities, fabric, openings, volumes};
use super::layout::{Page, count, date, number};
use super::meter::restriction;

pub(crate) fn suggest(answer: &SuggestAnswer) -> String {
    let mut page = Page::default();
    proposed(&mut page, &answer.cpv_proposed);
    if let Some(declared) = &answer.declared {
        page.line(0, &said(declared));
    }
    page.title("Qui fabrique");
    fabric(&mut page, &answer.fabric);
    activities(&mut page, &answer.fabric);
    volumes(&mut page, &answer.fabric);
    openings(&mut page, &answer.fabric);
    page.title("Ouverture à la concurrence, avec les exigences retenues");
    restriction(&mut page, &answer.fabric, &answer.restriction);

    let (kept, others): (Vec<&SuggestionView>, Vec<&SuggestionView>) =
        answer.suggestions.iter().partition(|one| one.kept);
    page.title(&format!(
        "Clauses retenues pour les documents : {}",
        number(kept.len())
    ));
    page.line(
        2,
        "«\u{a0}Capable\u{a0}», «\u{a0}inconnue\u{a0}», «\u{a0}incapable\u{a0}» : ce que l’on sait d’une entreprise pour cette clause. \
         «\u{a0}Inconnue\u{a0}» veut dire que rien ne le dit, ni dans un sens ni dans l’autre. \
         «\u{a0}Socle\u{a0}» : ce que le métier fait déjà. Quand rien n’est dit d’un niveau plus strict, la bibliothèque n’en a \
         pas pour cet achat.",
    );
    clauses(&mut page, &kept, &answer.suggestions);
    page.title(&format!(
        "Autres clauses possibles, non retenues : {}",
        number(others.len())
    ));
    page.line(
        2,
        "Pour en retenir une, recopiez son identifiant dans le besoin, sous [choices] : \"identifiant\" = true. Pour en écarter une \
         de la liste d’avant : \"identifiant\" = false. Dans un dossier d’achat, cochez-la ou décochez-la à l’écran.",
    );
    clauses(&mut page, &others, &answer.suggestions);
    if !answer.conflicts.is_empty() {
        page.title("À revoir");
        for one in &answer.conflicts {
            page.item(2, "•", one);
        }
    }
    page.finish()
}

/// On whose word the counts rest, beside the catalogue's.
fn said(declared: &DeclaredView) -> String {
    let days = if declared.first == declared.last {
        format!("le {}", date(&declared.first))
    } else {
        format!("du {} au {}", date(&declared.first), date(&declared.last))
    };
    let mut said = format!(
        "Ces nombres tiennent compte des réponses de {} au sourçage ({days}) : des déclarations, que rien ne vérifie encore.",
        count(declared.firms, "entreprise", "entreprises"),
    );
    match declared.added {
        0 => {}
        1 => said.push_str(" Le catalogue ne connaît pas l’une d’elles."),
        n => said.push_str(&format!(
            " Le catalogue ne connaît pas {} d’entre elles.",
            number(n)
        )),
    }
    match declared.simulated {
        0 => {}
        1 => said.push_str(" EXERCICE : l’une de ces réponses est simulée ; n’en tirez aucune conclusion."),
        n => said.push_str(&format!(
            " EXERCICE : {} de ces réponses sont simulées ; n’en tirez aucune conclusion.",
            number(n)
        )),
    }
    said
}

/// Codes proposed because the need gives none.
pub(crate) fn proposed(page: &mut Page, codes: &[String]) {
    if !codes.is_empty() {
        page.line(
            0,
            &format!(
                "Code CPV proposé d’après les mots, à confirmer dans le besoin : {}",
                codes.join(", ")
            ),
        );
    }
}

/// Clauses by kind, then by what is said of them: one sentence serves all those that share it.
fn clauses(page: &mut Page, some: &[&SuggestionView], all: &[SuggestionView]) {
    let mut kinds: Vec<&str> = vec!["exigence", "critere", "execution"];
    for one in some {
        if !kinds.contains(&one.kind) {
            kinds.push(one.kind);
        }
    }
    for kind in kinds {
        let of_kind: Vec<&SuggestionView> = some.iter().copied().filter(|one| one.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        page.gap();
        page.line(2, &format!("{} : {}", kind_words(kind), of_kind.len()));
        let mut reasons: Vec<(&str, &str)> = Vec::new();
        for one in &of_kind {
            if !reasons.contains(&(one.lever, one.why.as_str())) {
                reasons.push((one.lever, &one.why));
            }
        }
        for (lever, why) in reasons {
            page.line(4, &format!("{} {why}", lever_words(lever)));
            for one in of_kind.iter().filter(|one| one.lever == lever && one.why == why) {
                clause(page, one, all);
            }
        }
    }
}

fn clause(page: &mut Page, one: &SuggestionView, all: &[SuggestionView]) {
    page.item(
        6,
        &format!("{:>2}.", one.rank),
        &format!("{} – {}", one.title, one.legal_basis.join(", ")),
    );
    page.line(10, &one.facet);
    if let Some(mark) = &one.mark {
        page.line(10, &format!("{mark}."));
    }
    if one.kept
        && let Some(reason) = &one.level_reason
    {
        page.line(
            10,
            &format!("Pourquoi ce niveau : {}", reason.trim_end_matches('.')),
        );
    }
    if let Some(use_of_it) = at_odds(one) {
        page.line(
            10,
            &format!(
                "À revoir : elle est retenue comme {use_of_it}, alors que ces nombres n’y invitent pas."
            ),
        );
    }
    if let Some(line) = stricter(one, all) {
        page.line(10, &line);
    }
}

/// The use for which a clause is kept, when it is not the one that the market allows.
fn at_odds(one: &SuggestionView) -> Option<&'static str> {
    let written = match one.kind {
        "exigence" => ("exigence", "exigence"),
        "execution" => ("exigence", "condition d’exécution"),
        "critere" => ("critere", "critère"),
        _ => return None,
    };
    (one.kept && one.lever != written.0).then_some(written.1)
}

/// Why not the next stricter level: told here, or where that level stands when the same is told of it there.
fn stricter(one: &SuggestionView, all: &[SuggestionView]) -> Option<String> {
    let next = all
        .iter()
        .filter(|other| other.module == one.module && other.kind == one.kind)
        .filter(|other| height(other.level) > height(one.level))
        .min_by_key(|other| height(other.level))?;
    if next.kept {
        return Some(format!("Plus strict, retenu : n°\u{a0}{}.", next.rank));
    }
    let known = one
        .why_not_stricter
        .to_lowercase()
        .contains(&next.why.to_lowercase());
    Some(if known {
        let lever = match next.lever {
            "exigence" => "que ces nombres permettraient d’exiger".to_owned(),
            other => lever_words(other).trim_end_matches('.').to_lowercase(),
        };
        format!("Plus strict, non retenu : n°\u{a0}{}, {lever}.", next.rank)
    } else {
        format!(
            "Plus strict, non retenu : n°\u{a0}{}. {}",
            next.rank, one.why_not_stricter
        )
    })
}

fn height(level: &str) -> usize {
    ["socle", "ambitieux", "exemplaire"]
        .iter()
        .position(|known| *known == level)
        .unwrap_or_default()
}

fn kind_words(kind: &str) -> &str {
    match kind {
        "exigence" => "Exigences techniques (CCTP)",
        "critere" => "Critères d’attribution (RC)",
        "execution" => "Conditions d’exécution (CCAP ou CCTP)",
        "selection" => "Candidatures (RC)",
        "preuve" => "Preuves",
        "question" => "Questions aux candidats",
        "penalite" => "Pénalités (CCAP)",
        "suivi" => "Suivi",
        other => other,
    }
}

fn lever_words(lever: &str) -> &str {
    match lever {
        "exigence" => "À exiger.",
        "critere" => "À noter comme critère.",
        "variante" => "À ouvrir en variante.",
        "lot" => "À isoler dans un lot.",
        "reserve" => "À réserver (structures d’insertion ou de handicap).",
        "sourcage" => "À demander d’abord aux entreprises (sourçage).",
        _ => "",
    }
}
