//! Who can make it, what can be asked, how open the competition stays.

use api::suggest::{FabricView, RestrictionView, SuggestAnswer, SuggestionView};

use super::layout::{Page, count, number};

pub(crate) fn suggest(answer: &SuggestAnswer) -> String {
    let mut page = Page::default();
    proposed(&mut page, &answer.cpv_proposed);
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
        "«\u{a0}Capable\u{a0}», «\u{a0}inconnue\u{a0}», «\u{a0}incapable\u{a0}» : ce que le catalogue sait d’une entreprise pour cette clause. \
         «\u{a0}Inconnue\u{a0}» veut dire que rien ne le dit, ni dans un sens ni dans l’autre. \
         «\u{a0}Socle\u{a0}» : ce que le métier fait déjà.",
    );
    clauses(&mut page, &kept, &others);
    page.title(&format!(
        "Autres clauses possibles, non retenues : {}",
        number(others.len())
    ));
    page.line(
        2,
        "Pour en retenir une, recopiez son identifiant dans le besoin, sous [choices] : \"identifiant\" = true",
    );
    clauses(&mut page, &others, &[]);
    page.finish()
}

/// Firms by ring.
pub(crate) fn fabric(page: &mut Page, fabric: &FabricView) {
    if fabric.families.is_empty() {
        page.line(
            2,
            "Aucune famille d’achat reconnue : qui fabrique reste inconnu. Précisez l’objet, ou donnez un code CPV.",
        );
        return;
    }
    for family in &fabric.families {
        page.line(2, &format!("{} : {}", family.title, family.why));
    }
    let total = fabric.firms.total.unwrap_or_default();
    let verb = if total < 2 { "fabrique" } else { "fabriquent" };
    page.line(
        2,
        &format!(
            "{} du catalogue {verb} ce genre de biens (déduit de leur activité) :",
            count(total, "entreprise", "entreprises")
        ),
    );
    for ring in &fabric.firms.rings {
        let name = match ring.ring {
            "rayon" => format!("à moins de {}\u{a0}km", fabric.firms.radius_km),
            "departement" => "dans le département".to_owned(),
            "region" => "dans la région".to_owned(),
            "france" => "en France".to_owned(),
            _ => "dans les autres pays de l’Union".to_owned(),
        };
        let many = match (ring.firms, ring.sites) {
            (Some(firms), Some(sites)) => format!(
                "{}, {}",
                count(firms, "entreprise", "entreprises"),
                count(sites, "établissement", "établissements")
            ),
            _ => "nombre inconnu (le catalogue ne les couvre pas)".to_owned(),
        };
        page.item(4, "•", &format!("{name} : {many}"));
    }
    let without_position = fabric.firms.sites_without_coordinates.unwrap_or_default();
    if without_position > 0 {
        page.line(
            4,
            &format!(
                "({} sans position connue : absents du rayon)",
                count(without_position, "établissement", "établissements")
            ),
        );
    }
    makers(page, fabric);
}

/// Names to begin sourcing with; they never enter a document.
fn makers(page: &mut Page, fabric: &FabricView) {
    if fabric.makers.is_empty() {
        return;
    }
    page.line(
        2,
        "Pour commencer à sourcer (ces noms n’entrent dans aucun document) :",
    );
    for maker in &fabric.makers {
        let place = match (&maker.commune, &maker.departement) {
            (Some(commune), Some(code)) => format!("{commune} ({code})"),
            (None, Some(code)) => format!("département {code}"),
            _ => "lieu inconnu".to_owned(),
        };
        let distance = maker
            .distance_km
            .map_or(String::new(), |km| format!(", à {}\u{a0}km", km.round()));
        page.item(4, "•", &format!("{} – {place}{distance}", maker.name));
    }
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

/// The activities looked for: the first ones, the others counted.
fn activities(page: &mut Page, fabric: &FabricView) {
    const SHOWN: usize = 5;
    if fabric.naf.is_empty() {
        return;
    }
    page.line(2, "Activités cherchées (code NAF), les plus parlantes d’abord :");
    for naf in fabric.naf.iter().take(SHOWN) {
        page.item(4, "•", &format!("{} – {}", naf.code, naf.why));
    }
    if let Some(more) = fabric.naf.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        page.line(
            4,
            &format!("et {}", count(more, "autre activité", "autres activités")),
        );
    }
}

