//! Words of making, growing and coming from; the goods of public purchase; the places where goods are made.

use crate::phrases::Phrases;

/// Verbs and nouns that say where goods come from.
pub(super) static MAKE: Phrases = Phrases::new(&[
    "(pondu|pondus|pondue|pondues|fabriqué|fabriquée|fabriquer|fabrication|fabricant|manufacturé|assemblé|assemblage|confectionné|confection|tissé|tissage|tricoté|tricotage|cousu|cousue|couture|=teint|=teints|=teintes|=teinture|=file|=files|=filee|=filees|filature|usiné|usinage|moulé|moulage|forgé|=fondu|=fondus|=fondue|=fondues|=coule|=coulee|=coules|=coulees|laminé|scié|sciage|débité|extrait|extraite|extraction|cultivé|cultivée|importé|importée|importation|abattu|abattue|abattage|récolté|récolte|cueilli|cueillette|pêché|pêchée|transformé|transformation|conditionné|conditionnement|embouteillé|conçu|conçue|conçus|conçues|conception|imprimé|imprimée|impression|reconditionné|remanufacturé|produire|production|originaire|originaires|provenance|provenir|provenant|provient|proviennent|proviendra|proviendront|issu|issue|issus|sourcé|sourcés|sourcing|façonné|façonnage|élaboré|élaborée|préparé|préparée|torréfié|brassé|distillé|=moulu|=moulus|=moulue|=moulues|mouture|=presse|=pressee|=presses|affiné|affinage|séché|=fume|=fumee|=fumes|=fumees|=muri|=murie|=muris|=muries|brodé|broderie|tanné|tannage|poli|soudé|trempé|sérigraphié|semé|multiplié|multiplication|greffé|bouturé|vendangé|vinifié|ramassé|capté|puisé|mis en conserve|appertisé|cuit|cuisiné|découpé|équarri|raboté|=gravee|=gravees|émaillé|ciselé|sculpté|thermoformé|injecté|extrudé|coupé|coupée|coupés|tourné|peint|peinte|peints|peintes|relié|reliure|édité|=developpe|=developpee|=developpes|=developpees|approvisionnement|ravitaillement|engraissé|engraissement|éclos|pondu|déshydraté|surgelé|congelé|floqué|embouti|emboutie|emboutis|façonné|façonnée|façonnés|soudure|tondu|tondue|tondus|synthétisé|synthétisée|synthèse|couché|couchée|peigné|cardé|ourdi|ajusté|fraisé|décolleté|galvanisé|anodisé|laqué|verni|vernie|=dore|=dores|raffiné|pasteurisé|=sale|=sales|=salee|ensaché|emballé|butiner|butinent|butinant|butiné|paître|paissent|pâturent|pâturé|pâturage|brouter|broutent|nourri|nourris|nourrie|formulé|formulée|encapsulé|gaufré|damassé|soufflé|soufflée|tourneur|écorcé|chantourné|biscuité|décoré|frappé|frappée|frappés|estampé|repoussé|câblé|valeur ajoutée|dessiné|dessinée|cristallisé|=bati|=batie|=batis|ouvragé|=ouvree|=ouvrees|tressé|tressée|vannerie|cannage|rempaillé|=fini|=finis|=finie|finition|boulonné|riveté|estampille|poinçon|médaillé|=sable|cueillie|glané|=traites|distillation|usinés|forgés|équarrie|refendu|fendu|fendue|débitée|sculptée|cordé|câblés|capturé|pêchés|chassé|élaborés|formulation|ouvraison|mis au point|mise au point)",
    "(=pris|=prise|=prises|=prend|=prennent|=puise|=puisent|=leve|=levee|prélevé|prélevés|prélevée|tiré|tirée) ..2 (dans|chez|auprès|à|aux) ..1 (un|une|les|la|le|des)? (carrière|carrières|pépinière|pépinières|ferme|fermes|exploitation|exploitations|usine|usines|atelier|ateliers|vergers|forêts|four|fours|manufacture|filature|gisement|élevage|élevages)",
    "(=tire|=tiree|=tires|=tirees|=tirer|=tirera) (de|des|du|d'|que)",
    "(est|sont|sera|seront) (l'œuvre|le fruit|le travail) (de|du|des|d')",
    "(chaîne|chaînes|étapes|phases|opérations) (de|d') (fabrication|production|transformation|montage|assemblage)",
    "(=monte|=montee|=montes|=montees|=montage|construit|construite|construits) (hors|en|dans|à|sur|au|chez)",
    "(mis|mise|mises) en (bouteille|œuvre|forme|boîte|pot|culture|couleur)",
    "(=sont|=est|=etre|=ete|nés|nées|né|née|=et|=ou|soient|seront|viande|animaux|volailles|porcs|bovins|ovins|poulets|plants|arbres|végétaux|arbustes|moutons|veaux|agneaux|canards|lapins|truites|poissons|huîtres|moules) (=eleve|=elevee|=eleves|=elevees)",
    "(=eleve|=elevee|=eleves|=elevees) (en|dans|sur|au|hors|près) !plein",
    "(=ne|=nee|=nes|=nees) \",\"? (=eleve|=elevee|=eleves|=elevees|et|dans|en)",
    "=origine",
    "=elevage",
    "(=sont|=est|=et|=ou|=pierre|=pierres|=granit|=blocs|=bordures|=paves) (=taille|=taillee|=tailles|=taillees)",
    "(=approvisionne|=approvisionnee|=approvisionnes|=approvisionnees|=approvisionner) (auprès|chez|dans|en|sur)",
    "s'approvisionne",
    "s'approvisionner",
    "(se|s') (fournit|fournissent|fournir|fournira|fourniront|procure|procurent|procurer)",
    "(vient|viennent|venant|viendra|viendront|venu|venue|venus|venues|arrive|arrivent|arrivant|sort|sortent|sortant|sortis|sorti|sortie|sorties|sortir) (de|du|des|d'|tous|tout|directement)",
    "(acheté|achetés|achetées|acquis|acquises|fourni|fournis|fournies) (auprès|chez|dans|en|par) (un|une|des|les|le|la|l')",
    "(réalisé|réalisés|réalisées|exécuté|exécutés) (auprès|chez|dans|en|par) (un|une|des)",
    "fourni par (des|les|un)",
    "(a|ont|ait|aura|aient|avoir) (pour origine|pour provenance|vu le jour|poussé|grandi)",
    "(=pousse|=poussee|=pousses|poussent|poussant|grandi|grandissent|naissent|croissent) (en|dans|sur|à)",
    "(lait|laits|miel|miels|œufs|légumes|fruits|céréales|plantes|olives|raisins|pommes|châtaignes|champignons|laine|algues|sève|crème) (est|sont|sera|seront|soit)? ..1 (collecté|collectés|collectée|collectées|ramassé|ramassés|ramassées|tondue|trait)",
    "(extrudé|extrudée|extrudés|extrudées|soufflé|soufflés|relié|reliés|gravé|gravés|émaillé|émaillés|sculpté|sculptés|tressé|tressés) (en|dans|à|au|chez|par|hors|près)",
    "(construction|montage|facture|conception|industrie|main) (française|françaises|nationale|européenne|locale|régionale)",
    "(rotomoulage|thermoformage|soufflage|laquage|thermolaquage|émaillage|estampage|forgeage|polissage|galvanisation|torréfaction|affinage|salaison|mouture|pressage|tannage|reliure|façonnage|brochage|sertissage|capitonnage|garnissage|assemblage final|mise en rouleaux)",
]);

