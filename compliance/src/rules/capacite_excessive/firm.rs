//! What a firm has or has done, as a passage requires it.

use std::ops::Range;

use super::measure::numbers;
use super::vocabulary::selects;
use crate::marks::hull;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// What was done before.
pub(super) static DONE: Phrases = Phrases::new(&[
    "=references !(du marché|de la consultation|de l'accord|technique|catalogue|commerciale|cadastrale|sous|produits|d'articles|normative|normatives|au présent|à l'article|principale)",
    // « La référence » is an article of a catalogue.
    "(une|de|sans|aucune|seule|pas|#) =reference !(du marché|de la consultation|de l'accord|technique|catalogue|commerciale|cadastrale|sous|produits|d'articles|normative|normatives|au présent|à l'article|principale)",
    "(il|elle|ils|elles|candidat|société|entreprise|soumissionnaire|prestataire|cabinet) (=a|=ont) ..5 (réalisé|exécuté|mené|conduit|assuré|livré|équipé|traité|effectué|fourni|exploité|achevé|déployé|installé|restauré|rénové|construit|posé|organisé|entretenu|géré|accompagné|formé|servi|conçu|travaillé|intervenu)",
    "(réalisé|réalisés|exécuté|livré|conduit|mené|assuré|équipé|traité|achevé|installé|restauré|rénové|construit|organisé|fourni) ..1 (au moins|au minimum|plus de|pas moins de) #",
    "(procès-verbal|procès-verbaux|lettre|lettres|courriers) (de|d') (réception|recommandation|satisfaction|clients|maîtres d'ouvrage|félicitations)",
    "(attestation|attestations|certificat|certificats) (de|d') (bonne exécution|bonne fin|capacité|maîtres d'ouvrage|satisfaction|clients)",
    "(=avoir|=ayant|=aura|=auront|=ont|=aurait|=ait|=aient) ..7 (réalisé|exécuté|mené|conduit|assuré|livré|équipé|traité|effectué|fourni|exploité|achevé|déployé|installé|restauré|rénové|construit|posé|organisé|entretenu|géré|accompagné|formé|servi|conçu|repris|diagnostiqué|étudié|obtenu|signé|remporté|travaillé|intervenu|transporté|planté|nettoyé|collecté|hébergé|migré|assisté|audité|produit|imprimé|édité|tourné|monté|abattu|élagué|curé|peint|numérisé|classé|confectionné|tiré|loué|vendu)",
    "(réalisé|réalisés|réalisées|exécutés|exécutées|achevé|achevés|achevées|livrés|livrées|exploités|exploitées|équipés|équipées|=traites|=traitees|repris|diagnostiqués|installés|restaurés|menées|conduits|effectuées|assurés|organisés|organisées|construits|rénovés|entretenus|déployés|posés) ..6 (cours|depuis|l'année écoulée|derniers|dernières|semestre|chez|auprès|simultanément|dans des)",
    "(se prévaloir|faire état|feront état|fait état|font état|faire valoir|justifier|justifie|justifient) ..3 (de|d') ..2 # !(points|années|ans|mois|euros|€|\"%\")",
    "(marchés|contrats|chantiers|opérations|prestations|réalisations|missions|projets|installations|commandes) ..3 (similaires|identiques|analogues|comparables|équivalents|semblables|en cours|de même nature|du même type)",
    "(équipés|équipées|exploités|exploitées) (chacun|chacune|simultanément|ensemble)",
]);

/// The same thing exactly, for the same sort of client, or too lately.
static IDENTICAL: Phrases = Phrases::new(&[
    "(identique|identiques|en tous points|exactement|strictement|rigoureusement|parfaitement semblable|parfaitement semblables)",
    "(de|du|des|d'un|le|la|les|d'une|en) (même|mêmes) !(nature|type|ordre|complexité|domaine|candidat|titre|groupement|temps|jour|manière|conditions|façon|forme|pli|offre|lot|genre|esprit|marché|objet)",
    "(exclusivement|uniquement|seules|seuls|seulement) ..6 (public|publics|publiques|communes|collectivités|hôpitaux|hospitaliers|établissements|commune|secteur|acheteurs|mairies)",
    "(secteur public|personnes publiques|collectivités|acheteurs publics|établissements publics|communes|hôpitaux) (exclusivement|uniquement|seulement)",
    "(cours|dans|depuis) ..3 (douze|six|12|6|dix-huit|18|trois|neuf) derniers mois",
    "(dans|au cours de|durant) (l'année|l'année écoulée|le dernier semestre|le semestre écoulé)",
    "(communes|collectivités|villes|hôpitaux|établissements|agglomérations) de plus de #",
    "(plus|moins) (de|d') (#>=300|la moitié)",
]);

