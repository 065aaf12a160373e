//! Goods called by an adjective of origin, or called foreign.

use std::ops::Range;

use super::provenance::{BARRIER, PLACED, Provenance, is_participle};
use super::vocabulary::{GOODS, GROWN, MAKE, MAKING_PLACE};
use crate::marks::{hull, overlaps};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rules::local::ranking::scored_or_ranked;
use crate::words::{PlaceKind, is_gentile, places};

/// « conçues et fabriquées par une entreprise » (française).
static MAKER_FIRM: Phrases = Phrases::new(&[
    "(fabriqué|conçu|confectionné|assemblé|produit|réalisé|imprimé|tissé) ..3 (par|chez|dans) (un|une|des|le|la|les|l')? (entreprise|entreprises|société|atelier|ateliers|industriel|industriels|fabricant|fabricants|artisan|artisans|manufacture|imprimeur|maison)",
]);

static PLAIN_ORIGIN: Phrases = Phrases::new(&[
    "(de|la|leur|une|d') (provenance|origine|fabrication|construction|conception|assemblage|montage|confection|industrie|production|facture|main-d'œuvre|coupe|tradition|extraction|culture|naissance|souche|filature|fonte) (exclusivement|strictement|uniquement|certifiée)? (française|nationale|locale|régionale|européenne|hexagonale|départementale)",
    "(tiré|tirés|tirée|extrait|extraits|extraite|issu|issue|issus|provenant|provient|proviennent|proviendra|sort|sortent|sortant|venant|viennent|originaire) ..4 (carrière|carrières|pépinière|pépinières|vignoble|vignobles|=forets|=foret|élevages|vergers|abattoirs|=ateliers|usines|manufacture|manufactures|filatures|domaines|fermes|moulins|scieries) (=du|=de|=d'|=des) (la|l'|le|les)? CAP",
    "(fabriqué|tissé|confectionné|cultivé|récolté|cuit|cuite|forgé|moulé|assemblé|imprimé|=produit|=produits|=produites|brodé|émaillé|affiné|brassé|torréfié|abattu|pêché|usiné|soufflé|tanné|cousu|tricoté|conçu|manufacturé|vinifié|vendangé|sculpté|extrait|extraite) (entièrement|intégralement|exclusivement)? (=a|près de|autour de|aux environs de) CAP",
    "(caractère|ancrage) (national|français|européen|local|régional|hexagonal) (=de|=du|=des) ..2 (production|chaîne|fabrication|filière|produits|approvisionnement|matériaux)",
    "(appellation|indication|label|marque|blason|estampille|mention) (du|de la|de|des|d'origine) ..2 (département|région|canton|pays|terroir|territoire|massif|vallée)",
    "circuit court ..8 # (km|kilomètres)",
    "(origine|provenance) ..1 (=fr|=ue|VBF|VPF|VVF)",
    "(terre cuite|=gres|=pierre|=pierres|granit|granits|ardoise|ardoises|marbre|faïence|porcelaine|dentelle|tapisserie|calcaire|miel|gravier|=sable|cidre|lentilles|noix|piment|linge) (est|sont)? (=de|=du|=d') CAP",
    "(VBF|VPF|VVF|=vbf|=vpf)",
    "(de|chez|auprès de|auprès|par|à|aux|dans) (=chez)? (=nos) (producteurs|éleveurs|maraîchers|agriculteurs|paysans|viticulteurs|vignerons|apiculteurs|pêcheurs|arboriculteurs|fromagers|bergers|horticulteurs|pépiniéristes|fermes|vergers|forêts|terroirs|terroir|campagnes|montagnes|vallées|vignes|prairies)",
    "(100|cent) (\"%\"|pour cent) (français|française|local|locale|locaux|breton|bretonne|européen|européenne|hexagonal)",
    "(100|cent) (\"%\"|pour cent) (=france|=europe|=ue|made)",
]);

