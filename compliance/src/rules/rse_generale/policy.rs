//! Where the general policy of a firm is spoken of.

use std::ops::Range;

use crate::marks::{hull, merged};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// Themes that are the firm's by themselves.
static FIRM_THEME: Phrases = Phrases::new(&[
    "=RSE",
    "ISO 26000",
    "responsabilité (sociétale|sociale) ..2 (entreprise|entreprises|candidat|organisation|organisations|société)?",
    "(score|note|notation|indice|évaluation) (extra-financier|extra-financière|ESG|EcoVadis|RSE)",
    "EcoVadis",
    "(B Corp|BCorp|Lucie 26000|label Lucie|Engagé RSE|Positive Company|relations fournisseurs et achats responsables)",
    "(label|labellisé|certification) (Diversité|Égalité|Lucie|Alliance)",
    "=ESG",
    "mécénat",
    "actionnariat (salarié|des salariés)",
    "(rémunération|salaire|salaires) (des|du) (dirigeants|dirigeant|cadres)",
    "index (d'|de l')? égalité",
    "(égalité|index) (professionnelle|femmes-hommes|femmes hommes|hommes-femmes|entre les femmes et les hommes|entre femmes et hommes|salariale|de l'égalité)",
    "parité ..4 (direction|conseil|comité|instances|équipe)",
    "(société|entreprise) à mission",
    "raison d'être",
    "(vie|engagement|action|soutien) (associative|associatif|caritative|caritatif|sociétal|sociétale|sociétaux|citoyen|citoyenne|solidaire) ..4 (entreprise|candidat|société|groupe|soumissionnaire)?",
    "politique (sociale|salariale|de rémunération|de diversité|d'inclusion|d'égalité|de gouvernance|environnementale|énergétique|de développement durable|climatique|climat|de mobilité|d'achats responsables|handicap|de recrutement|de formation|de ressources humaines|de mécénat)",
    "gouvernance !(du contrat|du marché|du projet|du service|du chantier|de la mission|du présent|de l'accord-cadre) (de|du|responsable|d'entreprise|interne)",
    "stratégie (climat|=carbone|bas carbone|RSE|de décarbonation|de développement durable|environnementale|sociale|sociétale)",
    "rapport (de|d') (durabilité|développement durable|RSE|extra-financier)",
    "(dons|versements) (à des|aux) associations",
    "taux (d'emploi) (de|des) (travailleurs|personnes|salariés) (handicapés|handicapées|en situation de handicap)",
    "(qualité de vie|bien-être) au travail",
    "(télétravail|forfait mobilités durables|plan de mobilité)",
    "(=dirigeants|=dirigeante|=dirigeantes|=actionnaires|=dividendes|=mecene|bénévolat|sociétal|sociétale|sociétaux|sociétales|philanthropie|philanthropique)",
    "(=ses|=leurs) (=dons|=salaires|=valeurs)",
    "(employeur|employeurs) (responsable|engagé|inclusif|exemplaire|où|de choix|préféré)",
    "(parmi|classement|palmarès|titre) ..3 (=employeurs|=employeur|entreprises où)",
    "rapport (d'impact|de mission|intégré)",
    "(éthique|valeurs|déontologie|culture|philosophie|raison) (et|,)? ..2 (de|du|d'|des) (la|le|l')? (entreprise|société|cabinet|groupe|maison|agence|étude|bureau|titulaire|candidat|prestataire|fournisseur|fabricant|structure|soumissionnaire)",
    "partage de la valeur",
    "bilan (social|sociétal)",
    "(dialogue social|climat social|conditions de travail des salariés|politique de ressources humaines)",
    "(engagement|engagements|contribution|impact) (sociétal|sociétaux|sociétale|citoyen|citoyens)",
    "(=interessement|participation aux bénéfices|crèche d'entreprise|titres-restaurant|mutuelle d'entreprise)",
    "(turn-over|rotation du personnel|absentéisme|baromètre social|enquête d'engagement|enquête de satisfaction des salariés)",
    "ancienneté moyenne",
    "(conseil d'administration|conseil de surveillance|comité de direction|instances|cadres|dirigeants|encadrement|état-major|direction) ..8 (féminin|féminine|féminins|femme|femmes|paritaire|parité|mixte|mixité)",
    "(féminin|féminine|femmes|parité|mixité) ..8 (conseil d'administration|comité de direction|cadres|dirigeants|direction|encadrement)",
    "(dons|don|mécène|mécènes|sponsor|partenariat|partenariats) (de|du|des|à|aux|avec|en faveur) (la|le|l'|les)? ..1 (entreprise|société|groupe|candidat|association|associations|recherche|fondation|ONG|club|clubs|Téléthon|œuvres|soumissionnaire)",
    "(=arrondi|covoiturage domicile|congés solidaires|prime de partage|participation aux résultats|actionnariat|égalité salariale|égalité des salaires|index égalité|crèche d'entreprise|droit à la déconnexion)",
    "(finance|finançant|soutient|soutenant|soutien|soutiens|aide|aident|parraine|parrainage|subventionne|verse|reverse|cotise|contribue|=concours !(restreint|de maîtrise|d'architecture)|=don|=dons|donne|donnent|<!(=l'|=une|=la|=son|=cette|=chaque|=leur|=d'|=toute|=aucune|=meilleure|=les|=des|=offres|=premiere|=derniere) =offre|=offrent|bénévole|bénévoles|partenaire|partenariat|partenariats|engagé|engagée|adhère|milite) ..10 (fondation|fondations|association|associations|club|clubs|=ONG|<!(=d'|=en|=main|=a) œuvre|<!(=d'|=en|=main|=a) œuvres|<!(=pour|=en|=mise|=hors) =cause|=causes|festival|caritatif|caritative|caritatives|humanitaire|humanitaires|sociétés sportives|comité des fêtes|comités des fêtes|recherche médicale|Téléthon|restos du cœur|banque alimentaire|amicale|amicales|bienfaisance|solidarité)",
    "reçus de dons",
    "(Pacte mondial|Global Compact)",
    "=fondation (d'entreprise|active)",
    "(détenue|détenu|contrôlée|possédée) ..3 par ..2 (salariés|sociétaires|personnel)",
    "((=une|=en|=des|=les|=statut =de|=forme =de) (=scop|=scops|=scic)|économie sociale et solidaire|statut coopératif|entreprise coopérative)",
    "plan de (déplacement|déplacements) (d'entreprise|inter-entreprises|domicile-travail|domicile|=des =salaries|=du =personnel|=de =l'entreprise|=de =la =societe|=du =groupe)",
    "plan de vigilance",
    "(traite|traitement|considération|respect|bien-être|fidélité|épanouissement) ..4 (=salaries|=personnel|=employes|=collaborateurs)",
    "(=emploie|=employant|=emploient|=embauche|=recrute|=forme) ..8 (handicapé|handicapés|handicapées|seniors|apprentis|=femmes|=jeunes)",
    "(verse|reverse|consacre|affecte|alloue|donne|part|fraction|pourcentage|\"%\") ..4 (=son|=ses|=leur|=leurs) (=benefice|=benefices|=resultat|=profits|=marge)",
    "(verse|reverse|verser|reverser|consacre|consacrer|affecte|affecter|donne|alloue|allouer|part|pourcentage) ..6 (=resultat|=benefice|=benefices|=profits|chiffre d'affaires|marge|ristourne) ..8 (association|associations|fondation|œuvre|œuvres|cause|causes|banque alimentaire|caritatif|caritative|caritatives|ONG|mécénat|club|solidarité|solidaire|humanitaire)",
    "(verse|reverse|verser|reverser|consacre|consacrer|affecte|affecter|donne|alloue|allouer) (=a|=aux|=au) ..5 (humanitaire|caritatif|caritatives|association|associations|fondation|fondations|=oeuvre|=oeuvres|mécénat|solidarité|solidaire|=cause|=causes|bienfaisance) ..6 (=resultat|=benefice|=benefices|=profits|chiffre d'affaires|marge)",
    "(=sa|=leur) (politique|stratégie|gouvernance|charte|démarche RSE|culture d'entreprise)",
    "(féminisation|lutte contre les discriminations|non-discrimination|recrutement inclusif|égalité des chances|laïcité|handicap au travail|emploi des seniors|écarts de rémunération)",
    "(signataire|signataires|adhérent|adhérents|membre|membres) ..3 (charte|Pacte|Global Compact|club|réseau) ..4 (diversité|RSE|climat|mondial|entreprises|développement durable|parentalité|achats responsables)?",
    "(œuvres|œuvre|cause|causes|organisations|organisation|associations|association|fondation|fondations|dons|don|collectes) (caritatives|caritative|humanitaires|humanitaire|d'intérêt général|de bienfaisance|philanthropiques|solidaires)",
    "(banque alimentaire|philanthropie|philanthropique|philanthropiques|bénévolat|parrainage|parrainages|congé solidaire|mécénat de compétences|arrondi sur salaire|sponsoring)",
    "(femmes|femme|parité|mixité) ..8 (direction|dirigeantes|dirigeants|encadrement|cadres|conseil d'administration|comité|instances|gouvernance|postes)",
    "(instances|organes|équipe|équipes) (dirigeantes|dirigeante|de direction|de gouvernance)",
    "(charte|démarche|questionnaire|rapport|reporting|argumentaire|engagement|engagements|notation|note|score|politique|stratégie|actions|action|plan|comité|référent|label|labels|prix|axes) ..2 (RSE|ESG|sociétal|sociétale|sociétaux|sociétales|éthique|éthiques|anticorruption|diversité)",
    "(charte|démarche|engagement|engagements|politique|stratégie|plan|comité|référent) ..2 climat",
    "(charte|comité|code|politique) ..2 (éthique|valeurs|diversité|déontologie|conduite|vigilance|responsabilité sociétale)",
    "(positionnement|engagement|empreinte|utilité|valeurs|responsabilité|exemplarité) (sociétal|sociétale|citoyen|citoyenne)",
    "(transparence|responsabilité|civisme|exemplarité) fiscale",
    "(paradis fiscaux|fiscalité privilégiée|filiale dans)",
    "(rapport|déclaration|bilan) (de durabilité|extra-financier|extra-financière|RSE|de performance extra-financière|social|sociétal)",
    "(organisme|agence) ..2 (extra-financier|extra-financière|notation sociale|notation RSE)",
    "(échelle|écart|écarts) (des|de) (salaires|rémunérations|rémunération)",
    "(solidarité internationale|développement solidaire|commerce équitable interne)",
    "(trajectoire|plan|stratégie|objectif|objectifs) (de|d') (décarbonation|neutralité carbone|réduction des émissions)",
    "(alignée|aligné|alignés|validée|validé) (sur|par) (l'accord de Paris|SBTi|la SBTi|Science Based)",
    "(filiale|filiales|implantation|compte|comptes) ..4 (fiscalité privilégiée|paradis fiscal|paradis fiscaux|pays non coopératifs)",
    "(déplacements|voyages) (domicile-travail|d'affaires|professionnels) ..4 (salariés|entreprise|groupe|société|candidat|personnel)",
    "politique de (voyages|déplacements|mobilité|voyage)",
    "(dialogue|relations) (avec les|aux) parties prenantes",
    "éthique des affaires",
    "=parties =prenantes",
    "(comptes|informations|données|état|états) (de durabilité|extra-financières|extra-financiers|de performance extra-financière)",
    "(baromètre|=classement|palmarès|trophée|trophées) ..6 (responsable|responsables|durable|durables|RSE|éthique|éthiques)",
    "(façon|manière|comportement|conduite) ..3 (entreprise|société|groupe|maison|candidat) ..2 (se comporte|traite|considère|envers|à l'égard|vis-à-vis)",
    "(taux|pourcentage|part|nombre|proportion) (d'|de|des) (emploi|apprentis|alternants|seniors|femmes|handicapés|travailleurs handicapés|stagiaires|jeunes) ..10 (entreprise|effectif|effectifs|société|groupe|candidat|soumissionnaire|personnel|total)",
]);

