//! Where an origin is said: a verb or a noun of making, then a place; or goods and an adjective of origin.

use std::ops::Range;

use crate::marks::{hull, overlaps};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, Place, PlaceKind, is_gentile, places};

/// An origin named in the text.
#[derive(Debug, Clone)]
pub(crate) struct Provenance {
    /// From the verb or the goods to the place.
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: PlaceKind,
    /// It is said of means (servers, plants, stocks) rather than of goods.
    pub(crate) means: bool,
}

static MAKE: Phrases = Phrases::new(&[
    "fabriqué",
    "fabriquée",
    "fabriquer",
    "fabrication",
    "fabricant",
    "manufacturé",
    "assemblé",
    "assemblée",
    "assemblage",
    "confectionné",
    "confectionnée",
    "confection",
    "tissé",
    "tissée",
    "tissage",
    "tricoté",
    "cousu",
    "teint",
    "filé",
    "filature",
    "usiné",
    "moulé",
    "forgé",
    "fondu",
    "laminé",
    "scié",
    "sciage",
    "extrait",
    "extraite",
    "taillé",
    "cultivé",
    "cultivée",
    "(=sont|=est|=etre|nés|nées|=et|soient|viande|animaux|volailles|porcs|bovins|ovins|poulets|plants|arbres) (=eleve|=elevee|=eleves|=elevees)",
    "importé",
    "importée",
    "importation",
    "élevage",
    "(abattus|abattues|fondus|cousus|moulus|tendus|conçus|conçues)",
    "abattu",
    "abattue",
    "abattage",
    "récolté",
    "récoltée",
    "récolte",
    "cueilli",
    "pêché",
    "pêchée",
    "transformé",
    "transformée",
    "conditionné",
    "embouteillé",
    "conçu",
    "conçue",
    "conception",
    "construit en",
    "imprimé",
    "imprimée",
    "reconditionné",
    "produire",
    "production",
    "originaire",
    "originaires",
    "provenance",
    "provenir",
    "provenant",
    "provient",
    "proviennent",
    "proviendra",
    "proviendront",
    "issu",
    "issue",
    "issus",
    "=origine",
    "(=approvisionne|=approvisionnee|=approvisionnes|=approvisionnees|=approvisionner) (auprès|chez|dans|en|sur)",
    "s'approvisionne",
    "s'approvisionner",
    "(vient|viennent|venant|viendra|viendront) (de|du|des|d')",
    "sourcé",
    "(façonné|façonnée|élaboré|élaborée|préparé|préparée|mis en bouteille|monté en|mis en œuvre en|coupé|coupée|extraction|torréfié|brassé|distillé|moulu|pressé|affiné|séché|fumé|mûri|brodé|tanné|poli|soudé|trempé|sérigraphié)",
    "(briqueterie|tuilerie|fonderie|verrerie|papeterie|imprimerie|brasserie|distillerie|biscuiterie|fromagerie|charcuterie|tannerie|ébénisterie|fabrique|gisement|vignoble|criée|ardoisière|marbrerie|pisciculture|bergerie|serres|coopérative|abattoirs)",
    "sourcés",
    "acheté auprès",
    "fourni par (des|les|un)",
    "(usine|usines|manufacture|pépinière|pépinières|pépiniériste|carrière|carrières|scierie|abattoir|conserverie|laiterie|minoterie|moulin|verger|vergers)",
    "(site|sites|unité|unités|lieu|lieux|pays|chaîne|ligne|atelier|ateliers) (de|d') (fabrication|production|assemblage|confection|transformation|provenance|origine)",
    "(exploitation|exploitations|ferme|fermes) (agricole|agricoles|maraîchère|maraîchères|située|situées|du|de la)",
    "(producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|apiculteur|apiculteurs|pêcheur|pêcheurs)",
]);

/// « produits » as a participle: what comes before decides.
static PRODUCED: Phrases = Phrases::new(&["=produit", "=produits", "=produite", "=produites"]);

static MEANS: Phrases = Phrases::new(&[
    "hébergé",
    "hébergée",
    "hébergées",
    "hébergement",
    "hébergeur",
    "serveur",
    "serveurs",
    "sauvegarde",
    "sauvegardes",
    "centre de données",
    "centres de données",
    "datacenter",
    "données (sont|seront) ..2 (stockées|conservées|traitées|localisées|hébergées)",
    "stock",
    "stocks",
    "stockage",
    "stocké",
    "(équipe|équipes) (de|du)? (développement|support|technique|techniques|projet|maintenance)",
    "centre de (support|services|contact|supervision)",
    "centre d'appels",
    "plateforme (téléphonique|d'assistance|de support)",
    "assistance téléphonique",
    "(support|assistance) (technique|téléphonique|utilisateur|utilisateurs|aux utilisateurs)",
    "(hotline|télémaintenance|télésurveillance)",
    "moyens de (fabrication|production|exécution|maintenance)",
    "capacités de (fabrication|production)",
    "outil (industriel|de production)",
    "chaînes (logistique|d'approvisionnement)",
]);

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

