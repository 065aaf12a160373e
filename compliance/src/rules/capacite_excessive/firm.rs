//! What a firm has or has done, as a passage requires it.

use std::ops::Range;

use super::counted::{
    at_most, is_a_reference, is_item_number, is_known_set, is_noun, is_of_a_name, is_ratio, is_top_of_range,
    is_unit, is_weight, is_year, of_the_purchase, performed,
};
use super::measure::{multiple, numbers, out_of_scale};
use super::vocabulary::selects;
use crate::marks::{hull, overlaps};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::is_trade;

/// What was done before.
pub(super) static DONE: Phrases = Phrases::new(&[
    "=references !(du marché|de la consultation|de l'accord|technique|catalogue|commerciale|cadastrale|sous|produits|d'articles|normative|normatives|au présent|à l'article|principale)",
    // « La référence » is an article of a catalogue.
    "(une|de|sans|aucune|seule|pas|#) =reference !(du marché|de la consultation|de l'accord|technique|catalogue|commerciale|cadastrale|sous|produits|d'articles|normative|normatives|au présent|à l'article|principale)",
    "(procès-verbal|procès-verbaux|lettre|lettres|courriers) (de|d') (réception|recommandation|satisfaction|clients|maîtres d'ouvrage|félicitations)",
    "(lettre|lettres|courrier|courriers|témoignage|témoignages|attestation|attestations|certificat|certificats) (de|d'|des) ..1 (maire|maires|client|clients|commune|communes|collectivités|hôpitaux|acheteurs|acheteur|directeurs|architectes)",
    "(attestation|attestations|certificat|certificats) (de|d') (bonne exécution|bonne fin|capacité|maîtres d'ouvrage|satisfaction|clients)",
    // Somebody has performed, or things performed are counted or dated.
    "((il|elle|candidat|société|entreprise|soumissionnaire|prestataire|cabinet|qui) =a|=avoir|=ayant|=aura|=auront|=ont|=aurait|=ait|=aient|=eut|déjà|jamais) ..7 (réalisé|exécuté|mené|conduit|assuré|livré|équipé|traité|effectué|fourni|exploité|achevé|déployé|installé|restauré|rénové|construit|posé|organisé|entretenu|géré|accompagné|formé|servi|conçu|repris|diagnostiqué|étudié|signé|remporté|travaillé|intervenu|transporté|planté|nettoyé|collecté|hébergé|migré|assisté|audité|produit|imprimé|édité|tourné|monté|abattu|élagué|curé|peint|numérisé|classé|confectionné|loué|vendu|dirigé|piloté|encadré|aménagé|bâti|honoré|collaboré|capturé|cartographié|ravalé|isolé|démoli|creusé|foré|fouillé|filmé|relié|lavé|blanchi|désinfecté|vacciné|soigné|transcrit|traduit|enseigné|animé|gardé|surveillé|sécurisé|câblé|raccordé|paramétré|développé|programmé)",
    "# !(points|exemplaires|lots|questions|scénarios) !PUNCT _ !(=sont|=seront|=est|=sera|=etant) ..2 (=realises|=realisees|=executes|=executees|=acheves|=achevees|=livres|=livrees|=exploites|=exploitees|=equipes|=equipees|=traites|=traitees|=repris|=reprises|=installes|=installees|=restaures|=restaurees|=menes|=menees|=conduits|=conduites|=effectues|=effectuees|=assures|=assurees|=organises|=organisees|=construits|=construites|=renoves|=renovees|=entretenus|=entretenues|=deployes|=deployees|=poses|=posees|=servis|=servies|=signes|=vendus|=vendues|=fournis|=fournies|=attestes|=attestees|=certifies)",
    "(=realise|=realises|=realisees|exécutés|exécutées|achevé|achevés|achevées|livrés|livrées|=exploites|=exploitees|=equipes|=equipees|=traites|=traitees|repris|diagnostiqués|=installes|=installees|=restaures|=restaurees|menées|conduits|effectuées|=assures|=assurees|=organises|=organisees|construits|=renoves|=renovees|entretenus|=deployes|=deployees|posés) ..6 (cours|depuis|l'année écoulée|derniers|dernières|semestre|chez|auprès|simultanément|dans des)",
    "(se prévaloir|faire état|feront état|fait état|font état|faire valoir|justifier|justifie|justifient|citer|cite|citent|aligner|aligne) ..3 (de|d')? ..2 # !(points|années|ans|mois|euros|€|\"%\")",
    "(marchés|contrats|chantiers|opérations|prestations|réalisations|missions|projets|installations|commandes|clients|sites|ouvrages|événements) ..3 (similaires|identiques|analogues|comparables|équivalents|semblables|en cours|de même nature|du même type|satisfaits|nouveaux)",
    "(équipés|équipées|exploités|exploitées) (chacun|chacune|simultanément|ensemble)",
    "# (clients|clientes|chantiers|marchés|contrats|opérations|réalisations|missions|projets|installations|ouvrages|attestations|certificats|expositions|événements|villes|communes|hôpitaux|collectivités|établissements|écoles|collèges|lycées|crèches|EHPAD|centres|musées|bibliothèques|médiathèques|piscines|stades|cuisines)",
    "(candidat|société|entreprise|soumissionnaire|prestataire|éditeur|opérateur|exploitant|cabinet|fournisseur|structure|agence|titulaire|équipe|laboratoire|fabricant|distributeur|installateur|transporteur) ..2 (compte|comptant|comptent|totalise|totalisant|revendique|revendiquant|aligne|alignant|dessert|desservant|gère|gérant|entretient|entretenant) ..3 #",
    "(=precedents|=antecedents|palmarès|portefeuille) ..3 (clients|chantiers|réalisations|marchés|contrats|références)?",
]);

