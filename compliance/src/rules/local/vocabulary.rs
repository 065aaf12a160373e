//! Premises, ways of being somewhere, local jobs and taxes; ways of requiring, preferring and shutting out.

use crate::phrases::Phrases;

/// Premises and outposts a firm may have.
pub(super) static PREMISES: Phrases = Phrases::new(&[
    "parc (automobile|roulant|de véhicules|de matériel)",
    "(=siege|=sieges|=agence|=agences|=depot|=depots|=etablissement|=etablissements|=antenne|=antennes|=succursale|=succursales|=filiale|=filiales|=implantation|=implantations|=atelier|=ateliers|=entrepot|=entrepots|=garage|=garages|=magasin|=magasins|=boutique|=boutiques|=bureau|=bureaux|=base|=bases|=representation|=plateforme|=plate-forme|=plateformes|=laboratoire|=laboratoires|=cuisine|=cuisines|=usine|=officine|=domicile|=adresse|=locaux|=local|=chenil|=fourriere|=blanchisserie|=boulangerie|=imprimerie|=concession|=pharmacie|=studio|=permanence|=unite|=site|=sites|=librairie|=installations|=installation|=serres|=station|=showroom|=domiciliation|=equipe|=equipes|=techniciens|=technicien|=presence|=terrain|=terrains|=hangar|=hangars|=cabinet|=cabinets|=etude|=comptoir|=relais|=salon|=pepiniere|=carriere|=centrale|=quai|=chambre|=salle|=parc|=garde-meuble|=box|=emplacement|=locaux|=hotel|=auberge|=gite|=clinique|=ferme|=abattoir|=chantier|=commerce|=commerces|=echoppe|=restaurant|=guichet|=correspondant|=correspondants|=representant|=representants|=delegation|=delegations|=pied-a-terre|=repli|=bail|=logistique|=stock|=stocks|=murs|=show-room|=chai|=chais|=fournil|=echoppe|=vitrine|=ponton|=cale|=hangars|=scierie|=quincaillerie|=entrepots|=serre|=laverie|=studios|=penates|=silo|=cave|=caves|=ecurie|=ecuries|=bergerie|=dortoir|=garnison|=forge|=fournil|=pressing|=imprimeries|=librairies|=boulangeries|=pharmacies|=laveries|=blanchisseries|=scieries|=photogravure|=menuiserie|=carrosserie|=refuge)",
    "chantier (naval|nautique)",
    "(adresse|résidence) professionnelle",
    "centre de (maintenance|service|services|traitement|tri|secours|formation|stockage|valorisation|contrôle)",
    "(=residence|siège|domicile) fiscale?",
    "service après-vente",
    "pignon sur rue",
    "point de (vente|service|retrait|départ)",
    "bureau d'études",
    "(engin|engins|camion|camions|car|cars|autocar|autocars|bus|véhicule|véhicules|matériel|matériels|grue|grues|flotte|benne|bennes|ambulance|ambulances|taxi|taxis) (sont|est|soient|soit|être)? ..1 (garé|garés|garées|stationné|stationnés|stationnées|remisé|remisés|remisées|basé|basés|entreposé|entreposés|rangés|parqués|domiciliés|stationne|stationnent|garent|couchent)",
    "centre (de|d') (consultation|consultations|soins|imagerie|appels|gestion|dépannage|lavage|contact|entretien|réparation|distribution)",
    "(=des|=un|=ses|=son|=de) (=batiment|=batiments|=hangars|=terrains) (situ*|implant*|=sis|=sise|=etabli|=etablis)",
    "(=remisage|=garage des =vehicules|=entreposage)",
]);

/// Premises that are those of a firm, whoever is named.
pub(super) static OWN: Phrases = Phrases::new(&[
    "(=agences|=fournil|=bail|=murs|=imprimeries|=librairies)",
    "(=siege|=sieges|=agence|=agences|=depot|=depots|=etablissement|=etablissements|=antenne|=antennes|=succursale|=succursales|=filiale|=filiales|=implantation|=implantations|=atelier|=ateliers|=entrepot|=entrepots|=garage|=magasin|=boutique|=bureau|=bureaux|=base|=representation|=domicile|=domiciliation|=hangar|=cabinet|=comptoir|=succursales|=delegation|=fourriere|=officine)",
]);

