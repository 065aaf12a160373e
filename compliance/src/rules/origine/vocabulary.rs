//! Words of making, growing and coming from; the goods of public purchase; the places where goods are made.

use crate::phrases::Phrases;

/// Verbs and nouns that say where goods come from.
pub(super) static MAKE: Phrases = Phrases::new(&[
    "(fabriqué|fabriquée|fabriquer|fabrication|fabricant|manufacturé|assemblé|assemblage|confectionné|confection|tissé|tissage|tricoté|tricotage|cousu|cousue|couture|=teint|=teints|=teintes|=teinture|=file|=files|=filee|=filees|filature|usiné|usinage|moulé|moulage|forgé|=fondu|=fondus|=fondue|=fondues|=coule|=coulee|=coules|=coulees|laminé|scié|sciage|débité|extrait|extraite|extraction|cultivé|cultivée|importé|importée|importation|abattu|abattue|abattage|récolté|récolte|cueilli|cueillette|pêché|pêchée|transformé|transformation|conditionné|conditionnement|embouteillé|conçu|conçue|conçus|conçues|conception|imprimé|imprimée|impression|reconditionné|remanufacturé|produire|production|originaire|originaires|provenance|provenir|provenant|provient|proviennent|proviendra|proviendront|issu|issue|issus|sourcé|sourcés|sourcing|façonné|façonnage|élaboré|élaborée|préparé|préparée|torréfié|brassé|distillé|=moulu|=moulus|=moulue|=moulues|mouture|=presse|=pressee|=presses|affiné|affinage|séché|=fume|=fumee|=fumes|=fumees|mûri|brodé|broderie|tanné|tannage|poli|soudé|trempé|sérigraphié|semé|multiplié|multiplication|greffé|bouturé|vendangé|vinifié|ramassé|capté|puisé|mis en conserve|appertisé|cuit|cuisiné|découpé|équarri|raboté|gravé|émaillé|ciselé|sculpté|thermoformé|injecté|extrudé|coupé|coupée|coupés|tourné|peint|peinte|peints|peintes|relié|reliure|édité|développé|approvisionnement|ravitaillement|engraissé|engraissement|éclos|pondu|mûris|déshydraté|surgelé|congelé|floqué)",
    "(=tire|=tiree|=tires|=tirees|=tirer|=tirera) (de|des|du|d'|que)",
    "(=monte|=montee|=montes|=montees|=montage|construit|construite|construits) (en|dans|à|sur|au|chez)",
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
    "(acheté|achetés|achetées|acquis|acquises|fourni|fournis|fournies|réalisé|réalisés|réalisées|exécuté|exécutés) (auprès|chez|dans|en|par) (un|une|des|les|le|la|l')",
    "fourni par (des|les|un)",
    "(a|ont|ait|aura|aient|avoir) (pour origine|pour provenance|vu le jour|poussé|grandi)",
    "(=pousse|=poussee|=pousses|poussent|poussant|grandi|grandissent|naissent|croissent) (en|dans|sur|à)",
]);

