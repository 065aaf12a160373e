//! Whether a name belongs to what is there already (kept in repair, taken back, worked with) or to what is bought.

use std::ops::Range;

use crate::exclusion::{FIRM, ONLY, refusals, shuts_out_others};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Words of what is there already.
static EXISTING: Phrases = Phrases::new(&[
    "(existant|existante|existants|existantes|actuel|actuelle|actuels|actuelles|actuellement|aujourd'hui|ancien|ancienne|anciens|anciennes|précédent|précédente|antérieur|antérieure|historique|déjà|sortant|sortante)",
    "(en place|en service|en l'état|en fonctionnement|en exploitation|hors d'usage|hors service|en fin de vie)",
    "(conservé|conservée|conservés|conservées|conserver|maintenu|maintenue|réutilisé|gardé|gardée|garde|gardent|possédé|possédée|possédés|possède|détenu|détient|exploité|exploitée|restitué|restituée|repris|reprise|reprises|retapissé|déposé|déposée|recyclé|recyclée|installé|installée|installés|acquis|acquise|acheté|loué|louée|loués|prêté|câblé|utilisé|utilisée|utilise|utilisent|utilisant|=employe|=employee|=employes|=employees|créé|créés|migré|abandonné|quitté|quitte)",
    "(mis|mise|mises) en service",
    "(commune|ville|hôpital|établissement|collectivité|acheteur|service|services|centre|atelier|cuisine|médiathèque|conservatoire|école) ..3 (dispose|est doté|est équipé|sont équipés|compte)",
    "(état des lieux|propriété (de|du)|dont (il|elle|la|le|l') ..3 (dispose|est équipé))",
    "(en location|en leasing|en crédit-bail|sous garantie|sous contrat)",
    "reste en place",
    "=a (=reprendre|=deposer|=demonter|=reparer|=entretenir|=evacuer|=enlever|=conserver|=reutiliser|=deplacer|=renover|=raccorder|=verifier|=maintenir)",
    "(commune|ville|hôpital|établissement|collectivité|service|services|centre|atelier|cuisine|médiathèque|école|mairie|régie|=parc|syndicat) ..3 (=a|=ont|=avait|=compte|=comptent|=utilise) (#|un|une|des|deux|le|la|les|son|sa)",
    "(appartenant|appartient|appartiennent) (à|au|aux) (l'|la|le)? (=ecole|=commune|=ville|=service|=services|=etablissement|=hopital|=collectivite|=mairie|=syndicat|=acheteur|=centre|=regie)",
    "(en usage|mis à disposition|mise à disposition|mis à la disposition|prêté par|prêtée par|confié par|remis par la)",
    "(commune|ville|collectivité|service|services|mairie|régie|hôpital|établissement|école|syndicat|acheteur|département|région|centre|agglomération|métropole) ..2 (=fournit|=fournira|=prete|=pretera|=remet|=remettra|=confie|=recense|=recensent|=entretient|=conserve|=garde|=apporte|=loue|=detient) (#|le|la|les|l'|un|une|des|son|sa|ses)",
    "(commune|ville|collectivité|service|services|mairie|régie|hôpital|établissement|école|syndicat|acheteur|département|région|centre|agglomération|métropole) ..3 (travaille|travaillent|fonctionne|fonctionnent|tourne|tournent) (avec|sous|sur)",
    "(présence|existence|proximité) (de|d'|des|du)",
]);

/// How a thing came, told after its name.
static ACQUIRED: Phrases = Phrases::new(&[
    "(acheté|achetée|achetés|acquis|acquise|acquises|mis en service|mise en service|reçu|reçue|loué|louée) (en|depuis|au|l'an|par la|par l'|le|il y a)",
    "(installé|installée|installés|posé|posée|livré|livrée) (depuis|l'an|par la|par l'|il y a|en #>1900|en (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))",
    "(système|outil|logiciel|solution|équipement|matériel|progiciel|standard|environnement|modèle) ..1 (de|du|des) (la|l'|le)? (collectivité|commune|ville|établissement|hôpital|service|services|agents|mairie|DSI)",
    "(titulaire|exploitant|mandataire|prestataire|délégataire|concessionnaire|gestionnaire|mainteneur) (sortant|actuel|du|de)",
    "=a (=reprendre|=deposer|=demonter|=reparer|=entretenir|=evacuer|=enlever|=conserver|=reutiliser|=deplacer|=renover|=raccorder|=verifier|=maintenir)",
    "(propriété|conservé|conservée|conservés|hors d'usage|hors service|en fin de vie|obsolète|obsolètes)",
]);

