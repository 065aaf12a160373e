//! Words by which a criterion, a judgement or a taste is said.

use crate::phrases::Phrases;

/// Names of criteria that say nothing of what is measured.
pub(super) static VAGUE_NAME: Phrases = Phrases::new(&[
    "(valeur|valeurs) (technique|techniques|environnementale|environnementales|écologique|sociale|sociales|sociétale|esthétique|fonctionnelle|qualitative|artistique|architecturale|d'usage|pédagogique|globale|ajoutée|culturelle|organisationnelle|professionnelle|humaine)",
    "(qualité|qualités) ..2 (technique|esthétique|environnementale|générale|globale|fonctionnelle|architecturale|artistique|relationnelle|humaine|pédagogique|sociale|professionnelle)",
    "(qualité|qualités) (et|,)? (pertinence|de|des|du|de la|de l'|d')? (la|l'|le|les)? (offre|offres|prestation|prestations|produit|produits|fourniture|fournitures|service|services|article|articles|matériel|matériels|proposition|propositions|dossier|mémoire|accueil|équipe|échantillon|échantillons|projet|rendu|travaux|travail|interventions|repas|mobilier|finition|finitions|exécution)?",
    "(performance|performances|efficacité|excellence|exemplarité|ambition|ambitions) (environnementale|environnementales|écologique|écologiques|technique|techniques|énergétique|énergétiques|sociale|sociales|globale|générale|sociétale|carbone|climatique|durable)?",
    "(aspect|aspects|volet|volets|considération|considérations|caractère|dimension|démarche|démarches|approche|engagement|engagements|enjeux|critère|exigences|qualités|mesures|actions|politique|préoccupations|prise en compte) ..2 (environnement|environnemental|environnementaux|environnementale|environnementales|écologique|écologiques|social|sociaux|sociale|sociales|sociétal|sociétaux|esthétique|esthétiques|durable|durables|responsable|responsables|qualité|éthique)",
    "(=environnement|=environnemental|=environnementale|écologie|éco-responsabilité|écoresponsabilité|durabilité|éthique|responsabilité environnementale|transition écologique|respect de l'environnement|protection de l'environnement|préservation de l'environnement|impact environnemental|impacts environnementaux)",
    "développement durable",
    "(bilan|empreinte|impact|performance|sobriété|neutralité) carbone",
    "(esthétique|esthétisme|élégance|beauté|design|confort|ergonomie|innovation|innovations|caractère innovant|créativité|originalité|modernité|harmonie|ambiance|convivialité|image|prestige|standing|raffinement|présentation|apparence|=allure|=style|praticité|commodité|agrément)",
    "(pertinence|cohérence|adéquation|clarté|intérêt|crédibilité|sérieux|richesse|lisibilité|attractivité|adaptation|compréhension|appréhension|perception) ..4 (offre|offres|proposition|propositions|projet|besoin|besoins|dossier|mémoire|prestation|prestations|réponse|solution|solutions|méthodologie|demande|attentes|enjeux|contexte|mission|service)?",
    "(motivation|motivations|dynamisme|sérieux|réputation|notoriété|renommée|confiance|relationnel|réactivité|disponibilité|souplesse|flexibilité|savoir-faire|savoir-être|professionnalisme|implication|bonne volonté|fiabilité|écoute|sens du service|compétence|compétences|expérience|expertise|références|capacité d'écoute|état d'esprit|rigueur)",
    "(méthodologie|méthode|organisation|=moyens|mémoire technique|note méthodologique|note technique|mémoire|moyens humains|moyens matériels|moyens techniques|dispositif|accompagnement|suivi|encadrement|service après-vente|=SAV|services associés|prestations associées|assistance|relation client|qualité de service|niveau de service|services)",
    "(responsabilité|utilité|insertion|performance|cohésion|clause|démarche|engagement|innovation|impact) (sociale|social|sociétale|sociétal|professionnelle)",
    "(appréciation|impression|évaluation|note|avis|satisfaction) (générale|globale|général|global|d'ensemble)",
    "(intérêt|rendu|qualité|valeur|niveau|parti|effet|aspect) (général|générale|global|globale|esthétique|architectural|paysager|visuel|artistique|d'ensemble)",
    "insertion (paysagère|urbaine|architecturale|dans le site|dans l'environnement)",
    "capacité (d'adaptation|d'écoute|de réaction|à|d'innovation|de conseil|d'anticipation|d'initiative|d'organisation|de proposition|d'accompagnement)",
    "(attractivité|crédibilité|authenticité|personnalité|charisme|caractère|vision|ambition|ambitions|engagement|engagements|atouts|potentiel|maturité|proactivité|disponibilité|amabilité|courtoisie|discrétion|sens artistique|scénographie|mise en valeur|mise en scène|parti pris|propreté|finition|finitions|robustesse|maniabilité|souplesse|simplicité|facilité|polyvalence|modularité|convivialité|lisibilité) ..3 (offre|projet|proposition|produit|produits|solution|équipe|prestataire|candidat|utilisation|emploi|usage)?",
    "(autres|autre|toutes) (considérations|considération|éléments|aspects|critères|qualités|atouts)",
    "« plus",
    "rapport qualité prix",
    "(sensibilité|conscience|fibre|vocation|préoccupation|ambition|attention|considération|implication|contribution|responsabilité) ..2 (écologique|environnementale|environnement|nature|sociale|climat|durable|éthique|artistique|pédagogique|citoyenne|territoire|planète)",
    "(atout|atouts|valeur perçue|satisfaction présumée|coup de cœur|supplément d'âme)",
    "(pédagogie|animation|=communication|concertation|coordination|sensibilisation|management|pilotage|gestion|exploitation)",
    "(goût|saveur|saveurs|présentation des plats|variété|qualité gustative|qualités gustatives|qualités organoleptiques|qualité organoleptique)",
]);