/// Places where goods are made or grown.
pub(super) static MAKING_PLACE: Phrases = Phrases::new(&[
    "(usine|usines|manufacture|pépinière|pépinières|pépiniériste|carrière|carrières|scierie|abattoir|abattoirs|conserverie|laiterie|minoterie|moulin|verger|vergers|briqueterie|tuilerie|fonderie|forge|verrerie|papeterie|imprimerie|brasserie|distillerie|biscuiterie|fromagerie|charcuterie|tannerie|ébénisterie|=fabrique|=fabriques|gisement|gisements|vignoble|vignobles|criée|ardoisière|marbrerie|pisciculture|bergerie|=serres|=serre|=cooperative|=cooperatives|gravière|sablière|ballastière|plantation|plantations|filature|faïencerie|poterie|savonnerie|huilerie|cidrerie|confiserie|chocolaterie|rucher|ruchers|coutellerie|horlogerie|tissage|cristallerie|corderie|bonneterie|maroquinerie|cartonnerie|câblerie|aciérie|métairie|bergeries|chais|magnanerie|houblonnière|champignonnière|cressonnière|jardinerie|meunerie|meunier|malterie|viticulteur|viticulteurs|vigneron|vignerons|ostréiculteur|ostréiculteurs|horticulteur|horticulteurs|forestier|forestiers|carrier|carriers|meuniers|producteur|producteurs|productrice|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|apiculteur|apiculteurs|pêcheur|pêcheurs|arboriculteur|arboriculteurs|pisciculteur|paysan|paysans|tisserand|tisserands|potier|potiers|fabricant|fabricants)",
    "(site|sites|unité|unités|lieu|lieux|pays|chaîne|chaînes|ligne|lignes|atelier|ateliers|zone|zones|bassin|bassins|centre|centres) (de|d') (fabrication|production|assemblage|confection|transformation|provenance|origine|montage|culture|élevage|découpe|pêche|abattage|conditionnement|récolte|extraction)",
    "(domaine|domaines|exploitation|exploitations|ferme|fermes|parcelle|parcelles|champ|champs|forêt|forêts|bois|élevage|élevages|cheptel|cheptels|troupeau|troupeaux|prairies|serres|cave|caves|vergers) (agricole|agricoles|viticole|viticoles|forestier|maraîchère|maraîchères|familiale|familiales|situé|située|situées|situés|sis|sises|sise|établi|établis|implanté|du|de la|de|d')",
]);

/// Means of performance, which article L2112-4 may place.
pub(super) static MEANS: Phrases = Phrases::new(&[
    "(hébergé|hébergée|hébergées|hébergement|hébergeur|serveur|serveurs|=sauvegarde|=sauvegardes|datacenter|datacenters|=stock|=stocks|stockage|stocké|stockée|hotline|télémaintenance|télésurveillance|infogérance|réplication|cloud|nuage)",
    "(salle|salles) (informatique|informatiques|blanche|machines)",
    "(centre|centres|salle|salles) (de|d') (données|calcul|serveurs|traitement)",
    "données ..6 (stockées|conservées|traitées|localisées|hébergées|résident|demeurent|quittent|sortent|transitent)",
    "(fichiers|données|journaux|archives numériques|images|enregistrements|copies) ..6 (stock*|conserv*|héberg*|localis*|trait*|demeur*)",
    "(équipe|équipes|personnels|salariés) (de|du)? (développement|support|technique|techniques|projet|maintenance|exploitation)",
    "centre de (support|services|contact|supervision|relation|tri)",
    "centre d'appels",
    "plateforme (téléphonique|d'assistance|de support|logistique)",
    "(assistance|support|=maintenance|permanence) (téléphonique|technique|utilisateur|utilisateurs|aux utilisateurs|applicative)?",
    "moyens de (fabrication|production|exécution|maintenance)",
    "capacités de (fabrication|production)",
    "outil (industriel|de production)",
    "chaînes (logistique|d'approvisionnement)",
]);

