//! Who can make it: by ring, by size, and what their fabric allows.

use api::suggest::{FabricView, FirmsView};

use super::layout::{Page, count, number, some};

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
    page.line(2, &known_makers(&fabric.firms));
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
                some(firms, "entreprise", "entreprises"),
                some(sites, "établissement", "établissements")
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
                "({} non comptés dans le rayon, faute de position connue)",
                count(without_position, "établissement", "établissements")
            ),
        );
    }
    if fabric.firms.rings.len() > 2 {
        page.line(
            2,
            "Ces distances informent, rien de plus : aucune exigence, aucun critère ni aucun point n’en dépend.",
        );
    }
    makers(page, fabric);
}

/// How many firms are taken for makers, and on whose word.
fn known_makers(firms: &FirmsView) -> String {
    let (total, confirmed) = (
        firms.total.unwrap_or_default(),
        firms.confirmed.unwrap_or_default(),
    );
    let known = count(
        total,
        "entreprise connue peut fabriquer",
        "entreprises connues peuvent fabriquer",
    );
    let word = match (confirmed, total) {
        (0, _) => "d’après leur code d’activité ; aucune ne l’a encore confirmé".to_owned(),
        (confirmed, total) if confirmed == total => "elles l’ont déclaré".to_owned(),
        (confirmed, _) => format!(
            "{} ; les autres d’après leur seul code d’activité",
            count(confirmed, "l’a déclaré", "l’ont déclaré")
        ),
    };
    format!("{known} ce genre de biens ({word}) :")
}

/// Some names to begin sourcing with; they never enter a document.
fn makers(page: &mut Page, fabric: &FabricView) {
    if fabric.makers.is_empty() {
        return;
    }
    page.line(
        2,
        "Quelques noms pour commencer à sourcer. Ce n’est ni une liste complète ni un classement : interrogez-en d’autres, \
         plus loin et dans d’autres pays. Aucun de ces noms n’entre dans un document.",
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

/// The activities looked for: the first ones, the others counted.
pub(crate) fn activities(page: &mut Page, fabric: &FabricView) {
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
pub(crate) fn volumes(page: &mut Page, fabric: &FabricView) {
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
                some(
                    volume.carry,
                    "entreprise assez grande",
                    "entreprises assez grandes"
                ),
                number(volume.unknown),
                some(volume.too_small, "trop petite seule", "trop petites seules"),
            ),
        );
        for band in &volume.bands {
            let year = match (band.oldest, band.newest) {
                (Some(oldest), Some(newest)) if oldest != newest => format!(" ({oldest} à {newest})"),
                (Some(year), _) => format!(" ({year})"),
                _ => String::new(),
            };
            let carries = match (band.carries, band.firms) {
                ("oui", 0..=1) => "assez grande",
                ("oui", _) => "assez grandes",
                ("non", 0..=1) => "trop petite seule",
                ("non", _) => "trop petites seules",
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
    }
    // The same sentence serves all the families that it is true of.
    let mut told: Vec<&str> = Vec::new();
    for volume in &fabric.volumes {
        if !told.contains(&volume.why.as_str()) {
            told.push(&volume.why);
            page.line(2, &volume.why);
        }
    }
}

/// How makers are spread, and what their fabric allows.
pub(crate) fn openings(page: &mut Page, fabric: &FabricView) {
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