/// Qualities and intentions: names of no thing.
pub(super) static ABSTRACT: Phrases = Phrases::new(&[
    "(attention|portée|porté|planète|climat|climatique|vert|verte|nature|terre|bon sens|philosophie|esprit|état d'esprit|relation|relations|relationnel|relationnelle|humain|humaine|humains|partenariat|partenariale|collaboration|coopération|échange|échanges|quotidien|enjeu|enjeux|problématique|problématiques|thème|regard|vis-à-vis|qualitatif|qualitative|qualitatifs|point de vue|capacité|aptitude|faculté|volonté|souci|soin|soins|intégration|contribution|apport|apports|plus-value|valeur ajoutée|originalité|créativité|imagination|audace|modernité|contemporain|élan|ouverture|richesse|profondeur|force|forces|atout|atouts|avantage|avantages|points forts|mérite|mérites|vertu|vertus|excellence|exemplarité|exemplaire|responsabilité|conscience|éthique|loyauté|honnêteté|probité|crédit|crédibilité|réputation|renommée|notoriété|image|prestige|standing|fiabilité|solidité|stabilité|pérennité|souplesse|flexibilité|agilité|adaptabilité|adaptation|polyvalence|réactivité|disponibilité|écoute|conseil|accompagnement|suivi|accueil|contact|dialogue|communication|compréhension|perception|lisibilité|simplicité|facilité|commodité|praticité|maniabilité|ergonomie|fonctionnalité|fonctionnel|fonctionnelle|beauté|élégance|goût|style|allure|look|design|ambiance|atmosphère|harmonie|équilibre|finition|finitions|facture|raffinement|agrément|plaisir|bien-être|convivialité|chaleur|sympathie|motivation|implication|investissement|enthousiasme|dynamisme|passion|expertise|expérience|compétence|compétences|savoir-faire|professionnalisme|maîtrise|rigueur|organisation|méthode|méthodologie|=moyens|dispositif|solution|solutions|démarche|approche|concept|idée|idées|vision|ambition|stratégie|politique|pédagogie|pédagogique|artistique|culturel|culturelle|architectural|architecturale|paysager|paysagère|visuel|visuelle|sensoriel|gustatif|gustative|long terme|avenir|futur|générations|citoyen|citoyenne|solidaire|solidarité|utilisateur)",
]);

