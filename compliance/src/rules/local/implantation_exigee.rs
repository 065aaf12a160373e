//! CAN001.

use std::ops::Range;

use document::DocumentKind;

use super::presence::{before_award, execution_condition, only_asked, presences};
use super::ranking::scored_or_ranked;
use super::vocabulary::{CHOSEN, FORMER, FREE, LIVES, MUST, NO_BAR, OWN, SANCTION, STANDS, TAXED};
use crate::Family;
use crate::guards;
use crate::marks::{Hit, overlaps};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rows::weighed_row;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::rules::discrimination_sociale::residence;
use crate::words::{HOLDER, is_trade};

declare_rule! {
    /// Le candidat doit être établi dans un lieu donné.
    ///
    /// ## Base légale
    /// Articles L3 et L2142-1 du code de la commande publique ; Conseil d’État, 14 janvier 1998, n° 168688.
    ///
    /// ## Pourquoi
    /// Exiger un siège, une agence ou un dépôt dans la commune, le département ou la région écarte des entreprises capables. Une
    /// implantation n’est admise que comme condition d’exécution, justifiée par le besoin et remplie après l’attribution.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat dispose, à la date de remise des offres, d’une agence située dans le département.
    /// ```
    /// ```rc,bad
    /// La consultation est réservée aux entreprises dont le siège est établi dans la région.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Le titulaire arrive sur place en moins de quatre heures après l’appel ; les moyens qu’il emploie sont laissés à son choix.
    /// ```
    /// ```ccap,good
    /// Les visites quotidiennes au chevet des patients l’imposant, l’attributaire dispose d’une agence dans le département deux mois
    /// après la notification du marché.
    /// ```
    ///
    /// ## Correction
    /// Exiger le résultat : délai d’intervention, fréquence de passage, permanence téléphonique. Si une présence est vraiment
    /// nécessaire, l’écrire en condition d’exécution, avec son motif et un délai après la notification.
    pub(crate) RequiredPresence {
        code: "CAN001",
        name: "implantation-exigee",
        family: Family::Local,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2142-1"],
        headline: "une implantation est exigée",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        if let Some(tokens) = required(r, &sentence) {
            hits.push(Hit::new(tokens));
        }
    }
}

fn required(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let lived = residence(r, sentence);
    presences(r, sentence)
        .into_iter()
        // Where persons live is another family's.
        .filter(|p| {
            let rooted = || r.has(&ROOTED, r.back(p.tokens.start, 9).start..p.tokens.end);
            !p.needs_score || rooted()
        })
        .filter(|p| !lived.as_ref().is_some_and(|hit| overlaps(hit, &p.tokens)))
        .map(|p| p.tokens)
        .find(|tokens| {
            let clause = r.clause(tokens);
            !scored_or_ranked(r, clause.clone())
                && !weighed_row(r, tokens)
                && (r.has(&MUST, clause.clone())
                    || r.has(&OWN, tokens.clone()) && r.has(&STANDS, clause.start..tokens.end)
                    || r.has(&LIVES, clause.start..tokens.end)
                    || r.has(&TAXED, tokens.clone())
                    || before_award(r, sentence)
                    || r.has(&SANCTION, clause.clone())
                    || r.has(&WANTED, clause.clone())
                    || r.has(&CHOSEN, clause.clone()))
                && (r.kind == DocumentKind::Rc && r.has(&OWN, tokens.clone())
                    || before_award(r, sentence)
                    || r.kind == DocumentKind::Rc && r.has(&SANCTION, clause.clone())
                    || tokens.clone().any(|at| is_trade(r, at))
                    || r.has(&HOLDER, r.alinea(tokens.start))
                    || r.has(&LIVES, clause.start..tokens.end)
                    || candidature(r, tokens)
                    || r.has(&AWARDED, clause.clone()))
                && (!r.has(&ABROAD, tokens.clone()) || r.has(&SHUT_OUT, clause.clone()))
                && !mood::denied(r, tokens)
                && !mood::informative(r, tokens)
                && !execution_condition(r, tokens)
                && !r.has(&FREE, clause.start..tokens.end)
                && !r.has(&NO_BAR, clause.clone())
                && !r.has(&LENT, tokens.end..clause.end.max(tokens.end))
                && !r.has(&ALIKE, clause.clone())
                && !guards::recalled(r, tokens)
                && !guards::whatever(r, clause.clone())
                && !r.has(
                    &FORMER,
                    r.back(tokens.start, 6).start..(tokens.start + 3).min(tokens.end),
                )
                && !only_asked(r, sentence)
        })
}