static BREAD: Phrases = Phrases::new(&["(=pain|=pains|=baguette|=baguettes)"]);

/// Shut out for another fault, which the goods of any country may have.
static FAULT: Phrases = Phrases::new(&[
    "(sans|non|dépourvu|dépourvus|privé|hors) ..2 (preuve|certificat|certifié|certifiés|garantie|justificatif|traçabilité|gestion|label|document|marquage|conforme|conformes)",
    "(issu|issus|provenant) ..2 (déforestation|coupes illégales|forêts primaires|surpêche|travail forcé|travail des enfants)",
    "(=dont|=si|=s'il|=s'ils|=lorsque|=lorsqu') _",
]);

/// A dish, a dance or a style has the name of its country, not its origin.
static NAMED_AFTER: Phrases = Phrases::new(&[
    "(salade|salades|quiche|quiches|far|crème|crèmes|potée|potées|sauce|tarte|tartes|galette|galettes|gratin|soupe|soupes|garbure|choucroute|piperade|blanquette|gâteau|gâteaux|crêpe|crêpes|omelette|bœuf|poulet|potage|cassoulet|daube|ragoût|terrine|pâté|pizza|lasagnes|paella|couscous|tajine|menu|menus|recette|recettes|plat|plats|cuisine|assiette|buffet|goûter|repas|steak|jardin|jardins|style|mode|danse|danses|musique|musiques|costume|costumes|chant|chants|fête|fêtes|langue|littérature|art|architecture|tuile|tuiles|toile|store|stores|porte|portes|fenêtre|fenêtres|lit|lits|placard|gazon|clé|serrure|meuble ancien)",
]);