/// Words that add nothing to the name of a criterion: who judges, on what paper, and big words.
pub(super) static EMPTY_WORDS: Phrases = Phrases::new(&[
    "(travail|travailler|équipe|équipes|terrain|métier|métiers|domaine|secteur|contexte|objectif|objectifs|sujet|sujets|matière|égard|rapport|volet|côté|plan|angle|titre|critère|ordre|degré|prise|prises|parti|projet|économique|économiques|local|territoire|public|publics|usager|usagers|utilisation|usage|emploi)",
    "(critère|critères|sous-critère|sous-critères|sous critère|note|notes|noté|notée|notation|point|points|pts|pondération|pondéré|pondérée|poids|coefficient|barème|maximum|maximale|total|pourcentage|sur|seuil|rang|article|titre)",
    "(apprécié|appréciée|appréciés|appréciées|appréciera|appréciation|jugé|jugée|jugés|jugement|jugera|évalué|évaluée|évaluation|évaluera|estimé|estimée|analysé|analysée|analyse|examiné|examinée|examen|notera|attribué|attribuée|attribués|accordé|accordés|valorisé|valorisée|mesuré|mesurée|déterminé|classé|classement|retenu|retenue|retenus|pris|prise|compte|considération|tenu)",
    "(acheteur|pouvoir adjudicateur|maître d'ouvrage|maître de l'ouvrage|maîtrise d'ouvrage|commune|ville|mairie|maire|collectivité|commission|jury|élu|élus|comité|conseil|municipal|communal|établissement|hôpital|direction|directeur|directrice|service|services|adjoint|représentant|représentants|agents|membres|groupe de travail|appel d'offres|procédure adaptée|responsable|ordonnateur|utilisateurs|technique|techniques|centre hospitalier|bureau|président|entité)",
    "(offre|offres|proposition|propositions|candidat|candidats|soumissionnaire|soumissionnaires|entreprise|entreprises|titulaire|concurrent|concurrents|prestataire|dossier|dossiers|pli|plis|mémoire|mémoires|mémoire technique|note|notice|document|documents|plaquette|plaquettes|catalogue|brochure|réponse|réponses|échantillon|échantillons|produit|produits|article|articles|fourniture|fournitures|prestation|prestations|matériel|matériels|marché|lot|projet|remis|remise|remises|présenté|présentée|présentés|présentation|fourni|fournis|proposé|proposée|proposés|proposées|transmis|visite|audition|entretien|photographies|documentation)",
    "(valeur|technique|techniques|qualité|qualités|environnement|environnemental|environnementale|environnementaux|environnementales|écologique|écologiques|écologie|durable|durables|développement|social|sociale|sociales|sociaux|sociétal|sociétale|esthétique|confort|intérêt|pertinence|cohérence|adéquation|clarté|innovation|sérieux|performance|performances|protection|respect|démarche|démarches|engagement|engagements|mesures|actions|aspect|aspects|caractère|général|générale|globale|global|globalement|ensemble|niveau|démontré|démontrée|impact|carbone|bilan|empreinte|responsable|exécution|réalisation|attentes|besoin|besoins|satisfaction|impression|ressenti|ressentie|sentiment|goût|sensibilité|sensation|image|rendu|apparence|effet|beauté|élégance|harmonie|bonne|bon|meilleur|meilleure|meilleures|meilleurs|satisfaisant|satisfaisante|agréable|plus|moins|mieux|très|bien|jugé|avantageuse|économiquement)",
    "(vous|nous|saurez|apporter|apportez|souhaitez|saura|sauront|est|sont|sera|seront|être|fait|faite|fera|font|objet|selon|suivant|d'après|au vu|au regard|en fonction|compte|base|partir|travers|moyen|vue|lecture|manière|façon|cas|par cas|autre|autres|précision|précisions|détail|plus ample|seul|seule|toute|tout|tous|toutes|aucun|aucune|notamment|ainsi|également|chaque|dont|parmi|avec|sans|pour|dans|entre|cette|celui|celle|ceux|elle|leur|leurs|ses|son|cet|ces|lui|qui|que|aux|des|les|une|par|son|avant|après|lors|ensuite|puis|enfin|donne|donnera|lieu|porte|porte sur|constitue|compose|critère|dernier|premier|deuxième|troisième|second|seconde|quatrième|cinquième|prix|coût|tarif|montant|financier|hors|taxes|TTC)",
]);

/// What alone gives content: a grid, a scale, an annexe, a formula, a thing counted, a unit.
pub(super) static MEASURE: Phrases = Phrases::new(&[
    "(vérifié|vérifiée|vérifiés|vérifiées|coché|cochés|cochée|cochées|=compte|=comptes|=comptees|constaté|constatés|relevé|relevés|oui/non|existence)",
    "(un|une|deux|trois|#) par _",
    "(pression|bars|newtons|pascals|volts|ampères|joules|ppm|pixels|octets|kelvins|lumens|candelas|hertz|centimètres|millimètres|microns)",
    "(grille|annexe|annexes|formule|tableau|cadre|questionnaire|protocole|échelle|calculateur|tableur|norme|normes|prorata|proportionnel|proportionnelle|proportionnellement|proportion|règle de trois|fiche|paliers|niveaux|chapitres|questions|chronométré|chronométrée|mesuré|mesurée|mesurés|mesurées|essai|essais|épreuve|au plus élevé|au plus court|moyenne arithmétique|décrits|décrites|barème)",
    "(nombre|taux|part|pourcentage|durée|durées|délai|délais|masse|poids|volume|surface|quantité|tonnage|consommation|consommations|émissions|rendement|autonomie|fréquence|écart|teneur|température|puissance|distance|épaisseur|kilométrage|hauteur|largeur|débit|capacité|vitesse|densité|résistance|tenue|présence|=classe|indice|calendrier|planning|date|horaires|effectif|recyclabilité|réparabilité|quotité|âge|luminance|luminosité|loyer|garantie|garanties|proportion)",
    "(grammes|gramme|kilogrammes|kg|g|kWh|wh|litres|litre|décibels|db|kilomètres|km|heures|heure|h|jours|jour|minutes|semaines|mois|années|année|ans|CO2|CO2e|tonnes|watts|w|mètres|m|mm|cm|m2|m²|m3|cycles|lux|degrés|passages|places|pièces|repas|trajets|ouvrés|euros)",
    "(décomposé|décomposée|réparti|répartie|répartis|réparties|subdivisé|ventilé|détaillé|détaillée|détaillés|composé|composée|ainsi) (en|comme|ainsi|selon|de|entre|à|dans|ci-dessous|ci-après|répartis|répartie|décomposée)",
    "(sous-critères|sous critères|éléments d'appréciation|indicateurs) ..4 (suivants|ci-après|ci-dessous|indiqués|énumérés|définis|:)",
    "(prix|tarif|tarifs|montant|coût|coûts|remise|rabais|honoraires|cachet|cotisation|redevance|tarification|proximité|localisation|implantation|ancrage|origine|provenance|lieu|lieux)",
    "(recyclé|recyclée|recyclés|réemploi|réemployé|biosourcé|biosourcés|réutilisables|consignés|émission)",
]);

