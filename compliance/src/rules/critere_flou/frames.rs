//! Judgements that follow no rule, read as a few words of one kind near a few words of another: what somebody feels,
//! the rule that is missing, the result that is set aside.

use std::ops::Range;

use document::DocumentKind;

use super::vocabulary::{BUYER, JUDGING, MEASURE};
use crate::marks::{between, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::HOLDER;

/// What somebody feels or thinks of an offer; « poids ressenti » is what the body of a tester feels.
static FEELING: Phrases = Phrases::new(&[
    "(=impression|=impressions|<!(=poids|=temperature|=gene|=bruit|=chaleur|=froid|=douleur|=vibration|=vibrations) =ressenti|=ressentis|=sentiment|=sentiments|=feeling|=intuition|=intuitions|=conviction|=convictions|=affinite|=affinites|=emotion|=emotions|=seduction|=charme|=attrait|=subjectivite|=sympathie|=empathie|=enthousiasme|=opinion|=opinions|=humeur|=fantaisie|=flair|=instinct|=reputation|=renommee|=notoriete|=contentement|=bon =sens|=coup =de =coeur|=coup =de =foudre|=coups =de =coeur|=bienveillance|=predilection|=inclination|=penchant|=aimons|=aimera|=aimeront|=aimerons|=preferons|=prefererons|=sa =faveur|=leur =faveur|=ses =faveurs|=leurs =faveurs|=leur =coeur|=son =coeur|=ressentiront|=ressentira|=ressentent|=ressentir|=emerveillement|=admiration|=complicite|climat (=de =l'|=des|=de =la) (entretien|échanges|audition|visite|rencontre))",
    "(=bon =plaisir|=bon =vouloir|=libre =arbitre|=for =interieur|=ame =et =conscience|=seule =volonte|=libre =choix|=libre =jugement)",
    "(=arbitraire|=appreciation =souveraine|=appreciation =personnelle|=libre =appreciation|=seule =appreciation)",
    "(préférence|préférences|sensibilité|sensibilités|goût|goûts|avis|regard|vision|point de vue) (personnel|personnelle|personnels|personnelles|subjectif|subjective|esthétique|esthétiques|intime|intimes|propre|propres)",
]);

/// What an offer does to somebody.
static FELT: Phrases = Phrases::new(&[
    "(idée|opinion|=interet !=general|image|plaisir|satisfaction|confiance|envie|=avis) ..1 (que|qu'|dont) !après ..3 (se|s'|en|y|on|il|elle|ils|elles|lui|leur|l'|la|le|les|aura|procure|inspire|suscite)",
    "(effet|impression|impact|image|sensation|idée|opinion|ambiance|atmosphère|énergie|poésie|chaleur|élégance) (que|qu') ..8 (produi*|laiss*|caus*|suscit*|inspir*|dégag*|procur*|respir*|fera|feront|fait|donn*|renvoi*|provoqu*)",
    "<!(=cet|=en) (effet|impression|sensation|émotion|sentiment|attrait|intérêt|plaisir|confiance) ..2 (produit|produite|laissé|laissée|ressenti|ressentie|éprouvé|éprouvée|dégagé|dégagée|suscité|suscitée|inspiré|inspirée|procuré|procurée|perçu|perçue)",
]);

/// The offer pleases, convinces, seems.
static PLEASES: Phrases = Phrases::new(&[
    "(rassurer|rassure|persuader|impressionner|amuser|surprendre|plaire|plaît|plaira|plairont|plaisent|plaise|séduire|séduit|séduira|séduise|séduisent|convaincra|convaincront|convainc|convaincu|convaincue|convaincus|ravi|ravie|ravir|ravira|ravissent|enchanter|enchante|enchanté|contenter|=contente|=contentera|charmer|charme|charmé|emballer|emballé|emballée|enthousiasmer|enthousiasmé|enthousiasme|émouvoir|ému|émerveiller|conquérir|conquis|conquise|=touche =le|=touche =la|emporter l'adhésion|émerveille|enthousiasmera|charmera|enchantera|satisfaire pleinement)",
    "(bonne|belle|forte|meilleure|excellente) impression",
    "(percutant|percutante|percutants|seyant|flatteur|flatteuse|convaincant|convaincante|inspirant|inspirante|sympathique|sympathiques|avenant|avenante|séduisant|séduisante|attachant|attachante|emballant|bluffant|=marquant|=marquante)",
]);

/// A rule of judgement.
static RULE: Phrases = Phrases::new(&[
    "(grille|grilles|barème|barèmes|cadre|critère|critères|sous-critère|sous-critères|méthode|échelle|règle|règles|notation|débat|débats|motif|motifs|motivation|justification|justifications|explication|explications|=indicateur|=indicateurs|échelon|formule|pondération|hiérarchie|protocole|formalisme|délibération|éléments d'appréciation|raison|raisons|=ordre|=poids)",
]);

static MISSING: Phrases = Phrases::new(&[
    "(=sans|=aucun|=aucune|=nul|=nulle|absence|dépourvu|dépourvue|dispensé|dispensée|affranchi|affranchie)",
    "(=point|=pas) (de|d')",
]);

/// What has been judged.
static RESULT: Phrases = Phrases::new(&[
    "(classement|classements|note|notes|total|totaux|points|=rang|=rangs|analyse|rapport|résultat|résultats|notation|hiérarchie|podium|écrits|avis|offre la mieux classée|mieux classée)",
]);

/// Set aside, turned over, corrected.
static SET_ASIDE: Phrases = Phrases::new(&[
    "(écarter|s'écarter|inverser|inverse|renverser|bouleverser|corriger|rectifier|modifier|déroger|dépasser|outrepasser|surmonter|neutraliser|infléchir|repêcher|passer outre|majorer|minorer|moduler|ajuster|relever|abaisser|surclasser|déclasser|reclasser|bousculer|contredire|tempérer|nuancer|compenser|départager|revoir|réviser|remanier|redresser|amender|ignorer|méconnaître|s'affranchir|affranchir|ne pas suivre|ne pas retenir|retenir (une|un) autre|préférer (une|un) autre|choisir (une|un) autre|retenir néanmoins)",
    "(inversé|inversée|renversé|corrigé|corrigée|corrigés|modifié|modifiée|majoré|majorée|=revu|=revue|=revus|minoré|minorée|modulé|modulée|ajusté|ajustée|relevé|relevée|abaissé|reclassé|reclassée|repêché|repêchée|écarté|écartée|infléchi|bouleversé|révisé|révisée)",
]);

/// Left to somebody's will.
static AT_WILL: Phrases = Phrases::new(&[
    "(latitude|liberté|liberté de|faculté|libre|libres|se réserve|se réservent|peut|peuvent|pourra|pourront|loisible|droit de|pouvoir de|possibilité|à elle seule|à lui seul|maître|souverain|souveraine|souverains|carte blanche|conserve|garde|gardent|s'autorise|s'accorde)",
]);

/// What makes a feeling harmless: it is denied, forbidden, measured, or somebody else's.
static HARMLESS: Phrases = Phrases::new(&[
    "(n'|ne) ..8 (pas|point|jamais|aucun|aucune|ni|nullement|plus)",
    "(n'|ne) (saurait|sauraient)",
    "(=aucun|=aucune|=nul|=nulle|=ni|=sans|=hors) ..4 (impression|sentiment|ressenti|opinion|intuition|sympathie|préférence|appréciation|jugement|considération|élément|place|part|humeur|arbitraire|subjectivité|réputation|notoriété)",
    "(n'|ne) (peut|peuvent|pourra|pourront|doit|doivent) ..6 (modifier|corriger|inverser|écarter|changer|=relever|abaisser|majorer|minorer|influer|peser)",
    "(interdit|interdite|interdits|prohibé|proscrit|exclu|exclue|exclus|exclues|écarte toute|bannie|banni|étranger|étrangère|indépendamment|non des|non pas|et non)",
    "(=motive|=motivee|=motives|=motivees|objectif|objectivement|contradictoire|dans la limite|questionnaire|enquête|sondage|test|à l'aveugle|anonyme)",
]);

/// Freedoms that are not those of a judge of offers.
static OTHER_FREEDOM: Phrases = Phrases::new(&[
    "(titulaire|candidat|candidats|soumissionnaire|soumissionnaires|prestataire|entreprise|concurrents|usager|usagers|famille|familles|patient|patients|résidents|enfants) ..4 (libre|librement|choisit|choisissent|gré|guise|convenance|préférence|opinion|avis)",
    "(libre|libres|choix|gré|guise|convenance|discrétion|initiative) (=du|=des|=de =l'|=de =la|=de =son|=au|=aux) (titulaire|candidat|candidats|soumissionnaire|soumissionnaires|prestataire|entreprise|fournisseur|fabricant|exploitant|usager|usagers|famille|familles|patient|patients|résidents)",
    "(sans suite|infructueuse|infructueux|négocier|négociation|reconduire|reconduction|reconduit|tranche|résilier|résiliation|régularis*|anormalement|irrégulière|inacceptable|inappropriée|vérification|vérifications|erreur|calcul|arrondi|préavis|de gré à gré)",
]);

/// A judgement without rule in the sentence: the feeling, the missing rule or the result set aside.
pub(super) fn arbitrary(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if r.has(&OTHER_FREEDOM, sentence.clone()) {
        return None;
    }
    let judged = r.has(&JUDGING, sentence.clone())
        || r.kind == DocumentKind::Rc && r.has(&JUDGING, r.alinea(sentence.start));
    judged
        .then(|| {
            set_aside(r, sentence)
                .or_else(|| felt(r, sentence, &FEELING))
                .or_else(|| unruled(r, sentence))
                .or_else(|| unreasoned(r, sentence))
        })
        .flatten()
        .or_else(|| felt(r, sentence, &FELT))
        .or_else(|| pleased(r, sentence))
}

/// Offers are judged in the rules of the consultation; elsewhere the buyer must be named.
fn by_buyer(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    r.kind == DocumentKind::Rc || r.has(&BUYER, sentence.clone())
}

/// No reason is owed.
static UNREASONED: Phrases = Phrases::new(&[
    "(ne|n') (a|ont|aura|auront|doit|doivent) ..1 (pas|point|aucunement|nullement|jamais) ..4 (motivé|motivée|motivés|motiver|justifié|justifiée|justifier|expliquer|expliqué|expliquée|argumenté|argumentée|rendre compte|commenté)",
    "(ne|n') ..3 (pas|point|aucunement|nullement) ..1 (lié|liée|liés|tenu|tenue|tenus) par ..3 (note|notes|classement|avis|analyse|rapport|barème|grille|critères|critère)",
    "(note|notes|notation|choix|décision|classement|refus|rejet|avis) ..8 (=n'est|=n' =est|=ne =sont|=ne =sera|=ne =seront) ..1 (pas|point|jamais) (motivé|motivée|motivés|justifié|justifiée|expliqué|expliquée|argumenté|argumentée)",
    "(dispensé|dispensée|affranchi|affranchie|exonéré) (de|d') ..4 (motif|motiver|motivation|justifier|justification|expliquer|explication)",
]);

fn unreasoned(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    r.find(&UNREASONED, sentence.clone()).into_iter().find(|range| {
        // « n’a pas à justifier d’une implantation »: a paper that is not asked.
        let paper = matches!(r.folded(range.end), "d'" | "de" | "du" | "des");
        !paper && !r.has(&BIDDERS, r.back(range.start, 4))
    })
}

static BIDDERS: Phrases = Phrases::new(&[
    "(=offre|candidat|candidats|soumissionnaire|titulaire|attributaire|entreprise|prestataire|concurrents)",
]);

fn felt(r: &Reading<'_>, sentence: &Range<usize>, phrases: &Phrases) -> Option<Range<usize>> {
    let harmless = |range: &Range<usize>| {
        if is_printing(r, range) {
            return true;
        }
        let before = r.back(range.start, 10);
        // « Ne sont pas appréciés : la notoriété… »: the denial bears on the list.
        let list = (sentence.start..range.start)
            .rev()
            .find(|&at| r.folded(at) == ":");
        if list.is_some_and(|colon| r.has(&NOT_JUDGED, sentence.start..colon)) {
            return true;
        }
        let colon = before.clone().rev().find(|&at| r.folded(at) == ":");
        let near = colon.map_or(before.start, |colon| colon + 1)..r.ahead(range.end, 16).end;
        r.has(&HARMLESS, near) || r.has(&MEASURE, r.ahead(range.end, 14)) && r.kind == DocumentKind::Rc
    };
    let feeling = r.find(phrases, sentence.clone());
    if let Some(range) = feeling.into_iter().find(|range| !harmless(range))
        && by_buyer(r, sentence)
    {
        return Some(widened(r, &range));
    }
    None
}

/// « qualité d’impression », « travaux d’impression »: the work of a printer, where no adjective makes it a feeling.
fn is_printing(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let feeling = matches!(
        r.folded(range.end),
        "generale"
            | "globale"
            | "personnelle"
            | "favorable"
            | "visuelle"
            | "laissee"
            | "produite"
            | "ressentie"
    );
    let process = matches!(
        r.folded(range.end),
        "3d" | "numerique" | "offset" | "laser" | "recto" | "couleur" | "quadrichromie" | "jet"
    );
    // Without an article, a work: « papier et impression évités ».
    let bare = matches!(r.before(range.start), "et" | "," | "ou" | "papier" | "/");
    r.folded(range.start) == "impression"
        && (matches!(r.before(range.start), "d'" | "en") || bare || process)
        && !feeling
}

static NOT_JUDGED: Phrases = Phrases::new(&[
    "(ne|n') (sont|est|seront|sera) (pas|ni|point|aucunement) ..3 (apprécié|appréciés|appréciée|appréciées|noté|notés|notée|notées|évalué|évalués|évaluées|jugé|jugés|examiné|examinés|retenu|retenus|pris|prise|prises|considéré|considérés)",
]);

static REJECTS: Phrases = Phrases::new(&["(écart*|refus*|rejet*|élimin*)"]);

/// Somebody of the buyer must be pleased.
fn pleased(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    r.find(&PLEASES, sentence.clone()).into_iter().find_map(|range| {
        let buyer = r
            .find(&BUYER, sentence.clone())
            .into_iter()
            .find(|buyer| between(buyer, &range).len() <= 6)?;
        // « L’habileté du candidat à rassurer la directrice »
        let aims = matches!(r.before(range.start), "a" | "pour" | "de" | "d'");
        let holder = !aims && r.has(&HOLDER, r.back(range.start, 3));
        // « Écarte l’offre qui ne la convainc pas »: the denial is the rule.
        let denied = !r.has(&REJECTS, r.clause(&range))
            && r.has(&HARMLESS, r.back(range.start, 8).start..range.end)
            && r.kind == DocumentKind::Rc;
        (!holder && !denied && !r.has(&MEASURE, r.clause(&range))).then(|| hull(&range, &buyer))
    })
}

fn unruled(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if r.kind != DocumentKind::Rc {
        return None;
    }
    let rules = r.find(&RULE, sentence.clone());
    r.find(&MISSING, sentence.clone())
        .into_iter()
        .find_map(|missing| {
            let rule = rules
                .iter()
                .find(|rule| rule.start >= missing.end && rule.start - missing.end <= 3)?;
            // « sans que cet ordre »: a clause, nothing that lacks.
            let link = matches!(r.folded(missing.end), "que" | "qu'")
                || between(&missing, rule)
                    .any(|at| matches!(r.folded(at), "sur" | "dans" | "a" | "au" | "aux"));
            // « sans autre règle »: none at all; « sans autre critère que le prix »: one.
            let rules = matches!(
                r.folded(rule.start),
                "regle" | "regles" | "grille" | "bareme" | "methode"
            ) && !matches!(r.folded(rule.end), "que" | "qu'");
            let other = link
                || r.before(missing.start) == "a"
                || r.folded(rule.start).starts_with("notation") && r.has(&TRIED, r.clause(&missing))
                || (missing.start..rule.end).any(|at| match r.folded(at) {
                    "autre" | "autres" => !rules,
                    word => word == "eliminatoire",
                })
                || matches!(
                    r.folded(rule.end),
                    "qualitatif" | "environnemental" | "technique" | "valable" | "legitime"
                );
            let noted = r.has(&NOTED, r.clause(&missing)) && !qualified(r, rule.end);
            // « Aucun critère ne sera ajouté » promises; « aucune grille n’est établie » owns up.
            let verb = r
                .ahead(rule.end, 3)
                .find(|&at| matches!(r.folded(at), "ne" | "n'"));
            let promised = verb.is_some_and(|verb| !r.has(&SET_UP, verb..r.ahead(verb + 1, 5).end));
            (noted && !other && !promised).then(|| hull(&missing, rule))
        })
}

/// « Sans justification de la part recyclée »: what is missing is a paper of the firm.
pub(super) fn qualified(r: &Reading<'_>, end: usize) -> bool {
    matches!(
        r.folded(end),
        "de" | "d'"
            | "du"
            | "fonde"
            | "fondee"
            | "indiquant"
            | "valable"
            | "legitime"
            | "serieux"
            | "ecrite"
            | "jointe"
    )
}

/// « Un essai est fait, sans notation »: nothing is noted.
static TRIED: Phrases = Phrases::new(&[
    "(=essai|=essais|visite|visites|audition|auditions|entretien|démonstration|échantillon|échantillons|présentation|réunion)",
]);

/// A rule is made, written, followed.
static SET_UP: Phrases = Phrases::new(&[
    "(établi|établie|préétabli|préétablie|défini|définie|prévu|prévue|fixé|fixée|suivi|suivie|tenu|tenue|arrêté|arrêtée|écrit|écrite|rédigé|rédigée|dressé|dressée|annoncé|annoncée|existe|existant|préside|encadre|guide|requis|requise|exigé|exigée|nécessaire|donné|donnée)",
]);

/// A note is given, a choice is made.
static NOTED: Phrases = Phrases::new(&[
    "(=noté|=notée|note|notée|notés|notation|points|attribue|attribué|attribuée|classement|classé|classée|classées|classe|choix|choisit|choisie|choisi|retient|retenue|apprécié|appréciée|appréciés|appréciation|jugé|jugée|jugement|analyse|évalué|évaluée|évaluation|tranche|départage|décide|s'établit)",
]);

fn set_aside(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if r.kind != DocumentKind::Rc {
        return None;
    }
    let results = r.find(&RESULT, sentence.clone());
    let will = r.find(&AT_WILL, sentence.clone());
    if results.is_empty() || will.is_empty() {
        return None;
    }
    r.find(&SET_ASIDE, sentence.clone()).into_iter().find_map(|verb| {
        let result = results.iter().find(|result| between(result, &verb).len() <= 6)?;
        let will = will.iter().find(|will| {
            between(will, &verb).len() <= 8
                && !matches!(r.before(will.start), "ne" | "n'" | "point" | "notamment")
        })?;
        let range = hull(will, &hull(result, &verb));
        (!r.has(&HARMLESS, r.clause(&range))).then_some(range)
    })
}

/// The words around a feeling that make it understood.
fn widened(r: &Reading<'_>, range: &Range<usize>) -> Range<usize> {
    r.back(range.start, 3).start..r.ahead(range.end, 3).end
}