/// The same thing exactly, for the same sort of client, or too lately.
static IDENTICAL: Phrases = Phrases::new(&[
    "(=identique|=identiques|en tous points|exactement|strictement|rigoureusement|parfaitement semblable|parfaitement semblables)",
    "(de|du|des|d'un|le|la|les|d'une|en) (même|mêmes) !(nature|type|ordre|complexité|domaine|candidat|titre|groupement|temps|jour|manière|conditions|façon|forme|pli|offre|lot|genre|esprit|marché|objet)",
    "(exclusivement|uniquement|seules|seuls|seulement) ..6 (=public|=publics|=publiques|=communes|=collectivites|hôpitaux|hospitaliers|établissements|commune|secteur|acheteurs|mairies)",
    "(secteur public|personnes publiques|collectivités|acheteurs publics|établissements publics|communes|hôpitaux) (exclusivement|uniquement|seulement)",
    "(cours|dans|depuis) ..3 (douze|six|12|6|dix-huit|18|trois|neuf) derniers mois",
    "(dans|au cours de|durant) (l'année|l'année écoulée|le dernier semestre|le semestre écoulé)",
    "(communes|collectivités|villes|hôpitaux|établissements|agglomérations) de plus de #",
    "(plus|moins) (de|d') (#>=300|la moitié)",
    "(de|du) (même|mêmes) (taille|strate|rang|gabarit|importance|envergure|surface|longueur|hauteur|essence|marque|modèle|département|région|époque|style|effectif|capacité)",
    "(montant|valeur|surface|superficie|taille|population|=capacite|longueur|volume|tonnage) ..3 (unitaire|minimal|minimale|minimum|supérieur|supérieure|excédant|dépassant|au moins)",
    "(moins|datant|daté|datées|datés|âgées|récentes) (de|d') ..2 # (an|ans|mois)",
]);