/// Says aloud that there is nothing more.
pub(super) static NOTHING_MORE: Phrases = Phrases::new(&[
    "sans (autre|aucun|aucune)? ..1 (sous-critère|sous-critères|sous critère|grille|barème|précision|détail|méthode|échelle|élément d'appréciation|indicateur|décomposition|définition|unité)",
    "(aucun|aucune) (sous-critère|sous critère|grille|barème|méthode|indicateur|échelle|précision) ..5 (est|sera|ne|n'|étant|défini|prévu|annoncé|communiqué|publié)",
    "(ne|n') ..5 (aucun|aucune) ..1 (décomposition|sous-critère|sous critère|grille|détail|précision|définition|méthode)",
    "(ne|n') ..4 (pas|ni) ..3 (sous-critères|sous-critère|décomposé|détaillé|détaillée|précisé|précisée|subdivisé)",
]);

/// Whoever buys, judges or uses.
pub(super) static BUYER: Phrases = Phrases::new(&[
    "(=acheteur|=adjudicateur|=ouvrage|=commune|=ville|=mairie|=maire|=collectivite|=commission|=jury|=elu|=elus|=elue|=comite)",
    "(=conseil|=etablissement|=hopital|=direction|=directeur|=directrice|=service|=services|=adjoint|=adjointe|=representant|=membres|=president|=presidente)",
    "(=ordonnateur|=administration|=municipalite|=bureau|=responsable|=equipe|=agents|=utilisateurs|=usagers|=convives|=residents|=chef|=cadre|=departement)",
    "(=region|=bloc|=cabinet|=rapporteur|=conseiller|=conseillere|=secretaire|=praticien|=medecin|=pharmacien|=jurys|=bibliothecaire|=regie|=protocole)",
    "(=chefs|=directeurs|=client|=secretariat|=membre|=exploitant|=dgs|=technicien|=ingenieur|=conservateur|=conservatrice|=proviseur|=principal|=recteur)",
    "(=regisseur|=regisseuse|=bibliothecaires|=programmateur|=programmatrice|=referent|=referente|=elues|=adjoints|=presidence|=directrices|=soignants|=soignante|=gestionnaire)",
    "(=intendant|=intendante|=econome|=coordinatrice|=coordinateur|=animateur|=animatrice|=architecte|=maires|=delegue|=deleguee|=cuisinier|=medecins|=praticiens)",
    "(=enseignants|=parents|=college|=collegue|=instance|=assemblee|=jures|=evaluateurs|=evaluateur|=decideur|=decideurs|=secretaires|=syndicat|=ccas)",
    "(=ehpad|=metropole|=communaute|=entite|=publique|=personnel)",
]);