static GOODS: Phrases = Phrases::new(&[
    "(=produit|=produits|produit fini|denrée|denrées|aliment|aliments|ingrédient|article|articles|viande|viandes|volaille|volailles|légume|légumes|fruit|fruits|lait|laitage|fromage|fromages|pain|farine|miel|œufs|poisson|poissons|=bois|chêne|hêtre|granit|pierre|pierres|ardoise|ardoises|laine|coton|lin|textile|textiles|tissu|tissus|acier|fonte|papier|mobilier|meuble|meubles|matériel|matériels|matériau|matériaux|matières premières|fourniture|fournitures|équipements|composants|véhicules|arbre|arbres|arbuste|arbustes|végétaux|plants|semences|masque|masques|terroir|extraction|sapins|sapin|sable|granulats|enrobés|fleurs|pavés|bordures|tuiles|briques|pommes|poires|fraises|tomates|carottes|salades|yaourts|beurre|lentilles|agneau|agneaux|veau|bœufs|porcs|poulets|jus|cidre|vin|vins|bière|eau minérale|cercueils|livres|drapeaux tissés|uniformes|tenues|gants|pépinières|carrières|scieries|forêts|exploitations|fermes|moulins|ateliers|élevages|médicaments|principe actif|principes actifs|gamme|savoir-faire|filière|filières|industrie|fabrication|production|conception|confection|assemblage|provenance|=origine|approvisionnement|approvisionnements|marchandise|marchandises|jouets|vêtements|chaussures|usine|usines|producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|fabricant|fabricants|fournitures)",
]);

/// « conçues et fabriquées par une entreprise » (française).
static MAKER_FIRM: Phrases = Phrases::new(&[
    "(fabriqué|conçu|confectionné|assemblé|produit|réalisé|imprimé|tissé) ..3 (par|chez|dans) (un|une|des|le|la|les|l')? (entreprise|entreprises|société|atelier|ateliers|industriel|industriels|fabricant|fabricants|artisan|artisans|manufacture|imprimeur|maison)",
]);

static PLAIN_ORIGIN: Phrases = Phrases::new(&[
    "(de|la|leur|une|d') (provenance|origine|fabrication|production) (exclusivement|strictement|uniquement|certifiée)? (française|nationale|locale|régionale|européenne|hexagonale|départementale)",
    "circuit court ..8 # (km|kilomètres)",
]);

/// Words that show a rule of law at work, not a preference of the buyer.
static LAWFUL: Phrases = Phrases::new(&[
    "r2153-1",
    "l2153-1",
    "l2153-2",
    "accord sur les marchés publics",
    "accord ..3 marchés publics",
    "mesures restrictives",
    "833/2014",
    "2025/1197",
    "2022/1031",
    "2024/1735",
    "pays tiers ..12 accord",
    "instrument ..3 marchés publics internationaux",
    "accès aux marchés publics des pays tiers",
]);

static L2112_4: Phrases = Phrases::new(&["l2112-4"]);

static INDICATES: Phrases = Phrases::new(&[
    "(indique|indiquent|indiquera|indiqueront|précise|précisent|précisera|mentionne|mentionnent|renseigne|renseignent|déclare|communique|communiquent|affiche|fait connaître|signale) ..6 (=si|origine|provenance|pays|lieu|part|proportion|pourcentage)",
    "(est|sont|doit être|doivent être) (indiqué|précisé|mentionné|renseigné|affiché) ..4 (origine|provenance|pays|lieu)",
    "(origine|provenance|pays|lieu) ..5 (est|sont) (indiqué|précisé|mentionné|renseigné|affiché|communiqué)",
]);

static HERITAGE: Phrases = Phrases::new(&[
    "(patrimoine|patrimonial|patrimoniale|monument historique|monuments historiques|site classé|édifice protégé|architecte des bâtiments|écologique|biodiversité|génétique|écosystème|parement protégé)",
]);