/// Themes that are the firm's when the whole firm is meant.
static OPEN_THEME: Phrases = Phrases::new(&[
    "(bilan|empreinte|neutralité|trajectoire|compensation|contribution) (carbone|des émissions|d'émissions|climatique|de gaz|écologique|environnementale)",
    "émissions de gaz à effet de serre",
    "(flotte|parc automobile|parc de véhicules|véhicules|camions|camionnettes|utilitaires|poids lourds|voitures de (fonction|société|service))",
    "(politique|démarche|engagement|engagements|actions|action|pratiques|performance|performances|mesures|stratégie|programme) ..4 (développement durable|environnement|environnemental|environnementale|environnementales|environnementaux|social|sociale|sociales|sociaux|sociétal|sociétale|écologique|climat|diversité|inclusion|égalité|handicap|mécénat|salariés|responsable|responsables|durable)",
    "(consommation|consommations|performance|sobriété|efficacité) (d'énergie|énergétique)",
    "(politique|démarche|engagement|engagements|actions|action|gestes|efforts) ..6 (planète|nature|biodiversité|climat|vivant|océans)",
    "(énergies fossiles|combustibles fossiles|=charbon|pétrole|désinvestissement)",
    "(insertion|apprentissage|handicap|parité|diversité|inclusion)",
    "(tri|gestion|recyclage) des déchets",
    "(énergie|électricité) (verte|renouvelable)",
    "(siège|bureaux|locaux|bâtiments) ..4 (énergie|énergétique|basse consommation|HQE|renouvelable)",
    "développement durable",
    "(exemplarité|valeurs|image|responsabilité|conscience|maturité|vertu|conduite) ..3 (sociale|sociales|environnementale|environnementales|sociétale|écologique|citoyenne|éthique|éthiques|morale)",
    "(salariés|personnel|collaborateurs|cadres) ..2 (formé|formés|formée|sensibilisés|actionnaires)",
    "(consommation|consommations|sobriété|empreinte|dépense) (d'énergie|d'eau|de papier|énergétique|énergétiques|électrique)",
    "(certification|démarche) environnementale",
    "(compense|compenser|réduit|réduire|réduction|baisse) ..6 (émissions|empreinte)",
    "(panneaux solaires|photovoltaïque|photovoltaïques|ruches|bornes de recharge)",
    "(décarboner|décarbone|décarbonation|verdir)",
    "(trajectoire|zéro émission|=net =zero|=zero =net|retombées|contribution (aux|au|à)|covoiturage|salaires|salaire|rémunération !((=du|=de|=de =l') (=titulaire|=maitre|=prestataire|=architecte|=entrepreneur|=mandataire|=marche|=partenaire|=delegataire)|=des =prestations|=de =la =mission|=forfaitaire|=definitive|=provisoire|=associee)|=remunerations|bien-être|salariales)",
    "(éthique|diversité|<!=a =egalite !(=de =traitement|d'accès|=de =points|=de =note|=des =candidats|=des =notes|=entre =candidats|=entre =les =candidats|=devant)|handicap|climat|solidarité|apprentis|seniors|femmes|dirigeants|dividendes|fondation|sponsoring|charte !(graphique|éditoriale|typographique|chantier|paysagère|d'utilisation|d'accueil|informatique|architecturale)|<!(=d') =engagement|<!(=d') =engagements|politique|éco-responsable|écoresponsable|sobriété)",
    "(Pacte mondial|Global Compact|objectifs de développement durable|devoir de vigilance|achats responsables)",
    "(gouvernance|éthique|déontologie|mixité|fiscalité responsable|lutte contre la corruption)",
]);

