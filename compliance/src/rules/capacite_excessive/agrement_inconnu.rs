//! CAN045.

use std::ops::Range;

use super::vocabulary::{BY_LAW, selects};
use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un agrément est exigé sans texte qui l’impose.
    ///
    /// ## Base légale
    /// Articles L2142-1 et R2142-5 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// L’acheteur peut exiger un titre que la loi impose pour exercer. Un agrément qu’aucun texte ne prévoit, ou délivré par la commune
    /// ou par un groupement d’entreprises, ferme le marché.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat produit, à peine de rejet, l’agrément préfectoral de nettoyeur de bâtiments publics.
    /// ```
    /// ```rc,bad
    /// Le candidat doit être agréé par la chambre syndicale de la profession.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le candidat produit l’autorisation d’exercer délivrée par le Conseil national des activités privées de sécurité.
    /// ```
    ///
    /// ## Correction
    /// Citer le texte qui impose le titre, ou retirer l’exigence et demander les moyens qui montrent la capacité.
    pub(crate) UnknownApproval {
        code: "CAN045",
        name: "agrement-sans-texte",
        family: Family::CapaciteExcessive,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2142-1", "R2142-5"],
        headline: "un agrément est exigé sans texte qui l’impose",
        check: Check::Passage(find),
    }
}

static APPROVAL: Phrases = Phrases::new(&[
    "(agrément|agréments|habilitation|accréditation|licence|autorisation|carte professionnelle|attestation d'aptitude|brevet professionnel|inscription|adhésion|certificat|visa|homologation|qualification !(=professionnelle|=professionnelles)) (préfectoral|préfectorale|ministériel|ministérielle|départemental|départementale|régional|régionale|municipal|municipale|communal|communale|intercommunal|intercommunale|national|nationale|professionnel|professionnelle|syndical|syndicale|spécial|spéciale|local|locale|interne|académique|diocésain|épiscopal)",
    // A title and whoever grants it.
    "(agrément|habilitation|accréditation|licence|=autorisation|carte|=attestation|certificat|inscription|adhésion|parrainage|=recommandation|visa|homologation|référencement|approbation|<!=a =titre|brevet|=diplome) ..10 (par|auprès de|auprès du|auprès des) (la|le|les|l'|une|un|son|sa|leur)? ..1 (préfecture|préfet|commune|mairie|ville|maire|syndicat|chambre|fédération|union|association|ministère|conseil|organisation|département|région|acheteur|collectivité|groupement|confrérie|corporation|académie|comité|office|hôpital|ligue|club|guilde|confédération|amicale|cercle|évêché|diocèse|parc naturel|éditeur|constructeur|direction|agence|inspection|rectorat|services)",
    "(aval|blanc-seing|agrément|habilitation|accréditation|licence|parrainage|=recommandation|visa|homologation|référencement|approbation) ..8 (de|du|des) (la|le|les|l'|une|un|son|sa|leur)? ..1 (préfecture|préfet|commune|mairie|ville|maire|syndicat|chambre|fédération|union|association|ministère|conseil|organisation|département|région|acheteur|collectivité|groupement|confrérie|corporation|académie|comité|office|hôpital|ligue|club|guilde|confédération|amicale|cercle|évêché|diocèse|parc naturel|éditeur|constructeur|direction|agence|inspection|rectorat|services)",
    "(carte|titre|brevet|diplôme|badge|macaron|certificat) (de|d') ..3 (agréé|agréée|agréés|habilité|référencé|partenaire|reconnu|recommandé)",
    "(agréé|agréée|agréés|agréées|habilité|habilitée|habilités|accrédité|accréditée|recommandé|recommandée|parrainé|parrainée|référencé|référencée|référencés|reconnu|reconnue|homologué|homologuée|adoubé|coopté|cooptée|approuvé|approuvée|labellisé) (par|auprès de|auprès du) (la|le|les|l'|une|un|son|sa)? ..1 (préfecture|préfet|commune|mairie|ville|maire|syndicat|chambre|fédération|union|association|ministère|conseil|organisation|département|région|acheteur|collectivité|groupement|confrérie|centre hospitalier|hôpital|services|comité|office|ligue|club|guilde|confédération|amicale|pair|pairs|éditeur|constructeur)",
    "(agrément|habilitation|accréditation|licence|autorisation|carte) ..12 (délivrance|octroi|attribution) ..4 (relève|revient|appartient|confiée|assurée)",
    // Membership of a body of the trade.
    "(adhérent|adhérente|adhérents|adhérer|adhère|membre|membres|affilié|affiliée|affiliés|adhésion|appartenir|appartenance|appartient|cotisant|cotiser|cotise|inscrit|inscrite|inscription|cotisation) ..4 (fédération|syndicat|chambre|union|association|organisation|réseau|confédération|guilde|amicale|corporation|ligue|groupement professionnel|interprofession|club|cercle|compagnons)",
]);

