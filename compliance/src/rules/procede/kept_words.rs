//! Words by which others are kept out, and those that keep the reading from going astray.

use crate::phrases::Phrases;

/// Heads of what may be refused without touching how things are made: persons, papers, money, time, places, faults.
pub(super) static STRANGE: Phrases = Phrases::new(&[
    "(accréditation|accréditations|agrément|habilitation|diplôme|titre|offre|candidature|pli|variante|document|pièce|justificatif|attestation|certificat|label|labels|certification|=norme|=normes|qualification|preuve|référentiel|facture|devis|paiement|=prix|frais|dépense|rémunération|indemnité|supplément|demande|réclamation|motif|modification|dérogation|avenant|clause|mention|critère|note)",
    "(délai|date|=jour|=jours|horaire|heure|calendrier|période|moment|semaine|=mois|année|saison|accès|itinéraire|circulation|stationnement|véhicule|engin à|passage|arrêt|coupure|nuisance|bruit|poussière|odeur|fumée|fumer|alcool|feu|brûlage)",
    "(personne|personnel|agent de|salarié|intervenant|sous-traitant|sous-traitance|prestataire|entreprise|candidat|titulaire|fournisseur|société|constructeur|fabricant|éditeur|marque|opérateur|utilisateur|usager|visiteur|élève|enfant|patient|public|bénéficiaire|interlocuteur|conducteur|animal|chien)",
    "(site|lieu|adresse|quai|usage|destination|déchet|gravats|livraison|commande|lot|prestation|mission|langue|logo|inscription|publicité|communication|information|donnée|fichier|dommage|défaut|vice|fissure|rayure|tache|garantie|pénalité|résiliation|conséquence|activité|vente|zone|parcelle|secteur|tronçon|partie|local|bureau)",
    "(espèce|végétal|végétaux|sujet|couleur|teinte|taille|dimension|quantité|température|vitesse|charge|pression|produit (phytosanitaire|phytopharmaceutique|chimique|toxique|dangereux)|substance|allergène|solvant|cov|pesticide|herbicide|biocide|colorant|conservateur|additif|arôme|ogm|phtalate|formaldéhyde|plomb)",
    "(échantillon|essai|visite|réunion|devis|dispense|jouet|sac|palette|colis|emballage perdu|denrée|article|objet|fourniture|bien|travail|ouvrage)",
]);

/// A condition or a fault narrows what is refused.
pub(super) static NARROWED: Phrases = Phrases::new(&[
    "(dont|contenant|dépassant|excédant|présentant|ayant|supérieur|supérieure|inférieur|inférieure|au-delà|=si|s'il|s'ils|lorsque|lorsqu'|quand|tant que|avant|après|pendant|durant|entre #|de plus de|de moins de|au-dessus|en cas|hors|sauf)",
    "(non (conforme|conformes|compris)|taché|tachée|abîmé|cassé|fendu|usagé|usagée|défectueux|défectueuse|périmé|endommagé|incomplet|incomplets|gelé|décongelé|=moisi)",
]);

/// What the sentence is on, when it is on nothing that is made.
pub(super) static OFFICE: Phrases = Phrases::new(&[
    "(offre|offres|pli|plis|candidature|candidat|candidats|mémoire|facture|factures|paiement|courrier|échanges|correspondance|correspondances|communication|interlocuteur|livraison|livraisons|réception|accès|horaires|délai|demande|demandes|rapport|rapports|document|documents|dossier|marché|lot|accord-cadre|contrat|commune|acheteur|personnel|agents|conducteur|visite|réunion|usage|bacs|bac|benne|déchets|collecte|tri|chantier|entretien du parc|menu|menus|repas)",
]);

/// Names of what a material, a process or a device is.
pub(super) static KIND: Phrases = Phrases::new(&[
    "(matériau|matériaux|matière|matières|procédé|procédés|méthode|technique|techniques|essence|revêtement|support|composition|filière|solution|technologie|système|finition|fibre|métal|dispositif|combustible|fluide|désinfectant|principe|traitement|liant|isolant|mode|moyen|énergie|motorisation|alliage|mécanisme|façon|manière|voie|choix|constitution|structure|fabrication|exécution|pose|mise en œuvre|agent|type de|engin|outil|outillage|conditionnement|contenant|textile|tissu|gaz|principe actif|assemblage|fixation|source|carburant|mode opératoire)",
]);

