//! Words by which a candidate is required to be or to have something.

use std::ops::Range;

use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Whoever bids.
pub(super) static CANDIDATE: Phrases = Phrases::new(&[
    "(candidat|candidats|candidate|candidates|soumissionnaire|soumissionnaires|=concurrent|=concurrents|entreprise|entreprises|société|sociétés|prestataire|prestataires|=operateur|=operateurs|groupement|groupements|fournisseur|fournisseurs|cabinet|cabinets|structure|structures|candidature|candidatures|titulaire|attributaire|entrepreneur|entrepreneurs|organisme|association|agence|bureau d'études|transporteur|=exploitant|postulant|postulants|mandataire|cotraitant|établissement candidat|constructeur|=revendeurs|=restaurateur|bureau d'études|loueur|imprimeur|éditeur|vendeur|=installateur|artisan|artisans|=exploitants|=offrant|=offrants|fabricant|distributeur|paysagiste|traiteur|maraîcher|=garagiste|libraire|producteur|laboratoire|équipe candidate|équipes|compagnie|compagnies|=interprete|auteur|=organisme|=organismes|professionnel|professionnels|=negociant|courtier|mutuelle|assureur|banque|intermédiaire)",
    "(niveau|niveaux|capacité|capacités|conditions|condition|seuil|exigence|exigences) ..3 (minimal|minimaux|minimale|minimum|minima|technique|techniques|financière|financières|économique|professionnelle|professionnelles|participation|exigé|exigés|requis|requise|requises|candidature|aptitude)",
]);

/// A requirement, a threshold, an exclusion.
pub(super) static DEMANDED: Phrases = Phrases::new(&[
    "(obligation|obligé|obligés|oblige|doit|doivent|devra|devront|devoir|devant|exigé|exigée|exigés|exigées|exige|exigent|requis|requise|requises|requiert|obligatoire|obligatoires|obligatoirement|impératif|impérativement|imposé|imposée|demandé|demandée|demandés|attendu|attendue|minimum|minimal|minimale|minimaux|minima|tenu de|tenue de|tenus de|titulaire de|titulaires de|appartenir|appartient|possession|cumulatif|cumulatives|nécessaire|nécessaires|indispensable|justifie|justifient|justifier|justifiera|justifieront|justifiant|dispose|disposent|disposer|disposant|disposera|possède|possèdent|posséder|possédant|détient|détenir|détiennent|produit|produisent|produire|présente|présentent|présenter|fournit|fournissent|fournir|joint|joindre|joignent|apporte|apportent|compte|comptent|compter|emploie|emploient|employer|employant|réalise|réalisent|réaliser|réalisant|atteint|atteindre|atteignent|=etablit|=etablissent|démontre|démontrer|prouve|prouver|affiche|afficher|atteste|attester|réservé|réservée|réserve|recevable|recevables|irrecevable|admis|admise|admises|admissible|retenu|retenues|retenue|éligible|acceptée|acceptées|seul|seuls|seules|faute de quoi|à défaut|sous peine|à peine|éliminé|éliminée|éliminés|élimination|éliminatoire|rejet|rejeté|rejetée|écarté|écartée|écartés|exclu|exclue|exclues|supérieur|inférieur|égal|excède|dépasse)",
    "(au moins|au minimum|pas moins|plus de|moins de|au-delà)",
]);

/// Said of selection, whoever is named.
static SELECTION: Phrases = Phrases::new(&[
    "(niveau|niveaux|minimum|minima|candidature|candidatures|capacité|capacités|références|qualification|sélection|pièce|pièces|participation|aptitude|concourir|soumissionner|candidater|répondre|inapte|dossier|dossiers|plis|pli)",
    "(quiconque|ceux qui|celui qui|toute entreprise|tout candidat|toute société|tout prestataire|=chaque =candidat)",
    "(=recevabilite|recevable|recevables|éligibilité|consultés|consultées|retenue|retenu|éliminé|éliminée|éliminés|évincé|évincés|évincée|écarté|écartée|écartés|rejeté|rejetée|rejetés|irrecevable|irrecevables|irrecevabilité|rejet|élimination|exclusion|non admis|autorisé à répondre|autorisés à répondre)",
    "(est|sont|sera|seront) ..2 (exigé|exigée|exigés|exigées|requis|requise|requises|demandés|demandées|demandé|demandée)",
    "(il faut|pour être|être admis|admis à|admise à|admises à|admises que|admis que)",
    "=on (exige|attend|demande|requiert)",
    "(accès|accéder|entrer) (à|au|aux) ..3 (procédure|suite|consultation|marché|compétition|concurrence)",
    "^ ..2 (condition|conditions|éliminatoire|éliminatoires)",
    "(condition|conditions|droit|clé|ticket) (de|d'|pour) (accès|entrée|admission|participer|participation|concourir)",
    "(présenter|remettre|déposer|répondre|concourir|participer|soumissionner|postuler) ..2 (offre|candidature|pli|consultation|procédure|appel|concurrence)",
    "(avec|joint à|jointe à|à l'appui de|accompagné de|accompagne) (=l'|=son|=leur|=chaque) (=offre|=pli|=candidature)",
    "(preuve|preuves|justificatif|justificatifs|attestation|attestations) (de|d'|que|qu')",
    "(travaille|travailler|traite|contracte|retient|consulte|invite|admet|accepte|écarte) (que|qu'|exclusivement|seulement|uniquement) ..3 (avec|des|les)",
]);

