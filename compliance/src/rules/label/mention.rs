//! Where a label is named: one of the list, or an unknown one after « label », « certifié », « qualification ».

use std::ops::Range;

use crate::exclusion::{refusals, shuts_out_others};
use crate::guards;
use crate::lexicon::{LabelKind, labels};
use crate::marks::{hull, overlaps};
use crate::mood::{self, Equivalence};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rules::norme::shape::standards;

/// A label named in the text.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) tokens: Range<usize>,
    /// It is about the firm.
    pub(crate) firm: bool,
    /// What it proves, when it is one of the list.
    pub(crate) proves: Option<String>,
}

static UNKNOWN: Phrases = Phrases::new(&[
    "(label|labels|écolabel|écolabels|éco-label) (de qualité|écologique|environnemental|officiel|privé|européen|nordique|allemand|dit|dénommé)? \":\"? \"«\"? (CAP|UPPER)",
    "(labellisé|labellisée|labellisés|labellisées|écolabellisé|écolabellisée|écolabellisés|écolabellisées|labellisation) (par|de)? (le|la|l')? \"«\"? (CAP|UPPER)",
    "(certifié|certifiée|certifiés|certifiées) (par|selon|sous|au titre de)? (le|la|l'|label|référentiel)? \"«\"? (CAP|UPPER)",
    "(certification|certifications|certificat|certificats) (de produit|qualité|environnementale|professionnelle|forestière|d'entreprise|délivrée par|délivré par)? (l'|la|le)? \":\"? \"«\"? (CAP|UPPER)",
    "(qualification|qualifications) (professionnelle|professionnelles)? (délivrée par)? (l'organisme)? \"«\"? (CAP|UPPER)",
    "(qualifié|qualifiée|qualifiés) (par)? \"«\"? (CAP|UPPER)",
    "(signe|logo|macaron|sceau|pastille|médaille|distinction|adhésion ..1 (à|au)|adhérent (à|au|de)|membre (de|du)) (la|l'|le)? (démarche|réseau|charte|programme)? \"«\"? (UPPER|CAP CAP)",
    "(référencé|référencée|inscrit|inscrite|figure|figurer|enregistré|enregistrée) ..1 (au|à la|sur le|dans le) (registre|base|liste|programme) (UPPER|CAP CAP)",
    "(marque|label|certification|certifié|certifiés|certifiées|estampillé) =NF (!#|CAP)?",
    "(homologué|homologuée|homologués|homologuées|homologation|agréé|agréée|agréés|agréées|agrément|approuvé|approuvée|approbation|validé|reconnu) (par|de|du) (la|le|l')? (Fédération|Ligue|Union|Comité|Institut)",
    "(certifié|certifiée|certifiés|certifiées|certification|certificat|marque|marques) =NF #",
    "(titulaire|titulaires|porteur|porteurs|porteuse|porteuses|porte|portent|bénéficie|bénéficient|dispose|disposent|détient|détiennent|arbore|arborent|muni|munis|possède|possèdent|obtenu) (de|du|d')? (le|la|l'|leur|un)? (label|écolabel|certification|logo) !(=de|=du|=des|=d'|=que|=qu'|=ou|=et|=equivalent|=officiel|=ecologique|=environnemental|=europeen|=reconnu|=prevu|=correspondant|=exige|=requis|=demande|=delivre|=est|=pour|=a|=au|=aux|=en|=sur|=le|=la|=les|=ce|=de qualite|=professionnelle|=valide|=similaire|=produit|=national|=public|=biologique|=bio|=quelconque|=adequate|=qui|=delivree|=prevue|=relative|=correspondante|=equivalente|=exigee|=requise|=necessaire|=reconnue) _",
    "=NF (Amendement|Compost|Jouet|Eau|Assainissement|Chauffage|Granulats|Béton|Ciment|Armatures|Fenêtre|Fermetures|Vitrage|Menuiserie|Isolant|Peinture|Colle|Linge|Textile|Luminaires|Robinetterie|Matériel|Médical|Extincteurs|Défense|Détection|Sécurité|Équipements|Mobiliers|Aires|Petite|Puériculture|Articles|Café|Agroalimentaire|Biocombustibles|Déménagement|Formation|Prestations|Stations|Piscines|Cuisine|Acier|Plastiques|Tubes|Canalisations|PAC|Régulation|Câbles)",
    "=NF (Environnement|Éducation|Mobilier|Office|Collectivités|Ameublement|Crèche|Siège|Literie|Hygiène|Électricité|Sanitaires|Carrelage|Bois|Papier|Propreté|Service|Logement|Habitat|Équipement|Extincteur)",
    "(reconnu|reconnue|reconnus|reconnues|labellisé|labellisée|labellisés|labellisées|estampillé|estampillés|estampillées) \"«\" _",
]);

