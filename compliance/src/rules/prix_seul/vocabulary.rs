//! Words by which a price is looked at, alone or not.

use crate::phrases::Phrases;

/// Money asked for.
pub(super) static PRICE: Phrases = Phrases::new(&[
    "(=prix|montant|montants|tarif|tarifs|tarification|coût|coûts|rabais|remise|remises|=reduction|=reductions|ristourne|=total|=totaux|devis|=forfait|honoraires|=loyer|=loyers|=cachet|=cachets|redevance|commission (d'agence|prélevée|perçue|demandée|facturée|la plus|la moins|sur)|abonnement|bordereau|cotation|chiffrage|nuitée|=prime|=somme|dépense|cotisation|<!(=autre|=aucune|=toute) =marge !(d'appréciation|de manœuvre|de liberté|d'interprétation)|=taux|=financier|=financiere|=financiers|=financieres|financièrement|pécuniaire|=euros|=cout|quittance|=chiffre !d'affaires|=facture|escompte|décompte|=economie|=economies|=enchere|=encheres|=tarifaire|=tarifaires|facturation|mensualité|mensualités|annuité|=combien|indemnité|cherté|=ristournes|enchérisseur|offre financière|proposition financière)",
]);

/// Cheapness, in words that need no noun of money.
pub(super) static CHEAPEST: Phrases = Phrases::new(&[
    "(moins|mieux) (offrant|offrante|cher|chère|onéreux|onéreuse|coûteux|coûteuse|dispendieux|dispendieuse|disant|disante|disants)",
    "plus (offrant|offrante|disant)",
    "(le|la|les|au|aux|du) (plus|moins) (=bas|=basse|=basses|=economique|=economiques)",
    "(plus|moins) (=bas|=basse) ..1 (=prix|montant|total|=offrant)",
    "(meilleur|meilleurs) (=prix|marché|tarif|taux|rabais|remise|montant|coût|devis|=total|chiffre)",
    "(meilleure) (remise|réduction|ristourne|proposition financière|offre financière|offre de prix|cotation)",
    "(dernière|ultime|plus forte|plus grande) (baisse|remise|réduction|décote)",
    "(premier|plus petit) (=prix|montant|devis|total|chiffre)",
    "(demande|demandera|coûte|coûtera|facture|facturera|réclame|exige|dépense|prend|prendra) ..1 (=le|=les)? =moins",
    "(au|aux|par) ..1 (rabais|enchères|moindres frais|meilleur marché|enchère)",
    "(enchère|enchères) (inversée|inversées|descendante|descendantes|à la baisse)",
    "(=moindre|=moindres) (=prix|coût|coûts|montant|dépense|frais|tarif|somme)",
]);

/// Extremes: cheapness when a sum stands near.
pub(super) static EXTREME: Phrases = Phrases::new(&[
    "(plus|moins) (faible|faibles|élevé|élevée|élevés|important|importante|avantageux|avantageuse|compétitif|compétitive|petit|petite|doux|douce|sage|raisonnable|modique|modéré|modérée|intéressant|intéressante|modeste|réduit|réduite|fort|forte|grand|grande|haut|haute|favorable|attractif|attractive|serré|serrée|généreux|généreuse|abordable|gros|grosse|mince|minces|maigre|chiche|léger|légère|lourd|lourde)",
    "(=moindre|=moindres)",
    "(inférieur|inférieure|inférieurs) (à|aux|à celui|à celle|à ceux) ..2 (autre|autres|concurrents|tous)",
    "(=prix|tarif|coût|=loyer|devis|forfait) (unitaire|global|forfaitaire|horaire|journalier|annuel|TTC|HT)? (=minimal|=minimaux|=minimum|=plancher)",
    "(est|sera|soit|étant|demeure|serait) ..1 (minimal|minimale|minime|minimum|plancher|imbattable)",
]);

