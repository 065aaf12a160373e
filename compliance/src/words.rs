//! Places and parties as several rules read them.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::{PlaceName, gentiles, place_names};
use crate::marks::merged;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// What kind of place is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    /// France, « le territoire national ».
    France,
    /// Another country.
    Country,
    /// The European Union or Economic Area.
    Europe,
    /// A named region or département of France.
    Region,
    /// « la commune », « le département », « le bassin de vie ».
    Territory,
    /// « dans un rayon de 80 km », « à moins de 50 kilomètres ».
    Radius,
}

/// A place in the text.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: PlaceKind,
}

static ORGANISM: Phrases = Phrases::new(&[
    "France (Travail|Rénov|services|Compétences|Relance|Télécom|AgriMer|Galop|Num|Active|Identité|VAE|Connect|Chaleur|Mobilités|Bois)",
    "(Bâtiments|Banque|Électricité|Météo|Voies navigables|Gaz|Réseau|Santé publique|Université|Collège|Institut|Mairie|Maires|Départements|Régions|Fédération|Tour|Stade|Archives|Équipe|Île|Hauts|cartes ..2) (de|d')? France",
    "(cartes|carte murale|cartes murales|histoire|géographie|champion|championnat|tour|équipe|drapeau|drapeaux) (de|du) (France|la France|l'Europe)",
    "Origine France Garantie",
]);

static NATIONAL_GROUND: Phrases = Phrases::new(&[
    "(territoire|territoires|sol|frontières|pays) (national|nationales|français|métropolitain|hexagonal|de la République)",
    "(=notre|=nos) (=pays|=frontieres|=sol)",
    "l'intérieur du pays",
    "=hexagone",
    "=en =metropole !(CAP|=europeenne)",
]);

static OLD_CONTINENT: Phrases = Phrases::new(&[
    "(=continent|=sol|=territoire) (européen|de l'Union)",
    "(=pays|=etats|=etat|=nation) (européen|européens|européenne|de l'Union|de l'UE|de l'EEE|de l'Europe)",
    "(=vieux =continent|=schengen|=espace =schengen)",
    "(=dans|=de|=hors|=sein de) (=la|=l')? =union !(=commerciale|=des|=departementale|=locale)",
]);

static COUNTRY_WORD: Phrases = Phrases::new(&[
    "=hexagone",
    "(à|de) l'étranger",
    "(=outre-mer|=outre-mediterranee|=outre-atlantique)",
]);