/// Had already the same buyer as a client.
static SAME_BUYER: Phrases = Phrases::new(&[
    "(déjà|précédemment|antérieurement|auparavant|par le passé) ..12 (=notre|=nos|=present|=presente|=presents|=ledit|=ladite|=meme) (commune|ville|mairie|établissement|hôpital|collectivité|centre|CCAS|communauté|services|site|syndicat|métropole|département|région|maître|acheteur|maison)",
    "(déjà|précédemment|antérieurement) ..3 (travaillé|intervenu|intervenue|intervenus|intervenues|exécuté|réalisé|livré|fourni|équipé|prestataire|titulaire|titulaires|sous contrat|collaboré|œuvré|servi) ..8 (pour|avec|auprès de|de|à|chez) (la|le|l'|notre|ladite) (commune|ville|mairie|établissement|hôpital|acheteur|collectivité|centre hospitalier|pouvoir adjudicateur|CCAS|communauté|maître d'ouvrage)",
    "(pour le compte|auprès|pour) (de|du)? (la|le|l')? (même|présent|présente) (commune|ville|mairie|établissement|hôpital|acheteur|collectivité|maître d'ouvrage)",
    "(titulaire|titulaires|attributaire) ..3 (précédent|ancien|sortant) ..3 (marché|contrat) !(=a|=ont|=avait|=est|=etait|=assure|=assurait)",
]);

/// What a firm owns or employs.
static MEANS: Phrases = Phrases::new(&[
    "(registre|masse salariale|=dsn|organigramme|payroll|tableau des effectifs|tête)",
    "(effectif|effectifs|encadrement|laboratoire|entrepôt|parc|flotte|équipe permanente|service interne|bureau d'études interne|état-major|atelier|ateliers|usine)",
    "(emploie|emploient|employer|employant|n'emploie|salarie|compte|comptent|compter|comptant|possède|possèdent|posséder|possédant|dispose|disposent|disposer|disposant|disposera|détient|détiennent|détenir|justifie|justifient|justifier|propriétaire|aligne)",
    "(en propre|en propriété|en pleine propriété|la propriété|possédé|possédée|possédés|détenus|détenu|détenues|permanent|permanents|permanente|permanentes|interne|internes|salarié|salariés|salariées|contrat à durée indéterminée|=CDI|temps plein|temps complet|docteurs|ingénieurs|titulaires de)",
]);

/// What a candidate must reach is listed.
static LEVEL: Phrases =
    Phrases::new(&["^ ..2 (condition|conditions|minimum|minima|niveau|niveaux|seuil|seuils) ..4 \":\""]);

/// A floor, beside the number.
static FLOOR: Phrases = Phrases::new(&[
    "(au moins|au minimum|minimum|minimal|minimale|pas moins de|plus de|moins de|inférieur à|inférieure à|supérieur à|supérieure à)",
]);

/// Things and people counted in a firm.
static OWNED: Phrases = Phrases::new(&[
    "(salarié|salariés|salariées|employés|collaborateurs|collaborateur|personnes|agents|ouvriers|techniciens|ingénieurs|chauffeurs|conducteurs|formateurs|chercheurs|développeurs|équivalents temps plein|=ETP|compagnons|jardiniers|cuisiniers|consultants|juristes|architectes|permanents|livreurs|peintres|maçons|électriciens|couvreurs|docteurs|cadres|experts|spécialistes|moniteurs|animateurs|maîtres|artisans|experts-comptables|avocats|vétérinaires|infirmiers|médecins|géomètres|opérateurs|monteurs|mécaniciens|soudeurs|plombiers|menuisiers|paysagistes|élagueurs|grimpeurs|musiciens|comédiens|interprètes|graphistes|commerciaux|vendeurs|auditeurs|chefs|hôtesses|guides|surveillants|vigiles|gardiens)",
    "(véhicules|véhicule|camions|camion|engins|engin|nacelles|pelles|autocars|autobus|bennes|machines|avions|bateaux|grues|tracteurs|tondeuses|fourgons|remorques|presses|serveurs|fours|agences|ateliers|succursales|implantations|points de vente|dépôts|magasins|balayeuses|hydrocureurs|ambulances|drones|échafaudages|chapiteaux|scènes|m²|m2)",
]);