/// Whoever bids, or the bid itself.
static BIDDER: Phrases = Phrases::new(&[
    "(candidat|candidats|candidate|candidates|candidature|candidatures|candidater|soumissionnaire|soumissionnaires|soumissionner|concourir|=concurrents|=offrant|=offre|=offres|pli|plis|évincé|évincés|évincée|éliminé|éliminés|éliminée)",
]);

/// A passage of this many tokens is about one thing: its heading speaks for its lines.
const SHORT: usize = 160;

/// « La société est notée B »: said of whoever bids, in the rules of the consultation.
static FIRM_FIRST: Phrases = Phrases::new(&[
    "^ (=le|=la|=l'|=chaque|=tout|=toute) (=candidat|=candidate|=societe|=entreprise|=soumissionnaire|=groupement|=cabinet|=prestataire|=concurrent)",
]);

/// So few tokens say one thing.
const BRIEF: usize = 60;

/// An item of a list: what opens the list demands it.
fn is_item(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let bullet = matches!(r.folded(sentence.start), "-" | "•" | "–" | "—" | "*" | "·");
    bullet || matches!(r.before(sentence.start), ";" | ":")
}

/// Candidates are selected: somebody who bids or the selection itself is named, and something is required.
pub(super) fn selects(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let near = if r.tokens().len() <= SHORT {
        r.all()
    } else {
        r.alinea(sentence.start)
    };
    // In a longer text, a sentence that names nobody and demands nothing selects nobody.
    if near.len() > BRIEF
        && !is_item(r, sentence)
        && ![&DEMANDED, &SELECTION, &CANDIDATE]
            .iter()
            .any(|words| r.has(words, sentence.clone()))
    {
        return false;
    }
    let candidate = r.has(&CANDIDATE, near.clone());
    let selection = r.has(&SELECTION, near.clone());
    // A technical specification speaks of the holder's trade at every line: only a bidder is selected there.
    if r.kind == document::DocumentKind::Rc {
        return selection || r.has(&DEMANDED, near) || r.has(&FIRM_FIRST, sentence.clone());
    }
    let bids = r.has(&BIDDER, near.clone());
    bids && (candidate || selection) && (selection || r.has(&DEMANDED, near))
}

/// Other proofs are admitted.
static OPEN: Phrases = Phrases::new(&[
    "(tout|par tout|tous|toute) (autre|autres)? (moyen|moyens|document|documents|preuve|preuves|élément|justificatif|mode de preuve)",
    "(ou|par) (tout|tous) ..2 (équivalent|équivalents|équivalente)",
    "(création|créées|créée|entreprises|société|sociétés|structure|entreprise) (récente|récentes|récemment|nouvelle|nouvelles|naissante) ..10 (peut|peuvent|pourra|pourront|admise|admises|justifie|justifient|produit|produisent)",
    "(attestation|document|déclaration|preuve|titre|expérience|justificatif|lettre|liste|description|note) ..8 (suffit|suffisent)",
    "(y supplée|pouvant y suppléer|peut y suppléer|à son choix)",
    "(peut|peuvent|pourra|pourront) ..4 (s'appuyer|se prévaloir|faire valoir|recourir|faire état) ..8 (tiers|autres|autre|sous-traitant|sous-traitants|groupement|capacités)",
    "(titres|diplôme|diplômes|études|formation|formations|démonstration|prototype) ..6 (suffit|suffisent|suppléer|prouve|équivalent)",
]);

/// Left free, in the sentence itself.
static FREE: Phrases = Phrases::new(&[
    "(non éliminatoire|non éliminatoires|présentation libre|description libre|au sens large|sans seuil|librement)",
]);