/// Places where goods are made or grown.
pub(super) static MAKING_PLACE: Phrases = Phrases::new(&[
    "(usine|usines|manufacture|pépinière|pépinières|pépiniériste|carrière|carrières|scierie|abattoir|abattoirs|conserverie|laiterie|minoterie|moulin|verger|vergers|briqueterie|tuilerie|fonderie|forge|verrerie|papeterie|imprimerie|brasserie|distillerie|biscuiterie|fromagerie|charcuterie|tannerie|ébénisterie|=fabrique|=fabriques|gisement|gisements|vignoble|vignobles|criée|ardoisière|marbrerie|pisciculture|bergerie|=serres|=serre|=cooperative|=cooperatives|gravière|sablière|ballastière|plantation|plantations|filature|faïencerie|poterie|savonnerie|huilerie|cidrerie|confiserie|chocolaterie|rucher|ruchers|ruche|ruches|=four|=fours|fournil|=etable|=etables|haras|bergers|vannier|vanniers|faïencier|porcelainier|ferronnier|bûcheron|bûcherons|scieur|scieurs|tanneur|tonnelier|fosse|fosses|=saline|=salines|marais salants|houillère|plantations|orangerie|champs|alpage|alpages|pâturages|parcs à huîtres|vivier|viviers|coutellerie|horlogerie|tissage|cristallerie|corderie|bonneterie|maroquinerie|cartonnerie|câblerie|aciérie|métairie|bergeries|chais|magnanerie|houblonnière|champignonnière|cressonnière|jardinerie|meunerie|meunier|malterie|viticulteur|viticulteurs|vigneron|vignerons|ostréiculteur|ostréiculteurs|horticulteur|horticulteurs|forestier|forestiers|carrier|carriers|meuniers|producteur|producteurs|productrice|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|apiculteur|apiculteurs|pêcheur|pêcheurs|arboriculteur|arboriculteurs|pisciculteur|paysan|paysans|tisserand|tisserands|potier|potiers|fabricant|fabricants)",
    "(site|sites|unité|unités|lieu|lieux|pays|chaîne|chaînes|ligne|lignes|atelier|ateliers|zone|zones|bassin|bassins|centre|centres) (de|d') (fabrication|production|assemblage|confection|transformation|provenance|origine|montage|culture|élevage|découpe|pêche|abattage|conditionnement|récolte|extraction)",
    "(domaine|domaines|=exploitation|=exploitations|ferme|fermes|parcelle|parcelles|champ|champs|forêt|forêts|bois|élevage|élevages|cheptel|cheptels|troupeau|troupeaux|prairies|serres|cave|caves|vergers) (agricole|agricoles|viticole|viticoles|forestier|maraîchère|maraîchères|familiale|familiales|situé|située|situées|situés|sis|sises|sise|=etabli|=etablis|implanté|du|de la|de|d')",
]);