/// A judgement that follows no rule.
pub(super) static DISCRETION: Phrases = Phrases::new(&[
    "(appréciation|appréciations|jugement|choix|décision|avis|pouvoir|évaluation|notation|note|critère|conviction|vote|estimation) (souverain|souveraine|discrétionnaire|subjectif|subjective|personnel|personnelle|arbitraire|intuitif|intuitive|=libre|libres|entier)",
    "(=libre|seule|seul|souveraine|entière|simple|pleine|propre|toute) (appréciation|discrétion|convenance|=jugement|avis|conviction|sentiment|impression|=choix|goût|liberté|préférence)",
    "(=souverainement|=discretionnairement|=librement|=arbitrairement|=subjectivement|=intuitivement|=instinctivement)",
    "(à|selon|suivant) (l'|la|le|son|leur|sa|sa seule|leur seule|leur libre|sa libre) (appréciation|discrétion|convenance|guise|gré|idée|goût|bon vouloir|humeur|inspiration|fantaisie|bon plaisir|entière appréciation|entière discrétion) ..1 (de|du|des|d')?",
    "(appréciation|discrétion|convenance|notation|cotation) (de|du|des) (la|l')? (acheteur|maire|maires|commission|jury|directeur|directrice|direction|élus|conseil|comité|chef|service|services|représentant|pouvoir|président|adjoint|adjointe|rapporteur|commune|collectivité|bureau)",
    "(laissé|laissée|laissés|laissées|relève|relèvent|reste|restent|soumis|soumise|revient|réservé|réservée|dépend|dépendra|confié|confiée) ..3 (appréciation|discrétion|=jugement|goût|bon vouloir|convenance|décision) ..2 (de|du|des|d')",
    "appréciation ..3 (réservé|réservée|confiée|laissée|appartient|appartenant) (à|au|aux)",
    "(impression|impressions) (générale|générales|globale|d'ensemble|laissée|ressentie|produite|produites|visuelle|favorable|personnelle|que|faite|donnée|dégagée|première)",
    "(selon|sur|première|bonne|meilleure|belle) (l'|leur|son|la)? (impression|impressions)",
    "(<!(=poids|=temperature|=gene|=bruit|=chaleur|=froid|=douleur|=vibration|=vibrations) ressenti|sentiment|feeling|intuition|intuitions|coup de cœur|coups de cœur|intime conviction|=affinite|=affinites|émotion|séduction|=charme|=attrait|subjectivité|a priori|goût personnel|=gouts|inspiration|sympathie|empathie|enthousiasme|perception|confiance ..6 (inspirer|inspirée|inspire|inspirent|su))",
    "=en =consideration (=du|=de) (=dossier|=memoire|=la =candidature)",
    "considérations (personnelles|personnelle|esthétiques|esthétique|subjectives|propres)",
    "(préférence|préférences|sensibilité|sensibilités|vision) ..1 (personnelle|personnelles|propres|propre|esthétique|esthétiques|du|de la|des|de l'|à) ..2 (service|services|maire|élus|commission|jury|acheteur|directeur|direction|comité|conseil|médiathèque|établissement|commune|membres|chef)?",
    "(sa|leur|leurs|ses|une) (préférence|préférences) !(est|sera|donnée|accordée|locale|pour|nationale|aux|au)",
    "(=preferer|=preferera|=prefereront|=preferent) ..4 (offre|celle|proposition|candidat|projet)",
    "(avis|opinion|perception|regard|point de vue|voix|vote) (des|du|de la|de l'|personnel) (élus|élu|maire|commission|jury|membres|agents|utilisateurs|services|directeur|direction|acheteur|bureau|conseil|adjoint|président|chef) ..3 (prévaut|prévaudra|prime|l'emporte|suffit|décide|tranche|fait foi|est déterminant|compte|vaut)?",
    "(au|selon le|selon les|suivant le|aux) (goût|goûts|gré|bon plaisir|sentiment|ressenti|feeling) (de|du|des)",
    "aux yeux (de|du|des)",
    "(noté|notée|notés|note|notes|points|attribu*|réparti|répartis|répartie|vote|choix|choisi|choisie|décid*|s'établit) ..8 main levée",
    "(au cas par cas|à la tête du client|=selon =les =cas|au jugé|au feeling|à vue)",
    "(=jugee|=juge|=juges|=jugees|=estime|=estimee|déclaré|déclarée|considéré|considérée|=trouve|=trouvee) ..1 (satisfaisant|satisfaisante|satisfaisants|satisfaisantes|digne|réussi|réussie|convenable|acceptable|correct|correcte|concluant|concluante|suffisant|suffisante|à la hauteur) ..5 (par|aux yeux)",
    "(se prononce|se prononcera|se prononçant|=decide|=decidera|=decidant|=statue|=statuera|=statuant|=tranche|=tranchera|=tranchant|=juge|=jugera|=jugeant|=choisit|=choisira|=choisissant|=notera) ..1 (=seul|=seule|=seuls|=seules)",
    "(tranche|tranchera|décide|décidera|arbitre|arbitrera|départage|départagera|choisit|choisira) ..2 (seul|seule|selon (=son|=sa|=ses|=leur|=leurs)|librement|en conscience|en son âme|à sa guise|celle qui|celui qui|en opportunité)",
    "sans ..1 (avoir|devoir|être tenu|être tenue|obligation|qu'il soit besoin|nécessité|qu'il ait|qu'elle ait|que) ..8 (motif|motiver|justifier|justification|motivation|explication|expliquer|rendre compte|argumenter|raison|raisons|indiquer|fonder)",
    "sans ..1 (motif|motifs|motivation|justification|explication|raison) !(légitime|valable|sérieux)",
    "(n'|ne) ..3 (pas|point|aucun|aucune)? ..2 (tenu|tenue|obligé|obligée|contraint) ..1 (de|d'|à)? ..3 (motiver|justifier|expliquer|rendre compte|donner|indiquer|fournir)",
    "(n'|ne) ..4 (pas|point|aucun|aucune|ni) ..3 (susceptible|susceptibles) ..2 (contestation|recours|réclamation|justification)",
    "(=juge|=jugera|=jugerait|=jugeront|=jugent|=estime|=estiment|=estimera|=estimerait|=estimeront|=trouve|=trouvera|=trouveront|=considere|=considerera|=paraitra|=semblera|=parait|=semble|=semblent|=paraissant|=semblant) ..3 (utile|utiles|opportun|opportune|opportuns|opportunes|nécessaire|pertinent|pertinente|pertinents|intéressant|intéressante|satisfaisant|satisfaisante|convenable|approprié|appropriée|souhaitable|digne|meilleur|meilleure|mieux|=plus|séduisant|séduisante|agréable|convaincant|convaincante|avantageux|avantageuse|correspondre|adaptée)",
    "(=le|=la|=les|=l') (=juge|=jugent|=jugera|=estime|=estiment|=trouve|=trouvent) ..1 (bon|bons|bonne|utile|opportun|nécessaire|pertinent|judicieux)",
    "(se|s'en|s') (déclare|déclarent|dit|estime|estiment|sent|sentent|sente|montre|montrent) ..4 (content|contente|satisfait|satisfaite|satisfaits|ravi|ravie|comblé|comblée|heureux|heureuse|convaincu|convaincue|confiance|à l'aise|proche)",
    "(au sens où|ainsi que|comme) ..2 (l'entend|l'entendent|le conçoit|le ressent)",
    "l'estime ..1 (opportun|utile|nécessaire|bon|souhaitable|judicieux)",
    "(tel|telle|tels|telles) (qu'il|qu'elle|qu'ils|que le maire|que la commission) ..2 (apprécie|l'apprécie|appréciera|conçoit|entend|ressent)",
    "(=lui|=leur) (plaira|plaît|plaisent|plairont|convient|conviennent|conviendra|conviendront|agrée|sied|paraîtra|semblera)",
    "(déplaît|déplaisent|déplaira|déplairait)",
    "(reconnaîtra|reconnaîtront|trouvera|trouveront|prêtera|accordera) (à|aux) (l'|chaque)? (offre|offres|proposition|candidat)",
    "(mieux|davantage|plus) ..2 (convenir|plaire|plaît|plaira|séduire|séduira|séduit|convaincre|convaincu|convaincra)",
    "(correspondre|correspond|conforme|correspondant) ..3 (esprit|âme|image|goûts|sensibilité|idée) (de|du|des|que)",
    "(globalement|d'ensemble|dans son ensemble) ..4 sans ..4 (grille|barème|critère|sous-critère|détail|méthode)",
    "(fonction|regard|vu|base|partir|compte) (de|du|des) (la|l'|leur|son|sa)? (réputation|notoriété|renommée|confiance|sympathie|impression|sérieux)",
    "(indépendamment|nonobstant|en dépit|quel que soit) (du|de|de leur|le) (classement|résultat|total|rang)",
    "(second|deuxième|nouveau) (=classement|=classements)",
    "(aucune|aucun|sans|point de|pas de|ni) ..1 (notation|grille|critère préétabli|critères préétablis|barème|grille d'analyse|liste des éléments|règle|méthode) ..6 (ne|n'|étant|préétabli|arrêté|établi|tenue|tenu|défini|choix)",
    "(ne|n') ..3 (procédé|repose|reposent|tenu|établi|dressé) ..2 (à|sur)? (aucun|aucune|de) ..1 (notation|critère|grille|liste|barème|méthode)",
    "(=majorer|=minorer|=corriger|=rectifier|=moduler|=ajuster|=relever|=abaisser) ..8 (note|notes|classement|points|perception|considérations)",
    "(peut|peuvent|pourra|pourront) ..1 être ..1 (majoré|majorée|majorées|minoré|minorée|minorées|corrigé|corrigés|corrigée|corrigées|rectifiée|modulée|ajustée|relevée|abaissée) ..10 (considérations|perception|impression|fonction|note|notes|commission|service)",
    "échange de vues",
    "(celle|celui|celles|ceux|offre|proposition|projet|candidat|lauréat|solution) ..2 (de|à) (=son|=leur) (choix|goût|gré|idée|convenance|image)",
    "(qui|que|laquelle|lequel) ..5 (convaincu|convaincue|séduit|séduite|=plu|enthousiasmé|enthousiasmée|conquis|conquise|déçu|déçue|touché|touchée|emballé|emballée|charmé|charmée|ému|émue)",
    "(suscité|suscitée|suscite|inspiré|inspirée|inspire|inspirera|dégage|dégagée|laissée|éveille|provoque|procure|procurée) ..3 (impression|enthousiasme|confiance|sentiment|émotion|plaisir|intérêt|adhésion|sympathie|curiosité)",
    "(impression|enthousiasme|confiance|sentiment|émotion|plaisir|intérêt|adhésion|sympathie|curiosité|attachement) ..2 (suscité|suscitée|inspiré|inspirée|dégagé|dégagée|laissé|laissée|éveillé|éveillée|ressenti|ressentie|éprouvé|éprouvée|procuré|procurée|qu'il|qu'elle|que lui)",
    "(en|selon|suivant) (=leur|=sa|=son) (âme et conscience|conscience|for intérieur|sensibilité|expérience personnelle|vécu|humeur|fantaisie|inspiration)",
    "(sans|hors) (toute|tout) (règle|grille|méthode|barème|considération de note)",
    "(=coeur|=coeurs) de ..2 (élus|jury|maire|commission)",
    "(reste|demeure|est) (libre|libres|maître|maîtresse|seul juge) (de|du|d') ..3 (choisir|choix|retenir|classer|noter|attribuer|départager|écarter|préférer|jugement)",
    "(peut|peuvent|pourra|pourront) ..2 (écarter|rejeter|refuser|éliminer|retenir|préférer|choisir|privilégier|repêcher) ..6 (qu'il|qu'elle|qu'ils|lui|à son|selon|convaincu|plaît|semble|=parait|estime|juge)",
    "(quel que soit|peu importe|nonobstant|malgré|en dépit) ..2 (classement|note|notes|rang|total|résultat)",
    "(celle|celui|offre|offres|projet|proposition|candidat|lauréat) (que|qui|dont|à laquelle|auquel) ..7 (=preferera|=prefereront|=prefere|emportera|emporteront|emporte l'adhésion|séduira|séduit|plaira|plaît|convaincra|=choisira|=choisiront|=retiendra|=retiendront|=jugera|=jugeront|=trouvera|=trouveront|=estimera|=estimeront|=voudra|=souhaitera|recueillera|remportera|enthousiasmera|charmera|inspirera)",
    "(emporte|emportera|recueille|recueillera|obtient|obtiendra|aura|rencontre|rencontrera) ..2 (adhésion|assentiment|faveur|faveurs|suffrage|suffrages|préférence|enthousiasme|coup de cœur)",
    "(=vote|=votes|scrutin|suffrage|suffrages|applaudissements|acclamation) !(du budget|de l'assemblée)",
    "(autres|autre|divers|diverses) (considérations|considération|éléments|aspects|atouts|qualités|appréciations) ..3 # (points|pts|\"%\")",
    "(seul|seule|seuls|seules) (juge|juges|maître|maîtresse|décideur|appréciateur)",
]);

