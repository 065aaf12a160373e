//! EXE040.

use super::policy::{policies, put_aside_without};
use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::words::HOLDER;

declare_rule! {
    /// Une politique générale de l’entreprise est exigée.
    ///
    /// ## Base légale
    /// Articles L2112-2 et L2112-3 du code de la commande publique ; Conseil d’État, 25 mai 2018, n° 417580.
    ///
    /// ## Pourquoi
    /// Une condition d’exécution est liée à l’objet du marché. Ce que l’entreprise fait dans tous ses établissements n’en dépend pas.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Le titulaire justifie d’une politique d’égalité et de mécénat dans l’ensemble de ses établissements.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Le titulaire réserve 300 heures de travail à l’insertion pour l’exécution du marché.
    /// ```
    ///
    /// ## Correction
    /// Exiger des mesures prises pour l’exécution du marché.
    pub(crate) RequiredPolicy {
        code: "EXE040",
        name: "politique-generale-exigee",
        family: Family::RseGenerale,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2112-2", "L2112-3"],
        headline: "une politique générale de l’entreprise est exigée",
        check: Check::Passage(find),
    }
}

static REQUIRED: Phrases = Phrases::new(&[
    "(justifie|justifient|justifier|dispose|disposent|doit|doivent|devra|devront|exigé|exigée|requis|requise|requises|obligatoire|obligation|=engage|=engagent|s'engage|s'engagent|montre|montrent|s'oblige|s'obligent|met en place|mettra en place|met en œuvre|mettra en œuvre|adopte|applique|fournit|fournissent|remet|remettent|produit|produisent|transmet|présente|établit|adhère|adhérer|titulaire d'une|dote|verse|reverse|reversent|consacre|consacrent|maintient|maintiennent|déploie|déploient|publie|publient|atteste|attestent|fait valoir|contribue|participe|parraine|soutient|finance|porte à|porter à|organise|réserve|garantit|certifie|prouve|démontre|instaure|instaurer|rend compte|souscrit|signe|poursuit|élabore|tient|communique|réduit)",
]);

/// Required beyond doubt, though criteria are listed around.
static EXPLICIT: Phrases = Phrases::new(&[
    "(exigé|exigée|exigés|=requis|=requise|obligatoire|obligatoirement|impératif|impérativement|irrégulière|irrecevable|irrecevables|recevable|recevables|écarté|écartée|écartés|éliminé|éliminée|rejeté|rejetée|éliminatoire)",
    "(=faute =de =quoi|=sous =peine|=a =peine|=a =defaut)",
    "(=doit|=doivent|=devra|=devront) (=avoir|=justifier|=disposer|=produire|=adherer|=signer|=publier|=verser|=soutenir|=mener|=etre)",
]);

/// Whoever performs, by its trade.
static TRADE: Phrases = Phrases::new(&[
    "(loueur|imprimeur|ascensoriste|cabinet|organisme|éditeur|vendeur|bailleur|installateur|artisan|fabricant|distributeur|paysagiste|traiteur|maraîcher|laboratoire|compagnie|transporteur|exploitant|mainteneur|intégrateur|hébergeur|assureur|courtier|banque|opérateur|concessionnaire|fournisseur|prestataire|entreprise|société|structure|titulaire|association|agence|bureau)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        let found = policies(r, &sentence).into_iter().find(|range| {
            let clause = r.clause(range);
            let scored = mood::scored(r, r.sentence(range.start))
                || r.kind == document::DocumentKind::Rc
                    && mood::scored(r, r.alinea(range.start))
                    && !r.has(&EXPLICIT, clause.clone());
            !scored
                && (put_aside_without(r, clause.clone())
                    || r.has(&REQUIRED, clause.clone())
                    || r.has(&HOLDER, clause.start..range.start)
                    || r.has(&TRADE, clause.start..range.start))
        });
        if let Some(range) = found {
            hits.push(Hit::new(range));
        }
    }
}
