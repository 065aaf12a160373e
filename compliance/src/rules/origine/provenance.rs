//! Where an origin is said: a verb or a noun of making, then a place; or goods and an adjective of origin.

use std::ops::Range;

use super::vocabulary::{GOODS, GROWN, MAKE, MAKING_PLACE, MEANS};
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

/// « produits » as a participle: what comes before decides.
static PRODUCED: Phrases = Phrases::new(&["=produit", "=produits", "=produite", "=produites"]);

/// What comes from a place without being bought there: money, people, waste, data.
static NOT_GOODS: Phrases = Phrases::new(&[
    "(=ressources|=recettes|=credits|=financement|=financements|=fonds|=subvention|=subventions|=aides|=informations|=enfants|=agents|=personnes|=usagers|=patients|=residents|=dechets|=ordures|eaux usées|=effluents|=deblais|=boues|=releves|=chiffres|=statistiques|=population|=publics|=voyageurs|=plaintes|=appels|=candidatures|=deliberation|=personnel|=clientele|=visiteurs|=dons|=legende|=patrimoine|=mot|=terme|=nom|=quete|=bruit|=nuisances|=circulation|=courrier|=courriers)",
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

/// « conçues et fabriquées par une entreprise » (française).
static MAKER_FIRM: Phrases = Phrases::new(&[
    "(fabriqué|conçu|confectionné|assemblé|produit|réalisé|imprimé|tissé) ..3 (par|chez|dans) (un|une|des|le|la|les|l')? (entreprise|entreprises|société|atelier|ateliers|industriel|industriels|fabricant|fabricants|artisan|artisans|manufacture|imprimeur|maison)",
]);

static PLAIN_ORIGIN: Phrases = Phrases::new(&[
    "(de|la|leur|une|d') (provenance|origine|fabrication|production) (exclusivement|strictement|uniquement|certifiée)? (française|nationale|locale|régionale|européenne|hexagonale|départementale)",
    "(tiré|tirés|tirée|extrait|extraits|extraite|issu|issue|issus|provenant|provient|proviennent|proviendra|sort|sortent|sortant|venant|viennent|originaire) ..4 (carrière|carrières|pépinière|pépinières|vignoble|vignobles|=forets|=foret|élevages|vergers|abattoirs|=ateliers|usines|manufacture|manufactures|filatures|domaines|fermes|moulins|scieries) (=du|=de|=d'|=des) (la|l'|le|les)? CAP",
    "(fabriqué|tissé|confectionné|cultivé|récolté|cuit|cuite|forgé|moulé|assemblé|imprimé|=produit|=produits|=produites|brodé|émaillé|affiné|brassé|torréfié|abattu|pêché|usiné|soufflé|tanné|cousu|tricoté|conçu|manufacturé|vinifié|vendangé|sculpté|extrait|extraite) (entièrement|intégralement|exclusivement)? (=a|près de|autour de|aux environs de) CAP",
    "(caractère|ancrage) (national|français|européen|local|régional|hexagonal) (=de|=du|=des) ..2 (production|chaîne|fabrication|filière|produits|approvisionnement|matériaux)",
    "circuit court ..8 # (km|kilomètres)",
    "(origine|provenance) ..1 (=fr|=ue|VBF|VPF|VVF)",
    "(VBF|VPF|VVF|=vbf|=vpf)",
    "(100|cent) (\"%\"|pour cent) (français|française|local|locale|locaux|breton|bretonne|européen|européenne|hexagonal)",
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

/// What is carried away or brought by people, wherever it comes from.
static WASTE: Phrases = Phrases::new(&[
    "(=dechets|=ordures|eaux usées|eaux pluviales|=boues|=encombrants|=biodechets|=gravats|=deblais|=dechet)",
    "(=eleves|=enfants|=voyageurs|=patients|=usagers|=apprentis|=etudiants|=salaries|=personnes|=jeunes|=familles|=visiteurs|=stagiaires|=residents|=artistes) ..3 (=venant|=viennent|=originaires|=issus|=provenant|=de)",
]);

static REUSED: Phrases = Phrases::new(&[
    "(démonté|démontés|démontées|reposé|reposés|reposées|récupéré|récupérés|récupérées|réemployé|réemployés|réemployées|réutilisé|réutilisés|réutilisées)",
]);

/// Goods that are a subject of talk or show.
static SHOWN: Phrases = Phrases::new(&[
    "(texte|textes|brochure|exposition|conférence|conférencier|histoire|guide|évoqu*|racont*|illustr*|thème|thèmes|spectacle|film|quiz|concours|=collection|=collections|musée|documentaire|article de presse|présentent|expose|exposent)",
    "présente ..3 (meubles|objets|œuvres|savoir-faire|produits|fromages)",
]);

/// The words are only explained.
static DEFINITION: Phrases = Phrases::new(&[
    "(on appelle|on entend par|on désigne|s'entend de|s'entend comme|s'entendent de|désigne|désignent|est dit|est dite|sont dits|sont dites|est qualifié|est considéré comme|est considérée comme|sont considérés comme|sont considérées comme)",
    "réput* (local|locale|locaux|de terroir|du terroir|de proximité|d'origine|français|française)",
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
    let leaves = r.has(&LEAVING, sentence.clone());
    if makes.is_empty() && means.is_empty() && !leaves && !r.has(&GOODS, sentence.clone()) {
        return found;
    }
    let mut places = places(r, sentence);
    places.retain(|place| !r.has(&VAGUE, place.tokens.clone()));
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
    let goods = r.has(&GOODS, r.back(at, 10));
    (ends && goods && !r.has(&BARRIER, at..link) && !r.has(&PLACED, at..link)).then_some(at..at + 1)
}

/// Participles of goods already made.
static PLACED: Phrases = Phrases::new(&[
    "(situé|située|implanté|installé|établi|localisé|rangé|stocké|entreposé|exposé|présenté|montré|représenté|consommé|acheté|loué|repris|collecté|recyclé|éliminé|traité|envoyé|expédié|transporté|voyagé|prêté|déplacé|organisé|publié|diffusé|déposé|testé|essayé|rédigé|traduit|déclaré|breveté|certifié|labellisé|référencé|connu|apprécié|né|domicilié|inventorié|protégé|classé|menacé|observé|recensé|adapté|acclimaté|planté)",
]);

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
    let inside = r.before(place.tokens.start) == "en" || r.has(&INSIDE, maker.start..place.tokens.end);
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
    {
        // An adjective may stand between: « produits laitiers locaux », « produits frais et locaux ».
        let near = r.ahead(goods.end, 4);
        let mut at = near.start;
        while at < near.end {
            let kind_of_good = mood::opens(r, sentence.clone()) && !r.folded(at).starts_with("franc");
            let forest = r.folded(at).starts_with("communa") && r.folded(goods.start).starts_with("foret");
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

static LEAVING: Phrases = Phrases::new(&[
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
static FOREIGN: Phrases = Phrases::new(&[
    "(article|articles|produit|produits|denrée|denrées|viande|viandes|matériel|matériels|matériaux|fourniture|fournitures|marchandise|marchandises|bois|pièces|équipement|équipements|véhicules|textiles|fleurs|plants|composants|modèle|modèles|mobilier|vêtements|granit|pierre|pierres|fruits|légumes|poissons) ..2 (importé|importée|importés|importées|d'importation|étranger|étrangers|étrangères|étrangère|exotique|extra-européen|extra-européens|asiatique|asiatiques|chinois|chinoise|chinoises|extracommunautaire|extracommunautaires|turcs|indiens)",
    "(provenance|origine|fabrication|importation|production) (étrangère|extra-européenne|extra-communautaire|extracommunautaire|asiatique|lointaine|chinoise|hors)",
    "(=importation|=importations)",
]);

static SHUT_OUT: Phrases = Phrases::new(&[
    "(interdi*|refus*|exclu*|écart*|proscri*|prohib*|rejet*|banni*|élimin*|admis|admise|admises|accepté*|toléré*|autorisé*|recevable|recevables|sans|aucun|aucune|ni|hormis|retourné*|irrégulière|irrégulières|inadmissible|s'abstient|abstenir|malus|minor*)",
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
    "(=de|=du|=des) (=la|=les)? (=region|=departement|=canton|=pays|=terroir|=territoire|=vallee|=massif|=environs|=alentours|=plaine|=cru|=coin)",
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

/// What makes a named origin sound.
fn sound(r: &Reading<'_>, sentence: &Range<usize>, p: &Provenance) -> bool {
    let alinea = r.alinea(sentence.start);
    // In a long clause, what exists already is another thing.
    let short = r.clause(&p.tokens).len() <= 30;
    if !p.means && r.has(&SHOWN, sentence.start..p.tokens.start) && !mood::scored(r, sentence.clone()) {
        return true;
    }
    if r.has(&WASTE, r.clause(&p.tokens).start..p.tokens.start)
        || !p.means && r.has(&REUSED, r.clause(&p.tokens))
    {
        return true;
    }
    let before = r.clause(&p.tokens).start.max(p.tokens.start.saturating_sub(7))..p.tokens.start;
    if !p.means && r.has(&NOT_GOODS, before.clone()) && !r.has(&GOODS, before)
        || r.has(&DEFINITION, sentence.clone())
    {
        return true;
    }
    let leaves = r.has(&LEAVING, p.tokens.clone());
    if !leaves && mood::denied(r, &p.tokens)
        || mood::informative(r, &p.tokens)
        || r.has(&LAWFUL, sentence.clone())
    {
        return true;
    }
    if !mood::scored(r, sentence.clone()) && r.has(&INDICATES, sentence.start..p.tokens.end) {
        return true;
    }
    if !p.means && short && mood::existing(r, &p.tokens) && !mood::scored(r, sentence.clone()) {
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