/// Who is large enough, by band of headcount.
fn volumes(page: &mut Page, fabric: &FabricView) {
    for volume in &fabric.volumes {
        page.title(&format!(
            "Qui peut porter ce volume ({}\u{a0}€ HT par an) : {}",
            number(usize::try_from(volume.yearly_ht).unwrap_or(usize::MAX)),
            volume.title
        ));
        page.line(
            2,
            &format!(
                "{} ; on ne sait pas pour {} ; {}.",
                count(
                    volume.carry,
                    "entreprise assez grande",
                    "entreprises assez grandes"
                ),
                number(volume.unknown),
                count(volume.too_small, "trop petite seule", "trop petites seules"),
            ),
        );
        for band in &volume.bands {
            let year = match (band.oldest, band.newest) {
                (Some(oldest), Some(newest)) if oldest != newest => format!(" ({oldest} à {newest})"),
                (Some(year), _) => format!(" ({year})"),
                _ => String::new(),
            };
            let carries = match band.carries {
                "oui" => "assez grandes",
                "non" => "trop petites seules",
                _ => "on ne sait pas",
            };
            page.item(
                4,
                "•",
                &format!("{}{year} : {}, {carries}", band.label, number(band.firms)),
            );
        }
        if volume.without_size > 0 {
            page.item(
                4,
                "•",
                &format!("effectif inconnu : {}", number(volume.without_size)),
            );
        }
        page.line(2, &volume.why);
    }
}

/// How makers are spread, and what their fabric allows.
fn openings(page: &mut Page, fabric: &FabricView) {
    page.title("Ce que ce tissu permet");
    if let Some(concentration) = &fabric.concentration {
        page.line(2, &concentration.why);
    }
    for lot in &fabric.lots {
        page.item(2, "•", &format!("Lots : {} ({})", lot.title, lot.why));
    }
    for reserve in &fabric.reserves {
        page.item(
            2,
            "•",
            &format!("{} {}", reserve.why, reserve.legal_basis.join(", ")),
        );
    }
    if fabric.reserves.is_empty() {
        page.line(
            2,
            "Aucune entreprise adaptée, aucun ESAT ni aucune structure d’insertion de ce métier n’est connu du catalogue ; cela ne veut pas dire qu’il n’y en a pas.",
        );
    }
}

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
    page.line(
        2,
        &format!(
            "Sûrement capables de tout tenir : {} ; que rien n’exclut : {} ; autres pays : nombre inconnu.",
            count(restriction.sure.unwrap_or_default(), "entreprise", "entreprises"),
            number(restriction.possible.unwrap_or_default())
        ),
    );
    page.line(2, &restriction.why);
    if fabric.families.len() > 1
        && let Some(narrowest) = fabric
            .families
            .iter()
            .find(|family| Some(&family.slug) == restriction.family.as_ref())
    {
        page.line(2, &format!("Famille la plus étroite : {}", narrowest.title));
    }
    let excluding: Vec<_> = restriction
        .steps
        .iter()
        .filter(|step| step.excluded > 0)
        .collect();
    for step in &excluding {
        page.item(
            4,
            "•",
            &format!(
                "{} : {} possibles, {} sûres ensuite ; {} par elle seule, {} dont on ne sait pas",
                step.title,
                number(step.possible_after),
                number(step.sure_after),
                count(step.only_here, "écartée", "écartées"),
                number(step.unproven),
            ),
        );
    }
    let silent = restriction.steps.len() - excluding.len();
    if silent > 0 {
        page.line(
            4,
            &format!(
                "{} : rien au catalogue ne dit qu’une entreprise ne la tient pas.",
                count(
                    silent,
                    "exigence n’écarte personne de connu",
                    "exigences n’écartent personne de connu"
                )
            ),
        );
    }
    if let Some(back) = &restriction.relaxation {
        let changes: Vec<String> = back
            .changes
            .iter()
            .map(|change| format!("«\u{a0}{}\u{a0}» {}", change.title, change.words))
            .collect();
        page.line(
            2,
            &format!(
                "Le plus petit pas en arrière : {}. Il resterait {} et {}.",
                changes.join(" et "),
                count(back.possible, "entreprise possible", "entreprises possibles"),
                count(back.sure, "sûre", "sûres"),
            ),
        );
    }
}

/// Clauses by kind, then by what is said of them: one sentence serves all those that share it.
fn clauses(page: &mut Page, some: &[&SuggestionView], stricter: &[&SuggestionView]) {
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
                clause(page, one, stricter);
            }
        }
    }
}

fn clause(page: &mut Page, one: &SuggestionView, stricter: &[&SuggestionView]) {
    page.item(
        6,
        &format!("{:>2}.", one.rank),
        &format!("{} – {}", one.title, one.legal_basis.join(", ")),
    );
    page.line(10, &one.facet);
    if one.kept
        && let Some(reason) = &one.level_reason
    {
        page.line(
            10,
            &format!("Pourquoi ce niveau : {}", reason.trim_end_matches('.')),
        );
    }
    if let Some(other) = stricter
        .iter()
        .find(|other| other.module == one.module && other.kind == one.kind)
    {
        // The reason of the stricter level stands beside it, unless this one knows better.
        let known = one
            .why_not_stricter
            .to_lowercase()
            .contains(&other.why.to_lowercase());
        let reason = if known {
            "Voir plus bas."
        } else {
            &one.why_not_stricter
        };
        page.line(
            10,
            &format!("Plus strict, non retenu : n°\u{a0}{}. {reason}", other.rank),
        );
    }
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
