//! Words by which a duty is met.

use crate::phrases::Phrases;

/// The environment, in what is bought or in how it is performed.
pub(super) static ENVIRONMENT: Phrases = Phrases::new(&[
    "(environnemental|environnementale|environnementaux|environnementales)",
    "(=environnement) !(de|informatique|technique|numérique|logiciel|logicielle|hospitalier|urbain|professionnel)",
    "(écolo*|écolab*|écocon*|éco-conception|écorespons*|éco-responsable|éco-gestes)",
    "développement durable",
    "(durables|durablement|durabilité)",
    "(gestion|gérées|matière|matières|alimentation|produits|achat|mobilité|développement|solution|denrées) durable",
    "(recycl*|réempl*|réutilis*|reconditionn*|remanufactur*|biosourc*|géosourc*|compost*|biodégrad*|rechargeable)",
    "(=CO2|carbone|décarbon*|=GES|gaz à effet de serre)",
    "(émission|émissions) (de|du|des|polluantes|dans) (CO2|gaz|carbone|transport|transports|particules|polluants|COV|l'air|véhicules|GES)?",
    "(énerg*|carburant|carburants|kWh)",
    "(sobriété|frugalité|économie circulaire|cycle de vie|durée de vie|biodiversité)",
    "(emballage|emballages|conditionnement|conditionnements) ..6 (réduit|réduction|masse|vrac|consigne|repris|reprise|limité|jetés|plastique)",
    "(déchet|déchets)",
    "(agriculture biologique|=bio|écolabel|saisonnalité|produits de saison|pêche durable|haute valeur environnementale)",
    "(substances|produits) (dangereuses|dangereux|préoccupantes|nocives|toxiques|chimiques)",
    "(formaldéhyde|composés organiques volatils|=COV|perturbateurs endocriniens)",
    "(pollution|polluant|polluants|pollutions|nuisances)",
    "(véhicules|livraisons|tournées|trajets) ..4 (électrique|électriques|propres|groupées|faibles émissions|bas carbone|optimis*)",
    "(livraisons|commandes|tournées) (groupées|mutualisées|optimisées)",
    "(consommation|consommations) (d'eau|d'énergie|électrique|électriques|de carburant|énergétique|énergétiques)",
    "(reprise|reprend|reprennent|reprendre|collecte|récupère|tri|trie) ..6 (emballages|palettes|appareils|fin de vie|matériels usagés|produits usagés)",
    "(phytosanitaire|phytosanitaires|pesticides|zéro phyto)",
]);

/// What lasts or can be mended: a requirement or a criterion on it takes the environment into account.
pub(super) static LASTING: Phrases = Phrases::new(&[
    "(réparab*|longévité|endurance)",
    "(facilité|facile|indice|aisé) ..3 réparation",
    "pièces (détachées|de rechange)",
    "(démontable|démontables|démontage|modulable|évolutif)",
    "(tenue|résistance) ..3 (lavage|lavages|usure|usage)",
]);

/// Work, insertion, equality.
pub(super) static SOCIAL: Phrases = Phrases::new(&[
    "(insertion) !(paysagère|urbaine|du|des|de la|dans le)",
    "insertion (professionnelle|sociale|par)",
    "(éloigné|éloignés|éloignées) ..4 (emploi|travail)",
    "(demandeurs|demandeur) d'emploi",
    "(handicap|handicapé|handicapés|handicapées|=ESAT|entreprise adaptée|entreprises adaptées|=RQTH)",
    "(apprenti|apprentis|apprentissage|alternance|stagiaire|stagiaires)",
    "(égalité) ..6 (femmes|hommes|professionnelle|traitement|chances)",
    "(conventions fondamentales|organisation internationale du travail|=OIT)",
    "travail (forcé|des enfants|décent)",
    "(conditions de travail|droits des travailleurs|santé et sécurité au travail)",
    "(clause|clauses|condition|conditions|considération|considérations|exécution|performance) (sociale|sociales|d'insertion)",
    "(commerce équitable|économie sociale|structure d'insertion|publics prioritaires)",
    "(lutte contre les discriminations|diversité)",
]);

/// Sustainable development in what is bought: the environment, what lasts, those who use it, those who make it.
pub(super) static USERS: Phrases = Phrases::new(&[
    "(accessib*|ergonom*|handicap*|conception universelle|utilisateurs)",
    "(développement durable|=RSE)",
]);

/// The one who performs.
pub(super) static HOLDER: Phrases = Phrases::new(&[
    "(titulaire|titulaires|prestataire|fournisseur|attributaire|entrepreneur|entreprise|candidat|vous)",
]);
