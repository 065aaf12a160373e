//! Where an origin is said: a verb or a noun of making, then a place; or goods and an adjective of origin.

use std::ops::Range;

use super::soundness::sound;
use super::vocabulary::{GOODS, GROWN, MAKE, MAKING_PLACE, MEANS};
use crate::marks::{hull, overlaps};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, Place, PlaceKind, is_gentile, is_trade, places};

/// An origin named in the text.
#[derive(Debug, Clone)]
pub(crate) struct Provenance {
    /// From the verb or the goods to the place.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: PlaceKind,
    /// It is said of means (servers, plants, stocks) rather than of goods.
    pub(crate) means: bool,
}

/// « produits » as a participle: what comes before decides.
static PRODUCED: Phrases = Phrases::new(&["=produit", "=produits", "=produite", "=produites"]);

/// What turns the place into something else: delivery, use, law.
static BARRIER: Phrases = Phrases::new(&[
    "livré",
    "livrée",
    "livraison",
    "livrer",
    "livrable",
    "destiné",
    "destinée",
    "destination",
    "distribué",
    "distribution",
    "commercialisé",
    "commercialisée",
    "vendu",
    "utilisé",
    "employé",
    "posé",
    "posée",
    "servi",
    "servis",
    "servie",
    "autorisé",
    "homologué",
    "homologation",
    "agréé",
    "applicable",
    "en vigueur",
    "enregistré",
    "immatriculé",
    "remis",
    "remise",
    "réceptionné",
    "transmis",
    "adressé",
    "installé par",
    "conforme",
    "conformément",
    "selon",
    "pour (la|les|le|l'|des)",
    "à l'usage",
    "reconnu",
    "délivré",
    "délivrée",
    "établie par",
    "réglementation",
    "(réseau|domaine|budget|délibération|conseil municipal|service|services|élève|déchets)",
    "garantie",
    "au sens",
    "règlement",
    "directive",
    "code",
    "loi",
]);

static DOCUMENTS: Phrases = Phrases::new(&[
    "(certificat|document|justificatif|attestation|pièce|référence|facture|plan|rapport|mémoire|note|devis|étude|logiciel|prestation)",
]);

static DETERMINER: &[&str] = &[
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "ces",
    "ce",
    "ses",
    "leurs",
    "nos",
    "chaque",
    "tout",
    "tous",
    "aux",
    "au",
    "du",
    "de",
    "d'",
    "autres",
    "principaux",
    "certains",
    "plusieurs",
    "mes",
    "vos",
    "sa",
    "son",
    "nouveaux",
    "quels",
    "quel",
];

/// « conçues et fabriquées par une entreprise » (française).
static MAKER_FIRM: Phrases = Phrases::new(&[
    "(fabriqué|conçu|confectionné|assemblé|produit|réalisé|imprimé|tissé) ..3 (par|chez|dans) (un|une|des|le|la|les|l')? (entreprise|entreprises|société|atelier|ateliers|industriel|industriels|fabricant|fabricants|artisan|artisans|manufacture|imprimeur|maison)",
]);