/// A degree, and whoever heads the firm.
static DIPLOMA: Phrases = Phrases::new(&[
    "(doctorat|doctorats|thèse|diplôme|diplômé|diplômée|=master|agrégation|grande école|école de commerce|école d'ingénieurs|=ingenieur)",
]);
static LEADER: Phrases = Phrases::new(&[
    "(signataire|dirigeant|dirigeante|dirigeants|gérant|gérante|gérants|chef d'entreprise|=patron|représentant légal|son représentant|directeur général|associé|associés|mandataire social|fondateur)",
]);

/// What is held, and held outright.
static HOLDING: Phrases = Phrases::new(&[
    "(véhicule|véhicules|camion|camions|engins|machines|matériel|matériels|équipement|équipements|outillage|atelier|ateliers|usine|entrepôt|entrepôts|stock|stocks|local|locaux|laboratoire|flotte|parc|bâtiment|bâtiments|installations|moyens|=siege|serveurs|presses|nacelle|nacelles|autocars|bus|bateau|bateaux|grue|grues|cuisine|abattoir|serre|serres|carrière|plateforme|unité|centre|chaîne|ligne|réseau|service|bureau d'études|studio|four|fours|imprimerie|blanchisserie|dépôt)",
]);

static OUTRIGHT: Phrases = Phrases::new(&[
    "(en propre|en propriété|en pleine propriété|la propriété|la pleine propriété|exclusivement propriétaire|=proprietaire (de|du|des|d')|leur appartenant|lui appartenant|=appartenir|=appartiennent)",
    "(location|crédit-bail|prêt|emprunt|sous-location|leasing|mise à disposition|loués|louées|louée|empruntés) ..3 (exclu|exclue|exclus|exclues|interdit|interdite|refusé|refusée|proscrit|proscrite|non admise|non admis|n'étant|n'est|n'étaient|ne)",
    "(posséder|possède|possèdent|détenir|détient|détiennent|disposer|dispose|disposent|doté|dotée) ..3 (=son|=sa|=ses|=leur|=leurs) (=propre|=propres)",
    "(sans|ni|hors) (recours à|recours au)? (la|de)? (location|crédit-bail|prêt|emprunt|leasing)",
]);

static OF_THE_BUYER: Phrases =
    Phrases::new(&["(commune|ville|établissement|hôpital|collectivité|acheteur|mairie|syndicat|CCAS|EHPAD)"]);

/// Said of the performance of the contract, of its users, or of the offer.
static OF_THE_CONTRACT: Phrases = Phrases::new(&[
    "(affecte|affecté|affectés|affectées|affectera|mobilise|mobilisé|mobilisera|mis à disposition|met à disposition|présents|sur le site|sur le chantier|par équipe|par séance|par rotation|usagers|bénéficiaires|enfants|résidents|convives|insertion|stagiaires|handicapés|handicapées)",
    "(capacité|superficie|surface) (de|du|de la|des)",
]);

/// Sizes that the law itself gives, and what the buyer has.
static BY_STATUTE: Phrases =
    Phrases::new(&["(l2141-7-1|l2141-7-2|l229-25|bilan d'émissions|plan de vigilance|=notre|=nos)"]);

/// From this number on, what was done is asked too often.
const MANY_DONE: f64 = 4.0;
/// From this number on, when the sameness or the size is required as well.
const SOME_DONE: f64 = 3.0;
/// From this number on, staff or means are those of a large firm.
const MANY_OWNED: f64 = 8.0;

/// Nouns that tell of what was done.
static DONE_NOUN: Phrases = Phrases::new(&[
    "(references|reference|attestation|attestations|certificat|certificats|lettre|lettres|courrier|témoignage|procès-verbal|établissements|installations|réalisations|prestations|opérations|expositions|clients|recommandation|satisfaction|réception)",
]);

