//! Answers for people, in French.

use std::fmt::Write as _;
use std::path::Path;

use api::FindingView;
use api::catalog::{FirmAnswer, StatsAnswer};
use api::check::CheckAnswer;
use api::clauses::ClausesAnswer;
use api::draft::DraftAnswer;
use api::law::ArticleView;
use api::need::FamilyView;
use api::obligations::{ObligationView, ObligationsAnswer};
use api::read::ReadAnswer;
use api::search::{CpvView, SearchAnswer};
use api::suggest::{FabricView, RestrictionView, SuggestAnswer};

/// Adds a line.
macro_rules! line {
    ($out:expr) => { $out.push('\n') };
    ($out:expr, $($arg:tt)*) => {{
        // Writing to a String cannot fail.
        let _ = writeln!($out, $($arg)*);
    }};
}

pub(crate) fn search(answer: &SearchAnswer) -> String {
    let mut out = String::new();
    line!(
        out,
        "{} établissement(s) pour « {} » ({} ms)",
        answer.total,
        answer.query,
        answer.took_ms
    );
    for (word, taken) in &answer.corrected {
        line!(out, "« {word} » n’est pas connu ; cherché : « {taken} »");
    }
    if answer.without_coordinates > 0 {
        line!(
            out,
            "{} autre(s) sans position connue : aucun rayon ne peut les contenir",
            answer.without_coordinates
        );
    }
    for (n, hit) in answer.hits.iter().enumerate() {
        let place = match (&hit.commune, &hit.departement) {
            (Some(commune), Some(code)) => format!("{commune} ({code})"),
            (None, Some(code)) => format!("département {code}"),
            _ => "lieu inconnu".to_owned(),
        };
        let distance = hit.distance_km.map_or(String::new(), |km| format!(", à {km} km"));
        line!(
            out,
            "\n{:>3}. {} – {place}{distance}, palier {}",
            n + 1,
            hit.name,
            hit.tier
        );
        for why in &hit.why {
            line!(out, "     {why}");
        }
        let sources: Vec<String> = hit
            .evidence
            .iter()
            .map(|e| {
                format!(
                    "{} ({}, {})",
                    e.source,
                    e.year
                        .map_or_else(|| "année inconnue".to_owned(), |y| y.to_string()),
                    e.status
                )
            })
            .collect();
        line!(out, "     sources : {}", sources.join(" ; "));
    }
    out
}

pub(crate) fn cpv(answer: &[CpvView]) -> String {
    let mut out = String::new();
    for hit in answer {
        line!(out, "{}  {}\n          {}", hit.code, hit.label, hit.why);
    }
    if answer.is_empty() {
        line!(
            out,
            "Aucun code CPV trouvé pour ces mots ; essayez d’autres mots, plus courants."
        );
    }
    out
}

pub(crate) fn families(answer: &[FamilyView]) -> String {
    let mut out = String::new();
    for family in answer {
        line!(
            out,
            "{} ({}, poids {})\n    {}",
            family.title,
            family.slug,
            family.weight,
            family.why
        );
    }
    if answer.is_empty() {
        line!(out, "Aucune famille d’achat reconnue.");
    }
    out
}

pub(crate) fn stats(answer: &StatsAnswer) -> String {
    let mut out = String::new();
    line!(
        out,
        "Catalogue {} : {} entreprises, {} fiches, dont {} sans position connue",
        answer.version,
        answer.firms,
        answer.sites,
        answer.without_coordinates
    );
    for tier in &answer.tiers {
        line!(
            out,
            "  palier {} : {} fiches",
            tier.code.as_deref().unwrap_or("?"),
            tier.sites
        );
    }
    for source in &answer.sources {
        line!(
            out,
            "  {} : {} fiches – {} ({})",
            source.code,
            source.sites,
            source.label,
            source.licence
        );
    }
    for region in &answer.regions {
        line!(
            out,
            "  {} : {}",
            region.name.as_deref().unwrap_or("région inconnue"),
            region.sites
        );
    }
    out
}