/// Any way of being somewhere, down to a mere preposition.
pub(super) static LOCATED: Phrases = Phrases::new(&[
    "(=habitant|demeure|reste|commenc*|renvoie|renvoyant|figure|comport*|porte|situ*|implant*|=etabli|=etablie|=etablis|=etablies|install*|localis*|extérieur|extérieure|étranger|ressortissant|domicili*|basé|basée|basés|=sis|=sise|=sises|présent|présente|présents|immatricul*|enracin*|ancré|ancrée|ayant son|ayant leur|ouvert|ouverte|ouverts|garé|garés|remisé|stationné|entreposé|loué|exploité|=tenu|=tenue|=tient|=detient|=a|=possede|demeur*|=demeurant|résid*|trouve|trouvent|trouvant|=dans|=sur|=en|=a|=au|=aux|=de|=du|=d'|=des|=hors|=depuis|=sous|=chez|=pres|=proche)",
]);

/// Firm ways of being somewhere.
pub(super) static STRONG_LOCATED: Phrases = Phrases::new(&[
    "(situ*|implant*|=etabli|=etablie|=etablis|=etablies|install*|localis*|extérieur|extérieure|extérieurs|extérieures|domicili*|basé|basée|basés|basées|=sis|=sise|=sises|présent|présente|présents|présentes|immatricul*|enracin*|ancré|ancrée|inscrit|inscrite|inscrits|inscrites|=habitant|ouvert|ouverte|ouvertes|adhérent|adhérents|adhérente|connu|connue|connus|rattaché|rattachés|rattachée|membre|membres|affilié|affiliés|référencé|référencés|recensé|recensés|répertorié|répertoriés|exerçant|exerce|exercent|opérant|demeurant|résidant|tenant boutique|=nee|=nees|originaire|originaires|issu|issus|issue|issues|venant|provenant|implantation|siège|trouve|trouvent|=habite)",
    "(=ayant|=ont|=avec) (=leur|=son|=sa|=leurs|=ses) _ (dans|sur|en|à)",
    "commenc* par",
    "(ayant|dont|a|ont|avec) ..5 (siège|domicile|boutique|magasin|racines|dépôt|bureau|bureaux|adresse|atelier|pignon|cabinet|local|locaux|agence|murs|comptoir|SIRET|SIREN|immatriculation)",
    "(voisin|voisine|voisins|voisines|riverain|riveraine|riverains|riveraines|limitrophe|mitoyen|familier|habitué|proche|proches) (=de|=du|=des|=d')?",
    "(=patente|=patentee|=patentes|=patentees|enregistré|enregistrée|enregistrés|recommandé|recommandés|titulaire d'un bail|propriétaire|locataire|accrédité|déclaré|déclarée|déclarés|logé|logée|logés|fixé|fixée|fixés|sédentaire|sédentaires|imposé|imposée|imposables|imposable|éloigné|éloignée|éloignés|distant|distante|distants|tenant|tient|tiennent|campé|ancien|anciens)",
    "(payant|paye|paient|versant|verse|acquittant|acquitte|réglant) ..4 (impôts|impôt|taxe|taxes|contributions|cotisation|patente|foncière)",
]);