static TERRITORY: Phrases = Phrases::new(&[
    "(=la|=le|=l'|=les|=cette|=ce|=cet|=ces|=sa|=son|=ses|=notre|=nos|=leur|=leurs|=un|=une|=du|=au|=des|=aux|=deux|=plusieurs|=quelques) (=meme|=seul|=seule|=autre|=autres|=propre|=seuls|=seules|=vieille|=haute|=basse|=petite|=grande|=ancien|=ancienne|=nouveau|=nouvelle|=vieux|=petit)? (=commune|=communes|=ville|=villes|=village|=villages|=bourg|=bourgs|=bourgade|=departement|=departements|=region|=regions|=canton|=cantons|=arrondissement|=arrondissements|=agglomeration|=agglomerations|=intercommunalite|=intercommunalites|=metropole|=circonscription|=prefecture|=sous-prefecture|=chef-lieu|=vallee|=vallees|=terroir|=terroirs|=territoire|=territoires|=banlieue|=province|=localite|=hameau|=quartier|=quartiers|=archipel|=presqu'ile|=metropole)",
    "(=la|=les|=des|=ces|=aux) (#|autres|=neuf|=dites) (=communes|=villes|=departements|=cantons|=villages|=regions|=localites)",
    "(=une =meme|=un =meme|=meme|=son|=sa|=leur|=notre|=un|=une) (=commune|=ville|=departement|=region|=canton|=agglomeration|=metropole|=territoire|=bassin)",
    "(=celui|=celle|=ceux|=celles) (de|du|des) (=la|=les|=l')? (=commune|=communes|=departement|=departements|=region|=regions|=canton|=cantons|=ville|=villes)",
    "(la|le|les|du|au|aux|des|un|cette|ce|deux) (=massif|=massifs|=secteur|=pays|=bassin|=plateau|=littoral|=cote|=plaine|=estuaire|=ile) (de|du|des|d') (=la|=le|=les|=l')? CAP",
    "(=du|=au|=des|=les|=un|=ce|=aux) (=massif|=massifs|=secteur|=bassin|=bassins)",
    "(=du|=au) =pays !d'origine",
    "(=du|=le|=au|=ce) =secteur (de|d'|du) CAP",
    "(communauté|communautés) (de communes|d'agglomération|urbaine)",
    "territoire (de|du|des|communautaire|communal|intercommunal|départemental|régional|local|métropolitain|d')",
    "territoires? (voisin|limitrophe)",
    "(massif|vallée|terroir|territoire|bassin|littoral|plateau|arc|côte) (vosgien|jurassien|alpin|pyrénéen|breton|normand|alsacien|lorrain|local|régional|départemental|communal|armoricain|méditerranéen|atlantique)",
    "=zone # (du|de|des)",
    "bassin (de vie|d'emploi|d'emplois|économique|local|de population|minier|versant|laitier|de production)",
    "(parc|parcs) (naturel|naturels) (régional|régionaux)?",
    "(communes|cantons|départements|régions|territoires|villes|villages|arrondissements|vallées) (voisin|limitrophe|avoisinant|environnant|membre|proche|alentour|adjacent|contigu|riverain)",
    "(département|région|commune|canton|ville) (voisin|limitrophe|avoisinant|contigu)",
    "(situ*|implant*|=etabli|=etablie|=etablis|install*|basé|basée|basés|domicili*|sis|sise|siège|ouvert|ouverte|garé|garés|localisé|localisée|présent|présente) (à|en|près de|aux portes de|autour de) CAP",
    "(ressort|périmètre|zone|limites|étendue|aire|maillage) (du|de la|de l'|des) (=commune|=communes|=ville|=syndicat|=canton|=departement|=region|=communaute|=agglomeration|=metropole|=territoire|=tribunal|=parc|=pays|=bassin|=intercommunalite|=vallee|=ile|=massif|=port|=petr|=scot|=epci|=sivom|=grand)",
    "(ressort|périmètre|zone|limites|étendue|aire|maillage) (territorial|territoriale|intercommunal|intercommunale|communal|communale|communales|départemental|départementale|départementales|régional|régionale|administratives|d'emploi|d'activité|d'activités|urbaine|artisanale|industrielle|commerciale)",
    "(hors|intra) (département|région|commune|muros|territoire|canton)",
    "(aux|les|ses|des) (=alentours|=environs)",
    "(=alentour|=ici|=localement|=pays-meme)",
    "=du =centre-bourg",
    "(=de =la =sous-prefecture|=du =chef-lieu)",
    "=en (=ville|=centre-ville|=agglomeration|=metropole)",
    "(=l'|=cette|=notre) (=ile|=archipel|=estuaire)",
    "(rue|boutique|magasin|cabinet|garage|atelier|agence|siège|dépôt) (à|en) CAP",
    "(à|la|de|grande|forte|en) =proximite (immédiate|géographique|directe)?",
    "sur place",
    "du (cru|coin)",
    "(proche|proches|voisin|voisins|riverain|riverains|à deux pas|aux portes|non loin) (de|du|des) (la|le|l')? (commune|ville|chantier|site|hôpital|établissement|mairie|lieu)",
    "(=ville-centre|=centre-ville|=metropole =regionale|=capitale =regionale)",
    "(=la|=le|=l'|=les|=cette|=ce|=notre|=du|=au|=des|=aux|=d'un =meme) (=lac|=lacs|=rade|=golfe|=delta|=bocage|=causse|=causses|=marais|=peninsule|=contree|=contrees|=finage|=faubourg|=faubourgs|=citadelle|=cite|=voisinage|=environnant|=massif|=littoral|=plateau|=plaine|=estuaire|=sous-prefecture|=presqu'ile|=arriere-pays|=comte|=baie|=foret|=rive|=rives|=peripherique|=rocade|=confluent|=hinterland|=banlieue|=terroir|=montagne|=corniche|=bourgade|=paroisse|=circonscription|=parages|=coin|=cru|=autres vallees)",
    "(=la|=le|=les|=ces|=aux|=des) (=deux|=trois|=quatre|=memes) (CAP|=vallees|=rives|=cantons|=pays|=iles|=plateaux)",
    "=en =pays _",
    "(=dans|=sur) (=le|=la) (=port|=zone =portuaire|=zone =artisanale|=zone =industrielle)",
    "(=sur|=de|=toute) =la =cote",
    "(à|de) (portée|distance) (de|d') (vue|main|voix|clocher|marche|pied|vélo|cloche|regard)",
    "(=du|=au|=dans =le|=notre) =pays !(=d'|=de|=des|=du|=tiers|=membre)",
    "(=finage|=littoral|=massif|=plateau|=bassin|=cote|=vallee|=foret|=bocage|=pays|=marais|=rade|=causse) (=communal|=voisin|=voisine)",
    "(=code =postal|=codes =postaux|=numero =de =departement|=intra-muros|=indicatif =telephonique)",
    "(dans|hors de) (l'enceinte|les murs|les limites|le ressort|la ceinture) !(=de =la =loi|=du =marche|=du =budget|=des =credits|=de =l'article|=de =la =mission|=fixees|=prevues|=imposees|=autorisees|=legales)",
    "=en =region",
    "(=ban|=finage|=perimetre|=ressort|=etendue) (=de|=du|=des|=d') (=la|=l'|=l'une|=l'un|=les)? !(=chantier|=marche|=site|=projet|=operation|=contrat|=lot|=travaux|=batiment|=etablissement|=consultation|=mission) _",
    "(=autour|=aux =abords|=au =pied|=en =face|=a =cote|=non =loin|=aux =portes|=a =deux =pas|=le =long|riverain|riverains|riveraine|riveraines|voisin|voisins|voisine|voisines|mitoyen|limitrophe) (=de|=du|=des|=d') (=la|=le|=l'|=les)? (=cimetiere|=chantier|=site|=ouvrage|=edifice|=port|=lac|=fleuve|=canal|=mairie|=hopital|=ecole|=etablissement|=gare|=stade|=place|=parc|=halle|=college|=creche|=chateau|=eglise|=musee|=riviere|=foret|=plage)",
    "(=d'|=des|=de|=du) (=alentour|=alentours|=voisinage|=environs|=parages|=a cote)",
    "(l'une|l'un) (=des|=de =ces|=de =ses) (#|neuf)? (=communes|=villes|=villages|=departements|=cantons|=regions|=quartiers|=vallees)",
]);