/// Words of upkeep: what follows is kept in repair, insured, taken over.
static UPKEEP: Phrases = Phrases::new(&[
    "(entretien|entretenir|maintenance|maintenir|réparation|réparer|dépannage|révision|réviser|vérification|vérifier|contrôle|contrôler|infogérance|supervision|superviser|hébergement|accord|accorder|=assurer|assurance|télémaintenance|métrologie|étalonnage|expertise|dépose|déposer|enlèvement|reprise|reprendre|=reprend|=reprennent|=enleve|=evacue|=demonte|=depose|=entretient|=entretiennent|=repare|=revise|=verifie|=controle|migration|migrer|formation)",
    "(contrat|prestation|prestations|accord) ..2 (couvre|couvrent|porte|portent|concerne|concernent|vise)",
    "<!(uniformisation|uniformité|homogénéité|homogénéisation|harmonisation|standardisation|cohérence|unité|du|de|le|au) (=parc|=flotte)",
    "<!(uniformisation|uniformité|homogénéité|homogénéisation|harmonisation|standardisation|cohérence|unité|extension|renouvellement) (du|de la|de|le|la|au) (=parc|=flotte)",
    "(inventaire|état du parc|liste (du|des) (parc|équipements|matériels|appareils|véhicules|installations))",
    "(=vendu|=vendue|=vendus|=vendues|=vente|=vend|=cede|=cedee|=cedes|cession|enchères|réformé|réformés|aliéné|aliénation|mise à prix)",
    "(panne|pannes|dysfonctionnement|dysfonctionnements|incident|incidents|alarme|alarmes|défaut|défauts|usure) (de|d'|du|des|sur)",
]);

/// What follows is a means.
static INSTRUMENT: Phrases = Phrases::new(&[
    "(par|avec|à l'aide|au moyen|utilise|utilisant|utilisent|emploie|emploient|selon|sous|via|accès)",
]);

/// Words of what the purchase must work with, before its name.
static WORKS_WITH: Phrases = Phrases::new(&[
    "(compatible|compatibles|compatibilité|interopérable|interopérabilité|interface|interfacé|raccordé|raccordement|connecté|connexion|intégration|intégré|s'intègre|s'intègrent|dialogue|dialoguent|=communique|=communiquent|destiné|destinée|destinés|destinées|adapté|adaptée|adaptés|adaptées|adaptable|conviennent|convient|s'adapte|s'adaptent|import|export|reprise|depuis)",
    "(=monte|=montes|=montees|=montee|=pose|=poses|=fixe|=fixes|=installe|=installes) =sur (les|nos|ses|le|la|chaque)",
    "pour (les|nos|ses|le|la|l'|leurs|des)",
]);

/// Words of purchase: what follows is bought.
static SUPPLY: Phrases = Phrases::new(&[
    "(fourniture|fournit|fournir|fournira|fourniront|fourni|fournie|fournis|fournies|livraison|livré|livrée|livrés|livrées|livre|livrera|livrer|acquisition|acquérir|achat|acheter|achète|dotation|attendu|attendue|attendus|attendues)",
    "(sera|seront|restera|resteront|devra|devront|doit|doivent)",
    "(posera|poser|pose (de|d'|du|des)|installera|installation (de|d'|du|des)|mise en service (de|d'|du|des))",
    "(remplacé|remplacée|remplacés|remplacées|remplace|remplacement ..8) par",
    "(choix|retenu|opté|demandé|demande|exigé|préconisé|prescrit|prévu)",
    "lot ..3 (comprend|comporte)",
    "(s'agira|s'agit) (de|d'|du|des)",
    "(mis|mise|mises|mettre|mettra) en place",
    "(est|sont|sera|seront) (monté|montée|montés|posé|posée|posés|installé|installée|installés)",
]);