pub(super) static CHOICE: Phrases = Phrases::new(&[
    "(attribu*|achèt*|acheter*|achetons|=retenons|=choisissons|=prenons|retenu*|retien*|retenir|retiendr*|chois*|=choix|=elu|=elue|désign*|sélection*|gagn*|emport*|remport*|revien*|reviend*|=classe|=classes|=classee|=classees|classement|classer*|adjug*|adjudic*|conclu|conclue|conclure|confié|confiée|confier|confie|préfér*|=juge|=jugee|=juges|=jugees|=jugent|jugement|jugera|compar*|lauréat|signé|signée|échoit|échoira|proclam*|vainqueur|départag*|=passe|=passee|commande|contracte|traite|traitera|traité|décroch*|bénéficiaire du marché|=accepte|=acceptee|tranch*|décid*|=determine|=determinent|déterminer*|l'affaire|notifi*|=examine|=examinee|=examines|=examinees|=analyse|=analysee|=analyses|=analysees|appréci*|=note|=notes|=notee|=notees|arrêt*|opér*|attribut*|se fait|se fera|porter*|repos*|fond*|=obtient|=obtiendra|=prend|=prendra|=prendre|ordonné|ordonnées|rangé|rangés|rangées|trié|triés|triées|hiérarchis*|dévolu*|=regarde|=regardee|=regardes|scrut*|=prise|=pris|=elit|=elire|nomm*|=servi|signe|signera|signons|=tri|=trier|adopté|adoptée|couronn*|prévaloir|=vainc|(aura|auront|obtient|emporte|prend|a) (le|la) (marché|lot|commande|contrat|affaire)|(donne|donnera|remet|cède|cédera|octroie) ..2 (marché|lot|commande|contrat)|(marché|lot|commande|préférence|contrat|bon|faveur) ..3 (va|ira|vont|iront)|contracte|contractera|sépar*|appel* (à exécuter|à réaliser)|(ferons|fera|feront|faire|faisons) confiance)",
]);

pub(super) static CRITERION: Phrases = Phrases::new(&[
    "(=compte|=comptent|=comptera|=compteront|critère|critères|=element|éléments|facteur|facteurs|paramètre|paramètres|considération|considérations|=base|comparaison|jugement|=points|=point|pondération|=note|notation|barème|classement|aspect|donnée|=motif|prisme|angle|balance|=chiffre|=jeu|question|ligne de compte|différence|=lecture|=enjeu|regard|=grille|compétition|concurrence|=note)",
]);

pub(super) static ONLY: Phrases = Phrases::new(&[
    "(=seul|=seule|=seuls|=seules|unique|uniques|uniquement|exclusivement|seulement|exclusif|exclusive|purement|strictement|entièrement|=integralement|exclusifs)",
    "à l'exclusion",
    "(rien|aucun|aucune|nul|nulle|sans) ..1 (autre|d'autre)",
    "(=tous|=totalite|intégralité) (les|des) points",
    "se (ramène|ramènent|réduit|réduisent|limite|limitent|borne|bornent|résume|résument|résumera|limitera|réduira|ramènera)",
    "(ne|n') ..4 (qu'|=que) ..2 (le|la|les|au|aux|du|des|sur|d'après)?",
    "(tient|tiennent|tiendra|fait|fera|sert|servira) (lieu|office|seul)",
    "=sans (=partage|=rival|=concurrent)",
    "(hormis|sauf|sinon !\",\"|=excepte|fors|mis à part|en dehors du|si ce n'est) ..1 (le|la|les|du|de)?",
    "(s'en|s'y) (tient|tiendra|tiennent|tenir|remet|remettra|rapporte|rapportera|arrête) (à|au|aux)?",
    "(rien|pas) (de|d') plus",
    "=sans =plus",
    "(eux|elles|lui|elle) (seul|seuls|seulement|seules)",
    "(voilà|c'est) (tout|toute)",
    "(un|le) (=prix|tarif|montant|chiffre) \",\" (un|le) (classement|rang|choix)",
    "(=rien =de =plus|=voila =tout|=c'est =tout|=point =final)",
    "pour (seul|unique|tout) (critère|élément)",
    "rien (=qu'|=que|d'autre)",
    "(ne|n') ..20 (=qu'|=que) (=au|=du|=de|=le|=la|=les|=aux|=des|=sur|=par|=d'apres|=a|=en)",
    "(suffi|suffit|suffisent|suffira|suffiront|suffisant)",
    "(=autre|=autres) (=critere|=criteres|=consideration) (=que|=qu')",
    "(indépendamment|abstraction|sans (égard|considération|tenir compte)) ..4 (qualit*|technique*|environnement*|mérite|mérites|mémoire)",
]);