static WHOLE_FIRM: Phrases = Phrases::new(&[
    "(quel|quelle|quels|quelles) que (soit|soient) ..3 (client|clients|activité|activités|marché|marchés|chantier|chantiers|site|sites|donneur|donneurs|affectation|usage|pays|métier)",
    "(tous|toutes) (clients|marchés|chantiers|activités|sites|pays|donneurs) (confondus|confondues|compris|comprises|réunis)",
    "(de|dans|par) (=sa|=leur|=la) (maison|firme|boutique|enseigne|marque)",
    "(toutes|tous) (ses|leurs|les|confondus|confondues) (activités|établissements|sites|filiales|agences|métiers|sociétés|salariés|véhicules|implantations)",
    "(établissements|métiers|sites|activités|filiales) (confondus|confondues|réunis|réunies|comprises|compris|incluses|inclus)",
    "(maison mère|siège social|groupe !(scolaire|électrogène|=de =travail|hospitalier|froid|moteur)|filiales|=son =reseau|=leur =reseau|=reseau (national|international|entier|complet|commercial|de vente|de distribution|de magasins|d'agences|de l'exploitant|du groupe)|holding)",
    "(parc|flotte|effectif|bilan) (complet|complète|entier|entière)",
    "(consolidé|consolidée|corporate|d'ensemble)",
    "(toutes|dans toutes|tous|dans tous) (ses|leurs) (usines|ateliers|magasins|bureaux|dépôts|pays)",
    "(toutes|tous) (agences|activités|établissements|sites|filiales|usines|périmètres) (comprises|confondues|confondus|réunis|réunies|inclus|incluses)",
    "(ensemble|totalité|intégralité) (de|des|du) (ses|sa|leurs|son|leur|la|l')? (activités|établissements|sites|entreprise|société|groupe|effectifs|salariés|véhicules|flotte|filiales|personnel|chaîne|agences|collaborateurs|magasins|implantations|fournisseurs)",
    "(flotte|effectif|parc|bilan|consommation) (total|totale|globale|complète) ..3 (groupe|entreprise|société|candidat|soumissionnaire)?",
    "(de|dans|au sein de|à l'échelle de|au niveau de|pour) (toute|tout) (l'|le|la) (entreprise|groupe|société)",
    "toute l'entreprise",
    "(=tout|=toute|=tous|=toutes) (=sa|=son|=ses|=leur|=leurs) (flotte|parc|personnel|véhicules|salariés|bâtiments|sites|activités|bureaux|camions)",
    "(mondial|mondiale|mondiaux|mondiales|=dans =le =monde)",
    "(=son|=sa|=leur) (=entreprise|=societe|=groupe|=firme)",
    "(=toute|=totalite =de|=ensemble =de) (=son|=sa|=leur|=l') (=activite)",
    "(politique|démarche|stratégie|performance|situation|engagement|engagements|organisation|fonctionnement) (générale|globale|interne|d'entreprise)",
    "(de|du|des|dans|par|d') (la|le|l'|les|son|leur|sa) (entreprise|entreprises|société|sociétés|groupe|candidat|candidats|soumissionnaire|soumissionnaires|structure|maison mère|cabinet|agence|fabricant|organisme|concurrent|opérateur|association|étude|bureau d'études|firme)",
    "(=du|=des) (candidat|candidats|groupe|cabinet|fabricant|concurrent|bureau d'études)",
    "(au|à) (niveau|échelle|échelon|périmètre) (du|de la|de l'|des|mondial|mondiale) ..1 (groupe|entreprise|société|candidat|monde|maison)?",
    "(=sa|=son|=ses|=leur|=leurs) (contribution|démarche|politique|stratégie|trajectoire|empreinte|bilan|charte|notation|gouvernance|actions|classement|adhésion)",
    "(signataire|signataires|lauréat|lauréate|titulaire (d'un|du) label|employeur)",
    // « L’organisation » alone is as often that of the work.
    "(au sein de|dans toute|de toute|dans) (la|l'|son|leur|votre) organisation",
    "(du|des|au sein du) (=titulaire|=prestataire|=fournisseur|=fabricant|candidat|candidats|groupe|soumissionnaire|soumissionnaires|dirigeants)",
    "(son|leur|ses|leurs) (siège|bureaux|dirigeants|salariés|personnel|effectif|effectifs|collaborateurs|gouvernance|fournisseurs|activité|activités|groupe|entreprise)",
    "d'entreprise",
    "non affectés au marché",
    "(=au|=du|=leur|=son) =siege",
    "dont =le =siege",
    "(=si|=dont) ..1 (=l'|=la|=le) (entreprise|société|candidat|groupe|prestataire|soumissionnaire|maison|cabinet)",
    "(=ses|=leurs) =activites",
    "(=des|=aux|=ses|=leurs) =salaries",
    "(hors|au-delà) (du|de ce|de) (présent)? marché",
    "indépendamment (du|de ce) marché",
    "(qu'il|qu'elle|que l'entreprise) (conduit|mène|a engagé|a engagées|met en œuvre) (en faveur|auprès|pour ses|dans son|au sein)",
]);

