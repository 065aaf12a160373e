//! EXE054.

use std::ops::Range;

use super::persons::{MOST, Who, is_open, who};
use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une langue est exigée de tous les salariés, ou une langue maternelle.
    ///
    /// ## Base légale
    /// Articles L3, L2112-2 et L2142-1 du code de la commande publique ; article L1132-1 du code du travail ; Conseil d’État,
    /// n° 413366 (date de la décision à vérifier).
    ///
    /// ## Pourquoi
    /// Exiger le français de chaque ouvrier écarte les travailleurs d’autres États. Le juge admet un interprète pour les consignes
    /// de sécurité et les droits sociaux, non une condition de langue générale.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Tous les ouvriers du chantier maîtrisent le français.
    /// ```
    /// ```cctp,bad
    /// Les téléconseillers sont de langue maternelle française.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Lorsque des ouvriers ne comprennent pas assez le français, le titulaire recourt à un interprète pour les consignes de sécurité.
    /// ```
    /// ```cctp,good
    /// Le chef de chantier s’exprime en français lors des réunions.
    /// ```
    ///
    /// ## Correction
    /// Exiger le français du seul interlocuteur qui en a besoin, ou un interprète à la charge du titulaire.
    pub(crate) RequiredLanguage {
        code: "EXE054",
        name: "langue-exigee",
        family: Family::DiscriminationSociale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2112-2", "L2142-1", "c. trav. L1132-1"],
        headline: "une langue est exigée de tous",
        check: Check::Passage(find),
    }
}

/// Speech from birth: never needed.
static MOTHER_TONGUE: Phrases = Phrases::new(&[
    "langue ..2 maternelle",
    "langue natale",
    "(locuteur|locutrice|locuteurs|anglophone|francophone|francophones|hispanophone) ..1 (natif|native|natifs|de naissance)",
    "(natif|native|natifs|natives) (francophone|francophones|anglophone|de langue)",
    "(sans|aucun|dépourvu de|dépourvus de) ..2 accent",
    "accent (étranger|régional|prononcé|du)",
]);

static SPEAKING: Phrases = Phrases::new(&[
    "(parl*|maîtris*|écri*|comprennent|comprend|comprendre|compréhension|=lit|=lisent|=lire|s'exprim*|exprim*|pratiqu*|connaissance|connaissent|possèdent|usage|dialogu*|échang*|communiqu*|convers*) ..12 (=francais|langue française|langue nationale|breton|alsacien|corse|basque|occitan|créole|langue régionale)",
    "(=francais|langue française) ..3 (=parle|=parlee|=ecrit|=lu|courant|courante|couramment|obligatoire|exigé|exigée|requis|impératif)",
    "(parl*|maîtris*|écri*|compren*|=lit|=lisent|=lire|s'exprim*|exprim*|pratiqu*|entend*) ..8 ((=notre|=meme) langue|langue du pays|langue de Molière|idiome national)",
    "(ne|n') ..10 =qu'en =francais",
    "(francophone|francophones)",
    "niveau ..3 (=a1|=a2|=b1|=b2|=c1|=c2) ..4 (=francais|langue française|français)",
    "(=francais|langue française) ..6 (=a1|=a2|=b1|=b2|=c1|=c2)",
    "(test|examen|épreuve|attestation|certificat|diplôme|DELF|TCF|niveau) ..4 (de|en) (=francais|langue française)",
    "(autre|autres) (langue|langues|idiome|idiomes) que (=le|=la)? (=francais|française)",
    "(=francais|langue française) ..6 ((=une|=la) =condition|exigé*|requis*|obligatoire|impérati*) ",
    "(langue|seule langue) ..4 (parlée|employée|utilisée|admise|autorisée|tolérée|pratiquée) ..8 (=francais|française)",
    "(=francais|française) ..6 (seule|unique) langue",
]);

/// All of the workers, whatever their post.
static ALL: Phrases = Phrases::new(&[
    "(tous|toutes|tout|toute|chaque|chacun|chacune|ensemble|totalité|intégralité|quiconque|nul|aucun|aucune|intégralement)",
    "(=les|=ses|=leurs|=aux)",
    "(le|du|son) (personnel|personnel affecté)",
    "(l'|une|la) (équipe|équipes|main-d'œuvre)",
]);

/// Posts that need the language, or tools that replace it.
static NEEDED: Phrases = Phrases::new(&[
    "(accueil|accueillir|accueillant|téléphon*|standard|public|usagers|patients|élèves|enfants|formateur|formatrice|formation|formateurs|=cours|enseign*|anime|animent|animation|animateur|animateurs|réunion|réunions|interlocuteur|interlocutrice|responsable|référent|encadrant|conducteur de travaux|chef|coordonnateur|coordinateur|correspondant|assistance|hotline|conférencier|guide|guides|visites|visiteurs|résidents|convives|familles|médiation|médiateur|soins|rédaction|traduct*|sous-titr*|relation|appelants|appels|bénéficiaires|standardiste|au moins (un|une)|l'un des|un (agent|salarié|ouvrier|membre)|une personne)",
    "(étiquette|étiquettes|main courante|registre|bordereau|bordereaux|ce qui justifie|sans plus|notions|strictement nécessaire|niveau suffisant)",
    "(interprète|interprétariat|interprètes|traduction|traducteur|secours|urgence|pictogramme|pictogrammes)",
]);