static RADIUS: Phrases = Phrases::new(&[
    "rayon (de|d'|maximal de|maximum de|inférieur à|n'excédant pas) ..4 # (km|kilomètre|kilomètres|lieue|lieues)",
    "rayon ..4 # (km|kilomètre|kilomètres)",
    "(moins|plus) de # (km|kilomètre|kilomètres)",
    "# (km|kilomètre|kilomètres) (maximum|maximal|autour|au plus|alentour|à la ronde|à vol|du|de la|de l'|des|de|d')",
    "(inférieur|supérieur|égal) (à|ou égal à) # (km|kilomètre|kilomètres)",
    "(à|dans|sous|dépasse|dépasser|excède|excéder|excédant|dépassant) ..2 # (km|kilomètre|kilomètres)",
    "(distance|distant|distants|distante|éloigné|éloignés|éloignée|proche) ..6 # (km|kilomètre|kilomètres)",
    "au-delà de # (km|kilomètre|kilomètres)",
    "(à|dans) (un|une)? (maximum de)? # (minute|minutes) (maximum|au plus|en voiture|de route|de la|du|de l')",
    "(à|dans) # (minute|minutes|heure|heures) (de|du) (voiture|route|camion|marche|trajet|train|la|bac|vélo)",
    "(à|dans) (un|une) (quart d'heure|demi-heure|heure) (de|du|des) (voiture|route|camion|marche|trajet|la|le|l')",
    "(moins|plus) d'(un|une) (quart d'heure|demi-heure|heure) (de|du|des)",
    "(moins|plus) (de|d') # (minute|minutes|heure|heures) (de route|de trajet|en voiture|de transport|de camion)",
    "(à|dans|sous|de) moins (de|d') # (minute|minutes|heure|heures) (de|du|des|d'|à) !(=appel|=l'appel|=demande|=la demande|=l'alerte|=signalement|=delai|=retard|=preavis|=temps|=travail|=pause|=presence)",
    "(à|dans|sous|de) moins (de|d') (un|une) (heure|demi-heure|quart d'heure) (de|du|des|d'|à) (=la|=l'|=le)? (=mairie|=hopital|=site|=commune|=ville|=chantier|=etablissement|=ecole|=centre)",
]);