static THIS_CONTRACT: Phrases = Phrases::new(&[
    "(présent|présente|ce|cette) (marché|contrat|accord-cadre)",
    "(pour|dans|sur) le marché",
    "(lié|liés|liée|liées) ..3 marché",
    "(objet|cadre|besoins|heures|titre) ..3 marché",
    "présente (consultation|prestation)",
    "(exécution|réalisation) (du|de ce|des|de la|de l') (marché|prestations|prestation|travaux|chantier|contrat|accord-cadre|services)",
    "(chantier|prestations|livraisons|produits|fournitures|tournées|interventions) ..3 (du marché|objet|livrés|proposés|concernés)",
    "(affecté|affectée|affectés|affectées|dédié|dédiés|employé|utilisé|utilisés|mobilisé|mobilisés) (à|au|aux|pour|sur) (l'exécution|marché|prestations|chantier|tournées|livraisons|ce|la)",
    "propres (au|à ce|à la) (présent)? (marché|prestation|chantier)",
    "(=affecte|=affectee|=affectes|=affectees) (à|au|aux) _",
    "(temps|heures|sites|site|bâtiments|ouvrages|véhicules|agents|engins|locaux|équipes|livraisons|produits) (du|de ce|du présent) (marché|contrat)",
    "(sur|du|de) (le)? chantier",
    "dans le cadre (du|de ce|de la|de cette) (présent|présente)? (marché|prestation|contrat|accord-cadre|exécution|mission|chantier|étude|intervention)",
    "pour (ce|le présent|l'exécution du|les besoins du) marché",
    "pour (les|cette|la|ces) (prestations|livraisons|fournitures)",
]);