/// The firm and its place in one phrase.
pub(super) static ADJECTIVAL: Phrases = Phrases::new(&[
    "(entreprise|entreprises|candidat|candidats|offre|offres|société|sociétés|soumissionnaire|soumissionnaires) ..3 (=code =postal|=codes =postaux|=numero =de =departement) ..3 (commenc*|#)",
    "(appartenance|intégration|inscription|insertion|contribution) (de|d'|du|des) (l'|la|les)? (entreprise|entreprises|candidat|candidats|société|sociétés|titulaire|soumissionnaire) (=au|=a =la|=a =l'|=aux|=dans =le|=dans =la) (tissu|territoire|économie|bassin|vie|réseau) (économique|locale|local|artisanal|social)?",
    "(=commune|=ville|=departement|=region|=collectivite|=metropole|=intercommunalite) ..8 (=ses|=nos) (=entreprises|=artisans|=commercants|=pme|=fournisseurs)",
    "(entreprise|entreprises|candidat|candidats|société|sociétés|prestataire|prestataires|fournisseur|fournisseurs|opérateur|opérateurs|artisan|artisans|commerçant|commerçants|PME|TPE|sous-traitant|sous-traitants|soumissionnaire|soumissionnaires|garagiste|imprimeur|traiteur|économie|main-d'œuvre|acteurs|acteur|acteurs économiques|tissu économique|tissu|maison|maisons|structure|structures|offre|offres|titulaire|exploitants|paysagiste|paysagistes|commerces|détaillants|libraires|boulangers|imprimeurs|traiteurs|professionnel|professionnels|partenaire|partenaires|employeur|employeurs|intervenants|cotraitants|groupement|cabinet|cabinets|architectes|transporteur|transporteurs|savoir-faire) (économique|économiques|artisanal|artisanale|artisanales|associatif|du bâtiment|de bouche|de travaux)? (du cru|du coin|de la place|d'ici|=local|=locale|=locaux|=locales|régional|régionale|régionales|régionaux|départemental|départementale|départementales|départementaux|de proximité|de voisinage|=francaise|=francaises|=nationales|=nationale|=voisine|=voisines|=riverains|communal|communaux|=autochtones|=alentour)",
    "(ancrage|implantation|présence|préférence|enracinement|attache|attaches|proximité|priorité|appartenance|couverture|maillage|circuit) (local|locale|locales|territorial|territoriale|territoriales|régional|régionale|départementale|géographique|communale)",
    "(implantation|localisation|situation|emplacement|lieu d'établissement|lieu d'implantation|domiciliation|adresse) (géographique|physique)? (de l'|du|des|de la) ..2 (entreprise|candidat|soumissionnaire|titulaire|prestataire|société|entreprises|candidats|siège|agence|dépôt|atelier|sociétés|opérateur|structure|équipe|équipes|magasin|cabinet|garage)",
    "(proximité|distance|éloignement|kilométrage|distances|temps de trajet|temps de parcours|temps de route|temps d'accès|durée de trajet|durée du trajet|trajet) (géographique|kilométrique|routière)? ..6 (=siege|agence|entreprise|candidat|soumissionnaire|prestataire|=depot|=etablissement|titulaire|atelier|antenne|=locaux|société|entreprises|candidats|magasin|cabinet|garage|bureaux|équipes|boutique|=base|étude|officine|laboratoire|entrepôt)",
    "(connaissance|pratique|maîtrise) (préalable|fine|bonne|parfaite)? ..1 (du|de la|des|de) (territoire|terrain|commune|contexte local|tissu local|secteur géographique|acteurs locaux|région|département|ville|pays)",
    "(société|entreprise|personne morale|candidat|sociétés|entreprises) ..4 (de|relève du|relevant du|soumise au|constituée selon le|régie par le|constituée en) droit (français|national)",
    "critère ..4 (proximité|localisation|implantation|ancrage)",
    "(note|notation|points|bonus|barème) (de|pour|liés à la) (la)? proximité",
    "=proximite (géographique|kilométrique|immédiate)",
    "(=siege|agence|entreprise|candidat|=depot|atelier|antenne|garage|boutique|magasin) ..4 (=proximite|le plus proche|la plus proche|les plus proches|plus près)",
    "(entreprise|candidat|prestataire|société|fournisseur|artisan|soumissionnaire|agence|siège|atelier|garage) ..3 (le moins|la moins|plus|moins) (éloigné|éloignée|distant|distante|lointain|proche|près)",
    "(trajet|distance|éloignement|parcours|temps de route|temps de trajet) (depuis|jusqu'à|jusqu'au|par rapport à) ..5 (inférieur|inférieure|moins|au plus|n'excédant|n'excède|ne dépass*) ..4 # (km|kilomètres|minutes)",
    "(=une|=un|=les|=des|=deux|=trois) (équipe|équipes|agence|agences|atelier|ateliers|cabinet|cabinets) (=de =la|=du|=de =l') (=region|=departement|=commune|=ville|=pays|=vallee|=canton|=agglomeration|=territoire)",
    "=nos (commerçants|artisans|entreprises|entrepreneurs|PME|imprimeurs|maraîchers|traiteurs|garagistes|boulangers|restaurateurs|libraires|professionnels|commerces)",
]);

/// How far, or where, a firm is.
pub(super) static NEARNESS: Phrases = Phrases::new(&[
    "(proximité|distance|éloignement|kilométrage|distances|voisinage|implantation|localisation|domiciliation|enracinement|ancrage|attaches|attache|sédentarité)",
    "(temps|durée) (de|d') (trajet|parcours|route|accès|déplacement)",
    "(nombre de)? =kilometres (séparant|entre|parcourus|qui séparent)",
]);