/// A note or a choice is spoken of.
pub(super) static JUDGING: Phrases = Phrases::new(&[
    "(critère|critères|note|notes|noté|notée|notés|notation|points|pondération|barème|classement|classé|classée|classera|classées|attribution|attributaire|attribué|attribuée|attribuera|sélection|sélectionné|sélectionnera|choix|choisi|choisie|choisira|retenu|retenue|retiendra|écarter|écarté|éliminer|rejeter|refuser|refusé|refusée|refus|départagé|départage|départager|appréciation|apprécié|appréciée|appréciés|appréciées|appréciera|jugé|jugée|jugement|jugera|juge|évalué|évaluée|évaluation|offre|offres|échantillon|échantillons|maquette|réception|admission|livraison|livraisons|acceptation|accepté|acceptée|rendu|qualité|valeur|aspect|esthétique|reprise|repris|reprises|repas|plats|validé|validée|valide|validation|approuvé|livrable|maquette|prestation|prestations)",
    "\"%\"",
    "(proposition|propositions|soumission|soumissions|dossier|dossiers|projet|projets|=sur #|comptée|compté|cotée|pertinence|élégance)",
    "(tranche|tranchera|décide|décidera|hésitation|arbitre|lauréat|lauréate|vainqueur|contrat|marché)",
]);