/// Speech of papers and tools.
static PAPERS: Phrases = Phrases::new(&[
    "(document|documents|notice|notices|offre|offres|mode d'emploi|étiquetage|étiquette|logiciel|interface|site internet|manuel|rapport|rapports|fiche|fiches|écran|menu|clavier|plis|mémoire|facture|documentation|ouvrages|livres|supports|version|correspondance|affichage|consignes|attestation|certificat|pièces)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "franc", "langue", "accent", "locut", "natif", "native", "breton", "alsacien", "corse", "basque",
        "occitan", "creole", "hispano", "anglo",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let born = r
            .find(&MOTHER_TONGUE, sentence.clone())
            .into_iter()
            .take(MOST)
            .find(|hit| who(r, hit) != Who::Served && !is_open(r, hit) && !r.has(&NOT_MOTHER, r.clause(hit)));
        let spoken = || {
            r.find(&SPEAKING, sentence.clone())
                .into_iter()
                .take(MOST)
                .find(|hit| {
                    let clause = r.clause(hit);
                    matches!(who(r, hit), Who::Performer | Who::Hired)
                        && r.has(&ALL, sentence.start..hit.end.max(clause.end))
                        && !r.has(&NEEDED, sentence.clone())
                        && !r.has(&PAPERS, r.back(hit.start, 4).start..hit.end)
                        && !lacking(r, hit)
                        && !is_open(r, hit)
                })
        };
        let silenced = || {
            r.find(&OTHER_TONGUE, sentence.clone())
                .into_iter()
                .take(MOST)
                .find(|hit| {
                    who(r, hit) != Who::Served
                        && !r.has(&WRITTEN, r.back(hit.start, 9).start..r.ahead(hit.end, 8).end)
                        && !is_open(r, hit)
                })
        };
        if let Some(hit) = born.or_else(spoken).or_else(silenced) {
            hits.push(Hit::new(hit));
        }
    }
}

/// Speaking another language is forbidden.
static OTHER_TONGUE: Phrases = Phrases::new(&[
    "(interdit*|défend*|prohib*|proscri*) ..12 (autre langue|autres langues|langue étrangère|langues étrangères|patois|dialecte|arabe|turc|portugais|polonais|roumain)",
    "(autre langue|autres langues|langue étrangère|langues étrangères|patois|dialecte) ..12 (interdit*|défend*|prohib*|proscri*|toléré*|admis*)",
    "(autre langue|autres langues|autre idiome) que (=le|=la)? (français|française|langue)",
    "(seul|seule|uniquement|exclusivement|obligatoirement) ..3 (=francais|langue française) ..6 (parlé|employé|utilisé|admis|pratiqué|chantier|équipe)",
    "(parl*|exprim*|convers*|communiqu*|échang*|dialogu*) ..9 (uniquement|exclusivement|seulement|obligatoirement|qu'en|que) ..3 (=francais|langue française)",
    "(=francais|langue française) ..3 (=seule|=unique) langue ..1 (admise|autorisée|parlée|tolérée|employée|utilisée|de travail|du chantier|de chantier)",
]);

/// Said of what is written and handed over.
static WRITTEN: Phrases = Phrases::new(&[
    "(candidatures|candidature|offres|offre|documents|document|pièces|plis|mémoire|certificats|attestations|notices|correspondances|dossier) ..3 (rédigé|rédigée|rédigés|rédigées|établi|établis|établies|écrit|écrits|écrites|libellés|remis|remises|présentées|produits|produites|en|dans)",
    "(accompagné|accompagnée|accompagnés|accompagnées) d'une traduction",
    "(pour|dans) (les|l'|la|le) (offres|offre|candidatures|documents|pièces|correspondances|réponse|dossier|mémoire|factures)",
]);

static NOT_MOTHER: Phrases =
    Phrases::new(&["(pupilles|élèves|apprenants|publics|allophones|dont le français n'est)"]);

static LACK: Phrases = Phrases::new(&[
    "(ne|n') ..3 (parl*|comprennent|comprend|maîtris*|lisent) ..2 (pas|point|peu|mal|suffisamment)",
]);

static SHUT_OUT: Phrases =
    Phrases::new(&["(remplac*|exclu*|refus*|renvoy*|écart*|interdi*|éloign*|admis|accepté*|toléré*)"]);

/// Those who lack the language, when nothing shuts them out.
fn lacking(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let sentence = r.sentence(hit.start);
    r.has(&LACK, sentence.clone()) && !r.has(&SHUT_OUT, sentence)
}