/// « produits locaux », « bois français », « de fabrication vosgienne ».
pub(super) fn adjectives(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let mut found: Vec<Provenance> = Vec::new();
    let makers = r.find(&MAKER_FIRM, sentence.clone());
    for goods in r
        .find(&GOODS, sentence.clone())
        .into_iter()
        .chain(makers)
        .chain(r.find(&MAKING_PLACE, sentence.clone()))
        .chain(r.find(&ORIGIN_NOUN, sentence.clone()))
    {
        // An adjective may stand between: « produits laitiers locaux », « produits frais et locaux ».
        let near = r.ahead(goods.end, 4);
        // « fromages de montagne jurassiens »
        let of = matches!(r.folded(near.start), "de" | "d'" | "en")
            && is_gentile(r, near.start + 2)
            && !is_administrative(r.folded(near.start + 2))
            && !r.is_capital(near.start + 1);
        let mut at = if of { near.start + 2 } else { near.start };
        while at < near.end {
            let kind_of_good = mood::opens(r, sentence.clone()) && !r.folded(at).starts_with("franc");
            let forest = r.folded(at).starts_with("communa") && r.folded(goods.start).starts_with("foret");
            // « pain de tradition française »: a name fixed by decree.
            let by_decree = r.folded(at).starts_with("franc")
                && r.before(at) == "tradition"
                && r.has(&BREAD, r.back(at, 4));
            let named_after =
                (by_decree || r.has(&NAMED_AFTER, r.back(at, 2))) && !r.folded(at).starts_with("loca");
            if named_after {
                break;
            }
            if (is_gentile(r, at) && !kind_of_good || forest)
                && (!is_administrative(r.folded(at)) || r.has(&GROWN, goods.clone()))
            {
                found.push(Provenance {
                    tokens: goods.start..at + 1,
                    kind: kind_of(r.folded(at)),
                    means: false,
                });
                break;
            }
            // A fabric of society is no fabric.
            if matches!(
                r.folded(at),
                "economique" | "industriel" | "social" | "associatif" | "urbain"
            ) {
                break;
            }
            if matches!(r.folded(at), "est" | "sont" | "soit" | "soient" | "%") || r.number(at).is_some() {
                at += 1;
                continue;
            }
            let plain = r.is_word(at)
                && !matches!(
                    r.folded(at),
                    "de" | "du"
                        | "des"
                        | "d'"
                        | "en"
                        | "la"
                        | "le"
                        | "les"
                        | "l'"
                        | "aux"
                        | "au"
                        | "dans"
                        | "par"
                        | "sur"
                        | "est"
                        | "sont"
                        | "pour"
                        | "que"
                        | "qui"
                        | "a"
                        | "avec"
                        | "un"
                        | "une"
                );
            if !plain {
                break;
            }
            at += 1;
        }
    }
    // « calcaire de la région »: goods, and a territory that is not the buyer.
    for range in r.find(&OF_TERRITORY, sentence.clone()) {
        let goods = r.find(&GROWN, r.back(range.start, 2)).pop();
        if let Some(goods) = goods.filter(|goods| goods.end == range.start) {
            found.push(Provenance {
                tokens: hull(&goods, &range),
                kind: PlaceKind::Territory,
                means: false,
            });
        }
    }
    // « granit du Tarn », « légumes de Bretagne »: goods, one small word, a name.
    for place in places(r, sentence) {
        let country = place.kind == PlaceKind::Territory
            && matches!(r.folded(place.tokens.start), "du" | "de" | "des" | "d'")
            && r.is_capital(place.tokens.end - 1);
        if country && let Some(goods) = r.find(&GOODS, r.back(place.tokens.start, 1)).pop() {
            found.push(Provenance {
                tokens: hull(&goods, &place.tokens),
                kind: place.kind,
                means: false,
            });
            continue;
        }
        let named = matches!(place.kind, PlaceKind::France | PlaceKind::Region)
            && r.is_capital(place.tokens.start)
            && matches!(r.before(place.tokens.start), "de" | "du" | "d'" | "des");
        let goods = r.find(&GOODS, r.back(place.tokens.start, 2)).pop();
        if named && let Some(goods) = goods {
            found.push(Provenance {
                tokens: hull(&goods, &place.tokens),
                kind: place.kind,
                means: false,
            });
        }
    }
    for range in r.find(&PLAIN_ORIGIN, sentence.clone()) {
        // « pain de tradition française »: a name fixed by decree.
        let bread =
            range.clone().any(|at| r.folded(at) == "tradition") && r.has(&BREAD, r.back(range.start, 2));
        if !bread && !found.iter().any(|p| overlaps(&p.tokens, &range)) {
            found.push(Provenance {
                tokens: range,
                kind: PlaceKind::Territory,
                means: false,
            });
        }
    }
    found
}

/// « débarqué dans un port breton »: a participle, then a place known by its adjective.
pub(super) fn worked_at(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let preposition = |at: &usize| matches!(r.folded(*at), "dans" | "chez" | "par");
    (sentence.start + 1..sentence.end)
        .filter(preposition)
        .filter(|&at| is_participle(r, at - 1) && !r.has(&PLACED, at - 1..at) && !r.has(&BARRIER, at - 1..at))
        .filter(|&at| r.has(&GOODS, r.back(at - 1, 8)))
        .filter_map(|at| {
            let near = r.ahead(at + 3, 1);
            let native = near
                .clone()
                .find(|&at| is_gentile(r, at) && !r.is_capital(at) && !is_administrative(r.folded(at)))?;
            matches!(r.folded(at + 1), "un" | "une" | "des" | "les").then(|| Provenance {
                tokens: at - 1..native + 1,
                kind: kind_of(r.folded(native)),
                means: false,
            })
        })
        .collect()
}

/// « de bonne façon bressane ».
static ORIGIN_NOUN: Phrases = Phrases::new(&[
    "(=facon|facture|coupe|fabrication|provenance|confection|tradition|filature|fonte|taille|cuisson|tissage|essence|souche|race|variété)",
]);

pub(super) fn is_administrative(folded: &str) -> bool {
    ["local", "locaux", "region", "departement", "nation"]
        .iter()
        .any(|head| folded.starts_with(head))
}