/// Means of performance, which article L2112-4 may place.
pub(super) static MEANS: Phrases = Phrases::new(&[
    "(hébergé|hébergée|hébergées|hébergement|hébergeur|serveur|serveurs|=sauvegarde|=sauvegardes|datacenter|datacenters|=stock|=stocks|stockage|stocké|stockée|hotline|télémaintenance|télésurveillance|infogérance|réplication|cloud|nuage)",
    "(=hosting|=backup|=housing)",
    "(machine|machines|instances) ..4 (virtuelle|virtuelles|virtuel)",
    "(copie|copies|jeux) (de|d') (secours|sauvegarde|sécurité)",
    "(coffre|coffres|armoire|casier) (numérique|numériques|électronique)",
    "(environnement|environnements|plateforme|plateformes|exploitation|traitement|traitements) (de production|numérique|logicielle|informatique|informatiques|applicative|des données|des appels)",
    "centre de traitement",
    "(délocalis*|externalis*)",
    "(plateau|plateaux) (situé|téléphonique|technique|de)",
    "(supervision|astreinte|télésupervision)",
    "(salle|salles) (informatique|informatiques|blanche|machines)",
    "(centre|centres|salle|salles) (de|d') (données|calcul|serveurs|traitement)",
    "données ..6 (stockées|conservées|traitées|localisées|hébergées|résident|demeurent|quittent|sortent|transitent)",
    "(fichiers|données|journaux|archives numériques|images|enregistrements|copies) ..6 (stock*|conserv*|héberg*|localis*|trait*|demeur*)",
    "(équipe|équipes|personnels|salariés) (de|du)? (développement|support|technique|techniques|projet|maintenance|exploitation)",
    "centre de (support|services|contact|supervision|relation|tri)",
    "centre d'appels",
    "plateforme (téléphonique|d'assistance|de support|logistique)",
    "(assistance|support|=maintenance|=permanence) (téléphonique|technique|utilisateur|utilisateurs|aux utilisateurs|applicative)?",
    "moyens de (fabrication|production|exécution|maintenance)",
    "capacités de (fabrication|production)",
    "outil (industriel|de production)",
    "chaînes (logistique|d'approvisionnement)",
]);