/// All are treated alike.
static ALIKE: Phrases = Phrases::new(&[
    "mêmes (conditions|droits|règles|chances|exigences|obligations)",
    "(à|sur un pied d') égalité (de traitement)?",
    "comme les autres",
]);

/// « justifie d’un ancrage territorial »
static ROOTED: Phrases = Phrases::new(&[
    "(justifi*|dispos*|prouv*|démontr*|possèd*|attest*|exig*|requi*|faire état|=a|=ont|=ayant) ..3 (ancrage|implantation|présence|enracinement|attaches)",
    "(attestation|attestations|preuve|preuves|justificatif|justificatifs|justifi*) ..6 (=salaries|=salarie|=emploi|=emplois|=effectif|=employes|=apprentis)",
]);

/// Softer signs of a requirement.
static WANTED: Phrases = Phrases::new(&[
    "(doit|doivent|devra|devront|peut|peuvent|pourra|pourront|saurait|sauraient)",
    "(obligatoirement|nécessairement|impérativement|forcément|attendu|attendue|demandé|demandée)",
    "(photographies|preuve|justificatif|justificatifs|attestation|bail|facture|constat) ..4 (appui|foi|jointes|jointe|joint)",
    "(faisant|fait|faire|font) foi",
    "(retenu|retenue|choisi|choisie|désigné) ..1 (est|sera|a|dispose)",
    "(déjà|de longue date|depuis)",
    "(reçoit|reçoivent|reçus|reçues|tient|tiennent|ouvert|ouverte|dont|avant la clôture)",
]);

/// Premises that the buyer lends.
static LENT: Phrases = Phrases::new(&[
    "(mis|mise|mises|mettra|met|mettent) à (sa|la|leur|son)? disposition",
    "(prêté|prêtée|prêtés|fourni|fournie|loué|louée|appartenant) (par|à) (la|le|l') (ville|commune|collectivité|acheteur|établissement|mairie|hôpital)",
]);

/// Being elsewhere is only a fact, unless it shuts out.
static ABROAD: Phrases = Phrases::new(&[
    "(hors|extérieur|extérieure|étranger|étrangère|étrangères|étrangers|autre|loin|ailleurs|éloigné|éloignée)",
]);
static SHUT_OUT: Phrases = Phrases::new(&[
    "(écarté|écartée|écartées|exclu|exclue|exclues|rejeté|rejetée|rejetées|éliminé|éliminée|irrecevable|irrecevables|pas admis|pas admises|refusé|refusées|évincé|évincée)",
    "(pourvu que|à condition|au préalable|préalablement)",
    "(ne|n') ..3 (pas|jamais|aucunement)",
    "(ne|n') (peut|peuvent|doit|doivent|saurait|sauraient)",
]);

/// Work given to whoever is there.
static AWARDED: Phrases = Phrases::new(&[
    "(=lot|=lots|=marche|=contrat|=commande|=commandes|=travaux|=prestation|=prestations) ..3 (attribu*|confi*|réserv*|donné|donnée|revient|reviendra|dévolu|dévolue|passé|passée|passées) ..1 (=a|=au|=aux|=avec|=chez|=aupres)",
]);

static CANDIDATURE: Phrases = Phrases::new(&[
    "(concourir|concourent|concurrence|participation|participer|candidature|candidatures|candidater|soumissionner|postuler|répondre|capacité|offre|offres|cette)",
]);

/// Nobody is named but the sentence speaks of applications.
fn candidature(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    r.has(&CANDIDATURE, r.alinea(tokens.start))
}