/// Places named in a sentence, in order, the most telling kind where they overlap.
pub(crate) fn places(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Place> {
    r.once(&r.found.places, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Place> {
    let tokens = sentence.clone();
    let organisms = r.find(&ORGANISM, tokens.clone());
    let inside = |range: &Range<usize>| {
        organisms
            .iter()
            .any(|o| o.start <= range.start && range.end <= o.end)
    };
    let mut found = Vec::new();
    for (range, name) in place_names().find(r, tokens.clone()) {
        // « Hauts-de-France » is a region, « Banque de France » no place.
        if inside(&range) && name.fact != PlaceName::Region {
            continue;
        }
        let kind = match name.fact {
            PlaceName::France => PlaceKind::France,
            PlaceName::Country => PlaceKind::Country,
            PlaceName::Europe => PlaceKind::Europe,
            PlaceName::Region => PlaceKind::Region,
        };
        found.push(Place { tokens: range, kind });
    }
    for (phrases, kind) in [
        (&NATIONAL_GROUND, PlaceKind::France),
        (&COUNTRY_WORD, PlaceKind::France),
        (&OLD_CONTINENT, PlaceKind::Europe),
        (&RADIUS, PlaceKind::Radius),
        (&TERRITORY, PlaceKind::Territory),
    ] {
        for range in merged(r.find(phrases, tokens.clone())) {
            if found.iter().any(|p| crate::marks::overlaps(&p.tokens, &range)) {
                continue;
            }
            found.push(Place { tokens: range, kind });
        }
    }
    // « le territoire d’un État membre » is in Europe, « le territoire de la France » in France.
    let named: Vec<usize> = found
        .iter()
        .filter(|p| p.kind != PlaceKind::Territory)
        .map(|p| p.tokens.start)
        .collect();
    found.retain(|p| {
        p.kind != PlaceKind::Territory
            || !named
                .iter()
                .any(|&start| start >= p.tokens.end && start <= p.tokens.end + 3)
    });
    found.sort_by_key(|place| (place.tokens.start, place.tokens.end));
    found
}

/// An adjective of origin (« français », « vosgien », « local »).
pub(crate) fn is_gentile(r: &Reading<'_>, at: usize) -> bool {
    let word = r.folded(at);
    let one = word.trim_end_matches('s');
    ones().contains(one) || one != word && gentiles().contains(word) || is_gentile_by_its_end(word)
}

/// All that are listed, those of the list below in the feminine too.
fn ones() -> &'static HashSet<String> {
    static ONES: OnceLock<HashSet<String>> = OnceLock::new();
    ONES.get_or_init(|| {
        let more = MORE_GENTILES
            .iter()
            .flat_map(|head| ["", "e", "ne"].map(|end| format!("{head}{end}")));
        gentiles().iter().cloned().chain(more).collect()
    })
}

/// Adjectives of French places that the list does not have, in the masculine.
const MORE_GENTILES: &[&str] = &[
    "ligerien",
    "bressan",
    "bigouden",
    "parisien",
    "solognot",
    "briard",
    "beauceron",
    "percheron",
    "bourguignon",
    "flamand",
    "artesien",
    "toulousain",
    "forezien",
    "vauclusien",
    "languedocien",
    "rouergat",
    "maraichin",
    "bisontin",
    "messin",
    "nanceien",
    "brayon",
    "malouin",
    "leonard",
    "vannetais",
    "normand",
    "iserois",
    "haut-savoyard",
    "mauriennais",
    "tarin",
    "chablaisien",
    "bugiste",
    "lyonnais",
    "stephanois",
    "grenoblois",
    "alesien",
    "gardois",
    "heraultais",
    "catalan",
    "ariegeois",
    "commingeois",
    "bigourdan",
    "armagnacais",
    "landais",
    "medocain",
    "saintongeais",
    "poitevin",
    "chinonais",
    "saumurois",
    "manceau",
    "percheronne",
    "ornais",
    "eurois",
    "vernolien",
    "audomarois",
    "cambresien",
    "valenciennois",
    "thierachien",
    "soissonnais",
    "remois",
    "troyen",
    "langrois",
    "vosgien",
    "sundgauvien",
    "francilien",
    "gatinais",
    "nivernais",
    "auxois",
    "maconnais",
    "charolais",
    "pyreneen",
    "aurillacois",
    "velay",
    "vellave",
    "brivadois",
    "cevenol",
    "camarguais",
    "azureen",
    "insulaire",
];

/// « les plongeurs », « des horlogers »: a trade not listed, told by its end.
pub(crate) fn is_trade(r: &Reading<'_>, at: usize) -> bool {
    const ENDINGS: &[&str] = &[
        "eurs", "euses", "rices", "istes", "iers", "ieres", "logues", "iciens", "iciennes",
    ];
    const THINGS: &[&str] = &[
        "fournisseurs",
        "acheteurs",
        "soumissionnaires",
        "conteneurs",
        "capteurs",
        "moteurs",
        "extincteurs",
        "secteurs",
        "facteurs",
        "valeurs",
        "couleurs",
        "fleurs",
        "leurs",
        "plusieurs",
        "exterieurs",
        "interieurs",
        "ascenseurs",
        "aspirateurs",
        "ordinateurs",
        "projecteurs",
        "radiateurs",
        "compteurs",
        "detecteurs",
        "serveurs",
        "erreurs",
        "hauteurs",
        "longueurs",
        "largeurs",
        "odeurs",
        "vapeurs",
        "listes",
        "premiers",
        "derniers",
        "chantiers",
        "papiers",
        "financiers",
        "matrices",
        "dossiers",
        "courriers",
        "paniers",
        "escaliers",
        "calendriers",
        "milliers",
        "matieres",
        "manieres",
        "rivieres",
        "carrieres",
        "barrieres",
        "lumieres",
        "entrepreneurs",
        "createurs",
        "utilisateurs",
        "ateliers",
        "quartiers",
        "pistes",
        "visites",
        "particuliers",
        "reguliers",
        "entiers",
        "lecteurs",
        "auteurs",
    ];
    let word = r.folded(at);
    let before = r.before(at);
    let many = matches!(
        before,
        "les" | "des" | "ses" | "leurs" | "aux" | "ces" | "tous" | "nos" | ":" | "" | "qu'aux" | "et" | "ou"
    );
    if many {
        return ENDINGS.iter().any(|ending| word.ends_with(ending)) && !THINGS.contains(&word);
    }
    let one = matches!(
        before,
        "le" | "la" | "l'" | "un" | "une" | "tout" | "toute" | "chaque" | "au" | "quelque" | "du"
    );
    let singular = |ending: &&str| word.ends_with(ending.trim_end_matches('s'));
    one && word.len() > 5
        && ENDINGS.iter().any(singular)
        && !THINGS.iter().any(|thing| thing.trim_end_matches('s') == word)
        && !MORE_THINGS.contains(&word)
}

/// Singular nouns that end as trades do.
const MORE_THINGS: &[&str] = &[
    "acheteur",
    "soumissionnaire",
    "premier",
    "premiere",
    "dernier",
    "derniere",
    "meilleur",
    "ville",
    "particulier",
    "particuliere",
    "interieur",
    "exterieur",
    "superieur",
    "superieure",
    "bonheur",
    "largeur",
    "epaisseur",
    "profondeur",
    "chaleur",
    "fraicheur",
    "douleur",
    "faveur",
    "rigueur",
    "vigueur",
    "teneur",
    "ampleur",
    "majeur",
    "mineur",
    "vapeur",
    "directeur",
    "inspecteur",
    "procureur",
    "recteur",
    "receveur",
    "ordonnateur",
    "mobilier",
    "immobilier",
    "fichier",
    "calendrier",
    "courrier",
    "chantier",
    "sentier",
    "atelier",
    "gravier",
    "acier",
    "papier",
    "cahier",
    "dossier",
    "financier",
    "panier",
    "palier",
    "clavier",
    "collier",
    "pilier",
    "levier",
    "premiere",
    "piste",
    "liste",
    "visite",
    "modiste",
    "registre",
    "reste",
    "filtre",
    "ascenseur",
    "vecteur",
    "secteur",
    "refrigerateur",
    "congelateur",
    "ventilateur",
    "generateur",
    "transformateur",
    "onduleur",
    "chargeur",
    "broyeur",
    "surpresseur",
    "compresseur",
    "aspirateur",
    "incubateur",
    "adaptateur",
    "indicateur",
    "coffre-fort",
    "empereur",
    "ministere",
    "maniere",
    "matiere",
    "riviere",
    "carriere",
    "lumiere",
    "frontiere",
    "barriere",
    "pierre",
    "charniere",
    "litiere",
    "cimetiere",
    "chaudiere",
    "lisiere",
    "aire",
    "peupliers",
    "peuplier",
    "chataignier",
    "pommier",
    "poirier",
    "cerisier",
    "olivier",
    "amandier",
    "noisetier",
    "prunier",
];

/// « tarnais », « niçoise »: an adjective of place not listed, told by its end.
fn is_gentile_by_its_end(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "bois",
        "fois",
        "mois",
        "trois",
        "lois",
        "toutefois",
        "parfois",
        "autrefois",
        "quelquefois",
        "courtois",
        "courtoise",
        "bourgeois",
        "bourgeoise",
        "villageois",
        "villageoise",
        "villageoises",
        "ardoise",
        "ardoises",
        "framboise",
        "framboises",
        "turquoise",
        "noise",
        "siamois",
        "mais",
        "frais",
        "jamais",
        "delais",
        "essais",
        "balais",
        "relais",
        "engrais",
        "biais",
        "palais",
        "marais",
        "chaise",
        "chaises",
        "fraise",
        "fraises",
        "falaise",
        "punaise",
        "punaises",
        "mauvais",
        "mauvaise",
        "mauvaises",
        "desormais",
        "mayonnaise",
        "glaise",
        "fournaise",
        "cimaise",
        "cimaises",
        "braise",
        "portais",
        "quais",
        "remblais",
        "deblais",
        "rabais",
        "harnais",
        "laquais",
        "anchois",
        "empois",
        "petits-pois",
        "hautbois",
        "sournois",
        "surcrois",
        "convois",
        "emplois",
        "envois",
        "renvois",
        "octrois",
        "parois",
        "effrois",
        "tournois",
        "minois",
        "carquois",
        "putois",
        "patois",
        "narquois",
        "treillais",
        "dadais",
        "niais",
        "niaise",
        "biaise",
        "aise",
        "malaise",
        "croise",
        "croises",
        "boise",
        "boises",
        "toise",
        "cervoise",
        "armoise",
        "apprivoise",
        "empoise",
        "pavois",
        "sous-bois",
        "mi-bois",
        "mortaise",
        "fadaise",
        "foutaise",
        "alaise",
        "alese",
        "frois",
        "droits",
        "anglais",
        "anglaise",
        "balaise",
        "apaise",
    ];
    let ends = ["ais", "aise", "aises", "ois", "oise", "oises"];
    word.len() >= 6 && ends.iter().any(|end| word.ends_with(end)) && !OTHERS.contains(&word)
}

/// The one who bids or performs.
pub(crate) static HOLDER: Phrases = Phrases::new(&[
    "(sous-traitant)",
    "(=candidat|=candidate|=candidats|=soumissionnaire|=soumissionnaires|=titulaire|=titulaires|=attributaire|=attributaires|=prestataire|=prestataires|=entreprise|=entreprises|=societe|=societes|=fournisseur|=fournisseurs|=operateur|=operateurs|=entrepreneur|=entrepreneurs|=artisan|=artisans|=commercant|=commercants|=garagiste|=garagistes|=imprimeur|=imprimeurs|=traiteur|=traiteurs|=maraicher|=maraichers|=boulanger|=boulangers|=cabinet|=cabinets|=pme|=tpe|=groupement|=groupements|=cotraitant|=cotraitants|=mandataire|=mandataires|=exploitant|=exploitants|=distributeur|=distributeurs|=concessionnaire|=concessionnaires|=installateur|=installateurs|=intervenant|=intervenants|=professionnel|=professionnels|=partenaire|=partenaires|=transporteur|=transporteurs|=constructeur|=constructeurs|=paysagiste|=paysagistes|=ambulancier|=ambulanciers|=architecte|=architectes|=veterinaire|=plombier|=electricien|=menuisier|=couvreur|=pharmacien|=restaurateur|=libraire|=libraires|=photographe|=garage|=garages|=maison|=maisons|=structure|=structures|=producteur|=detaillant|=detaillants|=negociant|=negociants|=grossiste|=grossistes|=loueur|=loueurs|=hotelier|=hoteliers|=hotel|=hotels|=restaurateurs|=boucher|=bouchers|=fleuriste|=fleuristes|=horticulteurs|=notaire|=notaires|=avocat|=avocats|=geometre|=geometres|=expert|=experts|=graphiste|=graphistes|=photographes|=couvreurs|=plombiers|=electriciens|=menuisiers|=macon|=macons|=peintres|=serrurier|=serruriers|=carreleur|=terrassier|=terrassiers|=carrossier|=carrossiers|=taxi|=taxis|=ambulanciers|=autocariste|=autocaristes|=demenageur|=demenageurs|=veterinaires|=pharmaciens|=opticien|=opticiens|=coiffeur|=coiffeurs|=cuisinier|=cuisiniers|=patissier|=patissiers|=brasseur|=brasseurs|=vigneron|=caviste|=cavistes|=editeur|=editeurs|=assureur|=assureurs|=courtier|=courtiers|=banques|=association|=associations|=cooperative|=firme|=firmes|=fabrique|=repreneur|=proposant|=proposants|=concurrent|=concurrents|=postulant|=postulants|=sous-traitants|=employeur|=employeurs|=adjudicataire|=architectes|=bureaux d'etudes|=bureau d'etudes|=agence d'architecture|=metiers|maîtres d'œuvre|maître d'œuvre|=scierie|=scieries|=compagnie|=compagnies|=troupe|=troupes|=orchestre|=orchestres|=formation musicale|=ferrailleur|=recycleur|=vidangeur|=elagueur|=elagueurs|=depanneur|=depanneurs|=loueuse)",
]);

/// The one who buys, and its places.
pub(crate) static BUYER_PLACES: Phrases = Phrases::new(&[
    "(cuisine centrale|cuisines centrales|écoles|crèches|mairie|mairies|cantines|restaurants scolaires|restaurants (municipaux|communaux)|bâtiments (communaux|municipaux|publics)|services (municipaux|communaux|de la)|centre hospitalier|hôpital|EHPAD|établissement public|gymnases|médiathèque|bibliothèque|voirie|cimetière|stade|collèges|lycées)",
    "(dépôt|atelier|ateliers|siège|bureaux|locaux|magasin|garage|entrepôt|agence) (communal|communaux|municipal|municipaux|technique|techniques|départemental)",
    "(dépôt|atelier|ateliers|siège|bureaux|locaux|magasin|garage|entrepôt) (de la|du|de l'|des) (=commune|=ville|=mairie|=collectivite|=acheteur|=regie|=syndicat|=association|=agglomeration|=ccas|=ehpad|=prefecture|=office|=communaute|=metropole|=departement|=region|=hopital|=centre|=etablissement|=services|=service|=pouvoir|=maitre d'ouvrage)",
    "=depot (de|du|des|d') (l')? (offre|offres|pli|plis|candidature|candidatures|dossier|dossiers|pain)",
    "=depot (sur|via|par|dans|au moyen) (=le|=la|=l'|=son|=un)? (Chorus|portail|plateforme|plate-forme|profil|site|CAP CAP|voie)",
    "(plateforme|plate-forme|salle|portail|site) (de la|du|de l'|des|municipale|de dématérialisation) (=commune|=ville|=mairie|=departement|=region|=acheteur|=collectivite|=hopital|=marches|=fetes|=conseil)?",
    "représentant de l'État",
    "agence (régionale|de l'eau|nationale|postale|de l'environnement|de la transition|France)",
    "établissements (recevant|publics|scolaires|de santé|d'enseignement|d'accueil|hospitaliers)",
]);