/// Heads of a list of what is there.
static INVENTORY: Phrases = Phrases::new(&[
    "^ ..2 (parc|inventaire|existant|état|flotte|patrimoine)",
    "^ (liste|tableau|relevé|recensement|description) ..1 (du|des|de) ..2 (parc|équipements|matériels|appareils|véhicules|installations|existant|logiciels|instruments)",
    "^ (matériels|matériel|équipements|appareils|installations|véhicules|machines|parc) ..1 (du (service|parc|lycée|site|centre)|des (services|ateliers|écoles)|de (la|l') (commune|ville|régie|cuisine|atelier|établissement|hôpital)|existant|existants|existantes|installé|installés|concerné|concernés|concernées|en place|à (maintenir|entretenir|assurer|vérifier|contrôler|reprendre|réparer|nettoyer))",
    "^ ..2 (le|la|l'|les) (contrat|maintenance|entretien|contrôle|vérification|prestation|accord|réparation|assurance) ..4 (couvre|porte|portent|concerne|concernent|vise)",
    "^ (existant|parc|inventaire)",
]);

/// After a list: what is told of it is upkeep.
static KEPT_UP: Phrases = Phrases::new(&[
    "(en|les|leur|y) ..1 (assure|assurent|entretient|entretiennent|maintient|vérifie|contrôle|répare|supervise)",
    "jusqu'à leur (remplacement|dépose|retrait|fin)",
    "(entretien|maintenance|supervision|infogérance|vérification|reprise) (de ces|de cet|de ce|de ceux-ci|en est)",
    "(sont|seront|est|sera) (conservé|conservés|conservées|conservée|maintenus|repris|restitués|réutilisés)",
]);

/// Told of a thing after its name: it was there.
static TOLD_AFTER: Phrases = Phrases::new(&[
    "(que|qu') (le|l') (titulaire|prestataire) ..1 (maintient|entretient|reprend|vérifie|répare|nettoie|dépose|raccorde|conserve|réutilise|démonte|déplace|emploie)",
    "par (un|l') (autre|ancien) (fournisseur|prestataire|titulaire)",
    "(est|sont|sera|seront|étant|reste|restent|soit) ..1 (conservé|conservée|conservés|conservées|maintenu|maintenue|maintenus|réutilisé|gardé|repris|reprise|restitué|restitués|retapissé|retapissés|déposé|déposée|déposés|réparé|révisé|remplacé|remplacée|remplacés|loué|loués|en place|en service|entretenu|entretenue|entretenus|hors d'usage|évacué|migré)",
    "(existant|existante|existants|existantes|déjà|actuel|actuels|actuelle|mis en service|mise en service|acquis en|installé en|installée en|installés en|aujourd'hui)",
    "(que|qu') (il|elle|la commune|l'établissement|le service|la ville) ..1 (quitte|abandonne|possède|détient|utilise|exploite)",
    "(relève|relèvent|entre|entrent|font partie) (de|du|dans|d') (la|le|l'|présent|marché|périmètre)",
    "(est|sont|sera|seront) ..1 (démonté|démontés|démontée|démontées|effacé|effacés|ôté|ôtés|retiré|retirés|retirée|retirées|enlevé|enlevés|enlevées|évacués|évacuées|purgé|vidangé|nettoyé|nettoyés|nettoyées|étalonné|étalonnés|accordé|accordés|assuré|assurés)",
    "dont (elle|il|la|le|l'|ils|elles) ..2 (propriétaire|dispose|équipé|doté|détentrice)",
]);

/// Whose thing it is.
static OWNED: Phrases = Phrases::new(&[
    "(de|du|des) (la|l')? (commune|ville|service|services|conservatoire|hôpital|établissement|collectivité|mairie|école|centre|laboratoire|bloc|atelier|cuisine|régie|métropole|département|=parc|flotte)",
]);