/// Goods that public buyers buy.
pub(super) static GOODS: Phrases = Phrases::new(&[
    "(=produit|=produits|produit fini|denrée|denrées|aliment|aliments|ingrédient|ingrédients|article|articles|viande|viandes|volaille|volailles|=legume|=legumes|fruit|fruits|lait|laitage|laitages|fromage|fromages|=pain|=pains|farine|farines|miel|œufs|œuf|poisson|poissons|=bois|chêne|hêtre|granit|granite|=pierre|=pierres|ardoise|ardoises|laine|coton|lin|textile|textiles|tissu|tissus|acier|fonte|papier|papiers|mobilier|meuble|meubles|matériel|matériels|matériau|matériaux|matières premières|fourniture|fournitures|équipements|équipement|composants|composant|véhicules|véhicule|=arbre|=arbres|arbuste|arbustes|végétaux|plants|=plant|semence|semences|masque|masques|terroir|extraction|sapins|sapin|=sable|=sables|granulat|granulats|enrobés|=fleur|=fleurs|pavé|pavés|bordure|bordures|tuile|tuiles|brique|briques|pomme|pommes|poires|fraises|tomates|carottes|salades|yaourts|beurre|lentilles|agneau|agneaux|veau|bœuf|bœufs|porc|porcs|poulet|poulets|=specialite|=specialites|calcaire|marbre|=gres|basalte|=poule|=poules|lapins|jus|cidre|vin|vins|bière|bières|eau minérale|cercueil|cercueils|livres|drapeaux tissés|uniforme|uniformes|tenue|tenues|gants|pépinières|carrières|scieries|forêts|exploitations|fermes|moulins|ateliers|élevages|médicaments|principe actif|principes actifs|=gamme|savoir-faire|filière|filières|industrie|fabrication|production|conception|confection|assemblage|provenance|=origine|approvisionnement|approvisionnements|marchandise|marchandises|jouet|jouets|vêtement|vêtements|chaussure|chaussures|usine|usines|producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|fabricant|fabricants|céréales|blé|blés|pâtes|huile|huiles|charcuterie|jambon|saucisson|confiture|biscuits|chocolat|glaces|sel|sucre|bulbes|=gazon|terreau|compost|paillage|bûches|granulés|plaquettes|charbon|chaise|chaises|table|tables|banc|bancs|lit|lits|armoire|armoires|fauteuil|fauteuils|tabouret|luminaire|luminaires|lampadaires|mâts|candélabres|panneau|panneaux|signalisation|peinture|peintures|carrelage|parquet|isolant|isolants|fenêtre|fenêtres|menuiserie|menuiseries|portes|volets|tuyau|tuyaux|canalisation|canalisations|vélo|vélos|cycles|remorques|bus|autocars|camions|tracteur|tracteurs|tondeuses|outil|outils|outillage|pièces|ordinateur|ordinateurs|écrans|tablettes|câbles|batteries|piles|linge|drap|draps|serviettes|rideaux|couvertures|matelas|oreillers|blouses|pantalons|chemises|polos|vestes|bottes|casques|médailles|trophées|coupes|cadeaux|colis|paniers|bouquets|chrysanthèmes|rosiers|haies|instruments|piano|cloche|cloches|vaisselle|assiettes|verres|couverts|casseroles|ustensiles|savons|savon|détergents|lessive|papeterie|enveloppes|cahiers|crayons|cartons|sacs|barquettes|emballages|imprimés|affiches|dispositifs|seringues|pansements|réactifs|prothèses|fauteuils roulants|jeux|agrès|toboggans|sculpture|monument|plaque|plaques|mobiliers|bouteilles|huîtres|moules|crevettes|saumon|truite|pommes de terre|choux|endives|champignons|noix|châtaignes|agrumes|raisins|pêches|abricots|cerises|melons|volaille|dinde|canard|foie gras|viandes|steak|saucisses|boissons|café|thé|cacao|pâtisseries|viennoiseries|croissants|génoise|repas|menus|plats)",
]);

/// What « local » or « régional » qualifies when an origin is meant; a piece of equipment may be local otherwise.
pub(super) static GROWN: Phrases = Phrases::new(&[
    "(=produit|=produits|denrée|denrées|aliment|aliments|ingrédient|ingrédients|viande|viandes|volaille|volailles|=legume|=legumes|fruit|fruits|lait|laitage|fromage|fromages|=pain|farine|farines|miel|œufs|poisson|poissons|=bois|granit|=pierre|=pierres|matériaux|matières premières|savoir-faire|filière|filières|industrie|fabrication|production|extraction|confection|assemblage|provenance|=origine|approvisionnement|approvisionnements|terroir|=plants|végétaux|producteur|producteurs|éleveur|éleveurs|maraîcher|maraîchers|agriculteur|agriculteurs|fabricant|fabricants|composants|pépinières|pépiniéristes|article|articles|céréales|blés|bière|bières|vin|vins|jus|huile|fleurs|arbres|arbustes|semences|granulats|sables|carrières|scieries|essences|viticulteurs|vignerons|apiculteurs|horticulteurs|meuniers|boissons|calcaire|marbre|=gres|=specialites|marchandises|fournitures|laine|cuir|charcuterie|confitures|biscuits|variétés|races|forêts|élevages|fermes|exploitations|vergers)",
]);