pub(super) static PRICE_ONLY: Phrases = Phrases::new(&[
    "(=prix|montant|tarif|rabais|coût) (uniquement|exclusivement|seulement|=seul)",
    "(uniquement|exclusivement) (le|du|au|sur le)? (=prix|montant|tarif|rabais)",
]);

pub(super) static CRITERION_IS_PRICE: Phrases = Phrases::new(&[
    "=critere !n° !# (d'attribution|de jugement|de sélection|de choix|des offres|de classement)? (des offres)? (retenu|appliqué)? (est|sera|demeure|reste|\":\"|=c'est) (le|celui du|celui de la|la|les|celui des)? (=prix|montant|tarif|coût|rabais|remise|devis|total|taux)",
    "(le|au|leur|du|sur le) =critere (du|de) (seul)? (=prix|montant|tarif|coût|rabais|taux)",
    "(se joue|se jouera|se fait|se fera|se décide|se décidera|se règle) (au|aux|sur le|sur les|par le) (=seul)? (=prix|montant|tarif|tarifs|devis|chiffre|total)",
    "(=seul|=seule|unique) ..2 (est|sera|reste|demeure|restera|demeurera) (le|la|leur|celui du)? (=prix|tarif|coût)",
    "critères? ..3 \":\" (le)? =prix $",
    "(jugé|jugées|jugée|jugés|classé|classées|comparé|comparées|départagé|départagées|attribué|choisi|choisie|sélectionné|apprécié|appréciées) (sur|au|d'après|selon|en fonction) (le|la|les|du|de|des|leur|leurs)? (=prix|montant|tarif|total|devis|rabais) ..5 $",
    "(jugement|choix|attribution|classement|sélection|comparaison) ..4 (sur|au|d'après|selon|en fonction) (le|la|les|du|de|des|leur|leurs)? (=prix|montant|tarif|total|devis|rabais) (HT|TTC|du|de|des|la|l'|porté|proposé|offert|global)? ..4 $",
]);

pub(super) static WHOLE: Phrases = Phrases::new(&[
    "(=prix|montant|tarif|coût|devis|honoraires|=loyer|=cachet|forfait|redevance|cotisation|rabais|=financier|=financiere) ..8 (=10/10|=20/20|=100/100|10 \"/\" 10|20 \"/\" 20|100 \"/\" 100)",
    "(=prix|montant|tarif|coût|devis|honoraires|rabais|remise|redevance|=total) ..20 (=constitue|=constituent|=fait|=fera|=donne|=donnera|=determine|=vaut|=forme|=fournit) (la|le) (seule|seul)? (=note|=classement|=rang|=total) (=finale|=final|=globale|=totale|=definitive|=definitif|=unique)",
    "(=prix|montant|tarif|tarifs|coût|rabais|remise|devis|=financier|=financiere|honoraires) ..6 (100|=cent) (\"%\"|=pour cent|=points|=point|=pts|sur (100|cent))",
    "(=10/10|=20/20|=100/100) ..4 (=prix|montant|tarif|coût|devis|rabais)",
    "(=prix|=financier|tarif|montant) 100 ($|\",\"|\";\")",
    "(100|=cent) (\"%\"|=pour cent|=points|=point) ..6 (=prix|montant|tarif|coût|rabais|=financier|=financiere)",
    "(=prix|montant|tarif|coût) ..3 pondér* ..3 (100|=cent|1)",
    "(=prix|montant|tarif|coût) ..2 (\"|\"|\":\"|\"-\") ..1 (100|cent) (\"%\"|=points|sur 100|sur cent|$)",
    "(=prix|montant|tarif|coût|rabais|devis) ..8 (=totalite|intégralité|=tous|=ensemble) (de la|des|les|de) (note|points|pondération|notation)",
    "(100|cent) (reviennent|vont|sont|revient|va|reviendront|iront) ..2 (=prix|montant|tarif|coût|rabais)",
    "(=prix|montant|tarif|coût) (\"=\"|\":\") 1 ..4 (technique|qualité|délai|valeur) ..2 0",
    "coefficient (1|100) ..3 (=prix|montant|tarif|coût)",
    "critère (\":\")? (économique|financier|pécuniaire) (\"(\"|\":\"|\",\") ..1 (100|cent)",
    "(=prix|montant|tarif|coût) ..3 (vaut|vaudra|compte|pèse|emporte|vaut à lui seul) ..2 (100|cent) !habitants",
    "(=note|=notes) (finale|globale|totale|définitive|générale) (\"=\"|\":\"|est|égale|sera|se confond avec) ..4 (=note|=notes)? ..3 (=prix|financière)",
    "(=note|=notes) (finale|globale|totale|définitive|générale) (\"=\"|\":\") (=note)? (=prix|financière|tarifaire)",
    "(=totalite|intégralité|=tous|=ensemble) (de la|des|les|de) (note|points|pondération|notation) ..8 (=prix|montant|tarif|coût|rabais|devis)",
]);