/// Words that shut goods out.
pub(super) static SHUT_OUT: Phrases = Phrases::new(&[
    "(interdi*|refus*|exclu*|écart*|proscri*|prohib*|rejet*|banni*|élimin*|admis|admise|admises|accepté*|toléré*|autorisé*|recevable|recevables|exempt*|sans|aucun|aucune|ni|hormis|=pas =de|=point =de|frapp*|pénalis*|perd*|ôt*|retir*|retourné*|irrégulière|irrégulières|inadmissible|s'abstient|abstenir|malus|minor*)",
]);

/// Words that call goods foreign.
pub(super) static FOREIGN: Phrases = Phrases::new(&[
    "(=importe|=importee|=importes|=importees|=etranger|=etrangers|=etrangere|=etrangeres|exotique|exotiques|extra-européen|extra-européens|extra-européenne|extra-européennes|extra-communautaire|extra-communautaires|extracommunautaire|extracommunautaires|asiatique|asiatiques|chinois|chinoise|chinoises|turcs|indiens|lointain|lointains|lointaine|lointaines)",
    "(venu*|venant|arriv*|achemin*|expédi*|issu*|provenant|débarqu*|=de|=d'|=des) ..4 (autre continent|autres continents|=avion|=asie|outre-atlantique|outre-manche|pays tiers|=etranger|bout du monde|=chine|=inde|=turquie|antipodes|pays lointains|extrême-orient)",
    "(=d' =importation|=importation|=importations)",
    "(franchi|traversé|passé) ..1 (océan|mer|mers|équateur|frontière|frontières|Atlantique|Pacifique)",
]);

/// « articles importés », when they are shut out or lose points.
pub(super) fn foreign(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let found = r.find(&FOREIGN, sentence.clone()).into_iter();
    found
        .filter_map(|foreign| {
            let near = r.back(foreign.start, 3);
            let goods = [&GOODS, &ORIGIN_NOUN, &MAKE]
                .into_iter()
                .flat_map(|nouns| r.find(nouns, near.start..foreign.end))
                .min_by_key(|goods| goods.start)?;
            Some(hull(&goods, &foreign))
        })
        .filter(|range| !r.has(&FAULT, r.ahead(range.end, 5)))
        .filter(|range| r.has(&SHUT_OUT, r.clause(range)) || scored_or_ranked(r, r.clause(range)))
        .map(|tokens| Provenance {
            tokens,
            kind: PlaceKind::Country,
            means: false,
        })
        .collect()
}

static OF_TERRITORY: Phrases = Phrases::new(&[
    "(=de|=du|=des|=d') (=la|=les)? (=region|=departement|=canton|=pays|=terroir|=territoire|=vallee|=massif|=environs|=alentours|=alentour|=voisinage|=parages|=ile|=bocage|=littoral|=plaine|=cru|=coin)",
]);

static OF_TERROIR: Phrases = Phrases::new(&[
    "(denrée|denrées|produit|produits|article|articles|spécialité|spécialités|ingrédient|ingrédients|fruits|légumes|vins|fromages) (du|de|des|d'origine) (terroir|terroirs|cru|coin|pays)",
]);

/// « denrées de terroir », when they are scored or wanted.
pub(super) fn of_terroir(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let found = r.find(&OF_TERROIR, sentence.clone()).into_iter();
    found
        .map(|tokens| Provenance {
            tokens,
            kind: PlaceKind::Territory,
            means: false,
        })
        .collect()
}

fn kind_of(adjective: &str) -> PlaceKind {
    if adjective.starts_with("franc")
        || adjective.starts_with("nation")
        || adjective.starts_with("hexag")
        || adjective.starts_with("tricol")
    {
        PlaceKind::France
    } else if adjective.starts_with("europ") {
        PlaceKind::Europe
    } else {
        PlaceKind::Region
    }
}
