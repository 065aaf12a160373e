//! Paying, what is paid, what is waited for.

use crate::phrases::Phrases;

/// Verbs and nouns of paying.
pub(super) static PAYING: Phrases = Phrases::new(&[
    "(=paie|=paient|=paiera|=paieront|=paye|=payent|=payer|=payes|=payee|=payees|=payera|=payant|=payable|=payables|=paiement|=paiements|mandate*|mandatement|acquitte|acquittent|acquittera|acquitter|acquittée|acquittées|acquittés|=liquidee|=liquidees|=liquidation|=liquider|honorée|honorées|honore|honorent|honorera|honorer|soldée|soldées|solder|soldera|=verse|=versent|=versee|=versees|=verses|=verser|=versera|=versement|=versements|virement|virements|rémunéré|rémunérée|rémunérer|rémunération|ordonnancement|ordonnancée|ordonnancées|décaissement|décaissée|décaissées|=s'executera|désintéressé)",
    "(=regle|=reglent|=reglee|=reglees|=regler|=reglera|=regleront|=reglerait|=reglant)",
    "(=est|=sont|=sera|=seront|=etre|=ete) ..2 =regles",
    "(=reglement|=reglements) !(de sécurité|de voirie|de copropriété|de service|du service|d'urbanisme|d'usage|d'eau|de zone|technique|type|général|local|particulier|de la consultation|de consultation|européen|intérieur|sanitaire|\"(\"|délégué|n°|du plan|d'assainissement|national|départemental|amiable|du présent|du litige|du différend|d'exécution)",
    "(=se|=s') (=libere|=liberent|=liberera|=liberer)",
]);

/// What is paid.
pub(super) static MONEY: Phrases = Phrases::new(&[
    "(facture|factures|acompte|acomptes|solde|honoraires|=loyer|=loyers|mensualité|mensualités|=echeance|=echeances|décompte|décomptes|redevance|redevances)",
    "<!pour (=memoire|=memoires) !(technique|justificatif|méthodologique|explicatif|environnemental|de)",
    "(=situation|=situations) (de travaux|mensuelle|mensuelles)",
    "(somme|sommes|montants|prestations|fournitures|services|travaux) (dues|due|dus|facturées|facturés|exigibles|restant)",
    "(demande|demandes) de paiement",
    "chorus",
    "(comptable|trésorier|ordonnateur)",
]);

/// Money that comes from elsewhere, or that the buyer does not have yet.
pub(super) static FUNDS: Phrases = Phrases::new(&[
    "(subvention*|aide|aides|financement|financements|financeur|financeurs|dotation|dotations|emprunt|emprunts|prêt|prêts|=fonds|FEDER|trésorerie|recette|recettes|crédit|crédits|budget|budgets|budgétaire|budgétaires|participation|participations|concours|quote-part|contribution|contributions|cofinancement|cofinanceur|cofinanceurs|bailleur|bailleurs|exercice|=liquidites|disponible|disponibles|part (=de =l'|=du|=de =la) CAP|indemnité d'assurance|produit de la vente|vente (du|de|des))",
    "(séance|séances)",
    "(adoption|approbation|arrêté) (=du|=des) (=compte|=comptes|=budget)",
    "(conseil|assemblée|bureau|session) (municipal|municipale|communautaire|syndical|de surveillance|d'administration|délibérante|départemental|régional)",
    "(=vote|=votes|compte administratif|compte financier|compte de gestion|quitus|délibération|délibérations|décision modificative|autorisation de programme)",
    "(familles|usagers|locataires|abonnés|adhérents|clients|exposants|assureur|assurance|acquéreur|délégataire|caisse|agence|département|région|État|Union|ministère|préfecture|trésor|comptable|trésorier|trésorière|percepteur) ..6 (aura|auront|a|ont|n'a|n'ont|ait|aient) ..2 (vers*|pay*|=regle|=reglee|rembours*|acquitt*|encaiss*|débloqu*|notifi*|libér*|accord*|donn*|reçu|reçus|alloué|attribu*)",
    "(recouvr*|encaiss*|=percue|=percues|=percus|=percu|touchée|touchées|rentrée|rentrées|débloqu*) ..2 (auprès|par|de|des|du|chez|sur|la|les)?",
    "(litige|différend|contentieux|désaccord|contestation|réclamation)",
    "(accord|avis|autorisation|feu vert|aval|visa|validation|approbation|acceptation|agrément) (=de|=du|=des|=d') ..6 (conseil|maire|comptable|trésorier|élu|élus|adjoint|directeur|directrice|chef|service|services|bureau|agence|région|département|État|financeur|DRAC|préfet|ARS|commission|maître d'œuvre|architecte|assemblée|tutelle|direction)",
]);

/// What makes payment wait.
pub(super) static WAITS: Phrases = Phrases::new(&[
    "(après|une fois|sitôt|aussitôt|lorsque|lorsqu'*|quand|tant que|tant qu'*|jusqu'à|jusqu'au|jusqu'aux|qu'après|qu'une fois|que si|que lorsque|sous réserve|à réception|à la réception|à condition|pourvu|moyennant|faute de|à défaut de|en fonction|dans la limite|à hauteur|à concurrence|au rythme|au fur et à mesure|à mesure|à proportion|entre le|sur l'exercice|à l'exercice|sur les crédits|sur crédits|si (la|le|les))",
    "=des (=que|=qu'|=lors|=la|=le|=l'|=reception|=obtention|=versement|=encaissement|=notification)",
    "selon (les|ses|la|l')",
    "(subordonn*|conditionn*|attend*|=attente|dépend*|tributaire|suspend*|diffère*|différ*|report*|retard*|retient|retenu|retenus|bloqu*|gel*|ajourn*|repouss*|remis à|renvoy*|liée|liées|lié|liés|assujetti*)",
]);

/// The waiting is denied.
pub(super) static NO_WAIT: Phrases = Phrases::new(&[
    "(ne|n'|sans) ..3 (pas|point|nullement|aucunement|rien|jamais|être|qu'|que)? ..2 (subordonn*|conditionn*|attend*|dépend*|suspend*|différ*|diffère*|report*|retard*|lié*|bloqu*|tributaire)",
    "(ne|n') (est|sont|sera|saurait|constitue|a|ont|peut|fait|font|peuvent) ..2 (pas|point|nullement|aucun|aucune|en rien) ..5 (condition|conditions|incidence|effet|influence|obstacle|subordonn*|préalable|opposable|opposé|opposée|report*|retard*|différ*|suspend*|attend*|effet)",
    "(que|soit|soient|qu'*) ..6 ou non",
    "(sans attendre|indépendamment|indépendant|indépendante|étranger|étrangère|quel que soit|quelle que soit|quelles que soient|même si|même en|alors même|peu importe|sans égard)",
    "(ne|n') ..4 (modifie|modifient|change|changent|affecte|affectent|joue|allonge|allongent|décale|touche|intéresse)",
]);