/// Not labels: obligations of law, personal titles, plain documents.
static OFFICIAL: Phrases = Phrases::new(&[
    "(CNAPS|Certiphyto|Certibiocide|HDS|hébergeur de données de santé|amiante|SS3|SS4|sous-section|CACES|=CAP|BTS|BAFA|BAFD|BNSSA|BEESAN|BPJEPS|PSC1|SST|SSIAP|Kbis|RGPD|RGAA|RGS|eIDAS|=CE|URSSAF|NOTI2|DC1|DC2|DUME|SIRET|ADR|FIMO|FCO|FDS|UE|Europe|État|Chorus|ANSM|INCO|COFRAC|Consuel|CERFA|ARS|CNIL|ANSM|HAS|DREETS|DREAL|préfecture|Qualité|Siret|Insee|RCS|RNE|INPI|Infogreffe|Banque|Trésor|Ministère|Préfet|Conseil|Région|Ordre|Justice|BEP|BEPECASER|DEJEPS|DEUST|SSIAP|AIPR|ATEX|HACCP|=C4|=C4-T2|=F4-T2|=K4|=K4-T2|=BNSSA|=BP|Ségur)",
    "(certificat|certification|diplôme|titre|habilitation|agrément|brevet) ..4 (exigé|exigée|requis|prévu|prévue|imposé|imposée|délivré|délivrée) ..4 (par la loi|par la réglementation|par le code|réglementation|préfet|article)",
    "(certificat|certifié) (individuel|médical|conforme|sincère|de capacité|de travail|d'immatriculation|d'économies|de signature|fiscal|social|exact)",
    "copie certifiée",
]);

static BUYER: Phrases = Phrases::new(&[
    "(commune|ville|mairie|collectivité|hôpital|centre hospitalier|établissement|école|parc|forêt communale|territoire|station|site) \",\"? (est|étant|,)? (elle-même)? (labellisé|labellisée|certifié|certifiée|classé|classée)",
    "(logo|certificat|certification|licence|marque) ..2 (de la|du|de l') (commune|ville|collectivité|hôpital|établissement)",
    "(maître d'ouvrage|commune|ville|acheteur|établissement) ..2 (demande|sollicite|obtient|dépose|présente) (lui-même|elle-même)",
    "(label|labels) ..6 (de l'|de la|du|des) (académie|État|ministère|département|région|office de tourisme|station|agglomération)",
    "label ..4 (de la|du|obtenu par la|détenu par la) (commune|ville|collectivité|hôpital|établissement)",
    "(aide|accompagne|assiste|appuie|conseille|soutient) (la|le|l') (ville|commune|collectivité|établissement|hôpital|service|mairie|département) ..6 (label|labels|certification|labellisation|classement)",
    "(commune|ville|collectivité|établissement|hôpital|camping|piscine|port|office) ..4 (obtenir|garder|conserver|renouveler|maintenir|viser|vise|brigue) ..3 (label|labels|certification|labellisation|classement|fleur|fleurs)",
    "(=notre|=nos) _ ..2 (=porte|=portent|=detient|=possede|=a|=ont|est titulaire|bénéficie) ..2 (label|labels|certification|écolabel)",
]);

static LINK: Phrases = Phrases::new(&[
    "(porteur|porteurs|porteuse|porte|portent|portant|titulaire|titulaires|dispose|disposent|disposant|bénéficie|bénéficient|bénéficiant|détient|détiennent|détenteur|détenteurs|possède|possèdent|labellisé|labellisée|labellisés|labellisées|certifié|certifiée|certifiés|certifiées|certification|certificat|label|labels|qualification|qualifié|qualifiée|marque|muni|munis|revêtu|revêtus|estampillé|présence|obtention|justifie|justifient|issu|issue|conforme|conformes)",
]);