static PLAIN_ORIGIN: Phrases = Phrases::new(&[
    "(de|la|leur|une|d') (provenance|origine|fabrication|production|facture|main-d'œuvre|coupe|tradition|extraction|culture|naissance|souche|filature|fonte) (exclusivement|strictement|uniquement|certifiée)? (française|nationale|locale|régionale|européenne|hexagonale|départementale)",
    "(tiré|tirés|tirée|extrait|extraits|extraite|issu|issue|issus|provenant|provient|proviennent|proviendra|sort|sortent|sortant|venant|viennent|originaire) ..4 (carrière|carrières|pépinière|pépinières|vignoble|vignobles|=forets|=foret|élevages|vergers|abattoirs|=ateliers|usines|manufacture|manufactures|filatures|domaines|fermes|moulins|scieries) (=du|=de|=d'|=des) (la|l'|le|les)? CAP",
    "(fabriqué|tissé|confectionné|cultivé|récolté|cuit|cuite|forgé|moulé|assemblé|imprimé|=produit|=produits|=produites|brodé|émaillé|affiné|brassé|torréfié|abattu|pêché|usiné|soufflé|tanné|cousu|tricoté|conçu|manufacturé|vinifié|vendangé|sculpté|extrait|extraite) (entièrement|intégralement|exclusivement)? (=a|près de|autour de|aux environs de) CAP",
    "(caractère|ancrage) (national|français|européen|local|régional|hexagonal) (=de|=du|=des) ..2 (production|chaîne|fabrication|filière|produits|approvisionnement|matériaux)",
    "(appellation|indication|label|marque|blason|estampille|mention) (du|de la|de|des|d'origine) ..2 (département|région|canton|pays|terroir|territoire|massif|vallée)",
    "circuit court ..8 # (km|kilomètres)",
    "(origine|provenance) ..1 (=fr|=ue|VBF|VPF|VVF)",
    "(terre cuite|=gres|=pierre|=pierres|granit|granits|ardoise|ardoises|marbre|faïence|porcelaine|dentelle|tapisserie|calcaire|miel|gravier|=sable|cidre|lentilles|noix|piment|linge) (est|sont)? (=de|=du|=d') CAP",
    "(VBF|VPF|VVF|=vbf|=vpf)",
    "(100|cent) (\"%\"|pour cent) (français|française|local|locale|locaux|breton|bretonne|européen|européenne|hexagonal)",
]);

/// A dish, a dance or a style has the name of its country, not its origin.
static NAMED_AFTER: Phrases = Phrases::new(&[
    "(salade|salades|quiche|quiches|far|crème|crèmes|potée|potées|sauce|tarte|tartes|galette|galettes|gratin|soupe|soupes|garbure|choucroute|piperade|blanquette|gâteau|gâteaux|crêpe|crêpes|omelette|bœuf|poulet|potage|cassoulet|daube|ragoût|terrine|pâté|pizza|lasagnes|paella|couscous|tajine|menu|menus|recette|recettes|plat|plats|cuisine|assiette|buffet|goûter|repas|steak|jardin|jardins|style|mode|danse|danses|musique|musiques|costume|costumes|chant|chants|fête|fêtes|langue|littérature|art|architecture|tuile|tuiles|toile|store|stores|porte|portes|fenêtre|fenêtres|lit|lits|placard|gazon|clé|serrure|meuble ancien)",
]);