pub(crate) fn firm(answer: &FirmAnswer) -> String {
    let mut out = String::new();
    line!(
        out,
        "{} – SIREN {}",
        answer.name,
        answer.siren.as_deref().unwrap_or("inconnu")
    );
    for site in &answer.sites {
        line!(
            out,
            "\n  {} – {}",
            site.name,
            site.siret.as_deref().unwrap_or(&site.id)
        );
        line!(
            out,
            "  {} {}",
            site.naf.as_deref().unwrap_or("activité inconnue"),
            site.naf_label.as_deref().unwrap_or_default()
        );
        let place: Vec<&str> = [&site.postal_code, &site.commune, &site.departement, &site.region]
            .into_iter()
            .filter_map(|p| p.as_deref())
            .collect();
        line!(
            out,
            "  {}",
            if place.is_empty() {
                "lieu inconnu".to_owned()
            } else {
                place.join(", ")
            }
        );
        let year = |y: Option<i16>| y.map_or_else(|| "inconnue".to_owned(), |y| y.to_string());
        line!(
            out,
            "  palier {} – dernière trace du site : {}, de l’entreprise : {}",
            site.tier,
            year(site.last_year_site),
            year(site.last_year_firm)
        );
        for evidence in &site.evidence {
            line!(
                out,
                "  [{}] {} ({})",
                evidence.status,
                evidence.sentence,
                year(evidence.year)
            );
        }
    }
    out
}

fn duties(out: &mut String, obligations: &[ObligationView]) {
    for obligation in obligations.iter().filter(|o| o.state != "sans-objet") {
        let state = if obligation.state == "due" {
            "due"
        } else {
            "à préciser"
        };
        line!(
            out,
            "  • {} ({state}) – {}",
            obligation.id,
            obligation.legal_basis.join(", ")
        );
        line!(out, "    {}", obligation.why);
        if let Some(field) = &obligation.missing {
            line!(out, "    donnée absente du besoin : {field}");
        }
    }
    let without: Vec<&str> = obligations
        .iter()
        .filter(|o| o.state == "sans-objet")
        .map(|o| o.id.as_str())
        .collect();
    if !without.is_empty() {
        line!(out, "  Sans objet ici : {}", without.join(", "));
    }
}

fn procedure(slug: &str) -> &str {
    match slug {
        "sans-publicite" => "sans publicité ni mise en concurrence préalables",
        "mapa" => "procédure adaptée",
        _ => "procédure formalisée",
    }
}

fn publicity(slug: &str) -> &str {
    match slug {
        "libre" => "aucune publicité obligatoire",
        "adaptee" => "publicité adaptée, au choix de l’acheteur",
        "boamp-ou-jal" => "BOAMP ou journal d’annonces légales",
        "boamp-joue" => "BOAMP et Journal officiel de l’Union européenne",
        _ => "Journal officiel de l’Union européenne",
    }
}

pub(crate) fn obligations(answer: &ObligationsAnswer) -> String {
    let mut out = String::new();
    line!(out, "Procédure : {}", procedure(answer.procedure));
    line!(out, "Publicité : {}", publicity(answer.publicity));
    line!(out, "\nObligations");
    duties(&mut out, &answer.obligations);
    out
}

fn fabric(out: &mut String, fabric: &FabricView) {
    for family in &fabric.families {
        line!(out, "  Famille : {} – {}", family.title, family.why);
    }
    for naf in fabric.naf.iter().take(5) {
        line!(
            out,
            "  {} {} – {}",
            naf.code,
            naf.label.as_deref().unwrap_or_default(),
            naf.why
        );
    }
    line!(
        out,
        "  {} entreprise(s) du catalogue fabriquent cette famille (déduit de leur activité)",
        fabric.firms.total
    );
    for ring in &fabric.firms.rings {
        let name = match ring.ring {
            "rayon" => format!("à moins de {} km", fabric.firms.radius_km),
            "departement" => "dans le département".to_owned(),
            "region" => "dans la région".to_owned(),
            "france" => "en France".to_owned(),
            _ => "dans les autres pays de l’Union".to_owned(),
        };
        match (ring.firms, ring.sites) {
            (Some(firms), Some(sites)) => line!(out, "    {name} : {firms} entreprise(s), {sites} site(s)"),
            _ => line!(out, "    {name} : inconnu"),
        }
    }
}

fn restriction(out: &mut String, restriction: &RestrictionView) {
    line!(
        out,
        "  sûres : {} – possibles : {} – autres pays : inconnu – alerte : {}",
        restriction.sure,
        restriction.possible,
        restriction.alarm
    );
    line!(out, "  {}", restriction.why);
}

pub(crate) fn suggest(answer: &SuggestAnswer) -> String {
    let mut out = String::new();
    if !answer.cpv_proposed.is_empty() {
        line!(
            out,
            "Code CPV proposé d’après les mots, à confirmer : {}\n",
            answer.cpv_proposed.join(", ")
        );
    }
    line!(out, "Tissu industriel");
    fabric(&mut out, &answer.fabric);
    line!(out, "\nCe que l’on peut demander");
    for one in &answer.suggestions {
        let kept = if one.kept { "retenue" } else { "non retenue" };
        line!(
            out,
            "\n{:>3}. {} ({}) – levier : {} – {kept}",
            one.rank,
            one.title,
            one.facet,
            one.lever
        );
        line!(out, "     {}", one.why);
        line!(out, "     Pas plus strict : {}", one.why_not_stricter);
        line!(out, "     Fondement : {}", one.legal_basis.join(", "));
    }
    line!(out, "\nJauge de restriction");
    restriction(&mut out, &answer.restriction);
    out
}