static DESPITE: Phrases = Phrases::new(&[
    "y compris ..12 (affecté|affectés|affectées|hors|étrangers|sans lien|sans rapport)",
    "(qu'ils soient|qu'elles soient) ..4 (affecté|affectés|affectées|ou non)",
    "(sans|indépendamment de tout) (lien|rapport) ..4 (marché|objet|exécution)",
    "(même|et non) (s'ils|si elles|seulement|uniquement) ..8 (marché|affectés|exécution)",
    "au-delà (du|de ce|des seules) (marché|prestations)",
    "hors (du|de ce|de la|de cette) ..1 (marché|contrat|consultation|prestation)",
    "(affecté|affectés|affectées) ou non",
]);

static LAWFUL: Phrases = Phrases::new(&[
    "(ne|n') ..2 (saurait|sauraient|peut tenir lieu)",
    "(ne|n') (peut|peuvent|doit|doivent|pourra|pourront) ..2 (servir|constituer|fonder|entrer|intervenir|devenir|figurer|donner lieu|être (noté|notée|notés|pris|prise|retenu|retenue|valorisé|exigé|exigée|critère))",
    "s'abstiendront ..1 de (joindre|produire|présenter|remettre|décrire)",
    "(ne|n') (est|sont|sera|seront) ..1 (pas|point) de nature",
    "\"?\" =non",
    "(=est|=sont|=ete|=sera) ..1 (supprimé|supprimée|abandonné|abandonnée)",
    "(figurait|ignore|ignorera|=jadis|=naguere|=autrefois)",
    "=et (supprimé|supprimée|abandonné|abandonnée)",
    "(reste|restent|demeure|demeurent) (libre|libres) (de|d')",
    "(sans objet|écartés|retenus) \":\"",
    "(ne|n') ..3 (pas|ni|point|jamais) ..6 (examiné|examinée|examinés|examinées|apprécié|appréciée|évalué|évaluée|évalués|considéré|considérés|considérée|noté|notée|demandé|demandée|compte|visés|visé|concerne)",
    "(agents|services|personnel|salariés) (de|du|des) (la|l'|le)? (commune|ville|hôpital|CCAS|établissement|collectivité|mairie|acheteur)",
    "sans égard (à|aux)",
    "(=assiste|=accompagne|=conseille|=assister|=accompagner|=conseiller) (=la|=le|=l'|=les) (=commune|=ville|=musee|=etablissement|=hopital|=collectivite|=acheteur|=service|=services|=metropole|=departement|=region|=syndicat)",
    "(politique|démarche|stratégie|plan|charte|bilan|projet|rapport|actions|schéma|feuille de route|programme|agenda|objectifs|engagements) ..4 (=de|=du|=des) (=la|=l'|=le)? (groupement hospitalier|maître d'ouvrage|pouvoir adjudicateur|EHPAD|syndicat|mairie|commune|ville|hôpital|=etablissement|collectivité|acheteur|centre hospitalier|CCAS|département|région|métropole|communauté)",
    "mécénat ..4 (finance|financé|financée)",
    "(l2141-1|l2141-2|l2141-3|l2141-4|l2141-5|l2141-7|l2141-8|l2141-10|l2141-7-1|l2141-7-2|l2113-12|l2113-13|l2113-14|l2113-15|l2113-16|l229-25)",
    "(peut|peuvent|pourra|sera|être) (exclure|exclu|exclus|écarté)",
    "exclusion facultative",
    "(marché|lot|lots) (est|sont) réservés",
    "(DPEF|CSRD|vigilance) ..6 (exclu|exclure)",
]);