/// Freedoms that the law leaves to the buyer, and freedoms of the holder.
pub(super) static LAWFUL_FREEDOM: Phrases = Phrases::new(&[
    "(sans suite|négocier|négociation|négociations|reconduire|reconduction|reconduit|tranche (optionnelle|conditionnelle|ferme)|affermir|affermissement|résilier|résiliation|infructueux|bons de commande|prolonger|option|options|prestation supplémentaire|suspendre|variétés|menus)",
    "(nuancier|coloris|palette|teintes|couleur) ..8 (choisi|choisie|choix|retenu|retenue|nuancier|parmi|arrêté|arrêtée)",
    "(choix|choisi|choisie|choisis|libre|libres|laissé|laissée|laissés|appartient|appréciation|convenance|librement|initiative) ..2 (au|du|par|aux|des|à) ..1 (titulaire|candidat|candidats|soumissionnaire|soumissionnaires|prestataire|entreprise|entreprises|fournisseur|famille|usager|usagers|patient|patients|agent)",
    "(titulaire|candidat|candidats|soumissionnaire|soumissionnaires|prestataire|entreprise|fournisseur|entrepreneur|concurrents) ..6 (libre|librement|jugera|juge|jugent|jugeront|estime|estiment|estimera|utile|utiles|choisit|choisissent|s'organise|organise|entend)",
    "(qu'il|qu'ils|qu'elle) (juge|jugent|jugera|jugeront|estime|estiment) ..2 (utile|utiles|nécessaire|nécessaires) (à la présentation|à la compréhension|pour présenter|à l'appréciation de son offre|à l'examen de (son|leur))",
    "(interdit|prohibé|proscrit)",
    "(=a|=pour|=lors) (=l'|=de =l')? =appreciation (de|des|du) (ses|leurs|les|la|leur)? (=capacites|=capacite|=candidatures|=conformite)",
    "(indique|indiquera|précise|précisera|énonce|énoncera|notifie|notifiera) ..2 par écrit",
    "(=candidat|=candidats|=soumissionnaire|=soumissionnaires) ..14 (=document|=documents|=piece|=pieces|=information|=informations|=renseignement|=renseignements|=element|=elements|=precision|=precisions) (=qu'|=que) (=il|=ils|=elle|=elles) (=juge|=jugent|=jugera|=jugeront|=estime|=estiment|=estimera|=estimeront) (utile|utiles|nécessaire|nécessaires|pertinent|pertinents|opportun|opportuns)",
    "(tout|toute|tous) ..3 (document|documents|moyen|moyens|justificatif|pièce|preuve|preuves) ..10 (approprié|appropriée|appropriés|équivalent|suffisant|suffisante|probant)",
    "(quel|quelle) que (soit|soient) ..2 (avis|goût|goûts|préférence|préférences|opinion|impression|sentiment|sensibilité)",
    "(=precisions|=preciser|compléments|régulariser|régularisation|clarifications|pièces manquantes)",
    "(égalité|ex aequo) ..20 (moins|tirage|sort|prix|chère|élevée|montant)",
    "(ne|n') ..2 (saurait|sauraient)",
    "(ne|n') (peut|peuvent|pourra|pourront|doit|doivent) ..1 (préférer|choisir|retenir|écarter|privilégier|juger|noter)",
    "(ne|n') (peut|peuvent|pourra|pourront|doit|doivent) être ..1 (rejeté|rejetée|rejetées|écarté|écartée|écartées|éliminé|éliminée|éliminées|refusé|refusée|retenu|retenue)",
    "(=aucun|=aucune) =autre !(=que|=qu') _ !(=que|=qu') ..12 (=ne|=n') ..2 (pris|prise|retenu|retenue|considéré|considérée|noté|notée|ajouté|ajoutée|examiné|compté|intervient|interviendra|entre)",
    "(ne|n') (entre|entrent|compte|comptent|intervient|interviennent|pèse) ..1 (pas|point|ni|aucunement)",
    "(ne|n') (a|ont|trouve|trouvent) ..1 (pas|point|aucune) ..2 place",
    "(cochés|cochées|cochée|coche|tableau|fiche)",
    "(il|y) n'y a pas",
    "(ne|n') ..3 (sont|est|donnent|donne) ..1 pas ..2 (notée|notées|notés|noté|lieu)",
    "(=directement|=motive|=motivee|=motives|=motivees|de droit|sous réserve|secret)",
    "(ne|n') ..4 (pas|ni|jamais|aucun|aucune|saurait) ..6 (discrétionnaire|subjectif|subjective|arbitraire|goût|impression|ressenti|appréciation|liberté|entre|intervient)",
    "(aucun|aucune) ..2 (élément|critère|appréciation|impression|considération|jugement) ..2 (subjectif|subjective|discrétionnaire|arbitraire|personnel|personnelle|esthétique)",
]);