pub(super) static GOODS: Phrases = Phrases::new(&[
    "(matières premières|=produits|denrées|producteurs|aliments|production|fabrication|approvisionnements)",
]);

/// Jobs, hiring and work.
pub(super) static JOB: Phrases = Phrases::new(&[
    "(=emploi|=emplois|embauche|embauches|recrutement|recrutements|main-d'œuvre|=salarie|=salaries|=apprentis|=apprenti|=postes|=effectif|=effectifs|=personnel|=embauches|=recrutes|alternants|stagiaires|collaborateurs|travailleurs|ETP|employés|saisonnier|saisonniers|intérimaires|intérimaire|foyers|ménages|=familles|=achats|=salaires|dépenses|=embauche|équivalents temps plein|équivalent temps plein|commandes|=gens|natifs|compagnons|ouvriers|=argent|deniers)",
    "(contribuable|contribuables)",
]);

/// Jobs, taxes and wealth of a place, in one phrase.
pub(super) static JOBS: Phrases = Phrases::new(&[
    "(économie|emploi|emplois|commerce|tissu économique|développement économique|activité économique|activité|vie économique|vitalité|bassin) (=local|=locale|=locaux|du territoire|du département|de la région|du bassin|de la =commune|communal|communale|de la vallée|régional|régionale|de la ville|du canton|départementale|territoriale)",
    "(emploi|emplois|embauche|embauches|recrutement|recrutements|main-d'œuvre|salarié|salariés|apprentis|personnel) ..6 (=local|=locale|=locaux|=locales|bassin|territoire|département|région|=commune|domicilié|domiciliés|agglomération|canton|arrondissement|résidant)",
    "(retombée|retombées|contribution|contributions|richesse|richesses|valeur|bénéfices|impact|apport|apports|soutien|dynamisme|ressources) ..3 (économique|économiques|fiscale|fiscales|fiscal|financières)? ..2 (=local|=locale|=locales|territoire|=commune|département|territorial|territoriale|territoriales|=locaux|région|ville)",
    "(taxe professionnelle|contribution économique territoriale|cotisation foncière|cotisation foncière des entreprises|=cfe|=cvae|impôts locaux|impôt local|fiscalité locale|taxe foncière|taxe sur les bureaux|versement mobilité|taxes locales) ..10 (=commune|ville|territoire|département|collectivité|communauté|agglomération|vers*|acquitt*|pay*|local|locale|=point|=points)",
    "(contribue|contribuent|contribuant|contribution|participe|verse|versent|acquitte|acquittent|paie|paient|contribuable|contribuables|impôt|impôts|fiscal|fiscale|fiscalité) ..8 (fiscal|fiscale|fiscalité|impôts|impôt|taxe|taxes|budget|recettes) ..6 (=commune|communal|communale|communaux|municipal|municipale|départementale|ville|territoire|département|collectivité|local|locale|locaux|métropole|communauté|intercommunalité)",
    "(contribuable|contribuables|redevable|redevables) ..6 (=commune|ville|territoire|département|collectivité|métropole|communauté|intercommunalité|local|locale|locaux|locales)",
    "(sponsor|sponsors|mécène|mécènes|partenaire|adhérent|adhérents|être membre|est membre|sont membres|candidat membre|entreprise membre|entreprises membres|qualité de membre) ..6 (club|clubs|union commerciale|association|associations|comité des fêtes|office de tourisme)",
    "(vie|vitalité|animation|avenir|essor|rayonnement|prospérité|dynamisme|dynamique|revitalisation|développement|richesse|économie|tissu|marché de l'emploi|redressement|attractivité) (économique|sociale|associative|commerciale|artisanale)? (=du|=de =la|=des|=de =l'|=de =notre) (=territoire|=pays|=village|=bourg|=canton|=vallee|=ville|=commune|=quartier|=region|=departement|=ile|=plateau|=littoral|=massif|=cite|=bassin|=agglomeration|=secteur|=terroir|=centre-ville)",
    "(fait|faire|font|fera|feront) (vivre|travailler) ..8 (territoire|pays|village|bourg|canton|vallée|=commune|quartier|région|département|=local|=locale|=locaux|=locales|=place|cru|coin)",
    "(=familles|=foyers|=menages) (=du|=de =la|=des) (=village|=bourg|=canton|=vallee|=commune|=pays|=quartier|=plateau|=ville)",
    "(inscrit|inscrite|inscrits|porté|figurant) (au|aux|sur le|sur les) ..1 (rôle|rôles|matrice|registre) ..4 (=commune|ville|fiscal|impôts|taxe|contributions|cotisation)",
    "(union|association) (commerciale|des commerçants|des artisans|d'artisans|de commerçants)",
    "(favoriser|favorise|soutenir|soutient|encourager|promouvoir|privilégier|faire vivre|dynamiser|développer|aider) ..3 (=economie|=emploi|commerce|tissu|=entreprises|=artisans|artisanat) ..2 (=local|=locale|=locaux|=locales|territoire|territorial|région|département|ville|=commune)",
]);