pub(super) static ORDER: Phrases = Phrases::new(&[
    "ordre (croissant|décroissant|de) (de|des|du|leur|leurs)? ..2 (=prix|montant|montants|tarif|rabais|remise|remises|coût|total|devis|taux)",
    "(=prix|montant|montants|tarif|tarifs|devis|coût|coûts|loyer|rabais|remise) ..6 (croissant|croissants|décroissant|décroissants|ascendant|descendant)",
    "(du|de la) (moins|plus) (cher|chère|élevé|élevée|bas|basse|onéreux|onéreuse|petit|petite|faible|grand|grande|modique|fort|forte) (au|à la) (plus|moins)",
]);

pub(super) static LEAST_BIDDER: Phrases = Phrases::new(&[
    "(moins-disant|moins-disante|moins-disants|moins-disantes)",
    "(mieux|moins) disant (en prix|financièrement)",
]);

/// Other merits, said to count for nothing.
pub(super) static NOTHING_ELSE: Phrases = Phrases::new(&[
    "(aucun|aucune|sans|nul|nulle|ni|pas de|pas d'|point de) ..2 (critère|critères|considération|pondération|élément|note) ..8 (qualit*|technique*|environnement*|autre|supplémentaire)",
    "(=autre|=autres) (=critere|=criteres|=consideration|=element) (=que|=qu')",
    "(sans|aucun|aucune|nul|nulle|ni|pas d'|point d') (autre|autres|d'autre|d'autres) ..1 (critère|critères|considération|considérations|élément|éléments|examen|analyse|paramètre|terme|termes)",
    "(quel*) que (soit|soient) ..3 (autre|autres|qualit*|mérites|valeur)",
    "(qualité|technique|environnement|délai|délais|mémoire|performance|performances) ..6 (n'étant|ne sont|n'est|ne sera|n'interv*|n'entr*|ne compt*|n'étant) ..3 (pas|ni|point|aucun|aucunement|nullement)",
    "(ni|sans) ..2 (qualité|technique|mémoire|environnement) ..8 (ni|n'|ne)",
    "(et|sur|à|par|de|du) (lui|elle|eux|elles|celui-ci|celui-là) (seul|seule|seuls|seules)",
    "(aucun|nul|sans tenir) compte ..6 (qualit*|technique*|service|délai|environnement*|mérite)",
    "(renonc*|abandonn*|supprim*) ..2 (toute|la|à|aux|les) ..2 (pondération|critères|note|notation)",
    "(=critere|=criteres|pondération|=note) (de|d'|du|des) ..1 (qualit*|technique|environnement*|délai|délais|valeur|service) ..6 (=supprime|=supprimes|=supprimee|=abandonne|=abandonnes|=abandonnee|=retire|=retires|=neutralise|=neutralises|=ecarte|=ecartes)",
    "=coefficient (0|=zero|nul) (pour|à|au|aux|sur)",
    "(environnement*|qualit*|service|délai|délais|technique|reste|autres|mémoire|esthétique|garantie|performance|performances) ..2 (\":\"|\",\"|est noté|est notée|sont notés|notée|noté|comptent pour|compte pour|pour|vaut|valent|\"=\"|\"|\")? ..1 (0|=zero|=neant|=nul|=nulle|=nuls) ($|=et|\";\"|\".\"|\",\"|point|points|\"%\")",
    "à l'exclusion (de|des|du) (tout|toute|tous|autres|autre|=critere)",
]);

