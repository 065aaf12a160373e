//! Places and parties as several rules read them.

use std::ops::Range;

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
]);

static COUNTRY_WORD: Phrases = Phrases::new(&[
    "=hexagone",
    "(à|de) l'étranger",
    "(=outre-mer|=outre-mediterranee|=outre-atlantique)",
]);

static TERRITORY: Phrases = Phrases::new(&[
    "(=la|=le|=l'|=les|=cette|=ce|=cet|=ces|=sa|=son|=ses|=notre|=nos|=leur|=leurs|=un|=une|=du|=au|=des|=aux|=deux|=plusieurs|=quelques) (=meme|=seul|=seule|=autre|=autres|=propre|=seuls|=seules)? (=commune|=communes|=ville|=villes|=village|=villages|=bourg|=bourgs|=bourgade|=departement|=departements|=region|=regions|=canton|=cantons|=arrondissement|=arrondissements|=agglomeration|=agglomerations|=intercommunalite|=intercommunalites|=metropole|=circonscription|=prefecture|=sous-prefecture|=chef-lieu|=vallee|=vallees|=terroir|=terroirs|=territoire|=territoires|=banlieue|=province|=localite|=hameau|=quartier|=quartiers|=archipel|=presqu'ile|=metropole)",
    "(=la|=les|=des|=ces|=aux) (#|autres|=dites) (=communes|=villes|=departements|=cantons|=villages|=regions|=localites)",
    "(=une =meme|=un =meme|=meme|=son|=sa|=leur|=notre|=un|=une) (=commune|=ville|=departement|=region|=canton|=agglomeration|=metropole|=territoire|=bassin)",
    "(=celui|=celle|=ceux|=celles) (de|du|des) (=la|=les|=l')? (=commune|=communes|=departement|=departements|=region|=regions|=canton|=cantons|=ville|=villes)",
    "(la|le|les|du|au|aux|des|un|cette|ce|deux) (=massif|=massifs|=secteur|=pays|=bassin|=plateau|=littoral|=cote|=plaine|=estuaire|=ile) (de|du|des|d') (=la|=le|=les|=l')? CAP",
    "(=du|=au|=des|=les|=un|=ce|=aux) (=massif|=massifs|=secteur|=bassin|=bassins)",
    "(=du|=au) =pays !d'origine",
    "(=du|=le|=au|=ce) =secteur (de|d'|du) CAP",
    "(communauté|communautés) (de communes|d'agglomération|urbaine)",
    "territoire (de|du|des|communal|intercommunal|départemental|régional|local|métropolitain|d')",
    "territoires? (voisin|limitrophe)",
    "(massif|vallée|terroir|territoire|bassin|littoral|plateau|arc|côte) (vosgien|jurassien|alpin|pyrénéen|breton|normand|alsacien|lorrain|local|régional|départemental|communal|armoricain|méditerranéen|atlantique)",
    "=zone # (du|de|des)",
    "bassin (de vie|d'emploi|d'emplois|économique|local|de population|minier|versant|laitier|de production)",
    "(parc|parcs) (naturel|naturels) (régional|régionaux)?",
    "(communes|cantons|départements|régions|territoires|villes|villages|arrondissements|vallées) (voisin|limitrophe|avoisinant|environnant|membre|proche|alentour|adjacent|contigu|riverain)",
    "(département|région|commune|canton|ville) (voisin|limitrophe|avoisinant|contigu)",
    "(situ*|implant*|établi|établie|établis|install*|basé|basée|basés|domicili*|sis|sise|siège|ouvert|ouverte|garé|garés|localisé|localisée|présent|présente) (à|en|près de|aux portes de|autour de) CAP",
    "(ressort|périmètre|zone|limites|étendue|aire|maillage) (territorial|territoriale|intercommunal|intercommunale|communal|communale|communales|départemental|départementale|départementales|régional|régionale|administratives|du|de la|de l'|d'emploi|d'activité|d'activités|urbaine|artisanale|industrielle|commerciale)",
    "(hors|intra) (département|région|commune|muros|territoire|canton)",
    "(aux|les|ses|des) (=alentours|=environs)",
    "(=alentour|=ici|=localement|=pays-meme)",
    "=en (=ville|=centre-ville|=agglomeration|=metropole)",
    "(=l'|=cette|=notre) (=ile|=archipel|=estuaire)",
    "(rue|boutique|magasin|cabinet|garage|atelier|agence|siège|dépôt) (à|en) CAP",
    "(à|la|de|grande|forte|en) =proximite (immédiate|géographique|directe)?",
    "sur place",
    "du (cru|coin)",
    "(proche|proches|voisin|voisins|riverain|riverains|à deux pas|aux portes|non loin) (de|du|des) (la|le|l')? (commune|ville|chantier|site|hôpital|établissement|mairie|lieu)",
    "(=ville-centre|=centre-ville|=metropole =regionale|=capitale =regionale)",
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
    "(moins|plus) d'(un|une) (quart d'heure|demi-heure|heure) (de|du|des)",
    "(moins|plus) (de|d') # (minute|minutes|heure|heures) (de route|de trajet|en voiture|de transport|de camion)",
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
        if inside(&range) {
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
    gentiles().contains(r.folded(at)) || is_gentile_by_its_end(r.folded(at))
}

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
    matches!(
        r.before(at),
        "les" | "des" | "ses" | "leurs" | "aux" | "ces" | "tous" | "nos" | ":" | ""
    ) && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !THINGS.contains(&word)
}

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
    "(=candidat|=candidate|=candidats|=soumissionnaire|=soumissionnaires|=titulaire|=titulaires|=attributaire|=attributaires|=prestataire|=prestataires|=entreprise|=entreprises|=societe|=societes|=fournisseur|=fournisseurs|=operateur|=operateurs|=entrepreneur|=entrepreneurs|=artisan|=artisans|=commercant|=commercants|=garagiste|=garagistes|=imprimeur|=imprimeurs|=traiteur|=traiteurs|=maraicher|=maraichers|=boulanger|=boulangers|=cabinet|=cabinets|=pme|=tpe|=groupement|=groupements|=cotraitant|=cotraitants|=mandataire|=mandataires|=exploitant|=exploitants|=distributeur|=distributeurs|=concessionnaire|=concessionnaires|=installateur|=installateurs|=intervenant|=intervenants|=professionnel|=professionnels|=partenaire|=partenaires|=transporteur|=transporteurs|=constructeur|=constructeurs|=paysagiste|=paysagistes|=ambulancier|=ambulanciers|=architecte|=architectes|=veterinaire|=plombier|=electricien|=menuisier|=couvreur|=pharmacien|=restaurateur|=libraire|=libraires|=photographe|=garage|=garages|=maison|=maisons|=structure|=structures|=producteur|=detaillant|=detaillants|=negociant|=negociants|=grossiste|=grossistes|=loueur|=loueurs|=hotelier|=hoteliers|=hotel|=hotels|=restaurateurs|=boucher|=bouchers|=fleuriste|=fleuristes|=horticulteurs|=notaire|=notaires|=avocat|=avocats|=geometre|=geometres|=expert|=experts|=graphiste|=graphistes|=photographes|=couvreurs|=plombiers|=electriciens|=menuisiers|=macon|=macons|=peintres|=serrurier|=serruriers|=carreleur|=terrassier|=terrassiers|=carrossier|=carrossiers|=taxi|=taxis|=ambulanciers|=autocariste|=autocaristes|=demenageur|=demenageurs|=veterinaires|=pharmaciens|=opticien|=opticiens|=coiffeur|=coiffeurs|=cuisinier|=cuisiniers|=patissier|=patissiers|=brasseur|=brasseurs|=vigneron|=caviste|=cavistes|=editeur|=editeurs|=assureur|=assureurs|=courtier|=courtiers|=banques|=association|=associations|=cooperative|=firme|=firmes|=fabrique|=repreneur|=proposant|=proposants|=concurrent|=concurrents|=postulant|=postulants|=sous-traitants|=employeur|=employeurs|=adjudicataire|=architectes|=bureaux d'etudes|=bureau d'etudes|=agence d'architecture|=metiers|maîtres d'œuvre|maître d'œuvre|=scierie|=scieries|=ferrailleur|=recycleur|=vidangeur|=elagueur|=elagueurs|=depanneur|=depanneurs|=loueuse)",
]);