/// The buyer's own policy.
static BUYERS_OWN: Phrases = Phrases::new(&[
    "(communauté|commune|ville|métropole|département|région|établissement|hôpital|collectivité|acheteur|syndicat|mairie|CCAS|EHPAD|centre hospitalier) ..2 (=publie|=adopte|=conduit|=mene|=poursuit|=deploie|=etablit|=engagee|=engage|=tient|=elabore|=signe|=signataire)",
]);

/// The buyer tells of itself: it opens the sentence, and asks nothing before the theme.
static BUYER_FIRST: Phrases = Phrases::new(&[
    "^ (=le|=la|=l'|=notre) ..1 (=commune|=ville|=metropole|=departement|=region|=etablissement|=hopital|=collectivite|=acheteur|=syndicat|=mairie|=ccas|=ehpad|=centre =hospitalier|=communaute|=maitre =d'ouvrage|=pouvoir =adjudicateur)",
]);

static BUYER_ASKS: Phrases = Phrases::new(&[
    "(exige|exigera|demande|demandera|attend|=note|=notera|notée|noté|valorise|valorisera|apprécie|appréciera|tient|tiendra|privilégie|retient|retiendra|préfère|attribue|attribuera|accorde|favorise|impose|souhaite|veut|=juge|jugera|regarde|choisit|choisira|donne|récompense|prend|prendra|réserve|évalue|évaluera|examine|classe|compare|vérifie|contracte|travaille|entend|sélectionne|écarte)",
    "(=candidat|=candidats|=soumissionnaire|=soumissionnaires|=titulaire|=prestataire|=entreprise|=entreprises|=societe|=offre|=offres|=attributaire|=fournisseur|=fournisseurs)",
]);