/// The tenderer must, may only, is judged on.
pub(super) static MUST: Phrases = Phrases::new(&[
    "(dispose|disposent|disposer|disposera|disposant|possède|possèdent|possédera|possédant|détient|détenir|détenant|exploite|exploitent|exploiter|justifie|justifient|justifier|justificatif|attestation|doit|doivent|devra|devront|exigé|exigée|exige|requis|requise|obligatoire|obligatoirement|impératif|impérativement|réservé|réservée|réservés|réserve|ouvert aux|seuls|seules|=seul|=seule|uniquement|exclusivement|condition|niveau minimal|capacité|peine|élimin*|exclu*|admis|admise|admises|recevable|recevables|irrecevable|rejet|rejetée|rejetées|écarté|écartée|écartées|fournit|joint|produit|remet|présente|preuve|prouve|prouver|prouvera|établit|appui|titre|bail|acte|candidater|concourir|soumissionner|postuler|répondre|répondent|participer|dépend|subordonné|subordonnée|faute|défaut|nul|invité|invités|invitées|consulté|consultés|consultées|limité|limitée|s'adresse|tenu|tenus|entretient|maintient|conserve|tient|minimum|moyens|compte|éligible|éligibles|inéligible|motif)",
    "(=a|=ont|=ayant|=aura|=auront|=ait|=aient) (=son|=leur|=un|=une|=ses|=leurs|=deja|=au)",
    "(est|sont|soit|soient|être|sera|seront) ..12 (situ*|implant*|=etabli|=etablie|=etablis|install*|domicili*|basé|basée|localis*|=sis|=sise|garé*|remis*|stationn*|ouvert|ouverte|immatricul*)",
    "pignon sur rue",
    "(auprès|chez) (de|d'|des|un)",
    "(confi*|sous-trait*|recour*)",
    "(se|s') (trouve|trouvent|situe|situent|trouver|situer|trouvera)",
    "(le|tout) (candidat|titulaire|prestataire|soumissionnaire) est",
    "(s'adresse|ouverte) (aux|à)",
    "(réclam*|attendu|attendue|attendus|attendues|demandé|demandée|demandés|demandées|appartien*)",
    "(ne|n') ..3 (peut|peuvent|pourra|pourront) ..4 que",
    "(peut|peuvent) ..2 (seul|seuls|seules|candidater|répondre|soumissionner|concourir|participer)",
    "(voulons|souhaitons|cherchons|recherchons|exigeons|demandons|attendons|préférons)",
]);