/// The name is told of what exists, and no word of purchase turns it into what is bought.
pub(super) fn in_background(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    if mood::denied(r, tokens) && !lacking_is_refused(r, tokens) {
        return true;
    }
    if forced(r, tokens) {
        return false;
    }
    let clause = member(r, tokens);
    // « logiciel en service, conservé, est Vardel »: said between the noun and its name.
    if r.has(&EXISTING, tokens.clone()) {
        return true;
    }
    if told_of_before(r, tokens, &clause) {
        return true;
    }
    // « tondeuses Kubota existantes », « (2019) », « de la commune »: what follows at once.
    let after = tokens.end..clause.end.min(tokens.end + 6);
    let touching = tokens.end..clause.end.min(tokens.end + 4);
    if after.clone().any(|at| is_year(r, at))
        || r.find(&EXISTING, same_phrase(r, touching.clone()))
            .into_iter()
            .any(|said| !is_prescribed(r, &said))
        || r.has(&OWNED, same_phrase(r, touching))
    {
        return true;
    }
    // « L’autoclave Vardel, acheté en mars, … ».
    if r.folded(tokens.end) == ","
        && r.find(&ACQUIRED, tokens.end + 1..clause.end.min(tokens.end + 6))
            .into_iter()
            .any(|said| said.start == tokens.end + 1)
    {
        return true;
    }
    let before = clause.start..tokens.start;
    let bought = r
        .find(&SUPPLY, before.clone())
        .into_iter()
        .map(|range| range.end)
        .max();
    let known = r
        .find(&EXISTING, before.clone())
        .into_iter()
        .filter(|range| {
            !(range.len() == 2
                && r.folded(range.start) == "en"
                && (r.before(range.start).starts_with("mis") || r.before(range.start).starts_with("met")))
        })
        .chain(r.find(&UPKEEP, before.clone()).into_iter().filter(|range| {
            // « le nettoyage est fait avec des produits Vardel »: the name is that of the means.
            !r.has(&INSTRUMENT, range.end..tokens.start)
        }))
        .map(|range| range.end)
        .max();
    let years = before.clone().rev().find(|&at| is_year(r, at));
    let with = r
        .find(&WORKS_WITH, r.back(tokens.start, 8))
        .into_iter()
        .map(|range| range.start)
        .max();
    if let Some(with) = with
        // « destinés à la réanimation sont des Vardel »: the verb parts them.
        && !(with..tokens.start).any(|at| matches!(r.folded(at), "est" | "sont" | "sera" | "seront"))
        && bought.is_none_or(|bought| bought <= with + 1)
        && same_phrase(r, with..tokens.start).end == tokens.start
        && (r.folded(with) != "pour" || bought.is_some())
    {
        return true;
    }
    match (known.max(years), bought) {
        // « le logiciel déjà installé » is no purchase, though « installé » alone may be.
        (Some(known), Some(bought)) => {
            known > bought
                || known == bought && known >= 2 && matches!(r.folded(known - 2), "deja" | "actuellement")
        }
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => {
            r.has(&TOLD_AFTER, tokens.end..clause.end)
                || (tokens.end..clause.end).any(|at| is_year(r, at))
                || listed(r, tokens)
        }
    }
}

/// « Toute offre qui ne propose pas le traitement Vardel est irrégulière ».
pub(super) fn lacking_is_refused(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    r.has(&LACKS, r.back(tokens.start, 8))
        && !refusals(r, tokens.end..r.clause(tokens).end.max(tokens.end)).is_empty()
}

static LACKS: Phrases = Phrases::new(&[
    "(ne|n') ..1 (propose|proposent|proposant|comporte|comportent|utilise|utilisent|emploie|emploient|porte|portent|fournit|fournissent|prévoit|prévoient|intègre|est|sont|retient) (pas|point)",
]);

/// The stretch that goes on without a sign.
fn same_phrase(r: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let end = range
        .clone()
        .find(|&at| matches!(r.folded(at), "," | ";" | ":" | "|" | ")" | "-" | "–"))
        .unwrap_or(range.end);
    range.start..end
}

/// « La colle Vardel est employée pour tous les sols »: what is to be used, not what is used by someone.
fn is_prescribed(r: &Reading<'_>, said: &Range<usize>) -> bool {
    matches!(
        r.folded(said.start),
        "employe" | "employee" | "employes" | "employees" | "utilise" | "utilisee" | "utilises" | "utilisees"
    ) && matches!(r.before(said.start), "est" | "sont" | "sera" | "seront")
        && matches!(
            r.folded(said.end),
            "pour" | "dans" | "sur" | "en" | "a" | "." | ""
        )
}

