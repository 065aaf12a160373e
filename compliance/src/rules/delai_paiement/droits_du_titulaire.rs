//! EXE011.

use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le titulaire perd des intérêts ou une indemnité, ou le délai de paiement part trop tard.
    ///
    /// ## Base légale
    /// Articles L2192-12 à L2192-14, R2192-31 et D2192-35 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les intérêts moratoires et l’indemnité de recouvrement sont dus de plein droit : toute renonciation est réputée non écrite. Le
    /// délai court de la réception de la demande, sans attendre un mandat, un budget ou une subvention.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Le titulaire renonce aux intérêts moratoires.
    /// ```
    /// ```ccap,bad
    /// Le délai de paiement court à compter de la signature du mandat.
    /// ```
    /// ```ccap,bad
    /// Les factures sont payées après le versement de la subvention.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Tout retard ouvre droit, sans autre formalité, aux intérêts moratoires et à l’indemnité forfaitaire de 40 euros.
    /// ```
    /// ```ccap,good
    /// Toute renonciation aux intérêts moratoires est réputée non écrite.
    /// ```
    ///
    /// ## Correction
    /// Retirer la réserve, et rappeler que le délai court de la réception de la demande de paiement.
    pub(crate) HolderRights {
        code: "EXE011",
        name: "droits-du-titulaire-au-paiement",
        family: Family::DelaiPaiement,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2192-12", "L2192-13", "R2192-31", "D2192-35"],
        headline: "le paiement est retardé ou ses intérêts sont réduits",
        check: Check::Passage(find),
    }
}

static LOST: Phrases = Phrases::new(&[
    "(titulaire|prestataire|fournisseur|entreprise|il|attributaire)? ..2 (renonce|renonçant|renoncera|renoncent|abandonne) ..8 (intérêt|intérêts|indemnité|indemnités|pénalités de retard)",
    "(aucun|aucune|pas d') (intérêt|intérêts|indemnité|indemnités|majoration) ..16 (dû|due|dus|dues|versé|versée|versés|exigible|exigibles|réclamé|réclamée|réclamés|payé|appliqué|accordé|accordée)",
    "(retard|retards) ..10 (ne|n') ..3 (donne|donnera|ouvre|ouvrira|entraîne|génère|donnent) ..4 (droit|lieu|intérêt|intérêts|indemnité)",
    "(intérêt|intérêts|indemnité) ..6 (ne|n') ..4 (pas|point) ..4 (dû|due|dus|versé|versés|exigible|exigibles|applicable|applicables)",
    "(ne|n') ..3 (prétendre|réclamer|exiger|bénéficier|droit|obtenir) ..3 (aucun|aucune|de|des) ..2 (intérêt|intérêts|indemnité|indemnités) ..1 (moratoire|moratoires|de retard|forfaitaire)?",
    "(sans|ni) (intérêt|intérêts|indemnité|indemnités) ..3 (de retard|moratoire|moratoires|forfaitaire)?",
    "(taux|intérêts|intérêts moratoires) ..10 (taux|intérêt) légal !majoré",
    "(intérêts moratoires|taux des intérêts) ..12 (limité|limités|plafonné|plafonnés|réduit|réduits|ramené|fixé à 1|fixé à 2|fixé à 3)",
    "(sans que) ..4 (titulaire|prestataire|fournisseur) ..4 (prétendre|réclamer|exiger) ..6 (intérêt|intérêts|indemnité|dédommagement|pénalité)",
]);

static LATE_START: Phrases = Phrases::new(&[
    "(délai|délais|jours) ..14 (court|courent|courant|courra|débute|décompté|calculé|compter|part|partant) ..5 (signature|validation|visa|mandat|mandatement|ordonnancement|ordonnateur|acceptation|vérification|certification|approbation|vote|versement|fin du trimestre|transmission au comptable|prise en charge)",
    "(court|courent|courra|débute|débutera|commence|commencera|commencent|part) ..6 (signature du mandat|validation|visa|mandatement|mandat|acceptation|ordonnancement|vote|versement)",
]);

static WAITS: Phrases = Phrases::new(&[
    "(payé|payée|payés|payées|réglé|réglée|réglés|réglées|paiement|paiements|règlement|règlements|mandaté|mandatées|solde|factures|versement|paie|sommes) ..14 (après|dès|subordonné|subordonnée|subordonnés|conditionné|conditionnée|sous réserve|à réception|lorsque|une fois|en fonction) ..8 (subvention|subventions|budget|crédits|crédit|financement|financements|trésorerie|dotation|exercice|aide|fonds|emprunt)",
    "(paiement|règlement|factures) ..10 (disponibilité|disponibilités|inscription) ..4 (crédits|budgétaire|trésorerie|budget|fonds)",
]);

static NULL: Phrases = Phrases::new(&[
    "(réputé|réputée) non (écrit|écrite)",
    "toute (renonciation|clause)",
    "de plein droit",
    "(avance|caution|retenue de garantie|cautionnement|garantie à première demande|agios)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "pai",
        "pay",
        "regl",
        "mandat",
        "factur",
        "interet",
        "indemnit",
        "solde",
        "somme",
        "versement",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let found = [&LOST, &LATE_START, &WAITS]
            .into_iter()
            .filter_map(|phrases| r.find(phrases, sentence.clone()).into_iter().next())
            .min_by_key(|range| range.start);
        if let Some(range) = found
            && !r.has(&NULL, r.clause(&range))
            && !mood::informative(r, &range)
        {
            hits.push(Hit::new(range));
        }
    }
}