fn of_the_buyer(r: &Reading<'_>, sentence: &Range<usize>, theme: &Range<usize>) -> bool {
    r.find(&BUYER_FIRST, sentence.clone())
        .into_iter()
        .next()
        .is_some_and(|buyer| {
            buyer.end <= theme.start
                && !r.has(&BUYER_ASKS, buyer.end..sentence.end)
                && !mood::scored(r, sentence.clone())
        })
}

/// « Les titres d’études des dirigeants », « l’identité des actionnaires »: papers of a candidature.
static PAPERS: Phrases = Phrases::new(&[
    "(titre|titres|diplôme|diplômes|identité|=nom|=noms|pouvoir|pouvoirs|casier|condamnation|condamnations|honneur|extrait|statuts|signature|habilité|habilités|habilitation|coordonnées|changement|=cv|curriculum|études|expérience|déclaration|risques|conflits d'intérêts) ..5 (=dirigeant|=dirigeants|=dirigeante|=dirigeantes|=actionnaires)",
]);

/// What the law already obliges every firm to do.
static BY_STATUTE: Phrases = Phrases::new(&[
    "(respecte|respectent|respecter|respectera|applique|appliquent|appliquer|conformément|application|obligation|obligations|dispositions) ..6 (=code =du =travail|=code =de =commerce|=code =penal|=obligations =legales|=la =loi)",
]);

static BEYOND: Phrases =
    Phrases::new(&["(au-delà|=outre|=plus|dépasse|dépassent|excède|supérieur|supérieure|volontaire)"]);

fn papers(r: &Reading<'_>, theme: &Range<usize>) -> bool {
    r.has(&PAPERS, r.back(theme.start, 8).start..theme.end)
}

/// Nothing of the kind is asked or noted.
static NOT_ASKED: Phrases = Phrases::new(&[
    "(ne|n') ..4 (pas|point|ni|jamais|aucun|aucune|nullement|plus) ..8 (exigé|exigée|exigés|exige|requis|requise|demandé|demandée|imposé|imposée|impose|noté|notée|notés|note|obligatoire|condition|critère|compte|considération|examiné|examinée|regardé|regardée|apprécié|appréciée|évalué|évaluée|valorisé|jugé|éliminatoire|retenu|retenue|classement)",
    "(ne|n') (vaut|valent|rapporte|rapportent|donne|donnent|procure|ouvre|apporte) ..3 (point|points|droit)",
    "(aucun|aucune|ni|nul|nulle) ..12 (exigé|exigée|exigés|demandé|demandée|requis|requise|attendu|attendue|noté|notée|pris|prise|valorisé|valorisée|donné|imposé|imposée|examiné)",
    "(est|sont|sera|seront|reste|restent|demeure|demeurent) (indifférent|indifférente|indifférents|indifférentes|sans importance)",
    "sans (incidence|effet|exigence|conséquence|considération|égard|condition)",
    "(ne|n') (a|ont|aura|auront) pas à",
    "(rien) ..6 (demandé|exigé|noté|attendu|imposé)",
    "(étranger|étrangère|étrangers|étrangères) (à|au)",
]);