/// What draws between equals, what is too low, how notes are reckoned, how the price is paid.
pub(super) static TIE: Phrases = Phrases::new(&[
    "(=egalite|(note|notes|points|total|totaux|classement|rang) (=egale|=egaux|=egales|=identique|=identiques)|ex æquo|ex aequo|ex-aequo|note identique|même nombre de points|même note|même total de points|mêmes notes|points identiques|(de|du|le|au) =departage)",
]);

pub(super) static OTHER_MATTER: Phrases = Phrases::new(&[
    "(anormalement|manifestement|excessivement|suspect*) (bas|basse|basses|faible|faibles)",
    "(note|points|nombre de points) (maximale|maximal|maximum|la plus élevée|le plus élevé|la plus haute|le plus haut)",
    "(reçoit|obtient|recevra|obtiendra|reçoivent|obtiennent|se voit attribuer|vaut) ..5 (note|points|maximum|# points)",
    "(=recoit|=obtient|=recevra|=obtiendra|=vaut) #",
    "(sous-partie|sous-critère|sous-note|volet|rubrique|=partie) (=prix|tarif|financière|financier|du prix)",
    "=prix (global et forfaitaire|forfaitaire|unitaires) ..6 (rémunér|réglé|réglée|réglés|payé)",
    "(note|notes|notation|formule|points) (du|de|des|sur|est|sera|financière|prix|\"=\"|\":\") ..14 (moins-disant|moins-disante|moins disant|plus bas|plus basse|moins élevé|moins chère)",
    "(mini-concurrence|négociation|négociations) ..4 (porte|portera|portent)",
    "\"=\" # (=x|\"×\"|\"*\")",
    "\",\" =ou _ (=est|=designe|=represente|=etant|=correspond)",
    "(=seul|=seule|=seuls|=seules) ..3 (=est|=sont|=sera|=seront) (demandé|demandée|demandés|fourni|fournis|fournie|remis|remise|renseigné|produit|joint)",
    "(# \"×\"|\"×\" #|(=bas|=basse|=disant|=disante|minimum|minimal) ..3 \"/\" ..2 (prix|montant|offre|=total))",
    "(est|sont|sera|seront) ..1 (facturé|facturés)",
    "(=catalogue|=bordereau|=bordereaux|=tarif) (=du|=de =son|=des) (=titulaire|=titulaires|=fournisseur)",
    "critère du prix (est|sera) (apprécié|noté|évalué|calculé|jugé|pondéré)",
    "(à|de) (reporter|inscrire|renseigner|compléter|remplir)",
    "<!(=la|=une|=cette|=de|=par|=meme) =regle",
    "(payé|payée|=reglee|=regles|remboursé|remboursée|remboursés|rémunéré|rémunérée|pénalité|pénalités|avance)",
    "(diverge|divergent|divergence|contradiction|discordance|discordances)",
    "(révisé|révision|actualisé|actualisation|indexé|fait foi|fera foi|prévaut|prévaudra|prévalent)",
    "(réglementé|réglementés|encadré par la loi|fixé par la loi|fixé par l'éditeur|fixé par arrêté)",
]);

pub(super) static BEST_VALUE: Phrases = Phrases::new(&[
    "économiquement (=la|=le) plus avantageuse $",
    "(plus|mieux) avantageuse (économiquement)",
]);

pub(super) static LIFE_CYCLE: Phrases = Phrases::new(&[
    "cycle de vie",
    "(dépense|coût|somme|facture) (totale|complète|globale|actualisée|cumulée) ..10 (énergie|eau|électricité|entretien|maintenance|carbone|reprise|ans)",
    "(somme|total|addition) ..24 (énergie|électricité|entretien|maintenance|consommation|fin de vie|émissions)",
    "(durée|années|ans) (de vie|d'usage|d'utilisation|d'exploitation|de détention)",
    "coût (global|complet|d'utilisation|total de possession|de possession|sur|total|d'usage|d'exploitation)",
    "coût ..14 (énergie|électricité|eau|émissions|entretien|maintenance|consommation|consommations|fin de vie|reprise|carburant)",
]);

