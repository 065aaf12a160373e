//! How open the competition stays, which requirement closes it, the smallest step back.

use api::suggest::{FabricView, MeterStepView, RelaxationView, RestrictionView};

use super::layout::{Page, count, none_or};

/// How open the set of requirements is.
pub(crate) fn restriction(page: &mut Page, fabric: &FabricView, restriction: &RestrictionView) {
    if fabric.families.is_empty() {
        page.line(2, &restriction.why);
        return;
    }
    let alarm = match restriction.alarm {
        "rouge" => "Alerte rouge : la concurrence n’est pas assurée.",
        "orange" => "Alerte orange : interrogez des entreprises avant de publier (sourçage).",
        _ => "Aucune alerte.",
    };
    page.line(2, alarm);
    if fabric.families.len() > 1
        && let Some(narrowest) = fabric
            .families
            .iter()
            .find(|family| Some(&family.slug) == restriction.family.as_ref())
    {
        page.line(
            2,
            &format!(
                "Pour la famille où la concurrence est la plus étroite, «\u{a0}{}\u{a0}» :",
                narrowest.title
            ),
        );
    }
    let possible = none_or(restriction.possible.unwrap_or_default(), "aucune");
    // Without a requirement that bears on makers, nothing is surely known of any: « sûrement » would mislead.
    page.line(
        2,
        &if restriction.steps.is_empty() {
            format!("Que rien n’exclut : {possible} ; entreprises d’autres pays : nombre inconnu.")
        } else {
            format!(
                "Sûrement capables de tout tenir : {} ; que rien n’exclut : {possible} ; entreprises d’autres pays : nombre \
                 inconnu.",
                none_or(restriction.sure.unwrap_or_default(), "aucune"),
            )
        },
    );
    page.line(2, &restriction.why);
    steps(page, &restriction.steps);
    if let Some(back) = &restriction.relaxation {
        page.line(2, &step_back(back));
    } else if restriction.alarm == "rouge" {
        page.line(
            2,
            "Assouplir une exigence ne suffirait pas : cherchez d’autres entreprises avant de publier.",
        );
    }
}

/// Those that shut firms out, one by one; the others by name.
fn steps(page: &mut Page, steps: &[MeterStepView]) {
    let (excluding, silent): (Vec<&MeterStepView>, Vec<&MeterStepView>) =
        steps.iter().partition(|step| step.excluded > 0);
    if !excluding.is_empty() {
        page.line(2, "Ce que chaque exigence écarte, l’une après l’autre :");
    }
    for step in excluding {
        page.item(
            4,
            "•",
            &format!(
                "{} : {} ({} par cette seule exigence), {} dont on ignore si elles la tiennent. Il reste {}, dont {}.",
                step.title,
                count(step.excluded, "entreprise écartée", "entreprises écartées"),
                none_or(step.only_here, "aucune"),
                none_or(step.unproven, "aucune"),
                match step.possible_after {
                    0 => "aucune entreprise possible".to_owned(),
                    n => count(n, "entreprise possible", "entreprises possibles"),
                },
                match step.sure_after {
                    0 => "aucune sûre".to_owned(),
                    n => count(n, "sûre", "sûres"),
                },
            ),
        );
    }
    if !silent.is_empty() {
        let said: Vec<String> = silent
            .iter()
            .map(|step| {
                format!(
                    "{} ({} dont on ignore si elles la tiennent)",
                    step.title,
                    none_or(step.unproven, "aucune")
                )
            })
            .collect();
        let head = match silent.len() {
            1 => "N’écarte personne de connu",
            _ => "N’écartent personne de connu",
        };
        page.line(2, &format!("{head} : {}.", said.join(" ; ")));
    }
}

fn step_back(back: &RelaxationView) -> String {
    let changes: Vec<String> = back
        .changes
        .iter()
        .map(|change| format!("«\u{a0}{}\u{a0}» {}", change.title, change.words))
        .collect();
    let alarm = match back.alarm {
        "orange" => " L’alerte resterait orange : à sourcer.",
        _ => "",
    };
    format!(
        "Le plus petit pas en arrière : {}. Il resterait {}, dont {}.{alarm}",
        changes.join(" et "),
        match back.possible {
            0 => "aucune entreprise possible".to_owned(),
            n => count(n, "entreprise possible", "entreprises possibles"),
        },
        match back.sure {
            0 => "aucune sûre".to_owned(),
            n => count(n, "sûre", "sûres"),
        },
    )
}