/// Had already the same buyer as a client.
static SAME_BUYER: Phrases = Phrases::new(&[
    "(déjà|précédemment|antérieurement) ..3 (travaillé|intervenu|intervenue|intervenus|intervenues|exécuté|réalisé|livré|fourni|équipé|prestataire|titulaire|titulaires|sous contrat|collaboré|œuvré|servi) ..8 (pour|avec|auprès de|de|à|chez) (la|le|l'|notre|ladite) (commune|ville|mairie|établissement|hôpital|acheteur|collectivité|centre hospitalier|pouvoir adjudicateur|CCAS|communauté|maître d'ouvrage)",
    "(pour le compte|auprès|pour) (de|du)? (la|le|l')? (même|présent|présente) (commune|ville|mairie|établissement|hôpital|acheteur|collectivité|maître d'ouvrage)",
    "(titulaire|titulaires|attributaire) ..3 (précédent|ancien|sortant) ..3 (marché|contrat)",
]);

/// What a firm owns or employs.
static MEANS: Phrases = Phrases::new(&[
    "(effectif|effectifs|encadrement|laboratoire|entrepôt|parc|flotte|équipe permanente|service interne|bureau d'études interne|état-major|atelier|ateliers|usine)",
    "(emploie|emploient|employer|employant|n'emploie|salarie|compte|comptent|compter|comptant|possède|possèdent|posséder|possédant|dispose|disposent|disposer|disposant|disposera|détient|détiennent|détenir|justifie|justifient|justifier|propriétaire|aligne)",
    "(en propre|en propriété|en pleine propriété|la propriété|possédé|possédée|possédés|détenus|détenu|détenues|permanent|permanents|permanente|permanentes|interne|internes|salarié|salariés|salariées|contrat à durée indéterminée|=CDI|temps plein|temps complet|docteurs|ingénieurs|titulaires de)",
]);

/// Things and people counted in a firm.
static OWNED: Phrases = Phrases::new(&[
    "(salarié|salariés|salariées|employés|collaborateurs|collaborateur|personnes|agents|ouvriers|techniciens|ingénieurs|chauffeurs|conducteurs|formateurs|chercheurs|développeurs|équivalents temps plein|=ETP|compagnons|jardiniers|cuisiniers|consultants|juristes|architectes|permanents|livreurs|peintres|maçons|électriciens|couvreurs|docteurs|cadres|experts|spécialistes|moniteurs|animateurs|maîtres|artisans|experts-comptables|avocats|vétérinaires|infirmiers|médecins|géomètres|opérateurs|monteurs|mécaniciens|soudeurs|plombiers|menuisiers|paysagistes|élagueurs|grimpeurs|musiciens|comédiens|interprètes|graphistes|commerciaux|vendeurs|auditeurs|chefs|hôtesses|guides|surveillants|vigiles|gardiens)",
    "(véhicules|véhicule|camions|camion|engins|engin|nacelles|pelles|autocars|autobus|bennes|machines|avions|bateaux|grues|tracteurs|tondeuses|fourgons|remorques|presses|serveurs|fours|agences|ateliers|succursales|implantations|points de vente|dépôts|magasins|balayeuses|hydrocureurs|ambulances|drones|échafaudages|chapiteaux|scènes|m²|m2)",
]);

/// Said of the performance of the contract, of its users, or of the offer.
static OF_THE_CONTRACT: Phrases = Phrases::new(&[
    "(affecte|affecté|affectés|affectées|affectera|mobilise|mobilisé|mobilisera|mis à disposition|met à disposition|présents|sur le site|sur le chantier|par équipe|par séance|par rotation|usagers|bénéficiaires|enfants|résidents|convives|insertion|stagiaires|handicapés|handicapées)",
    "(capacité|superficie|surface) (de|du|de la|des)",
]);