/// « procédé hors duquel… », « technique à laquelle il ne sera substitué… », « matériau imposé », « choix intangible ».
pub(super) static FASTENED: Phrases = Phrases::new(&[
    "(dont|duquel|de laquelle|auquel|à laquelle|auxquels|auxquelles|hors duquel|hors de laquelle|sans lequel|sans laquelle|en dehors duquel|que) ..7 (ne|n'|nul|nulle|aucun|aucune|interdit|interdite|exclu|exclue|proscrit|refusé)",
    "(imposé|imposée|imposés|exigé|exigée|obligatoire|obligatoires|impératif|impérative|intangible|non négociable|non modifiable|exclusif|exclusive|seul admis|seule admise|sans (alternative|variante|dérogation|équivalent|substitution|exception|discussion|appel))",
    "(étant|est|sera|demeure|reste) (le|la|les)? (seul|seule|seuls|seules|unique|uniques) _",
    "(de rigueur|de mise|unique|uniques|et (elle|lui|eux) seul)",
    "(qui|lequel|laquelle|=et) (ne|n') ..2 (souffre|supporte|admet|tolère|saurait|peut|pourra|appelle|connaît) ..5 (dérogation|exception|alternative|variante|équivalent|remplacé|remplacée|substitué|modifié|changé|discussion|choix)",
    "(=que|qui) (s'impose|s'imposent|prévaut|exclut|exclue|interdit)",
]);

/// Turns that set aside what follows them.
pub(super) static SET_ASIDE: Phrases = Phrases::new(&[
    "(à exclusion|à l'exclusion|à l'exception|à l'exclusive|par exclusion|en excluant) (formelle|expresse|absolue|totale|stricte|pure et simple|complète)? (de|du|des|d')",
    "(et|mais)? (non|non pas|jamais|surtout pas|pas|point|nullement|aucunement|en aucun cas|en aucune façon|certainement pas) (en|par|à|à la|à l'|au|aux|avec|de|du|de la|de l'|d'|sur|sous|un|une|des) _",
    "(plutôt que|au lieu de|de préférence à) _",
    "(sans|aucun|nul|pas de) (recours|possibilité de recours|appel|place) (possible|aucun)? (à|au|aux|pour) _",
    "(ne|n') ..2 (pas|point|jamais) ..1 (proposer|recourir|prévoir|employer|utiliser|chiffrer|présenter|mettre) _",
    "ni _ ..3 ni _",
    "PUNCT ni ..5 (ni|\",\") _",
    "\":\" (non|exclu|exclus|exclue|exclues|refusé|refusés|interdit|interdits|néant)",
    "(en|dans) aucun cas ..2 _",
]);

/// Verbs by which a thing works or is worked.
pub(super) static ACTS: Phrases = Phrases::new(&[
    "(fonctionne|fonctionner|fonctionnent|repose|passe|passera|emploie|emprunte|utilise|s'effectue|s'effectuent|s'obtient|se fait|se font|se pratique|s'exécute|s'opère|alimenté|alimentée|chauffé|refroidi|isolé|isolée|maçonné|maçonnés|coulé|collé|cousu|cousus|cousue|tendu|tendue|tendus|fondu|fondue|suspendu|vêtu|tissé|tissés|peint|peinte|traité|traités|scellé|scellés|entraîné|entraînée|actionné|mû|mue|guidé|guidée|couvert|couverte|bordé|taillé|sculpté|moulé|tressé|lavé|séché|cuit|cuits|conservé|stocké|transporté|épandu|semé|planté|protection|assemblage|fixation|production|traitement|impression|reliure|revêtement|isolation|structure|ossature|remplissage|garnissage|habillage|charpente|toile|coque|coques|lames|corps|mâts|caisson|semelle|doublure|enveloppe|support)",
]);

/// What is not put in place is kept out.
pub(super) static UNUSED: Phrases = Phrases::new(&[
    "(ne|n') ..1 (est|sont|sera|seront|étant|soit|soient) (pas|point|jamais) ..1 (posé|posée|posés|posées|employé|employée|utilisé|utilisée|utilisés|monté|montée|livré|livrée|ouvert|ouverte|ouverts|ouvertes|lu|lue|lus|lues|chiffré|installé|installée|mis en œuvre|mise en œuvre)",
]);

pub(super) static OUTRIGHT: Phrases = Phrases::new(&["(exclusion|exception|exclusive|excluant)"]);

pub(super) static ALL_BUT: Phrases =
    Phrases::new(&["^ (tout|toute|tous|toutes|aucun|aucune|nul|nulle|les|le|la|l') (autre|autres)? _"]);

pub(super) static CAUSES_REFUSAL: Phrases = Phrases::new(&[
    "(entraîne|entraînera|emporte|vaut|vaudra|conduit|conduira) ..2 (rejet|refus|élimination|exclusion|irrégularité)",
]);