/// Proofs said to be refused.
static SHUT: Phrases = Phrases::new(&[
    "(ne|n') (suffit|suffisent|suffira|suffiront)",
    "=pour (=le|=les|=la) (=reste|=surplus|=autres)",
    "(à l'exclusion|exclusion|sans qu'il|sans que|peu important|aucun autre|aucune autre|nul autre|même si|même s'ils|quand bien même)",
]);

/// Nothing is required of the kind.
static NO_MINIMUM: Phrases = Phrases::new(&[
    "(n'|ne) ..2 (exigé|exigée|demandé|demandée|requis|requise|réclamé|réclamée|imposé|imposée|prévu|prévue) ..1 (ni|aucun|aucune|pas|nul|nulle)",
    "(=n'a|n'a|n'ont) (pas|point) à",
    "(n'|ne) !(ayant|disposant|justifiant|pouvant|possédant|comptant|présentant|=a|=ont|aurait|auraient|peut|peuvent) ..3 (pas|aucun|aucune|point|ni|nullement) ..8 (élimin|élimination|éliminé|éliminatoire|exclu|exclue|exclusion|écarté|écartée|rejet|rejeté|rejetée|exigé|exigée|requis|requise|imposé|imposée|demandé|obstacle|minimum|minimal|seuil|irrecevable|fixé)",
    "(aucun|aucune|sans) (chiffre d'affaires|minimum|niveau|niveaux|seuil|effectif|ancienneté|référence|références|capital|montant|exigence|condition|durée|garantie|agrément) ..8 (minimal|minimum|exigé|exigée|exigés|requis|requise|fixé|imposé|demandé|demandée|n'est|ne sont|éliminatoire)",
    "(à titre|pour) (d'information|indicatif|information|de renseignement)",
    "(statistique|statistiques|purement déclarative|purement déclaratif|simple déclaration)",
    "(n'|ne) ..2 (pas|point|ni) ..3 (opposé|opposée|opposable|noté|conditionne|tenu|tenue)",
    "(aucun|aucune|ni) ..14 (opposé|opposée|opposés|exigé|exigée|exigés|demandé|demandée|demandés|requis|requise)",
    "(n'|ne) ..3 (aucun|aucune|pas|ni) ..1 (=avantage|=priorite|=preference|=faveur)",
    "sans (minimum|montant minimal|niveau minimal|seuil)",
    "<!(=ne|=n'|=qui|=seul|=seule|=seuls|=seules|=seulement) (=peut|=peuvent|=pourra|=pourront) ..1 (produire|présenter|fournir|joindre|apporter|remettre|s'adjoindre|substituer|remplacer) !(=une|=leur|=son|=un|=de)",
    "<!(=ne|=n'|=qui|=seul|=seule|=seuls|=seules|=seulement) (=peut|=peuvent|=pourra|=pourront) ..1 (produire|présenter|fournir|joindre|apporter|remettre|s'adjoindre|substituer|remplacer) (=une|=un|=son|=leur|=de) !(=offre|=candidature|=pli|=dossier|=proposition)",
]);

/// Other proofs are open.
pub(super) fn open(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let sentence = r.sentence(range.start);
    let said = |tokens: Range<usize>| {
        r.find(&OPEN, tokens)
            .iter()
            .any(|found| !r.has(&SHUT, r.back(found.start, 8).start..r.ahead(found.end, 12).end))
    };
    r.has(&FREE, sentence.clone()) || said(sentence.clone()) || said(mood::next_sentence(r, &sentence))
}

/// Nothing is required of the kind, or other proofs are open.
pub(super) fn sound(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&NO_MINIMUM, r.clause(range)) || open(r, range)
}

/// A law or a decree is cited, or a regulated title that is known.
pub(super) static BY_LAW: Phrases = Phrases::new(&[
    "(code|codes) (de|du|des|civil|général|rural|=penal|monétaire)",
    "(=texte|loi|décret|arrêté|ordonnance|règlement|=directive|=directives|article|articles|réglementation|réglementaire|réglementaires|légal|légale|légaux|légalement|réglementée|prévu par|prévue par|imposé par|imposée par|exigé par la|exigée par la)",
    "(agence régionale de santé|=prefet (de police|maritime)|CNAPS|Conseil national des activités privées de sécurité|CNIL|ADEME|COFRAC|ASN|ARCEP|ARS|DGAC|ANSSI|AMF|ACPR|ORIAS|INPI|ordre des)",
    "(agrément|agréé|autorisation|licence|habilitation|certificat) (sanitaire|VHU|transport|de transport|électrique|HDS|amiante|Certibiocide|Certiphyto|individuel|de capacité|DREAL|ARS)",
]);