/// Origins named in a sentence that nothing makes sound.
pub(super) fn provenances(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    r.once(&r.found.provenances, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let mut found = Vec::new();
    let makes = makers(r, sentence);
    let means = r.find(&MEANS, sentence.clone());
    let leaves = r.has(&LEAVING, sentence.clone());
    if makes.is_empty() && means.is_empty() && !leaves && !r.has(&GOODS, sentence.clone()) {
        return found;
    }
    let mut places = places(r, sentence);
    places.retain(|place| !r.has(&VAGUE, place.tokens.clone()));
    places.extend(
        r.find(&LAND, sentence.clone())
            .into_iter()
            .filter(|land| is_gentile(r, land.end))
            .map(|land| Place {
                tokens: land.start..land.end + 1,
                kind: PlaceKind::Region,
            }),
    );
    for place in &places {
        let maker = makes
            .iter()
            .rfind(|m| m.end <= place.tokens.start + 1 && joins(r, m, place))
            .cloned();
        let mean = means
            .iter()
            .rfind(|m| m.end <= place.tokens.start && reaches(r, m, place, 14))
            .cloned();
        if let Some(mean) = mean
            && !matches!(place.kind, PlaceKind::Territory)
            // A team near at hand is a presence of the firm.
            && !(place.kind == PlaceKind::Radius && r.has(&STAFF, mean.clone()))
            && locates(r, mean.end..place.tokens.start)
        {
            found.push(Provenance {
                tokens: hull(&mean, &place.tokens),
                kind: place.kind,
                means: true,
            });
        } else if let Some(maker) = maker.or_else(|| participle(r, place)) {
            found.push(Provenance {
                tokens: hull(&maker, &place.tokens),
                kind: place.kind,
                means: false,
            });
        }
    }
    found.extend(made_at(r, sentence, &makes, &places));
    found.extend(kept_at(r, sentence, &means, &places));
    found.extend(carried(r, sentence, &places));
    found.extend(adjectives(r, sentence));
    found.extend(foreign(r, sentence));
    found.extend(never_leave(r, sentence, &places));
    found.extend(of_terroir(r, sentence));
    // The laboratory of a caterer is a presence of the firm.
    found.retain(|p| p.means || !r.has(&WORKROOM, r.back(p.tokens.start, 2)));
    found.retain(|p| !sound(r, sentence, p));
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found
}

/// Any other participle that puts goods in a named place: « tournés et peints dans le Jura ».
fn participle(r: &Reading<'_>, place: &Place) -> Option<Range<usize>> {
    if !matches!(
        place.kind,
        PlaceKind::France | PlaceKind::Region | PlaceKind::Country
    ) {
        return None;
    }
    let near = r.back(place.tokens.start, 4);
    let link = near
        .clone()
        .rev()
        .find(|&at| matches!(r.folded(at), "en" | "dans" | "a" | "au"))?;
    let at = link
        .checked_sub(1)
        .filter(|&at| at >= near.start.saturating_sub(1))?;
    let word = r.slice(at..at + 1).to_lowercase();
    let ends = ["é", "ée", "és", "ées"].iter().any(|end| word.ends_with(end));
    let goods =
        r.has(&GOODS, r.back(at, 10)) || place.kind == PlaceKind::Country && r.has(&SHUT_OUT, r.sentence(at));
    (ends && goods && !r.has(&BARRIER, at..link) && !r.has(&PLACED, at..link)).then_some(at..at + 1)
}

/// « façonnée à Anduze »: a verb of making, then a name the lists do not have.
fn made_at(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    makes: &[Range<usize>],
    known: &[Place],
) -> Vec<Provenance> {
    if makes.is_empty() {
        return Vec::new();
    }
    r.find(&AT, sentence.clone())
        .into_iter()
        .filter(|at| !known.iter().any(|p| overlaps(&p.tokens, at)) && !r.is_upper(at.end - 1))
        .filter_map(|at| {
            let maker = makes
                .iter()
                .rfind(|m| m.end <= at.start && at.start - m.end <= 2)?;
            let gap = maker.end..at.start;
            let of = matches!(r.folded(at.start), "de" | "d'" | "du");
            let from = !of
                || gap.is_empty() && (r.has(&MAKING_PLACE, maker.clone()) || r.has(&BY_ONE, maker.clone()));
            let brought = r.has(&BARRIER, r.back(maker.start, 4));
            let plain = from && !brought && gap.clone().all(|at| r.is_word(at)) && !r.has(&BARRIER, gap);
            plain.then(|| Provenance {
                tokens: hull(maker, &at),
                kind: PlaceKind::Region,
                means: false,
            })
        })
        .collect()
}

/// « stockés à Roubaix »: means, then a name the lists do not have.
fn kept_at(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    means: &[Range<usize>],
    known: &[Place],
) -> Vec<Provenance> {
    if means.is_empty() {
        return Vec::new();
    }
    r.find(&KEPT, sentence.clone())
        .into_iter()
        .filter(|at| !r.is_upper(at.end - 1))
        .filter(|at| {
            !known
                .iter()
                .any(|p| overlaps(&p.tokens, at) && !matches!(p.kind, PlaceKind::Territory))
        })
        .filter_map(|at| {
            let mean = means
                .iter()
                .rfind(|m| m.start <= at.start && at.start.saturating_sub(m.end) <= 9)?;
            (!r.has(&BARRIER, mean.end..at.start.max(mean.end))).then(|| Provenance {
                tokens: hull(mean, &at),
                kind: PlaceKind::Region,
                means: true,
            })
        })
        .collect()
}

static KEPT: Phrases = Phrases::new(&[
    "(situ*|stock*|héberg*|conserv*|implant*|localis*|sis|sise|install*|demeur*|tournent|répliqué|répliquées|sauvegardées) (physiquement|exclusivement|uniquement)? (=a|=en|=dans =le|=dans =la) CAP",
]);

static AT: Phrases =
    Phrases::new(&["(=a|=dans =le|=dans =la|=dans =les|=pres =de|=autour =de|=de|=d'|=du) CAP"]);

static CARRIED: Phrases = Phrases::new(&[
    "(parcour*|voyag*|transport*|achemin*|trajet|rout*|roul*|fait|faire|font|effectu*|couvr*|franchi*)",
]);

static CRADLE: Phrases = Phrases::new(&[
    "(élevage|élevages|carrière|carrières|culture|cultures|production|usine|récolte|abattoir|coupe|ferme|champ|champs|pépinière|exploitation|forêt|fournisseur|lieu|site|naissance|ruche|vigne|verger)",
]);

/// « n’ont pas fait plus de cent kilomètres entre l’élevage et l’office ».
fn carried(r: &Reading<'_>, sentence: &Range<usize>, places: &[Place]) -> Vec<Provenance> {
    let radii = places.iter().filter(|p| p.kind == PlaceKind::Radius);
    radii
        .filter_map(|place| {
            let verb = r.find(&CARRIED, r.back(place.tokens.start, 7)).pop()?;
            let goods = r.has(&GOODS, sentence.start..verb.start);
            let cradle = r.has(&CRADLE, r.ahead(place.tokens.end, 8));
            (goods && cradle).then(|| Provenance {
                tokens: hull(&verb, &place.tokens),
                kind: PlaceKind::Radius,
                means: false,
            })
        })
        .collect()
}

/// Participles of goods already made.
static PLACED: Phrases = Phrases::new(&[
    "(situé|située|implanté|installé|établi|localisé|rangé|stocké|entreposé|exposé|présenté|montré|représenté|consommé|acheté|loué|repris|collecté|recyclé|éliminé|traité|envoyé|expédié|transporté|voyagé|prêté|déplacé|organisé|publié|diffusé|déposé|testé|essayé|rédigé|traduit|déclaré|breveté|certifié|labellisé|référencé|connu|apprécié|né|domicilié|inventorié|protégé|classé|menacé|observé|recensé|adapté|acclimaté|planté)",
]);

/// « en terre orléanaise ».
static LAND: Phrases = Phrases::new(&["=en (=terre|=terres|=pays|=sol)"]);

static WORKROOM: Phrases = Phrases::new(&["(=laboratoire|=cuisine|=local|=locaux) (de|d')"]);

/// Where the work is done, not where goods come from.
static VAGUE: Phrases = Phrases::new(&["sur place", "=ici"]);

/// Verbs and nouns of making.
fn makers(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut makes = r.find(&MAKE, sentence.clone());
    makes.extend(r.find(&MAKING_PLACE, sentence.clone()));
    for produced in r.find(&PRODUCED, sentence.clone()) {
        if !is_noun(r, produced.start) && !r.has(&DOCUMENTS, r.back(produced.start, 4)) {
            makes.push(produced);
        }
    }
    // « par un sabotier », « chez un cordier »
    makes.extend(
        r.find(&BY_ONE, sentence.clone())
            .into_iter()
            .filter(|by| is_trade(r, by.end) || r.has(&CRAFT, by.end..by.end + 1))
            .filter(|by| !r.has(&BARRIER, r.back(by.start, 2)) && !r.has(&CERTIFIER, by.end..by.end + 1))
            .map(|by| by.start..by.end + 1),
    );
    makes.sort_by_key(|range| (range.start, range.end));
    makes
}

static CRAFT: Phrases = Phrases::new(&["(artisan|artisans|façonnier|façonniers|atelier|ateliers)"]);

/// Trades that make nothing.
static CERTIFIER: Phrases = Phrases::new(&[
    "(assureur|assureurs|auditeur|contrôleur|contrôleurs|traducteur|fournisseur|fournisseurs|distributeur|transporteur|acheteur|réparateur|utilisateur|inspecteur|vérificateur|formateur|installateur|opérateur|opérateurs)",
]);

static BY_ONE: Phrases =
    Phrases::new(&["(=par|=chez|=aupres =de|=aupres) (=un|=une|=des|=les|=d'un|=d'une|=quelque)"]);

/// « les produits » is a noun; « sont produits », « gants, produits en » are not.
fn is_noun(r: &Reading<'_>, at: usize) -> bool {
    let before = r.before(at);
    DETERMINER.contains(&before)
        || before.ends_with("aux") && before.len() > 4
        || r.number(at.wrapping_sub(1)).is_some()
}

fn joins(r: &Reading<'_>, maker: &Range<usize>, place: &Place) -> bool {
    let limit = if matches!(place.kind, PlaceKind::Territory) {
        9
    } else {
        14
    };
    if !reaches(r, maker, place, limit) {
        return false;
    }
    // « la conception des places de la commune » says nothing of where it is made.
    let inside = r.before(place.tokens.start) == "en"
        || r.folded(place.tokens.start) == "localement"
        || r.has(&BY_ONE, maker.clone())
        || r.has(&INSIDE, maker.start..place.tokens.end);
    if place.kind == PlaceKind::Territory && !inside {
        return false;
    }
    // « un atelier de la région » is anyone’s, « l’atelier de la commune » the buyer’s.
    let anyone = (maker.end..place.tokens.start.max(maker.end))
        .any(|at| matches!(r.folded(at), "un" | "une" | "d'un" | "d'une"));
    if place.kind == PlaceKind::Territory && !anyone && r.has(&BUYER_PLACES, maker.end..place.tokens.end) {
        return false;
    }
    true
}

fn reaches(r: &Reading<'_>, from: &Range<usize>, place: &Place, limit: usize) -> bool {
    let gap = from.end..place.tokens.start.max(from.end);
    gap.len() <= limit
        && !gap.clone().any(|at| matches!(r.folded(at), ";" | "." | "?"))
        && !r.has(&BARRIER, gap)
}

/// Ways of being in a place, or of coming from it.
static INSIDE: Phrases = Phrases::new(&[
    "(dans|=sur|hors|autour|près|proximité|auprès|chez|issu|issue|issus|provenance|originaire|provenant|provient|proviennent|provenir|vient|viennent|origine)",
    "(producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|pépinière|pépinières|carrière|carrières|exploitation|exploitations|ferme|fermes|briqueterie|usine|usines)",
]);

fn is_administrative(folded: &str) -> bool {
    ["local", "locaux", "region", "departement", "nation"]
        .iter()
        .any(|head| folded.starts_with(head))
}

static LOCATED: Phrases = Phrases::new(&[
    "(situé|implanté|établi|installé|localisé|basé|hébergé|stocké|conservé|maintenu|physiquement|demeure|restent|reste)",
    "=en",
    "dans",
    "sur (le|son|un)",
    "hors",
    "depuis",
]);

static STAFF: Phrases =
    Phrases::new(&["(équipe|équipes|personnels|salariés|assistance|support|=maintenance|permanence)"]);

fn locates(r: &Reading<'_>, gap: Range<usize>) -> bool {
    gap.is_empty() || r.has(&LOCATED, gap)
}

/// « produits locaux », « bois français », « de fabrication vosgienne ».
fn adjectives(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
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
            let named_after = r.has(&NAMED_AFTER, r.back(at, 2)) && !r.folded(at).starts_with("loca");
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
        if !found.iter().any(|p| overlaps(&p.tokens, &range)) {
            found.push(Provenance {
                tokens: range,
                kind: PlaceKind::Territory,
                means: false,
            });
        }
    }
    found
}