/// A mention of the general policy of the firm that nothing makes sound.
pub(super) fn policies(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    r.once(&r.found.policies, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let own = r.find(&FIRM_THEME, sentence.clone());
    let open = r.find(&OPEN_THEME, sentence.clone());
    if own.is_empty() && open.is_empty() {
        return Vec::new();
    }
    if r.has(&LAWFUL, r.alinea(sentence.start)) || r.has(&BUYERS_OWN, sentence.clone()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for theme in own {
        if !tied(r, &theme) && !of_the_buyer(r, sentence, &theme) && !papers(r, &theme) {
            found.push(theme);
        }
    }
    for theme in open {
        let clause = r.clause(&theme);
        let scope = r.find(&WHOLE_FIRM, clause.clone()).into_iter().find(|scope| {
            // « si le candidat le préfère », after the theme, says nothing of the firm.
            let condition = matches!(r.folded(scope.start), "si" | "dont");
            theme.start.abs_diff(scope.start) < 24 && !(condition && scope.start > theme.start)
        });
        let owed = r.folded(theme.start).starts_with("engagement")
            && r.has(&FINANCIAL, r.back(theme.start, 8).start..theme.end);
        if let Some(scope) = scope
            && !owed
            && !tied(r, &theme)
            && !of_the_buyer(r, sentence, &theme)
            && !papers(r, &theme)
        {
            found.push(hull(&theme, &scope));
        }
    }
    let found = merged(found);
    // « Est écarté quiconque n’a pas… »: what those who are put aside lack is required.
    let without = put_aside_without(r, sentence.clone());
    found
        .into_iter()
        .filter(|range| {
            // « du module, pas de l’entreprise ni de sa démarche », « sur le marché, non sur la politique générale »
            let set_apart = !without
                && r.back(range.start, 4).any(|at| {
                    let part = matches!(
                        r.folded(at + 1),
                        "de" | "du" | "des" | "d'" | "la" | "le" | "l'" | "sur"
                    );
                    // « à ne pas avoir de filiale »: a verb is denied, and this is asked.
                    let verb = ["avoir", "detenir", "disposer", "posseder"].contains(&r.folded(at + 1));
                    match r.folded(at) {
                        "ni" => true,
                        "pas" => !verb,
                        "non" => part,
                        _ => false,
                    }
                });
            // « Critère RSE (15 %) : » and its lines: each is judged by itself.
            let heading = r.folded(sentence.end - 1) == ":" && sentence.end < r.tokens().len();
            let by_statute = r.has(&BY_STATUTE, r.clause(range)) && !r.has(&BEYOND, r.clause(range));
            !set_apart
                && !heading
                && !by_statute
                && (without || !r.has(&NOT_ASKED, r.clause(range)))
                && !mood::informative(r, range)
        })
        .collect()
}

/// Those who lack something are put aside, or lose points.
pub(super) fn put_aside_without(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&PUT_ASIDE, tokens.clone()) && r.has(&LACKING, tokens)
}

static PUT_ASIDE: Phrases = Phrases::new(&[
    "(écarté|écartée|écartés|écartées|éliminé|éliminée|éliminés|éliminées|rejeté|rejetée|rejetées|exclu|exclue|exclus|exclues|irrecevable|irrecevables|irrégulière|=perd|=perdent|=perdra|=perdront|pénalisé|pénalisée|pénalisés|pénalisées)",
    "(ne|n') ..3 (admis|admise|admises|recevable|recevables|retenu|retenue)",
]);

static LACKING: Phrases = Phrases::new(&[
    "(ne|n') (=a|=ont|=aurait|=auraient|=ayant|fixe|fixent|publie|publient|dispose|disposent|justifie|justifient|possède|possèdent|détient|produit|présente|présentent|adhère|adhèrent|mène|mènent|conduit|applique|établit|verse|versent|soutient|finance|prévoit|comporte|comportent|contient|signe|signent) (pas|point|aucun|aucune|ni)",
    "(=sans|=faute =de|=faute =d'|=a =defaut =de|=a =defaut =d'|dépourvu|dépourvue|dépourvus|dépourvues)",
]);

/// Money that is owed: « couvrant l’intégralité des engagements de la société mère ».
static FINANCIAL: Phrases = Phrases::new(&[
    "(garantie|garanties|garantit|caution|couvrant|couvre|financier|financiers|hors bilan|dettes)",
]);

/// A weight of the sentence, or the price beside it: what commas part are criteria.
static CRITERIA: Phrases = Phrases::new(&["(=prix|tarif|honoraires|=cout)"]);

/// Tied to this contract, and not said to go beyond it.
fn tied(r: &Reading<'_>, theme: &Range<usize>) -> bool {
    let clause = r.clause(theme);
    // What was said of another item of the list does not tie this one.
    let start = (clause.start..theme.start)
        .rev()
        .find(|&at| match r.folded(at) {
            ")" | "|" => true,
            "," | "et" => mood::scored(r, clause.clone()) && r.has(&CRITERIA, clause.start..at),
            _ => false,
        })
        .map_or(clause.start, |at| at + 1);
    let clause = start..clause.end;
    if r.has(&DESPITE, clause.clone()) {
        return false;
    }
    r.has(&THIS_CONTRACT, clause)
}