/// The firm of the place is chosen, entrusted with work, alone admitted, or the others shut out.
pub(super) static CHOSEN: Phrases = Phrases::new(&[
    "(favorable|favorablement|faveur|avantag*|récompens*|apprécié|appréciée|appréciées|valoris*|bienvenu|bienvenue|souhaité|souhaitée|souhaitable|bonifi*|gratifi*|=prime|=primes|passe devant|passent devant)",
    "(ne|n') ..12 (=qu'|=que) ..2 (avec|à|aux|des|les|un|une|par|chez|auprès)",
    "(entreprise|candidat|soumissionnaire|offre|société|prestataire|artisan|artisans|entreprises|celle|celui|celles|ceux) ..12 (est|sera|sont|seront) ..1 (retenu|retenue|retenus|retenues|choisi|choisie|choisies|préféré|préférée|préférées|attributaire|classé|classée|désigné|désignée|sélectionné)",
    "(est|sera|sont|seront) ..1 (retenu|retenue|choisi|choisie|préféré|préférée|désigné|désignée|attributaire|classé|classée|consulté|consultés|invité|invités|invitées) ..8 (entreprise|celle|celui|candidat|société|artisan|artisans|offre|prestataire|entreprises|commerçant|fournisseur)",
    "(retenu|retenue|choisi|choisie|attribué|revient|l'emporte|emporte) ..5 (de préférence|en priorité|entreprise|entreprises|artisan|artisans|société|candidat|prestataire|fournisseur|commerçant|maison)",
    "(tient|tiendra|tenu|tenir|tiennent) compte",
    "(fourni|fournie|fournis|fournies|livré|livrée|livrés|livrées|réalisé|réalisée|réalisés|réalisées|exécuté|exécutée|exécutés|exécutées|assuré|assurée|assurées|effectué|effectuée|effectuées|posé|posée|posés|entretenu|entretenue|entretenus) ..2 =par (=un|=une|=des)",
    "(pris|prise|prises|entre|entrera) en (compte|considération|ligne)",
    "(confi*|sous-trait*|recour*|recrut*|embauch*|adress*|=engage|=engager|=associe|=associer|=associent|réserv*|attribu*|command*|orient*|proposé*|proposer|invit*|consult*|=emploie|=emploient|=employer|=travaille|=travailler|sollicit*) ..30 (local|locale|locaux|locales|cru|territoire|département|commune|bassin|région|ville|canton|agglomération|habitant|communes|vallée|arrondissement|métropole|intercommunalité|coin|proximité|alentour|pays|départementales|régionales|régionaux|bourg|village|préfecture|communauté|littoral|massif|plateau|île|environs|faubourg|=place)",
    "(fait|faire|font|fera) appel",
    "(auprès|chez) (de|d'|des|un)",
    "(réservé|réservée|réservés|réservées|limité|limitée|restreinte|restreint|ouverte|ouvert|s'adresse|accessible) (aux|à|au)",
    "(seules|seuls|=seul|=seule) ..1 (=les|=des|=un|=une|=le|=la|=l')",
    "(obligatoirement|impérativement|exclusivement|uniquement|nécessairement|prioritairement|forcément|d'abord|avant tout)",
    "(pris|prise|prises|prend|prendra|prendre|trouve|trouver|puise|puisé|acheté|achetés|achète|acheter|loué|loués|loue|louer) ..16 (chez|auprès|aux|à des|à un)",
    "(ne|n') ..5 (part|partent|va|vont|ouvert|ouverte|adressé|adressée|adressées|envoyé|envoyée|envoyées) ..2 (qu'|que)",
    "(fait|fera|font|faire) travailler",
    "(reçu|reçue|reçues|reçus|reçoit|voué|vouée|destinée aux|déféré|convié|conviés|appelé|appelés)",
    "(doit|doivent|devra|devront) être",
    "(est|sont) (seul|seule|seuls|seules)",
    "(=retient|=retiendra|=choisit|=choisira|=prefere|=preferera|=designe|=designera|=selectionne|=selectionnera|=elit) (=le|=la|=l'|=un|=une|=les|=celui|=celle)",
    "(peut|peuvent|pourront|pourra) (seuls|seules)? ..1 (répondre|candidater|soumissionner|concourir|participer|postuler|présenter)",
    "(exclu*|écart*|élimin*|rejet*|irrecevable|irrecevables|refus*|admis|admise|admises)",
    "(est|sera|soit) ..1 (un|une) (entreprise|professionnel|professionnelle|cabinet|opérateur|fournisseur|loueur|société|artisan|commerçant|maison|imprimeur|garagiste|traiteur|paysagiste|prestataire|structure|association)",
]);