/// « Les buts en place datent de 1998 ; ils sont de marque Vardel »: the pronoun stands for what is there.
fn told_of_before(r: &Reading<'_>, tokens: &Range<usize>, clause: &Range<usize>) -> bool {
    let opens = matches!(
        r.folded(clause.start),
        "il" | "elle" | "ils" | "elles" | "ceux-ci" | "celles-ci" | "celui-ci" | "celle-ci"
    );
    if !opens || r.has(&SUPPLY, clause.start..tokens.start) {
        return false;
    }
    let sentence = r.sentence(tokens.start);
    let above = if clause.start > sentence.start {
        sentence.start..clause.start
    } else {
        let alinea = r.alinea(tokens.start);
        let end = sentence.start;
        if end <= alinea.start {
            return false;
        }
        r.sentence(end - 1)
    };
    above.clone().any(|at| is_year(r, at)) || r.has(&THERE, above)
}

/// What is said of things in place.
static THERE: Phrases = Phrases::new(&[
    "(existant|existante|existants|existantes|actuel|actuelle|actuels|actuelles|en place|en service|datent|date)",
]);

/// As [`Reading::clause`], but a semicolon within brackets parts nothing.
fn member(r: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let clause = r.clause(tokens);
    let sentence = r.sentence(tokens.start);
    let dot = (clause.start..tokens.start).rev().find(|&at| r.folded(at) == ".");
    let clause = dot.map_or(clause.start, |dot| dot + 1)..clause.end;
    let open = (sentence.start..tokens.start)
        .rev()
        .find(|&at| matches!(r.folded(at), "(" | ")"));
    match open {
        Some(open) if r.folded(open) == "(" => sentence.start..clause.end.max(tokens.end),
        _ => clause,
    }
}

/// Held in a list of what exists: said by its head, or by the sentence after.
fn listed(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(tokens.start);
    r.has(
        &INVENTORY,
        sentence.start..(sentence.start + 12).min(sentence.end),
    ) || r.has(
        &INVENTORY,
        r.alinea(tokens.start).start
            ..(r.alinea(tokens.start).start + 12).min(tokens.start.max(r.alinea(tokens.start).start)),
    ) || r.has(&KEPT_UP, mood::next_sentence(r, &sentence))
}

/// « 2019 » in brackets, « de 2011 », « depuis 2016 », « , 2012 ; ».
fn is_year(r: &Reading<'_>, at: usize) -> bool {
    let launch = f64::from(r.ctx.launch_date.year());
    mood::is_past_year(r, at)
        || (r.folded(at).len() == 4
            && r.number(at).is_some_and(|n| n >= 1950.0 && n < launch)
            && r.before(at) == ","
            && matches!(r.folded(at + 1), ";" | ")" | ","))
}

/// Said of the name at once after it: it is what will be handed over.
static AT_ONCE: Phrases = Phrases::new(&[
    "(qui|lequel|laquelle|lesquels) ..1 (sera|seront) ..2 (livré|livrée|livrés|fourni|fournie|fournis|installé|installée|posé|monté|retenu)",
]);

/// The name is all that is admitted, whatever exists.
pub(super) fn forced(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(tokens.start);
    let near = r.back(tokens.start, 7);
    if r.has(&ONLY, near.clone())
        || r.has(&FIRM, near.clone())
        || r.has(&ONLY, r.ahead(tokens.end, 3))
        || r.has(&FIRM, r.ahead(tokens.end, 3))
    {
        return true;
    }
    let that = near.clone().any(|at| matches!(r.folded(at), "que" | "qu'"));
    if that
        && r.back(tokens.start, 16)
            .any(|at| matches!(r.folded(at), "ne" | "n'"))
    {
        return true;
    }
    // « autres que ceux de la marque Vardel »
    let other = near
        .clone()
        .find(|&at| matches!(r.folded(at), "autre" | "autres"));
    if other.is_some_and(|other| (other..tokens.start).any(|at| matches!(r.folded(at), "que" | "qu'")))
        && !refusals(r, sentence.clone()).is_empty()
    {
        return true;
    }
    if r.find(&AT_ONCE, tokens.end..sentence.end.min(tokens.end + 8))
        .into_iter()
        .any(|said| said.start <= tokens.end + 1)
    {
        return true;
    }
    shuts_out_others(r, tokens.end..sentence.end).is_some_and(|shut| {
        shut.start <= tokens.end + 12 && !r.has(&SUPPLY, tokens.end..shut.start.max(tokens.end))
    }) || shuts_out_others(r, near.start..tokens.start).is_some()
}