/// Origins named in a sentence that nothing makes sound.
pub(super) fn provenances(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    r.once(&r.found.provenances, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let mut found = Vec::new();
    let makes = makers(r, sentence);
    let means = r.find(&MEANS, sentence.clone());
    if makes.is_empty() && means.is_empty() && !r.has(&GOODS, sentence.clone()) {
        return found;
    }
    let places = places(r, sentence.clone());
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
            && locates(r, mean.end..place.tokens.start)
        {
            found.push(Provenance {
                tokens: hull(&mean, &place.tokens),
                kind: place.kind,
                means: true,
            });
        } else if let Some(maker) = maker {
            found.push(Provenance {
                tokens: hull(&maker, &place.tokens),
                kind: place.kind,
                means: false,
            });
        }
    }
    found.extend(adjectives(r, sentence));
    found.retain(|p| !sound(r, sentence, p));
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found
}

/// Verbs and nouns of making.
fn makers(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut makes = r.find(&MAKE, sentence.clone());
    for produced in r.find(&PRODUCED, sentence.clone()) {
        if !is_noun(r, produced.start) && !r.has(&DOCUMENTS, r.back(produced.start, 4)) {
            makes.push(produced);
        }
    }
    makes.sort_by_key(|range| (range.start, range.end));
    makes
}

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
    if place.kind == PlaceKind::Territory && !r.has(&INSIDE, maker.start..place.tokens.end) {
        return false;
    }
    if place.kind == PlaceKind::Territory && r.has(&BUYER_PLACES, maker.end..place.tokens.end) {
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
    "(dans|=sur|=en|hors|autour|près|proximité|auprès|chez|issu|issue|issus|provenance|originaire|provenant|provient|proviennent|provenir|vient|viennent|origine)",
    "(producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|pépinière|pépinières|carrière|carrières|exploitation|exploitations|ferme|fermes|briqueterie|usine|usines)",
]);

/// What « local » or « régional » qualifies when an origin is meant; a piece of equipment may be local otherwise.
static GROWN: Phrases = Phrases::new(&[
    "(=produit|=produits|denrée|denrées|aliment|aliments|ingrédient|viande|viandes|volaille|volailles|légume|légumes|fruit|fruits|lait|laitage|fromage|fromages|pain|farine|farines|miel|œufs|poisson|poissons|=bois|granit|pierre|pierres|matériaux|matières premières|savoir-faire|filière|filières|industrie|fabrication|production|extraction|confection|assemblage|provenance|=origine|approvisionnement|approvisionnements|terroir|plants|végétaux|producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|fabricant|fabricants|composants|pépinières)",
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

fn locates(r: &Reading<'_>, gap: Range<usize>) -> bool {
    gap.is_empty() || r.has(&LOCATED, gap)
}

/// « produits locaux », « bois français », « de fabrication vosgienne ».
fn adjectives(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Provenance> {
    let mut found: Vec<Provenance> = Vec::new();
    let makers = r.find(&MAKER_FIRM, sentence.clone());
    for goods in r.find(&GOODS, sentence.clone()).into_iter().chain(makers) {
        // An adjective may stand between: « produits laitiers locaux », « produits frais et locaux ».
        let near = r.ahead(goods.end, 4);
        let mut at = near.start;
        while at < near.end {
            if is_gentile(r, at) && (!is_administrative(r.folded(at)) || r.has(&GROWN, goods.clone())) {
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
    // « granit du Tarn », « légumes de Bretagne »: goods, one small word, a name.
    for place in places(r, sentence.clone()) {
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

/// What makes a named origin sound.
fn sound(r: &Reading<'_>, sentence: &Range<usize>, p: &Provenance) -> bool {
    let alinea = r.alinea(sentence.start);
    if mood::denied(r, &p.tokens) || mood::informative(r, &p.tokens) || r.has(&LAWFUL, sentence.clone()) {
        return true;
    }
    if !mood::scored(r, sentence.clone()) && r.has(&INDICATES, sentence.start..p.tokens.end) {
        return true;
    }
    if !p.means && mood::existing(r, &p.tokens) && !mood::scored(r, sentence.clone()) {
        return true;
    }
    if r.has(&HERITAGE, alinea.clone()) && mood::opens(r, alinea.clone()) {
        return true;
    }
    // L2112-4: means, in the Union, for a reason of this purchase.
    p.kind == PlaceKind::Europe
        && (p.means || r.has(&MEANS, sentence.clone()))
        && (r.has(&L2112_4, alinea.clone()) || mood::reasoned(r, sentence.clone()))
        && mood::reasoned(r, alinea)
}