/// Freedom, or a fact told of others.
pub(super) static FREE: Phrases = Phrases::new(&[
    "(librement|libre|libres|au choix|à sa convenance|où que|quel que soit|quelle que soit|quels que soient|d'où qu*)",
    "sans (regard|égard)",
    "(ou|et|comme|que) (d'|qu')? ailleurs",
    "(aucun|aucune|nul|nulle) ..6 (écarté|écartée|exclu|exclue|éliminé|éliminée|refusé|refusée|rejeté|rejetée)",
    "mêmes (conditions|droits|règles|chances)",
    "(autrefois|naguère|jadis|=precedemment|auparavant|=abandonne|=abandonnee|révolu|révolue|ancien règlement|avait|avaient|précédent marché|a été retirée|a été supprimée|a été annulée)",
    "(précédent|précédente|ancien|ancienne) (marché|contrat|règlement|consultation) ..4 (réservait|donnait|exigeait|imposait|privilégiait|notait|demandait)",
    "(aucun|aucune|nul|nulle|sans) ..2 (différence|préférence|avantage|distinction|considération|incidence|bonus|priorité|obligation|condition)",
    "(commune|ville|collectivité|acheteur|mairie|département|établissement|syndicat|hôpital) (=a|=avait|=ont) (confié|attribué|choisi|retenu|missionné|passé|mandaté|fait appel)",
    "(=comme|=ainsi =que|=et|=ou|=autant =que) (=toutes|=tous)? (=les|=celles|=ceux)? (=autres|=d'ailleurs)",
    "(=avantageait|=avantageaient|=privilegiait|=privilegiaient|=reservait|=reservaient|=favorisait|=favorisaient|=exigeait|=exigeaient|=imposait|=imposaient|=preferait|=ecartait)",
    "(ne|n') (=a|=ont|=ait|=est|s'applique|s'appliquent) =plus (cours|lieu|applicable|en vigueur)?",
    "(fourni|fournie|fournis|fournies|remis|remise|remises) (=par|=au|=aux) (=la|=le|=l')? (=commune|=ville|=collectivite|=regie|=titulaire)",
]);

/// Being elsewhere shuts nobody out.
pub(super) static NO_BAR: Phrases = Phrases::new(&[
    "(ne|n') ..2 (constitue|constituent|entraîne|entraînent|fait|font|vaut|emporte|justifie) (pas|nullement|aucun|aucune|en rien) ..6 (motif|cause|obstacle|rejet|élimination|condition|exclusion|avantage|critère)",
    "(à défaut|faute|en l'absence) (de|d') ..8 (candidat|candidats|soumissionnaire|entreprise|titulaire|=il|=elle) (décrit|décrivent|explique|expliquent|justifie|indique|précise|présente|montre|expose|démontre)",
]);

/// What befalls those who are not there, beyond any doubt.
pub(super) static SANCTION: Phrases = Phrases::new(&[
    "(faute de|à défaut|sans) (quoi|cela|ce|laquelle|lequel|lesquels)",
    "PUNCT (=sinon|autrement|à défaut) _",
    "(à défaut|faute|sous peine|à peine) (de|d')",
    "(ne|n') (est|sera|sont|seront|participe|participent|concourt|concourent) ..1 (pas|point) ..2 (ouvert|ouverte|ouverts|ouvertes|lu|lue|lus|lues|examiné|examinée|analysé|analysée|reçu|reçue|recevable|valable|étudié|étudiée|classé|classée|complète|admis|admise)",
    "(ne|n') (participe|participent|concourt|concourent|soumissionne|soumissionnent) (pas|point|au|à)",
    "(évinc*|disqualifi*|retourn*|renvoy*|nulle|nul|inéligible*|hors (course|jeu)|incomplet|incomplète)",
    "(ne|n') ..6 (reçu*|admis*|ouvr*|ouvert*|retenu*|consult*|invit*|accept*|trait*|regard*) ..4 (que|qu')",
    "(ne|n') (peut|peuvent|doit|doivent|saurait) ..2 (être|se)",
    "(exigé|exigée|exigés|exigées|requis|requise)",
]);

/// « inscrits au registre du commerce de Quimper »
pub(super) static REGISTERED: Phrases = Phrases::new(&[
    "(inscrit|inscrite|inscrits|inscrites|immatriculé|immatriculée|immatriculés|immatriculées|inscription|immatriculation) ..2 (registre du commerce|registre du commerce et des sociétés|répertoire des métiers|chambre de commerce|chambre des métiers|chambre de métiers|RCS|greffe) (de|d'|du|des|tenu à|à) (la|l'|le)? !(=france|=commerce) CAP",
]);

/// Where a firm is registered, before the place.
pub(super) static REGISTER: Phrases = Phrases::new(&[
    "(inscrit|inscrite|inscrits|inscrites|immatriculé|immatriculée|immatriculés|immatriculées|inscription|immatriculation|enregistré|enregistrés) ..2 (registre|répertoire|chambre|rôle) (du commerce|des métiers|de métiers|de commerce|national)? (et des sociétés|et de l'artisanat|et d'industrie)?",
]);