/// « de bonne façon bressane ».
static ORIGIN_NOUN: Phrases = Phrases::new(&[
    "(=facon|facture|coupe|fabrication|provenance|confection|tradition|filature|fonte|taille|cuisson|tissage|essence|souche|race|variété)",
]);

pub(super) static LEAVING: Phrases = Phrases::new(&[
    "(ne|n') (quitt*|=sort|=sortent|sortir*|franchi*)",
    "(sans|interdit de) (quitter|sortir)",
]);

/// « aucune donnée ne quitte le sol français ».
fn never_leave(r: &Reading<'_>, sentence: &Range<usize>, places: &[Place]) -> Vec<Provenance> {
    let leaving = r.find(&LEAVING, sentence.clone());
    if leaving.is_empty() || !r.has(&DATA, sentence.clone()) {
        return Vec::new();
    }
    places
        .iter()
        .filter_map(|place| {
            let verb = leaving.iter().rfind(|verb| verb.end <= place.tokens.start)?;
            (place.tokens.start - verb.end <= 8).then(|| Provenance {
                tokens: hull(verb, &place.tokens),
                kind: place.kind,
                means: true,
            })
        })
        .collect()
}

static DATA: Phrases = Phrases::new(&[
    "(donnée|données|fichier|fichiers|sauvegardes|serveurs|informations|images|enregistrements|copie|copies)",
]);