/// Numbers of other things.
static UNIT: Phrases = Phrases::new(&[
    "(an|ans|année|années|mois|jour|jours|heure|heures|minutes|semaines|points|point|pts|\"%\"|pour|euros|€|euro|dernier|derniers|dernières|dernière|page|pages|exemplaire|exemplaires|copies|lot|lots|critères|plis|candidats|offres|mètres|km|kilomètres|fois|exercices|exercice|millions|feuilles|articles|h|à)",
]);

static AT_MOST: Phrases =
    Phrases::new(&["(au plus|maximum|maximale|dans la limite|sans dépasser|n'excédant)"]);

/// « 12.2 Puissance », « 4. Candidatures ».
fn is_item_number(r: &Reading<'_>, sentence: &Range<usize>, number: &Range<usize>) -> bool {
    number.start == sentence.start && (!r.is_word(number.end) || r.is_capital(number.end))
}

/// The number is a ceiling.
fn at_most(r: &Reading<'_>, number: &Range<usize>) -> bool {
    r.has(&AT_MOST, r.back(number.start, 3)) || r.has(&AT_MOST, r.ahead(number.end, 4))
}

/// From this number on, what was done is asked too often.
const MANY_DONE: f64 = 5.0;
/// From this number on, when the sameness or the size is required as well.
const SOME_DONE: f64 = 3.0;
/// From this number on, staff or means are those of a large firm.
const MANY_OWNED: f64 = 8.0;

/// Past performance required in excess.
pub(super) fn done(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let done = r.find(&DONE, sentence.clone());
    let buyer = r.find(&SAME_BUYER, sentence.clone()).into_iter().next();
    if (done.is_empty() && buyer.is_none()) || !selects(r, sentence) {
        return None;
    }
    let counted = |least: f64| {
        numbers(r, sentence.clone())
            .into_iter()
            .find_map(|(number, value)| {
                let counts = value >= least
                    && value < 1000.0
                    && !is_item_number(r, sentence, &number)
                    && r.before(number.start) != "pour"
                    && !r.has(&UNIT, number.end..(number.end + 1).min(sentence.end))
                    && !at_most(r, &number);
                let near = done
                    .iter()
                    .filter(|done| gap(done, &number) <= 14 && r.clause(done).contains(&number.start))
                    .min_by_key(|done| gap(done, &number))?;
                counts.then(|| hull(near, &number))
            })
    };
    if let Some(range) = counted(MANY_DONE) {
        return Some(range);
    }
    if buyer.is_some() {
        return buyer;
    }
    let same = r.find(&IDENTICAL, sentence.clone()).into_iter().next()?;
    let done = done.iter().find(|done| gap(done, &same) <= 20)?;
    Some(counted(SOME_DONE).map_or_else(|| hull(done, &same), |range| hull(&range, &same)))
}

/// Staff or equipment required in excess.
pub(super) fn owned(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let owned = r.find(&OWNED, sentence.clone());
    if owned.is_empty() || !selects(r, sentence) || r.has(&OF_THE_CONTRACT, sentence.clone()) {
        return None;
    }
    let means = r.find(&MEANS, sentence.clone());
    let held = r.find(&HELD, sentence.clone());
    numbers(r, sentence.clone())
        .into_iter()
        .find_map(|(number, value)| {
            let thing = owned
                .iter()
                .find(|thing| thing.start >= number.end && thing.start - number.end <= 3)
                .or_else(|| {
                    owned
                        .iter()
                        .find(|thing| thing.end <= number.start && number.start - thing.end <= 3)
                })?;
            let counted = hull(&number, thing);
            let near = |found: &[Range<usize>], reach: usize| {
                found.iter().any(|words| gap(words, &counted) <= reach)
            };
            let large = value >= MANY_OWNED && near(&means, 12);
            let tied = value >= SOME_DONE && near(&held, 8);
            ((large || tied) && !at_most(r, &number)).then_some(counted)
        })
}

/// Owned outright, employed for good.
static HELD: Phrases = Phrases::new(&[
    "(en propre|en propriété|en pleine propriété|la propriété|possédé|possédée|possédés|détenus|détenues|permanent|permanents|permanente|permanentes|interne|internes|à titre permanent|docteurs|contrat à durée indéterminée|=CDI)",
]);