pub(super) static ENVIRONMENT: Phrases = Phrases::new(&[
    "(énergie|énergétique|émissions|émission|CO2|gaz à effet de serre|environnement*|externalités|fin de vie|recyclage|reprise|carburant|consommation|consommations|carbone|climat|élimination)",
]);

pub(super) static RENOUNCED: Phrases = Phrases::new(&["(renonc*|abandonn*|supprim*)"]);

/// What the environment costs is left out.
pub(super) static NEGLECTED: Phrases = Phrases::new(&[
    "(négligé|négligée|négligés|négligées|exclu|exclue|exclus|exclues|ignoré|ignorée|ignorées|écarté|écartées|=hors|réputé|réputées|à l'exclusion)",
    "(ne|n') !(=s' =agit) ..6 (pas|point|ni|aucun|aucune|nullement)",
    "(=sans) ..4 (énergie|consommation|consommations|émissions|environnement|fin de vie)",
]);

/// Other criteria with their weight beside the price.
pub(super) static BESIDE: Phrases = Phrases::new(&[
    "(valeur|qualité|délai|délais|performance|performances|environnement*|développement|service|services|technique|insertion|garantie|garanties|méthodologie|moyens|émissions|organisation|confort|sécurité|maintenance|consommation|emballage|réemploi|biodiversité|part|taux|durée|étendue|gestion|soutien|niveau|nombre|masse|volume|autonomie|recyclé|recyclée) ..14 #<100 (\"%\"|=points|=point|=pts|sur|pour cent)",
    "#<100 (\"%\"|=points|=pts) ..6 (valeur|qualité|délai|délais|performance|performances|environnement*|technique|insertion|garantie|émissions)",
    "(=prix|montant|tarification|tarifs|coût|rabais) ..4 #<100 (\"%\"|=points|=pts|pour cent|sur 100|sur cent|=/100)",
    "(=prix|montant|tarif|tarifs|coût|rabais|honoraires) \"(\" #<100 \")\"",
    "(valeur|qualité|délai|délais|performance|environnement*|technique|garantie|goût|service|esthétique) (\"(\")? (sur|pour) #<100",
    "(=prix|montant|tarif|coût|rabais) (compte|compter*|pèse|pèser*|intervient|vaut|entre) ..3 (pour|à hauteur) ..3 (moitié|tiers|quart|# )",
    "(=les|=des|=aux|=ces|plusieurs|deux|trois|quatre) =criteres !d'attribution",
    "(l'un|premier|deuxième|<!(=un|=aucun|=autre) second|troisième) (=des|critère|de ces)",
    "(ainsi que|et|puis|outre) (la|le|les|de la|du|des|sur la|sur le)? ..1 (valeur technique|qualité|délai|délais|performance|performances|environnement|émissions|garantie|impact|consommation)",
]);

pub(super) static DENIED: Phrases = Phrases::new(&[
    "(ne|n') ..4 (pas|point|jamais|saurait|peut|peuvent|plus !(=que|=qu')|nullement|aucunement) ..9 (=seul|=seule|unique|uniquement|exclusivement|moins-disant|moins|plus|seulement|=prix|nécessairement|automatiquement|forcément|obligatoirement)",
    "(ne|n') (peut|peuvent|saurait|sauraient|doit|doivent|suffit|suffira)",
    "(non|et non) (pas)? (sur|au|le|uniquement|seulement)",
    "(interdit|interdite|prohibé|proscrit|illégal|illicite|abandonné|abandonnée|abrogé)",
    "(pas de|pas d'|aucun|sans|ni) (=critere|=criteres) (unique|uniques)",
    "plus (permis|possible|admis|autorisé)",
    "(n'est|n'est donc) (pas|plus|nullement) !(=que|=qu')",
    "(précédent|précédente|précédents|précédemment|ancien|ancienne|jadis|autrefois|avait|avaient|était|fut|furent|historique|naguère)",
    "(ne|n') ..2 (pas|plus) ..2 noté",
    "(=prix|montant|coût) ..3 (ne|n') ..3 (pas|plus|point) ..3 (critère|noté|compté|compte|jugé)",
]);
