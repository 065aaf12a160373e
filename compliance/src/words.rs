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
    "(territoire|sol) (national|français|métropolitain|hexagonal)",
    "(=hexagone|pays)",
]);

static COUNTRY_WORD: Phrases = Phrases::new(&["hexagone"]);

static TERRITORY: Phrases = Phrases::new(&[
    "(la|le|l'|cette|ce|sa|notre|une même|même|un autre|une) (=commune|=ville|=village|=bourg|=departement|=region|=canton|=arrondissement|=agglomeration|=intercommunalite|=metropole|=circonscription|=prefecture|=sous-prefecture|=vallee|=massif|=terroir|=secteur|=pays)",
    "(du|au|d'un|de ce|des|les|leurs|aux|un des|l'un des|deux|plusieurs) (=departement|=departements|=canton|=cantons|=territoire|=terroir|=bassin|=massif|=secteur|=pays|=regions|=communes|=villages|=bourg)",
    "(communauté|communautés) (de communes|d'agglomération|urbaine)",
    "territoire (de|du|des|communal|intercommunal|départemental|régional|local|métropolitain|d')",
    "le territoire",
    "(massif|vallée|terroir|territoire|bassin|littoral|plateau) (vosgien|jurassien|alpin|pyrénéen|breton|normand|alsacien|lorrain|local|régional|départemental)",
    "bassin (de vie|d'emploi|d'emplois|économique|local|de population|minier)",
    "(communes|cantons|départements|régions|territoires|villes|villages) (voisin|limitrophe|avoisinant|environnant|membre|proche|alentour)",
    "(département|région|commune|canton|régions|départements) (voisin|limitrophe|avoisinant)",
    "(situé|située|implanté|implantée|établi|établie|installé|installée|basé|basée|domicilié|domiciliée|sis|sise|siège) à (proximité de)? CAP",
    "(=notre|=leur|=un|=une|=meme) (=commune|=ville|=departement|=region|=canton|=agglomeration|=metropole)",
    "(ressort|périmètre|zone) (territorial|territoriale|intercommunal|communal|du|de la|de l'|d'emploi|d'activité)",
    "(hors|intra) (département|région|commune|muros)",
    "(aux|les|ses) (alentours|environs)",
    "(à|la|de|grande|forte) proximité (immédiate|géographique)?",
    "sur place",
    "localement",
    "(proche|voisin|riverain) (de|du) (la|le|l')? (commune|ville|chantier|site|hôpital|établissement|mairie)",
]);

static RADIUS: Phrases = Phrases::new(&[
    "rayon (de|d'|maximal de|maximum de|inférieur à|n'excédant pas) ..4 # (km|kilomètre|kilomètres)",
    "rayon ..3 # (km|kilomètre|kilomètres)",
    "(moins|plus) de # (km|kilomètre|kilomètres)",
    "# (km|kilomètre|kilomètres) (maximum|maximal|autour|au plus|à la ronde|à vol|du|de la|de l'|des)",
    "(inférieur|supérieur|égal) (à|ou égal à) # (km|kilomètre|kilomètres)",
    "(à|dans|sous) # (km|kilomètre|kilomètres)",
    "(à|dans) (un|une)? (maximum de)? # (minute|minutes) (maximum|au plus|en voiture|de route|de la|du|de l')",
    "(moins|plus) de # (minute|minutes|heure|heures) (de route|de trajet|en voiture|de transport)",
]);

/// Places named in a range, in order, the most telling kind where they overlap.
pub(crate) fn places(r: &Reading<'_>, tokens: Range<usize>) -> Vec<Place> {
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
            if phrases_is_pays(r, &range, kind)
                || found.iter().any(|p| crate::marks::overlaps(&p.tokens, &range))
            {
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

/// « pays » alone says nothing (« pays d’origine », « pays de Caux » is a territory).
fn phrases_is_pays(r: &Reading<'_>, range: &Range<usize>, kind: PlaceKind) -> bool {
    kind == PlaceKind::France && range.len() == 1 && r.folded(range.start) == "pays"
}

/// An adjective of origin (« français », « vosgien », « local »).
pub(crate) fn is_gentile(r: &Reading<'_>, at: usize) -> bool {
    gentiles().contains(r.folded(at))
}

/// The one who bids or performs.
pub(crate) static HOLDER: Phrases = Phrases::new(&[
    "(sous-traitant)",
    "(=candidat|=candidate|=candidats|=soumissionnaire|=soumissionnaires|=titulaire|=titulaires|=attributaire|=attributaires|=prestataire|=prestataires|=entreprise|=entreprises|=societe|=societes|=fournisseur|=fournisseurs|=operateur|=operateurs|=entrepreneur|=entrepreneurs|=artisan|=artisans|=commercant|=commercants|=garagiste|=garagistes|=imprimeur|=imprimeurs|=traiteur|=traiteurs|=maraicher|=maraichers|=boulanger|=boulangers|=cabinet|=cabinets|=pme|=tpe|=groupement|=groupements|=cotraitant|=cotraitants|=mandataire|=mandataires|=exploitant|=exploitants|=distributeur|=distributeurs|=concessionnaire|=concessionnaires|=installateur|=installateurs|=intervenant|=intervenants|=professionnel|=professionnels|=partenaire|=partenaires|=transporteur|=transporteurs|=constructeur|=constructeurs|=paysagiste|=paysagistes|=ambulancier|=ambulanciers|=architecte|=architectes|=veterinaire|=plombier|=electricien|=menuisier|=couvreur|=pharmacien|=restaurateur|=libraire|=libraires|=photographe)",
]);

/// The one who buys, and its places.
pub(crate) static BUYER_PLACES: Phrases = Phrases::new(&[
    "(écoles|crèches|mairie|mairies|cantines|restaurants scolaires|restaurants (municipaux|communaux)|bâtiments (communaux|municipaux|publics)|services (municipaux|communaux|de la)|centre hospitalier|hôpital|EHPAD|établissement public|gymnases|médiathèque|bibliothèque|voirie|cimetière|stade|collèges|lycées)",
    "(dépôt|atelier|ateliers|siège|bureaux|locaux|magasin|garage|entrepôt|agence) (communal|communaux|municipal|municipaux|technique|techniques|départemental)",
    "(dépôt|atelier|ateliers|siège|bureaux|locaux|magasin|garage|entrepôt) (de la|du|de l'|des) (=commune|=ville|=mairie|=collectivite|=acheteur|=communaute|=metropole|=departement|=region|=hopital|=centre|=etablissement|=services|=service|=pouvoir|=maitre)",
    "=depot (de|du|des|d') (l')? (offre|offres|pli|plis|candidature|candidatures|dossier|dossiers|pain)",
    "agence (régionale|de l'eau|nationale|postale|de l'environnement|de la transition|France)",
    "établissements (recevant|publics|scolaires|de santé|d'enseignement|d'accueil|hospitaliers)",
]);