/// Years of the firm.
static AGE: Phrases = Phrases::new(&[
    "(présent|présents|présente|présentes|actif|actifs|active|actives|opérant|installés|reconnu|reconnus) ..6 depuis",
    "depuis ..4 # (ans|années)",
    "(clos|clôturé|clôturés|publié|publiés|déposé|déposés) ..2 # (exercices|bilans|comptes)",
    "(existence|ancienneté|activité|présence|pratique|métier|antériorité|immatriculé|immatriculée|immatriculés|immatriculées|immatriculation|inscrit|inscrite|inscrites|inscription|créé|créée|créées|création|constituée|constituées|fondé|fondée|fondées|existe|existent|existant|exerce|exercent|exerçant|exercé|établi|établie|expérience|adhérent|adhérente|agrément|agréé|agréée|savoir-faire|installée|fonctionnement)",
]);

/// Years of something or somebody else.
static OTHER_YEARS: Phrases = Phrases::new(&[
    "(garantie|durée du marché|accord-cadre|reconduction|archivage|conservation|validité|amortissement|pièces détachées|décennale|disponibilité des pièces|péremption|condamnation|fiscales)",
    "(liste|déclaration|déclare|déclarent|présentation|principales|principaux|bilans) ..12 (cours|derniers|dernières|trois|cinq)",
    "(=chef|conducteur|directeur|formateur|technicien|techniciens|ingénieur|responsable|encadrant|animateur|chauffeur|infirmier|jardinier|personnel|agents|agent|intervenant|intervenants|équipe|=consultant|=consultants|architecte|coordonnateur|médecin|maître-chien|animateurs|chargé|collaborateurs|interlocuteur|avocat|rédacteur|jeunes (de|gens|publics|sans)|âgé|âgés|=age|géotechnicien|salarié|diplôme)",
]);

static UNBROKEN: Phrases = Phrases::new(&[
    "(ininterrompu|ininterrompue|continu|continue|consécutif|consécutifs|consécutives|croissance|révolus|révolues)",
]);

/// Those who have fewer years are put aside.
pub(super) static SHUT_OUT: Phrases = Phrases::new(&[
    "(éliminé|éliminée|éliminés|éliminées|éliminatoire|élimination|évincé|évincée|évincés|évincées|écarté|écartée|écartés|écartées|rejeté|rejetée|rejetés|rejetées|exclu|exclue|exclus|exclues|exclusion|rejet|irrecevable|irrecevables|irrecevabilité|inapte|s'abstiendront|s'abstiendra|s'abstiennent)",
    "(ne|n') ..4 (pas|aucun|point)? ..3 (admis|admise|admises|retenu|retenue|retenus|retenues|recevable|recevables|autorisé|autorisés|autorisées|examiné|examinée|examinées|ouvert|ouverts|analysé|analysée|analysées|candidater|concourir|soumissionner|répondre|participer)",
    "sans examen",
]);

static CREATED: Phrases = Phrases::new(&[
    "(créé|créée|créées|constituée|constituées|immatriculée|immatriculées|immatriculés|fondées|fondée) ..3 (avant|après|antérieurement|postérieurement|depuis) ..4 #>1900",
    "(entreprises|sociétés|candidats|structures|société|entreprise) (plus)? (récentes|nouvelles|récente|nouvelle|trop jeunes|de création récente|créées récemment) ..8 (éliminées|éliminée|écartées|écartée|rejetées|exclues|exclue|irrecevables|ne|n')",
]);

/// Age required of the firm.
pub(super) fn age(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if !selects(r, sentence) || r.has(&OTHER_YEARS, sentence.clone()) {
        return None;
    }
    if let Some(created) = r.find(&CREATED, sentence.clone()).into_iter().next() {
        return Some(created);
    }
    let ages = r.find(&AGE, sentence.clone());
    if ages.is_empty() {
        return None;
    }
    let least = match (
        r.has(&UNBROKEN, sentence.clone()),
        r.has(&SHUT_OUT, sentence.clone()),
    ) {
        (_, true) => 2.0,
        (true, _) => 3.0,
        _ => 4.0,
    };
    numbers(r, sentence.clone())
        .into_iter()
        .find_map(|(number, value)| {
            let years = matches!(
                r.folded(number.end),
                "an" | "ans" | "annee" | "annees" | "exercices"
            );
            let near = ages.iter().find(|age| gap(age, &number) <= 10)?;
            (years && value >= least).then(|| hull(near, &(number.start..number.end + 1)))
        })
}

fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    crate::marks::between(a, b).len()
}