/// The one who buys, and its places.
pub(crate) static BUYER_PLACES: Phrases = Phrases::new(&[
    "(écoles|crèches|mairie|mairies|cantines|restaurants scolaires|restaurants (municipaux|communaux)|bâtiments (communaux|municipaux|publics)|services (municipaux|communaux|de la)|centre hospitalier|hôpital|EHPAD|établissement public|gymnases|médiathèque|bibliothèque|voirie|cimetière|stade|collèges|lycées)",
    "(dépôt|atelier|ateliers|siège|bureaux|locaux|magasin|garage|entrepôt|agence) (communal|communaux|municipal|municipaux|technique|techniques|départemental)",
    "(dépôt|atelier|ateliers|siège|bureaux|locaux|magasin|garage|entrepôt) (de la|du|de l'|des) (=commune|=ville|=mairie|=collectivite|=acheteur|=communaute|=metropole|=departement|=region|=hopital|=centre|=etablissement|=services|=service|=pouvoir|=maitre)",
    "=depot (de|du|des|d') (l')? (offre|offres|pli|plis|candidature|candidatures|dossier|dossiers|pain)",
    "(plateforme|plate-forme|salle|portail|site) (de la|du|de l'|des|municipale|de dématérialisation) (=commune|=ville|=mairie|=departement|=region|=acheteur|=collectivite|=hopital|=marches|=fetes|=conseil)?",
    "agence (régionale|de l'eau|nationale|postale|de l'environnement|de la transition|France)",
    "établissements (recevant|publics|scolaires|de santé|d'enseignement|d'accueil|hospitaliers)",
]);