/// Goods that public buyers buy.
pub(super) static GOODS: Phrases = Phrases::new(&[
    "(=produit|=produits|produit fini|denrée|denrées|aliment|aliments|ingrédient|ingrédients|article|articles|viande|viandes|volaille|volailles|=legume|=legumes|fruit|fruits|lait|laitage|laitages|fromage|fromages|=pain|=pains|farine|farines|miel|œufs|œuf|poisson|poissons|=bois|chêne|hêtre|châtaignier|frêne|noyer|merisier|douglas|épicéa|mélèze|robinier|acacia|peuplier|=pin|=pins|=orme|tilleul|érable|sapins|brebis|chèvre|chèvres|vache|vaches|moutons|cochon|cochons|toison|peaux|cuir|cuirs|feutre|soie|chanvre|osier|raphia|grès|schiste|lave|ocre|=chaux|plâtre|argile|porcelaine|faïence|verre|cristal|bronze|étain|laiton|cuivre|fer|aluminium|zinc|plomb|inox|caoutchouc|paille|roseau|lauze|lauzes|galets|tambour|cadre|cadres|châssis|carrosserie|moteur|moteurs|coque|coques|lanterne|lanternes|horloge|horloges|bougies|cierges|écharpes|buste|bustes|urnes|urne|isoloirs|stèles|stèle|caveaux|croix|jardinière|jardinières|bacs|bac|potelets|barrières|grilles|clôture|clôtures|poteaux|piquets|traverses|ruches|essaims|truffes|escargots|plantes|gerbes|couronnes|compositions|calicots|bannières|badges|stylos|sachets|ballons|filets|voiles|cordages|tentes|chapiteaux|gradins|estrades|pupitres|orgue|orgues|carillon|pianos|violons|tambours|granit|granite|=pierre|=pierres|ardoise|ardoises|laine|coton|lin|textile|textiles|tissu|tissus|acier|fonte|papier|papiers|mobilier|meuble|meubles|matériel|matériels|matériau|matériaux|matières premières|fourniture|fournitures|équipements|équipement|composants|composant|véhicules|véhicule|=arbre|=arbres|arbuste|arbustes|végétaux|plants|=plant|semence|semences|masque|masques|terroir|extraction|sapins|sapin|=sable|=sables|granulat|granulats|enrobés|=fleur|=fleurs|pavé|pavés|bordure|bordures|tuile|tuiles|brique|briques|pomme|pommes|poires|fraises|tomates|carottes|salades|yaourts|beurre|lentilles|agneau|agneaux|veau|bœuf|bœufs|porc|porcs|poulet|poulets|=specialite|=specialites|calcaire|marbre|=gres|basalte|=poule|=poules|lapins|jus|cidre|vin|vins|bière|bières|eau minérale|cercueil|cercueils|livres|drapeaux tissés|uniforme|uniformes|tenue|tenues|gants|pépinières|carrières|scieries|forêts|exploitations|fermes|moulins|ateliers|élevages|médicaments|principe actif|principes actifs|=gamme|savoir-faire|filière|filières|industrie|fabrication|production|conception|confection|assemblage|provenance|=origine|approvisionnement|approvisionnements|marchandise|marchandises|jouet|jouets|vêtement|vêtements|chaussure|chaussures|usine|usines|producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|fabricant|fabricants|céréales|blé|blés|pâtes|huile|huiles|charcuterie|jambon|saucisson|confiture|biscuits|chocolat|glaces|sel|sucre|bulbes|=gazon|terreau|compost|paillage|bûches|granulés|plaquettes|charbon|chaise|chaises|table|tables|banc|bancs|lit|lits|armoire|armoires|fauteuil|fauteuils|tabouret|luminaire|luminaires|lampadaires|mâts|candélabres|panneau|panneaux|signalisation|peinture|peintures|carrelage|parquet|isolant|isolants|fenêtre|fenêtres|menuiserie|menuiseries|portes|volets|tuyau|tuyaux|canalisation|canalisations|vélo|vélos|cycles|remorques|bus|autocars|camions|tracteur|tracteurs|tondeuses|outil|outils|outillage|pièces|ordinateur|ordinateurs|écrans|tablettes|câbles|batteries|piles|linge|drap|draps|serviettes|rideaux|couvertures|matelas|oreillers|blouses|pantalons|chemises|polos|vestes|bottes|casques|médailles|trophées|coupes|cadeaux|colis|paniers|bouquets|chrysanthèmes|rosiers|haies|instruments|piano|cloche|cloches|vaisselle|assiettes|verres|couverts|casseroles|ustensiles|savons|savon|détergents|lessive|papeterie|enveloppes|cahiers|crayons|cartons|sacs|barquettes|emballages|imprimés|affiches|dispositifs|seringues|pansements|réactifs|prothèses|fauteuils roulants|jeux|agrès|toboggans|sculpture|monument|plaque|plaques|mobiliers|bouteilles|huîtres|moules|crevettes|saumon|truite|pommes de terre|choux|endives|champignons|noix|châtaignes|agrumes|raisins|pêches|abricots|cerises|melons|volaille|dinde|canard|foie gras|viandes|steak|saucisses|boissons|café|thé|cacao|pâtisseries|viennoiseries|croissants|génoise|repas|menus|plats)",
]);