/// Past performance required in excess.
pub(super) fn done(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut done = r.find(&DONE, sentence.clone());
    // A long match ends on what was done.
    done.retain(|range| {
        range.len() < 3 || !is_noun(r.folded(range.end - 1)) || r.has(&DONE_NOUN, range.clone())
    });
    if selects(r, sentence) {
        done.extend(performed(r, sentence));
    }
    let buyer = r.find(&SAME_BUYER, sentence.clone()).into_iter().next();
    if (done.is_empty() && buyer.is_none()) || !selects(r, sentence) {
        return None;
    }
    let counted = |least: f64| {
        numbers(r, sentence.clone())
            .into_iter()
            .find_map(|(number, value)| {
                let counts = value >= least
                    && value < 10_000.0
                    && !is_year(value)
                    && !is_item_number(r, sentence, &number)
                    && !is_of_a_name(r, &number)
                    && !is_a_reference(r, &number)
                    && !is_top_of_range(r, &number)
                    && !of_the_purchase(r, sentence, &number)
                    && !is_ratio(r, &number)
                    && !is_known_set(r, &number)
                    && !is_weight(r, &number)
                    && !is_unit(r, number.end)
                    && !at_most(r, &number);
                let near = done
                    .iter()
                    .filter(|done| gap(done, &number) <= 20 && r.clause(done).contains(&number.start))
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
    if let Some(range) = out_of_scale(r, sentence)
        && let Some(done) = done.iter().find(|done| gap(done, &range) <= 14)
    {
        return Some(hull(done, &range));
    }
    let same = r.find(&IDENTICAL, sentence.clone()).into_iter().next()?;
    let done = done.iter().find(|done| gap(done, &same) <= 20)?;
    Some(counted(SOME_DONE).map_or_else(|| hull(done, &same), |range| hull(&range, &same)))
}

/// Staff or equipment required in excess.
pub(super) fn owned(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    // People and things are many: « le consultant » and « il consulte » have one stem.
    let many = |at: usize| r.folded(at).ends_with(['s', 'x', '2', '²', 'p']);
    let mut owned = r.find(&OWNED, sentence.clone());
    owned.retain(|range| many(range.end - 1) || range.len() > 1);
    owned.extend(
        sentence
            .clone()
            .filter(|&at| is_trade(r, at))
            .map(|at| at..at + 1),
    );
    let holding = r.find(&HOLDING, sentence.clone());
    if (r.kind == document::DocumentKind::Rc || selects(r, sentence))
        && let Some(diploma) = r.find(&DIPLOMA, sentence.clone()).into_iter().next()
        && let Some(leader) = r
            .find(&LEADER, sentence.clone())
            .into_iter()
            .find(|leader| gap(leader, &diploma) <= 10)
    {
        return Some(hull(&leader, &diploma));
    }
    if !selects(r, sentence) {
        return None;
    }
    if let Some(outright) = r.find(&OUTRIGHT, sentence.clone()).into_iter().next()
        && let Some(thing) = holding.iter().find(|thing| gap(thing, &outright) <= 12)
        && !r.has(&OF_THE_BUYER, r.back(outright.start.min(thing.start), 6))
    {
        return Some(hull(thing, &outright));
    }
    if let Some(range) = out_of_scale(r, sentence)
        && owned.iter().any(|thing| gap(thing, &range) <= 1)
    {
        return Some(range);
    }
    if let Some((times, _)) = multiple(r, sentence.clone())
        && let Some(staff) = r
            .find(&STAFF, sentence.clone())
            .into_iter()
            .find(|staff| gap(staff, &times) <= 4)
    {
        return Some(hull(&staff, &times));
    }
    // « 60 porteurs en CDI »: people, whatever they are called.
    let hired = r.find(&HIRED, sentence.clone()).into_iter().find(|hired| {
        let number = hired.start..hired.start + 1;
        r.number(hired.start).is_some_and(|value| value >= MANY_OWNED)
            && !r.has(&OF_THE_CONTRACT, r.back(hired.start, 6).start..hired.end)
            && !at_most(r, &number)
    });
    if hired.is_some() {
        return hired;
    }
    let means = r.find(&MEANS, sentence.clone());
    let floors = r.find(&FLOOR, sentence.clone());
    let level = r.has(&LEVEL, sentence.clone());
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
                found
                    .iter()
                    .any(|words| !overlaps(words, &counted) && gap(words, &counted) <= reach)
            };
            let large = value >= MANY_OWNED
                && (near(&means, 12)
                    || (near(&floors, 1) || level) && !r.folded(thing.start).starts_with('m'));
            let tied = value >= SOME_DONE && near(&held, 8);
            let around = r.back(counted.start, 6).start..r.ahead(counted.end, 4).end;
            // « la grande salle (1 260 m²) »: the size of what is bought.
            let surface = r.folded(thing.start).starts_with('m')
                && thing.len() == 1
                && !r.has(
                    &HOLDING,
                    r.back(counted.start, 8).start..r.ahead(counted.end, 6).end,
                );
            let other = at_most(r, &number)
                || is_ratio(r, &number)
                || surface
                || of_the_purchase(r, sentence, &number)
                || is_unit(r, number.end)
                || r.has(&OF_THE_CONTRACT, around)
                || r.has(&BY_STATUTE, sentence.clone());
            ((large || tied) && !other).then_some(counted)
        })
}