pub(crate) fn draft(tender: &api::need::Tender, answer: &DraftAnswer, folder: &Path) -> String {
    let mut out = String::new();
    line!(out, "{}\n", tender.objet);
    line!(out, "Qui fabrique");
    fabric(&mut out, &answer.fabric);
    line!(
        out,
        "\nCe que la loi demande ({}, {})",
        procedure(answer.procedure),
        publicity(answer.publicity)
    );
    duties(&mut out, &answer.obligations);
    line!(out, "\nOuverture à la concurrence");
    restriction(&mut out, &answer.restriction);
    line!(out, "\nDocuments écrits dans {}", folder.display());
    for file in &answer.files {
        let pages = file
            .pages
            .map_or(String::new(), |n| format!(" – {n} pages environ"));
        line!(out, "  {}{pages}", file.path);
    }
    line!(out, "\nCe qui manque ({})", answer.missing.len());
    for missing in &answer.missing {
        line!(
            out,
            "  • {} [{}] – {}",
            missing.label,
            missing.field,
            missing.places.join(" ; ")
        );
    }
    for place in &answer.unfilled {
        line!(out, "  • article resté vide : {place}");
    }
    let shown: Vec<_> = answer
        .findings
        .iter()
        .filter(|f| f.finding.state == "signale")
        .collect();
    line!(out, "\nCe que le vérificateur signale ({})", shown.len());
    for one in shown {
        finding(&mut out, one.document, &one.finding);
    }
    for conflict in &answer.conflicts {
        line!(out, "  • {conflict}");
    }
    out
}

fn finding(out: &mut String, document: &str, finding: &FindingView) {
    let place = finding
        .article
        .as_ref()
        .map_or(String::new(), |article| format!(", article {article}"));
    line!(
        out,
        "  • [{}] {} {} – {}{place}",
        finding.severity,
        finding.rule,
        finding.name,
        document.to_uppercase()
    );
    line!(out, "    « {} »", finding.span.text);
    line!(out, "    {}", finding.message);
    if let Some(fix) = &finding.fix {
        line!(out, "    À écrire : {fix}");
    }
    if let Some(reason) = &finding.waiver {
        line!(out, "    Écarté par l’acheteur : {reason}");
    }
}

pub(crate) fn check(answer: &CheckAnswer) -> String {
    let mut out = String::new();
    for file in &answer.files {
        line!(
            out,
            "{} ({}) : {} signalement(s)",
            file.path,
            file.document,
            file.findings.len()
        );
        for one in &file.findings {
            finding(&mut out, file.document, one);
        }
        if !file.obligations.is_empty() {
            line!(out, "Obligations du besoin");
            duties(&mut out, &file.obligations);
        }
    }
    out
}

pub(crate) fn read(answer: &ReadAnswer) -> String {
    let mut out = String::new();
    line!(
        out,
        "{} – pièce reconnue : {}\n",
        answer.path,
        answer.document_guess
    );
    for block in &answer.blocks {
        match (block.kind, &block.number) {
            ("titre", Some(number)) => line!(out, "\n{number} {}", block.text),
            ("titre", None) => line!(out, "\n{}", block.text),
            ("liste", _) => line!(out, "  – {}", block.text),
            ("cellule", _) => line!(out, "  | {}", block.text),
            _ => line!(out, "{}", block.text),
        }
    }
    out
}

pub(crate) fn clauses(answer: &ClausesAnswer) -> String {
    format!(
        "{} module(s), {} facettes : aucun défaut.",
        answer.modules.len(),
        answer.facets
    )
}

pub(crate) fn article(answer: &ArticleView) -> String {
    let mut out = String::new();
    let since = answer
        .in_force
        .as_ref()
        .map_or(String::new(), |date| format!(", en vigueur depuis le {date}"));
    line!(out, "{}{since}", answer.citation);
    line!(out, "{}", answer.digest);
    let checked = answer
        .checked
        .as_ref()
        .map_or(String::new(), |date| format!(", vérifié le {date}"));
    line!(
        out,
        "Fiabilité : {}{checked}. Résumé de travail ; seul le texte officiel fait foi.",
        answer.reliability
    );
    out
}