/// What « local » or « régional » qualifies when an origin is meant; a piece of equipment may be local otherwise.
pub(super) static GROWN: Phrases = Phrases::new(&[
    "(=produit|=produits|denrée|denrées|aliment|aliments|ingrédient|ingrédients|viande|viandes|volaille|volailles|=legume|=legumes|fruit|fruits|lait|laitage|fromage|fromages|=pain|farine|farines|miel|œufs|poisson|poissons|=bois|granit|=pierre|=pierres|matériaux|matières premières|savoir-faire|filière|filières|industrie|fabrication|production|extraction|confection|assemblage|provenance|=origine|approvisionnement|approvisionnements|terroir|=plants|végétaux|producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|fabricant|fabricants|composants|pépinières|pépiniéristes|article|articles|brebis|chèvres|vaches|moutons|cochons|châtaignier|chêne|hêtre|sapin|sapins|épicéa|douglas|cuirs|soie|laines|argile|lauzes|schiste|ardoise|ardoises|granits|truffes|escargots|plantes|ruches|essaims|céréales|blés|bière|bières|vin|vins|jus|huile|fleurs|arbres|arbustes|semences|granulats|sables|carrières|scieries|essences|viticulteurs|vignerons|apiculteurs|horticulteurs|meuniers|boissons|calcaire|marbre|=gres|=specialites|marchandises|fournitures|laine|cuir|charcuterie|confitures|biscuits|variétés|races|forêts|élevages|fermes|exploitations|vergers)",
]);