static SELF_EVIDENT: Phrases = Phrases::new(&[
    "(étiquetage|classe énergétique|étiquette (énergie|énergétique|prévue|réglementaire))",
    "(n'|ne) ..2 (exige|exigé|demandé|requis)",
    "(exigences|critères|seuils|valeurs|prescriptions|spécifications) (repris|reprises|reprise|tirés|tirées|issus|issues|inspirés|inspirées|empruntés|empruntées) (de|du|des|à|au)",
]);

/// Labels named in a sentence that nothing makes sound.
pub(super) fn mentions(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Mention> {
    r.once(&r.found.mentions, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Mention> {
    let of_standards = standards(r, sentence.clone());
    let mut found: Vec<Mention> = labels()
        .find(r, sentence.clone())
        .into_iter()
        .filter(|(_, name)| name.fact.kind != LabelKind::Origine)
        // « DIN VDE 0834 »: a standard.
        .filter(|(range, _)| {
            !of_standards
                .iter()
                .any(|s| overlaps(&s.tokens, range) && s.tokens.start < range.start)
        })
        .map(|(range, name)| Mention {
            tokens: range,
            firm: name.fact.kind == LabelKind::Entreprise,
            proves: Some(name.fact.proves.clone()),
        })
        .collect();
    for standard in standards(r, sentence.clone())
        .into_iter()
        .filter(|s| s.management)
    {
        if !found.iter().any(|m| overlaps(&m.tokens, &standard.tokens)) {
            found.push(Mention {
                tokens: standard.tokens,
                firm: true,
                proves: Some("un système de management audité par un tiers".to_owned()),
            });
        }
    }
    let all_standards = standards(r, sentence.clone());
    let origin: Vec<_> = labels()
        .find(r, sentence.clone())
        .into_iter()
        .filter(|(_, name)| name.fact.kind == LabelKind::Origine)
        .map(|(range, _)| range)
        .collect();
    let official = r.find(&OFFICIAL, sentence.clone());
    let unknown = if r.is_shouted(sentence.clone()) {
        Vec::new()
    } else {
        r.find(&UNKNOWN, sentence.clone())
    };
    for range in accredited(r, sentence) {
        if !found.iter().any(|m| overlaps(&m.tokens, &range)) {
            found.push(Mention {
                tokens: range,
                firm: true,
                proves: None,
            });
        }
    }
    for range in unknown {
        let name = range.end - 1..range.end;
        // « le candidat signe la charte »: a verb.
        let verb = r.folded(range.start) == "signe"
            && !matches!(
                r.before(range.start),
                "le" | "du" | "un" | "ce" | "au" | "de" | "," | ""
            );
        let taken = verb
            || found.iter().any(|m| overlaps(&m.tokens, &range))
            || all_standards.iter().any(|s| {
                overlaps(&s.tokens, &range) && !numbered_mark(r, &range) || s.tokens.start == range.end
            })
            || origin.iter().any(|o| overlaps(o, &range))
            || official.iter().any(|o| overlaps(o, &name));
        if !taken {
            let firm = r.folded(range.start).starts_with("qualifi");
            found.push(Mention {
                tokens: range,
                firm,
                proves: None,
            });
        }
    }
    found.retain(|m| {
        let by_law = official.iter().any(|o| overlaps(o, &m.tokens)) && !r.has(&ACCREDITED, m.tokens.clone());
        !by_law && !sound(r, sentence, &m.tokens)
    });
    found.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    for mention in &mut found {
        if let Some(link) = r.find(&LINK, r.back(mention.tokens.start, 6)).first() {
            mention.tokens = hull(link, &mention.tokens);
        }
    }
    joined(r, found)
}

/// « certifié NF 281 »: the number of a certification, not of a standard.
fn numbered_mark(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.folded(range.end - 2) == "nf"
        && (r.folded(range.start).starts_with("certifi") || r.folded(range.start).starts_with("marque"))
        && range.len() == 3
}

static ACCREDITED: Phrases =
    Phrases::new(&["(accrédité|accréditée|accrédités|accréditation|portée|attestation) ..5 =COFRAC"]);

static LAW: Phrases = Phrases::new(&[
    "(article|articles|arrêté|décret|code|loi|règlement|réglementation|réglementaire|agréé|agrément)",
]);

/// An accreditation of one body only, that no text requires.
fn accredited(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let found = r.find(&ACCREDITED, sentence.clone());
    if found.is_empty() || r.has(&LAW, sentence.clone()) {
        return Vec::new();
    }
    found
}

/// « FSC et PEFC »: one enumeration, one mention.
fn joined(r: &Reading<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for mention in mentions {
        let close = out.last().is_some_and(|last| {
            mention.tokens.start <= last.tokens.end + 3
                && (last.tokens.end..mention.tokens.start.max(last.tokens.end))
                    .all(|at| !matches!(r.folded(at), ";" | "." | ":"))
        });
        match out.last_mut() {
            Some(last) if close => {
                last.tokens.end = last.tokens.end.max(mention.tokens.end);
                last.firm |= mention.firm;
            }
            _ => out.push(mention),
        }
    }
    out
}

static HISTORY: Phrases = Phrases::new(&["(anciennement|historique|précédent marché)"]);

/// The lack of the label is what is punished: « aucune ramette sans PEFC », « à défaut de certificat ISO 9001 ».
static LACK: Phrases = Phrases::new(&[
    "(à défaut|faute|défaut|absence|en l'absence|manque|privé|dépourvu|dépourvue|dépourvus|démuni|démunie|démunis|exempt|hors|non-présentation|non présentation) (de|du|d'|des|de la|de l')",
    "(=sans|non (titulaire|titulaires|certifié|certifiée|certifiés|labellisé|labellisée|labellisés|porteur|détenteur))",
    "(ne|n') ..3 (pas|point|aucun) ..2 (=porte|=portent|=portant|titulaire|titulaires|=detient|=detiennent|détenteur|=dispose|=disposent|=possede|=possedent|=arbore|=arborent|=beneficie|=beneficient|=justifie|=justifient|=presente|muni|revêtu|=certifie|=certifies|=certifiee|=certifiees|=labellise|=labellisee|=labellises)",
    "(ne|n') (est|sont|sera|seront|livre|accepte|admet|retient|reçoit) ..5 que",
]);

/// A denial that bears on what lacks it.
static DOUBLE: Phrases = Phrases::new(&[
    "(aucun|aucune|nul|nulle|pas de|ni) ..6 (sans|dépourvu|dépourvue|non|privé|hors)",
    "(sans|défaut|faute|absence|dépourvu|dépourvus) ..16 (retourné|retournés|renvoyé|renvoyés|rejet|refus|élimination|exclusion|irrégulier|irrecevable|écarté|écartée|examiné|examinée|retenu|retenue|accepté|acceptée)",
]);

/// The label is one way among others, by the mode of the verb or by its place in a list of proofs.
static ONE_WAY: Phrases = Phrases::new(&[
    "(peut|peuvent|pourra|pourront) ..3 (résulter|montré|montrée|prouvé|prouvée|établi|établie|justifié|justifiée|attesté|attestée|démontré|démontrée|présenter|produire|joindre|fournir|apporter|invoquer|se prévaloir|venir|passer|prendre) ..22 ou",
    "(prouvé|prouvée|établi|établie|attesté|attestée|démontré|démontrée|justifié|justifiée|garanti|garantie|montré|établit|s'établit|se prouve|se démontre) ..20 ou (par|d'|de|la|le|un|une|tout|toute)",
    "ou (par|de|à|sur)? (tout|toute|un|une) autre",
    "ou (par|de|à|sur|au moyen de)? (des|les|ses|leurs|trois|deux|plusieurs|de) ..2 (références|preuves|attestations|moyens|rapports|documents|justificatifs|réalisations)",
    "(s'il|s'ils|si elle) ..2 (dispose|disposent|détient|détiennent|possède|souhaite|souhaitent)",
    "sans (effet|incidence|conséquence|influence)",
    "ou (décrit|décrite|décrits|documenté|documentée|expliqué|démontré)",
    "(l'un|l'une) (ou|comme) (l'autre) (suffit|convient|est|vaut|sont)",
    "(autre|autres) (preuve|preuves|justificatifs|moyens|documents) ..3 (reçu|reçue|reçues|reçus|admis|admise|admises|accepté|acceptée|recevable|possibles|bienvenues)",
    "ou (son|sa|ses|leur|un|une) (propre|plan|manuel|dossier|rapport|fiche|description|note|document|analyse|attestation|déclaration|politique|organisation)",
    "(n'oblige|n'obligent|s'il le souhaite|s'ils le souhaitent|le cas échéant|facultatif|facultative|facultativement|sans hiérarchie|ou à défaut)",
    "(plutôt que l'autre|à (son|leur) (choix|convenance)|au choix du)",
    "(peut|peuvent|pourra|pourront) ..1 (joint|jointe|joints|joindre|fourni|fournie|fournir|produire|présenté|présentée|présenter|annexé|cité|mentionné|invoqué|valoir)",
    "(=les =autres|=ceux =qui|=celui =qui|=sinon|=a =defaut) ..6 (=decrivent|=decrit|=justifient|=justifie|=expliquent|=presentent|=demontrent|=exposent|=joignent|=fournissent|=prouvent)",
]);

/// Nothing of that kind is required, says another sentence.
static NONE: Phrases = Phrases::new(&[
    "(aucun|aucune|nul|nulle) (certification|certificat|label|qualification|attestation|écolabel|norme) ..3 (n'est|ne|n')",
    "(n'|ne) ..3 (exige|impose|requiert|demande|exigé|impose) ..2 (aucun|aucune|ni|pas de) ..1 (certification|certificat|label|qualification)",
]);

fn sound(r: &Reading<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let own = |other: Range<usize>| !labels().find(r, other).is_empty();
    let shut = shuts_out_others(r, sentence.clone()).is_some();
    // « aucun poisson dépourvu du logo MSC n’entre en cuisine »: two denials require.
    let lacks = r
        .find(&LACK, r.back(tokens.start, 9).start..tokens.end)
        .into_iter()
        .any(|lack| lack.start + 10 > tokens.start);
    if lacks
        && mood::equivalence(r, tokens, &own) != Equivalence::Open
        && !r.has(&BUYER, sentence.clone())
        && (!refusals(r, sentence.clone()).is_empty() || r.has(&DOUBLE, sentence.clone()))
    {
        return false;
    }
    if !shut && (r.has(&ONE_WAY, sentence.clone()) || r.has(&NONE, r.alinea(tokens.start))) {
        return true;
    }
    mood::equivalence(r, tokens, &own) == Equivalence::Open
        || mood::denied(r, tokens)
            && !r.has(&NO_OTHER_PROOF, tokens.end..r.clause(tokens).end.max(tokens.end))
        || mood::informative(r, tokens) && !mood::scored(r, sentence.clone())
        || r.has(&BUYER, sentence.clone())
        || sentence.clone().any(|at| mood::is_past_year(r, at)) && !mood::scored(r, sentence.clone())
        || r.has(&SELF_EVIDENT, r.back(tokens.start, 6))
        || proved_next(r, sentence)
        || r.has(&HISTORY, sentence.clone())
        || guards::of_the_buyer(r, tokens)
        || guards::by_law(r, r.clause(tokens))
        || guards::told_by_a_study(r, tokens)
        || lacks && r.has(&OTHERWISE, tokens.end..r.clause(tokens).end.max(tokens.end))
}

/// « Preuve : le label, tout label équivalent ou un dossier d’essais. »: the sentence after says how it is shown.
fn proved_next(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let next = mood::next_sentence(r, sentence);
    let head = next.start..next.end.min(next.start + 4);
    r.has(&PROOF, head) && mood::opens(r, next.clone()) && !mood::locked(r, next)
}

static PROOF: Phrases =
    Phrases::new(&["^ (preuve|preuves|justificatif|justificatifs|justification|justifications)"]);

/// « les attestations n’étant pas prises en compte »: what is denied is the other proofs.
static NO_OTHER_PROOF: Phrases = Phrases::new(&[
    "(attestation|attestations|référence|références|justificatif|justificatifs|preuve|preuves|document|documents|dossier|dossiers|accréditation|accréditations|certificats|certificat|titres|pièce|pièces|équivalence|équivalences) ..8 (ne|n') ..2 (pas|point|jamais|aucunement) ..2 (pris|prise|prises|retenu|retenue|retenues|recevable|recevables|reconnu|reconnue|reconnues|admis|admise|admises|accept*|examin*|valable|valables|remplacer|suffire)",
]);

/// Who lacks it shows the same otherwise.
static OTHERWISE: Phrases = Phrases::new(&[
    "(=decrit|=decrivent|=produit|=produisent|=justifie|=justifient|=fournit|=fournissent|=presente|=presentent|=remet|=remettent|=apporte|=apportent|=joint|=joignent|=explique|=expliquent|=demontre|=demontrent|=expose|=exposent|peut|peuvent)",
]);
