//! How one is put before another: points, ranks, bonuses and cuts, turns of service.

use std::ops::Range;

use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;

static RANKED: Phrases = Phrases::new(&[
    "(mieux|moins bien|plus haut|plus bas|favorablement|défavorablement) (placé|classé|noté|coté|vu|servi|traité|accueilli|positionné|considéré|jugé|regardé|reçu)",
    "(placé|placée|placés|classé|classée|classés|classées|rangé|rangés|noté|notés|servi|servis|servie|servies|appelé|appelés|contacté|contactés|sollicité|sollicités|choisi|choisis|consulté|consultés|interrogé|interrogés|examiné|examinée|examinées|lu|lues|ouvert|ouverts) (devant|avant|derrière|après|premier|premiers|premières|dernier|derniers|dernières|d'abord|en premier|en tête|en dernier|au premier rang|au second rang|en seconde|en première|en fin|par priorité|les premiers|de préférence)",
    "(passe|passent|passera|passeront|passer|vient|viendra|viendront|viennent|reste|figure|figurent|figurera) (devant|avant|derrière|après|d'abord|en premier|en tête|en dernier)",
    "(=prime|=primera|=primeront|=priment|supplante|devance|devancera|coiffe|évince|l'emporte|l'emportent|l'emportera|l'emporteront|emporte) ..1 (sur|le|la|les|marché|affaire|décision)?",
    "(faveur|faveurs|avantage|avantages|préférence|préférences|priorité|pas|dessus|primauté|prime|bonus|coup de pouce|avance) ..1 (va|ira|vont|est donné|est donnée|est accordé|est accordée|est laissé|sera donné|revient|reviendra|échoit|joue|jouera)",
    "(a|ont|aura|auront|donne|donnera|garde|prend|conserve|accorde|reçoit|obtient) ..2 (faveur|faveurs|avantage|préférence|priorité|le pas|le dessus|primauté|bienveillance|coup de pouce)",
    "(œil|regard|examen|avis) (favorable|bienveillant)",
    "(décote|surcote|abattement|minoration|majoration|coefficient|pénalité|malus|bonus|handicap|surcoût fictif|ristourne fictive|réfaction) ..12 (note|notes|classement|offre|offres|prix|points|candidat|candidats|comparaison|jugement)",
    "(note|notes|classement|offre|offres|prix|candidat|candidats|société|entreprises|imprimeries|cabinet) ..8 (décote|surcote|abattement|minoration|minoré|minorés|minorée|majoration|majoré|majorée|majorées|coefficient|malus|pénalisé|pénalisée|pénalisés|pénalisées|affecté|affectée|diminué|diminuée|diminuées|augmenté|augmentée|amputé|amputée|relevé|relevée|abaissé|abaissée|déclassé|déclassée|déclassés|rétrogradé)",
    "(pénalise|pénalisent|pénalisés|pénalisées|désavantag*|défavoris*|handicap*|déclass*|rétrograd*|surclass*|sanctionn*|crédit*)",
    "(=ote|=otera|=otent|=retire|=retires|=retiree|=retranche|=retranches|=perd|=perdent|=perdra|=deduit|=deduits|=ajoute|=ajoutent|=ajoutee|=gagne|=gagnent|=rapporte|=rapportent|=vaut|=valent|=vaudra|=coute|=octroye|=octroie) ..4 (point|points|pts|% |note|dixième|dixièmes)",
    "(compté|comptée|coté|cotée|apprécié|appréciée|évalué|évaluée|notée) ..2 (de|sur) (#|zéro) ..2 (#)?",
    "(=rang|=ordre|=ordres) (de priorité|de passage|d'appel|de préférence|de faveur)",
    "(fait|feront|fera|faire) (la différence|pencher)",
    "(penche|penchera|penchent|incline|inclinera) (pour|en faveur|vers)",
    "en (second|seconde ligne|second lieu|seconde liste|deuxième ligne)",
    "(voix|balance|décision|choix) ..3 (penche|penchera|prépondérante|emporte)",
    "tour de (rôle|faveur)",
    "(choix|préférence|décision|faveur) ..6 (se porte|se portera|=porte|=portera) ..6 sur",
    "(note|notes|classement) ..2 (réduit|réduite|réduites|rabaiss*|baiss*|rehauss*|améliorée|bonifi*)",
    "(réput*|regardé|regardée|considéré|considérée|compté|comptée) ..3 # (\"%\"|pour cent|euros|€) (moins|plus) (chère|cher|chères|élevée|basse)",
    "(choix|décision|arbitrage|départage|=tranche|=tranchee) ..6 (au bénéfice|au profit|en faveur|à l'avantage) (de|du|des)",
]);

/// Those who lack something lose for it.
static PENALISED: Phrases = Phrases::new(&[
    "(abattement|malus|décote|minor*|pénalis*|perd|perdent|déclass*|amput*|retranch*|retir*) ..6 (note|notes|point|points|offre|classement)",
    "(note|notes|classement|offre|offres|points) ..3 (réduit|réduite|réduites|réduits|abaiss*|minor*|diminu*|amput*|pénalis*|déclass*|baiss*)",
]);

/// « dont le siège n’est pas dans la région voient leur note réduite »: the denial is of the place, and costs.
pub(in crate::rules) fn penalised(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&PENALISED, tokens)
}

/// The words put some before others.
pub(in crate::rules) fn ranked(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&RANKED, tokens)
}

/// Scored, or put before others.
pub(in crate::rules) fn scored_or_ranked(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    mood::scored(r, tokens.clone()) || ranked(r, tokens)
}