/// « produit un bail »: hands over a paper.
pub(super) static PAPERS: Phrases = Phrases::new(&[
    "(=un|=une|=le|=la|=les|=son|=sa|=ses|=des|=l') (bail|titre|quittance|contrat|attestation|certificat|justificatif|facture|pièce|document|documents|preuve|extrait|plan|note|mémoire|rapport|liste|état|devis|dossier|fiche)",
]);

/// What a house publishes says nothing of where goods are made.
pub(super) static HOUSE_OF: Phrases = Phrases::new(&["(=maison|=maisons|=societe|=entreprise) (=d'|=de)"]);

/// The kitchen of a caterer is a presence of the firm.
pub(super) static OWN_KITCHEN: Phrases = Phrases::new(&[
    "(=a|=ont|=avoir|=ait|=dispose =de|=possede) (=sa|=son|=leur|=une|=un) (=cuisine|=laboratoire)",
]);

/// « le granit vient du Sidobre »
pub(super) static COMES: Phrases = Phrases::new(&[
    "(=vient|=viennent|=viendra|=viendront|=provient|=proviennent|=proviendra|=proviendront|=provenant|=originaire|=originaires|=extrait|=extraits)",
]);

/// A distance in time.
pub(super) static MINUTES: Phrases = Phrases::new(&["(minute|minutes|heure|heures)"]);

/// What speaks of data and machines.
pub(super) static DIGITAL: Phrases = Phrases::new(&[
    "(données|donnée|serveur|serveurs|logiciel|logiciels|progiciel|application|applications|numérique|numériques|informatique|fichier|fichiers|cloud|sauvegarde|sauvegardes|site internet|portail|plateforme|solution|SaaS|infogérance|hébergeur|datacenter|informations|système|messagerie|archives|images|base|bases)",
]);

/// « appellation d’origine »: a sign of quality.
pub(super) static APPELLATION: Phrases = Phrases::new(&["(appellation|appellations) (d'|d)?"]);

/// After « extrait »: a paper.
pub(super) static REGISTER_PAPER: Phrases = Phrases::new(&[
    "(=kbis|=k|=k-bis|=d'immatriculation)",
    "(=du|=de|=d'|=des) (=l')? (registre|immatriculation|casier|acte|matrice|rôle|répertoire|plan|délibération|compte|livre)",
]);

/// A paper on the premises of the firm, not a place where goods are made.
pub(super) static TITLE_TO: Phrases = Phrases::new(&[
    "(immatriculation|bail|adresse|extrait|titre|attestation|exploit*|dispos*|possèd*|ouvert|ouverture|photographie|photographies|propriétaire|locataire) ..4 (de|d'|du|des)",
]);

/// Where goods begin.
pub(super) static CRADLE: Phrases = Phrases::new(&[
    "(avant|jusqu'à|entre|depuis) (d'être|leur|la|le|les|l')",
    "(élevage|élevages|carrière|carrières|culture|cultures|production|usine|récolte|abattoir|coupe|ferme|champ|champs|pépinière|exploitation|forêt|fournisseur|lieu|site|naissance|ruche|vigne|verger)",
]);

/// Ways to travel.
pub(super) static CARRIED: Phrases = Phrases::new(&[
    "(parcour*|voyag*|transport*|achemin*|trajet|rout*|roul*|fait|faire|font|effectu*|couvr*|franchi*)",
]);

/// Trades that make nothing.
pub(super) static CERTIFIER: Phrases = Phrases::new(&[
    "(assureur|assureurs|auditeur|contrôleur|contrôleurs|traducteur|fournisseur|fournisseurs|distributeur|transporteur|acheteur|réparateur|utilisateur|inspecteur|vérificateur|formateur|installateur|opérateur|opérateurs)",
]);

/// What speaks of people who sleep somewhere.
pub(super) static BEDS: Phrases = Phrases::new(&[
    "(nuitée|nuitées|hôtel|hôtels|hôtelier|hôteliers|chambre|chambres|lit|lits|gîte|gîtes|pension|petit-déjeuner|dortoir|dortoirs|camping|auberge|internat|=a =pied)",
]);