/// Goods from elsewhere.
pub(super) static FOREIGN: Phrases = Phrases::new(&[
    "(article|articles|produit|produits|denrée|denrées|viande|viandes|matériel|matériels|matériaux|fourniture|fournitures|marchandise|marchandises|bois|pièces|équipement|équipements|véhicules|textiles|fleurs|plants|composants|modèle|modèles|mobilier|vêtements|granit|pierre|pierres|fruits|légumes|poissons) ..2 (importé|importée|importés|importées|d'importation|étranger|étrangers|étrangères|étrangère|exotique|extra-européen|extra-européens|asiatique|asiatiques|chinois|chinoise|chinoises|extracommunautaire|extracommunautaires|turcs|indiens|lointain|lointains|lointaine)",
    "(article|articles|produit|produits|denrée|denrées|viande|viandes|matériel|matériels|matériaux|fourniture|fournitures|marchandise|marchandises|bois|pièces|équipement|équipements|véhicules|textiles|fleurs|plants|composants|modèle|modèles|mobilier|vêtements|granit|grès|pierre|pierres|fruits|légumes|poissons|jouets|outils|roses|meubles|appareils) ..3 (venu*|venant|arriv*|achemin*|expédi*|issu*|provenant|débarqu*|d'|de|des) ..3 (autre continent|autres continents|Asie|outre-atlantique|outre-mer|outre-manche|pays tiers|étranger|bout du monde|avion|Chine|Inde|Turquie|antipodes|pays lointains|extrême-orient)",
    "(franchi|traversé|passé) ..1 (océan|mer|mers|équateur|frontière|frontières|Atlantique|Pacifique)",
    "(grès|granits|marbres|pavés|ardoises|roses|jouets|outils|meubles) ..1 (importé|importés|importées|d'importation|étrangers|étrangères|asiatiques|chinois|chinoises)",
    "(provenance|origine|fabrication|importation|production) (étrangère|extra-européenne|extra-communautaire|extracommunautaire|asiatique|lointaine|chinoise|hors)",
    "(=importation|=importations)",
]);

static SHUT_OUT: Phrases = Phrases::new(&[
    "(interdi*|refus*|exclu*|écart*|proscri*|prohib*|rejet*|banni*|élimin*|admis|admise|admises|accepté*|toléré*|autorisé*|recevable|recevables|exempt*|sans|aucun|aucune|ni|hormis|=pas =de|=point =de|frapp*|pénalis*|perd*|ôt*|retir*|retourné*|irrégulière|irrégulières|inadmissible|s'abstient|abstenir|malus|minor*)",
]);

/// « articles importés », when they are shut out.
fn foreign(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let found = r.find(&FOREIGN, sentence.clone()).into_iter();
    found
        .filter(|range| r.has(&SHUT_OUT, r.clause(range)))
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
fn of_terroir(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
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