/// The law requires the title itself.
static AS_LAW_REQUIRES: Phrases = Phrases::new(&[
    "(comme|conformément|en application|au sens) ..4 (=code|=loi|décret|arrêté|règlement|articles|article)",
]);

/// Nobody is asked to be one: the buyer's own bodies, a group that bids.
static OTHER_BODY: Phrases = Phrases::new(&[
    "(registre du commerce|répertoire des métiers|registre national|chambre (de métiers|des métiers|de commerce)|=rcs|=rne|commission|jury|avis du conseil|groupement (solidaire|conjoint|momentané)|(membre|membres|mandataire) (du|des|de|d'un|d'un même) groupement|(membre|membres|mandataire) de groupements|État membre|États membres|Union européenne|conseil municipal|ordre)",
]);

/// « Peut être membre d’un réseau »: allowed, not required.
static PERMITTED: Phrases =
    Phrases::new(&["<!(=ne|=n'|=seul|=seule|=seuls|=seules) (=peut|=peuvent|=pourra|=pourront) être"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "agre",
        "habilit",
        "accredit",
        "licence",
        "autoris",
        "carte",
        "inscri",
        "adher",
        "adhes",
        "membre",
        "affili",
        "parrain",
        "recommand",
        "referenc",
        "reconnu",
        "attest",
        "brevet",
        "certificat",
        "visa",
        "aval",
        "homolog",
        "apparten",
        "appartient",
        "cotis",
        "coopt",
        "titre",
        "liste",
        "label",
        "diplom",
        "approb",
        "approuv",
        "avis",
        "qualific",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let found = r.find(&APPROVAL, sentence.clone()).into_iter().find(|range| {
            (r.kind == document::DocumentKind::Rc || selects(r, &sentence))
                && !r.has(&BY_LAW, phrase(r, range))
                && !r.has(&AS_LAW_REQUIRES, sentence.clone())
                && !due_by_law(r, range)
                && !r.has(&OTHER_BODY, phrase(r, range))
                && !r.has(&PERMITTED, r.back(range.start, 4).start..range.start + 1)
                && !mood::denied(r, range)
                && !mood::informative(r, range)
                && !mood::opens(r, sentence.clone())
        });
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}

/// The words between the commas around a range: the text cited for another title does not cover this one.
/// The text that requires a title, said of it after a comma.
static DUE_BY_LAW: Phrases = Phrases::new(&[
    "(=requis|=requise|=impose|=imposee|=exige|=exigee|=prevu|=prevue|=prescrit|=prescrite) =par (=le|=la|=l'|=un) (=code|=loi|=decret|=arrete|=reglement|=article)",
]);

/// Another title stands between.
static ANOTHER: Phrases = Phrases::new(&[
    "(=outre|=ainsi =que|=et (=du|=de|=d'|=le|=la|=l'|=un|=une)|certificat|diplôme|carte|licence|brevet)",
]);

fn due_by_law(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let law = r.find(&DUE_BY_LAW, r.ahead(range.end, 26)).into_iter().next();
    law.is_some_and(|law| !r.has(&ANOTHER, range.end..law.start))
}

fn phrase(r: &Reading<'_>, range: &Range<usize>) -> Range<usize> {
    let sentence = r.sentence(range.start);
    let parts = |at: &usize| matches!(r.folded(*at), "," | ";");
    let start = (sentence.start..range.start)
        .rev()
        .find(parts)
        .map_or(sentence.start, |at| at + 1);
    let end = (range.end..sentence.end).find(parts).unwrap_or(sentence.end);
    start..end
}