static HIRED: Phrases = Phrases::new(&[
    "#>=8 _ (=en =cdi|en contrat à durée indéterminée|à temps plein|à temps complet|à plein temps)",
]);

/// The size of the firm, said in one word.
static STAFF: Phrases = Phrases::new(&["(=effectif|=effectifs|=flotte|=parc|personnel)"]);

/// Owned outright, employed for good.
static HELD: Phrases = Phrases::new(&[
    "(en propre|en propriété|en pleine propriété|la propriété|possédé|possédée|possédés|détenus|détenues|permanent|permanents|permanente|permanentes|interne|internes|à titre permanent|docteurs|contrat à durée indéterminée|=CDI)",
]);

/// Small firms, by their kind.
static SMALL: Phrases = Phrases::new(&[
    "(entreprise|entreprises|société|sociétés|structure|structures) (unipersonnelle|unipersonnelles|individuelle|individuelles|artisanale|artisanales|familiale|familiales|débutante|débutantes)",
    "(auto-entrepreneur|auto-entrepreneurs|autoentrepreneur|micro-entreprise|micro-entreprises|microentreprise|microentreprises|travailleur indépendant|travailleurs indépendants|artisan seul|artisans|=tpe|=pme|=eurl|=sasu|indépendants|petites entreprises|petites structures|entrepreneur individuel|entrepreneurs individuels|débutant|débutants|novices|association|associations|coopérative|coopératives)",
]);

/// A kind of firm is shut out.
pub(super) fn small_shut_out(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let small = r.find(&SMALL, sentence.clone()).into_iter().next()?;
    let out = r
        .find(&SHUT_OUT, sentence.clone())
        .into_iter()
        .find(|out| gap(out, &small) <= 8 && r.clause(&small).contains(&out.start))?;
    selects(r, sentence).then(|| hull(&small, &out))
}

/// Those who have fewer years are put aside.
pub(super) static SHUT_OUT: Phrases = Phrases::new(&[
    "(éliminé|éliminée|éliminés|éliminées|éliminatoire|élimination|évincé|évincée|évincés|évincées|écarté|écartée|écartés|écartées|rejeté|rejetée|rejetés|rejetées|exclu|exclue|exclus|exclues|exclusion|rejet|irrecevable|irrecevables|irrecevabilité|inapte|remercié|remerciés|prié de ne|priés de ne|invité à ne|invités à ne|s'abstiendront|s'abstiendra|s'abstiennent)",
    "(ne|n') ..4 (pas|aucun|point)? ..3 (admis|admise|admises|retenu|retenue|retenus|retenues|recevable|recevables|autorisé|autorisés|autorisées|examiné|examinée|examinées|ouvert|ouverts|analysé|analysée|analysées|=lu|=lue|=lus|=lues|ouverte|ouvertes|étudié|étudiée|candidater|concourir|soumissionner|répondre|participer)",
    "sans examen",
]);

pub(super) fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    crate::marks::between(a, b).len()
}
