//! Values of the tender and the law that any text may show.

/// A global variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Global {
    /// Name in texts.
    pub name: &'static str,
    /// Field of the need file that gives it.
    pub field: &'static str,
    /// What it is, in French, shown while it is unknown.
    pub label: &'static str,
}

const fn global(name: &'static str, field: &'static str, label: &'static str) -> Global {
    Global { name, field, label }
}

/// The closed list. `law.<parameter>` comes besides, checked against the parameters of the law.
pub const GLOBALS: &[Global] = &[
    global("tender.objet", "objet", "Objet du marché"),
    global("tender.nature", "nature", "Nature du marché"),
    global("tender.reference", "reference", "Référence de la consultation"),
    global(
        "tender.offers_deadline",
        "offers_deadline",
        "Date et heure limites de remise des offres",
    ),
    global(
        "tender.duration_months",
        "duration_months",
        "Durée du marché, en mois",
    ),
    global("tender.amount_ht", "amount_ht", "Montant estimé, en euros HT"),
    global(
        "tender.maximum_ht",
        "maximum_ht",
        "Maximum de l’accord-cadre, en euros HT",
    ),
    global("tender.cpv", "cpv", "Codes CPV"),
    global("tender.delivery_sites", "delivery_sites", "Lieux de livraison"),
    global(
        "tender.context",
        "context",
        "Description du besoin : usages, quantités, contraintes",
    ),
    global(
        "tender.single_lot_reason",
        "single_lot_reason",
        "Motif de l’absence de lots",
    ),
    global("tender.lot_count", "lots", "Nombre de lots"),
    global(
        "tender.delivery_start_delay_months",
        "delivery_start_delay_months",
        "Délai entre l’offre et le début des livraisons, en mois",
    ),
    global(
        "tender.ccag",
        "ccag",
        "Cahier des clauses administratives générales applicable",
    ),
    global("ccag.nom", "ccag", "Nom court du CCAG"),
    global("ccag.avance", "ccag", "Article du CCAG sur l’avance"),
    global(
        "ccag.retard",
        "ccag",
        "Article du CCAG sur les pénalités de retard",
    ),
    global("ccag.insertion", "ccag", "Article du CCAG sur l’insertion"),
    global(
        "ccag.environnement",
        "ccag",
        "Article du CCAG sur l’environnement",
    ),
    global("tender.procedure", "amount_ht", "Procédure de passation"),
    global(
        "tender.procedure_article",
        "amount_ht",
        "Articles de la procédure",
    ),
    global(
        "groupement.coordinateur",
        "groupement.coordinator",
        "Coordonnateur du groupement de commandes",
    ),
    global(
        "groupement.membres",
        "member",
        "Membres du groupement de commandes",
    ),
    global(
        "groupement.execution",
        "groupement.mission",
        "Qui exécute le marché\u{a0}: chaque membre, ou le coordonnateur pour tous",
    ),
    global("buyer.name", "buyer.name", "Nom de l’acheteur"),
    global("buyer.address", "buyer.address", "Adresse de l’acheteur"),
    global("buyer.siret", "buyer.siret", "Numéro SIRET de l’acheteur"),
    global(
        "buyer.profile_url",
        "buyer.profile_url",
        "Adresse du profil d’acheteur",
    ),
    global("buyer.court", "buyer.court", "Tribunal administratif compétent"),
    global(
        "buyer.signatory",
        "buyer.signatory",
        "Nom et qualité du signataire",
    ),
    global("buyer.contact", "buyer.contact", "Service à contacter"),
];

/// Names of the pieces as the consultation has them: the single CCP stands for the CCAP and the CCTP when the buyer
/// chooses it. `{{piece.cctp}}` reads « cahier des clauses techniques particulières », or « cahier des clauses
/// particulières ».
pub const PIECES: &[&str] = &["piece.ccap", "piece.cctp"];

/// Fields of the AE with the words that label them: the candidate fills in `titulaire.*`, and both parties
/// `signature.*` when they sign.
pub const HOLDER: &[(&str, &str)] = &[
    ("titulaire.nom", "Raison sociale du candidat"),
    ("titulaire.forme", "Forme juridique du candidat"),
    ("titulaire.siret", "Numéro SIRET du candidat"),
    ("titulaire.adresse", "Adresse du candidat"),
    (
        "titulaire.contact",
        "Nom, téléphone et courriel donnés par le candidat",
    ),
    (
        "titulaire.signataire",
        "Nom et qualité de la personne qui engage le candidat",
    ),
    ("titulaire.pme", "Le candidat répond par oui ou non"),
    (
        "titulaire.presentation",
        "Le candidat répond\u{a0}: seul, groupement conjoint ou groupement solidaire",
    ),
    (
        "titulaire.membres",
        "Le candidat donne les membres, leur SIRET, leurs prestations et, en groupement conjoint, le montant de chacun",
    ),
    ("titulaire.mandataire", "Le candidat donne le nom du mandataire"),
    ("titulaire.lots", "Le candidat donne le numéro et le titre du lot"),
    ("titulaire.montant_ht", "Montant HT du candidat, en euros"),
    ("titulaire.taux_tva", "Taux de TVA du candidat"),
    ("titulaire.montant_tva", "Montant de la TVA du candidat, en euros"),
    ("titulaire.montant_ttc", "Montant TTC du candidat, en euros"),
    ("titulaire.avance", "Le candidat accepte l’avance ou y renonce"),
    (
        "titulaire.sous_traitance",
        "Le candidat répond\u{a0}: aucune, ou le nombre de déclarations jointes",
    ),
    (
        "titulaire.montant_sous_traite",
        "Montant sous-traité donné par le candidat, en euros",
    ),
    ("titulaire.iban", "IBAN du candidat"),
    ("titulaire.compte", "Titulaire du compte"),
    (
        "signature.titulaire",
        "À la signature\u{a0}: lieu, date et signature du titulaire",
    ),
    (
        "signature.acheteur",
        "À la signature\u{a0}: lieu, date et signature de l’acheteur",
    ),
    (
        "signature.organisme",
        "À la signature\u{a0}: nom de l’acheteur qui signe",
    ),
    (
        "signature.siret",
        "À la signature\u{a0}: numéro SIRET de l’acheteur qui signe",
    ),
    (
        "signature.signataire",
        "À la signature\u{a0}: nom et qualité du signataire",
    ),
    (
        "signature.comptable",
        "À la signature\u{a0}: comptable assignataire des paiements",
    ),
    ("signature.numero", "À la notification\u{a0}: numéro du marché"),
    ("signature.notification", "À la notification\u{a0}: date"),
];