/// Taxes paid where the firm is settled.
pub(super) static TAXED: Phrases = Phrases::new(&[
    "(acquitte|acquittent|acquitter|acquittera|acquittant|=paie|=paient|=paye|payer|payant|=verse|=versent|verser|versant|règle|règlent|assujetti|assujettie|assujettis|assujetties|redevable|redevables|imposé|imposée|imposés|soumis|soumise) ..4 (cotisation foncière des entreprises|cotisation foncière|=cfe|taxe foncière|contribution économique territoriale|taxe professionnelle|patente|impôts|impôt|contribution foncière)",
]);

/// Hiring, before those who are hired.
pub(super) static HIRES: Phrases = Phrases::new(&[
    "(=emploie|=emploient|=employant|=employer|=emploiera|emploi|emplois|embauch*|recrut*|salarié|salariés|contrat de travail|contrats de travail|contrat à durée|contrats à durée|CDI|CDD)",
]);

/// Persons of a place.
pub(super) static INHABITANTS: Phrases = Phrases::new(&[
    "(=habitants|=habitantes|=residents|=riverains|=administres|=gens|=natifs) (de|du|des|d')",
]);

/// « Le siège est dans la région. »: told, and thereby wanted.
pub(super) static STANDS: Phrases = Phrases::new(&[
    "^ (=le|=la|=l'|=son|=sa|=leur|=un|=une|=ses|=leurs) _ ..3 (=est|=sont|=sera|=seront|=se =trouve|=se =trouvent|=se =situe|=se =trouvera) (=a|=dans|=sur|=en|=au|situ*|implant*|=etabli|=etablie|install*|=distant|=distante)",
    "^ (=la|=l') (société|entreprise) (=est|=sera) (install*|implant*|=etablie|situ*|=basee|domicili*)",
]);

/// A firm may live somewhere too.
pub(super) static LIVES: Phrases = Phrases::new(&[
    "^ (=il|=elle|=ils|=elles|=celui-ci|=celle-ci|=ce =dernier|=ceux-ci) ..3 (=reside|=resident|situ*|implant*|install*|=etabli|=etablie|=etablis|domicili*|=possede|=possedent|=dispose|=disposent|=tient|=tiennent|=exploite|=exploitent|=membre) ..4 (professionnel|agence|boutique|magasin|siège|dépôt|atelier|bureau|bureaux|cabinet|local|locaux|établissement|antenne|pignon)",
]);

/// Whose premises were told of another time.
pub(super) static FORMER: Phrases = Phrases::new(&[
    "(=ancien|=ancienne|=anciens|=precedent|=precedente|=actuel|=actuelle|=sortant|=sortante) _",
    "_ (sortant|sortante|actuel|actuelle|en place) \",\"?",
]);

/// « dans des communes de moins de 3 000 habitants »: no place in particular.
pub(super) static ANY_PLACE: Phrases = Phrases::new(&[
    "(dans|pour|en|à|auprès|avec) (=des|=de|=d'autres|=d'|=plusieurs) (=communes|=villes|=departements|=regions|=villages|=agglomerations|=metropoles|=collectivites) !(=voisines|=voisins|=limitrophes|=du|=de =la|=membres|=environnantes|=alentour|=proches|=riveraines)",
]);

/// Another sense of « plateau »: calls, kitchens, machines.
pub(super) static DESK: Phrases = Phrases::new(&[
    "(appel|appels|téléphonique|téléphoniques|téléassistance|hotline|opérateur|opératoire|technique|chirurgical|repas)",
]);

/// « la mission locale » gives no work of the place.
pub(super) static LOCAL_BODY: Phrases = Phrases::new(&[
    "(mission|missions|plan|comité|antenne|pacte|programme) (=local|=locale|=locales|=locaux)",
]);

/// Those whom the purchase serves.
pub(super) static PEOPLE_OF: Phrases = Phrases::new(&[
    "(=residents|=habitants|=usagers|=riverains|=eleves|=enfants|=familles|=patients|=administres|=voyageurs|=visiteurs|=seniors) (=de|=du|=des|=d')?",
]);

/// Bodies that are no tenderers.
pub(super) static CHAMBER: Phrases =
    Phrases::new(&["=chambre (=de|=des|=d') (=metiers|=commerce|=agriculture|=artisanat)"]);
