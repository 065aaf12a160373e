//! Of whom a condition is said: those who perform or manage, those an integration clause takes on, those who are served.

use std::ops::Range;

use crate::guards;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::is_trade;

/// Conditions looked at in one sentence: an endless sentence is not read again at each of its words.
pub(super) const MOST: usize = 12;

/// Of whom the words speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Staff and managers of the firm.
    Performer,
    /// Persons an integration clause takes on.
    Hired,
    /// Users, pupils, patients, staff of the buyer: whom the purchase serves.
    Served,
    /// Nobody is named.
    Nobody,
}

static PERFORMERS: Phrases = Phrases::new(&[
    "(=agent|=agents|=salarie|=salaries|=salariee|=salariees|=employe|=employes|=employee|=employees|=ouvrier|=ouvriers|=ouvriere|=ouvrieres|=personnel|=personnels|=equipe|=equipes|=effectif|=effectifs|=intervenant|=intervenants|=intervenante|=intervenantes|=animateur|=animateurs|=animatrice|=animatrices|=encadrant|=encadrants|=encadrante|=encadrantes|=encadrement|=encadrements|=educateur|=educateurs|=educatrice|=educatrices|=moniteur|=moniteurs|=monitrice|=monitrices|=conducteur|=conducteurs|=conductrice|=conductrices|=chauffeur|=chauffeurs|=gardien|=gardiens|=gardienne|=gardiennes|=gardiennage|=gardiennages|=veilleur|=veilleurs|=veilleuse|=veilleuses|=surveillant|=surveillants|=surveillante|=surveillantes|=vigile|=vigiles|=rondier|=rondiers|=formateur|=formateurs|=formatrice|=formatrices|=enseignant|=enseignants|=professeur|=professeurs|=hote|=hotes|=hotesse|=hotesses|=operateur|=operateurs|=operatrice|=operatrices|=technicien|=techniciens|=technicienne|=techniciennes|=compagnon|=compagnons|=dirigeant|=dirigeants|=dirigeante|=dirigeantes|=gerant|=gerants|=gerante|=gerantes|=associe|=associes|=associee|=associees|=actionnaire|=actionnaires|=administrateur|=administrateurs|mandataire social|représentant légal|=fondateur|=fondateurs|=chef|=chefs|=cheffe|=cheffes|=responsable|=responsables|=interlocuteur|=interlocuteurs|=interlocutrice|=interlocutrices|=referent|=referents|=referente|=referentes|=coordonnateur|=coordonnateurs|=coordinateur|=coordinateurs|=directeur|=directeurs|=directrice|=directrices|=cuisinier|=cuisiniers|=cuisiniere|=cuisinieres|=serveur|=serveurs|=serveuse|=serveuses|=auxiliaire|=auxiliaires|=accompagnateur|=accompagnateurs|=accompagnatrice|=accompagnatrices|=assistant|=assistants|=assistante|=assistantes|=infirmier|=infirmiers|=infirmiere|=infirmieres|=soignant|=soignants|=psychologue|=psychologues|=jardinier|=jardiniers|=jardiniere|=jardinieres|=ripeur|=ripeurs|=eboueur|=eboueurs|=livreur|=livreurs|=livreuse|=livreuses|=coursier|=coursiers|=pilote|=pilotes|=traducteur|=traducteurs|=traductrice|=traductrices|=conferencier|=conferenciers|=conferenciere|=conferencieres|=comedien|=comediens|=comedienne|=comediennes|=musicien|=musiciens|=musicienne|=musiciennes|=figurant|=figurants|=figurante|=figurantes|modèle vivant|=nageur|=nageurs|=sauveteur|=sauveteurs|=enqueteur|=enqueteurs|=enquetrice|=enquetrices|=distributeur|=distributeurs|stagiaire de l'entreprise|=apprenti|=apprentis|=apprentie|=apprenties|=interimaire|=interimaires|=benevole|=benevoles|=volontaire|=volontaires|main-d'œuvre|=consultant|=consultante|=developpeur|=developpeurs|=developpeuse|=developpeuses|=ingenieur|=ingenieurs|=ingenieure|=ingenieures|=concierge|=concierges|=standardiste|=standardistes|=teleoperateur|=teleoperateurs|=teleoperatrice|=teleoperatrices|=teleconseiller|=teleconseillers|=teleconseillere|=teleconseilleres|=vendeur|=vendeurs|=vendeuse|=vendeuses|=caissier|=caissiers|=caissiere|=caissieres|=agente|=agentes|=manutentionnaire|=manutentionnaires|=demenageur|=demenageurs|=monteur|=monteurs|=monteuse|=monteuses|=peintre|=peintres|=macon|=macons|=couvreur|=couvreurs|=plombier|=plombiers|=electricien|=electriciens|=soudeur|=soudeurs|=grutier|=grutiers|=terrassier|=terrassiers|=paveur|=paveurs|=regisseur|=regisseurs|=secretaire|=secretaires|=mediateur|=mediateurs|=mediatrice|=mediatrices|=nounou|=nounous|baby-sitter|=lingere|=lingeres|=couturier|=couturiers|=couturiere|=couturieres|=repasseuse|=repasseuses|=magasinier|=magasiniers|=cariste|=caristes|=brancardier|=brancardiers|=ambulancier|=ambulanciers|=ambulanciere|=ambulancieres|=ecailler|=ecaillers|maître d'hôtel|=barman|=barmans|disc-jockey|=artiste|=artistes|=danseur|=danseurs|=danseuse|=danseuses|=clown|=clowns|=conteur|=conteurs|=conteuse|=conteuses|=jure|=jures|=recrute|=recrutes|=recrutee|=recrutees|titulaire du poste|=remplacant|=remplacante|=remplacants|=remplacantes|=collaborateur|=collaborateurs|=collaboratrice|=collaboratrices|=prepose|=preposes|=preposee|=preposees|=manoeuvre|=manoeuvres|=travailleur|=travailleurs|=travailleuse|=travailleuses|femme de ménage|femmes de ménage|homme d'entretien|=pompier|=pompiers|maître-chien|maîtres-chiens|=brigade|=brigades|=equipage|=equipages|=saisonnier|=saisonniers|=saisonniere|=saisonnieres|=duo|=duos|=binome|=binomes|=poste|=postes|=profil|=profils|candidat au poste|=couple|=couples)",
    "(=vacataire|=vacataires|=secretaire|=secretaires|=fossoyeur|=fossoyeurs|=coiffeur|=coiffeurs|=coiffeuse|=coiffeuses|=scaphandrier|=scaphandriers|=plongeur|=plongeurs|=grimpeur|=grimpeurs|=contremaitre|=contremaitres|maréchal-ferrant|=delegue|=delegues|=deleguee|=deleguees|=recenseur|=recenseurs|=porteur|=porteurs|=porteuse|=porteuses|lecteur de contes|maître-nageur|maîtres-nageurs|=convoyeur|=convoyeurs|=allumeur|=allumeurs|=placier|=placiers|=crieur|=crieurs|=garde|=gardes|=majordome|=majordomes|=nettoyeur|=nettoyeurs|=balayeur|=balayeurs|=laveur|=laveurs|=trieur|=trieurs|=plieuse|=plieuses|=relieur|=relieurs|=verificateur|=verificateurs|=releveur|=releveurs|=correspondant|=correspondants|titulaire de la loge|=presentateur|=presentateurs|=presentatrice|=presentatrices|=recrue|=recrues|=embauche|=embauches|=embauchees|=mannequin|=mannequins|=sapeur|=sapeurs|=cordiste|=cordistes|=pisteur|=pisteurs|=marin|=marins|=matelot|=matelots|=capitaine|=capitaines|aide-soignante|aide-soignant|sage-femme|=puericultrice|=puericultrices|assistante maternelle|=orateur|=orateurs|=facilitateur|=facilitateurs|=gestionnaire|=gestionnaires|=juriste|=juristes|=comptable|=comptables|=informaticien|=informaticiens|=analyste|=analystes|=correctrice|=correctrices|=correcteur|=correcteurs|=dessinateur|=dessinateurs|=dessinatrice|=dessinatrices|=palefrenier|=palefreniers|=soigneur|=soigneurs|=berger|=bergers|=vacher|=vachers|=apiculteur|=apiculteurs|=bucheron|=bucherons|=elagueur|=elagueurs|=scieur|=scieurs|=tailleur|=tailleurs|=forgeron|=forgerons|=chauffagiste|=chauffagistes|=ramoneur|=ramoneurs|=vitrier|=vitriers|=facteur|=facteurs|=factrice|=factrices|=messager|=messagers|agent d'entretien|homme de peine|gens de maison|=mains|membre de l'équipe|membres de l'équipe)",
    "(=candidature|=candidatures|=cv) (de|d')",
    "(=cadre|=cadres) (de chantier|de l'entreprise|du titulaire|affectés|dirigeants|d'astreinte)",
    "(=guide|=guides|=aide|=aides|=expert|=experts|=photographe|=photographes|=interprete|=interpretes)",
    "(personne|personnes) ..2 (affecté|employé|chargé|mobilisé|mis à disposition|présent|proposé|recruté|intervenant|désigné)",
    "(personne|personnes) ..14 (affecté|affectés|affectées|mises à disposition)",
    "(personne|personnes) (physique|physiques)? ..1 (qui|dont) ..3 (dirige|gère|détien|assure|tien|exécute|intervien)",
    "ceux qui (conduisent|travaillent|interviennent|exécutent)",
    "(préfère|préférera|préfèrent|cherche|recherche|veut|souhaite) (=un|=une|=des) (=ancien|=ancienne|=anciens|=retraite|=retraites|=jeune|=jeunes|=senior) \",\"?",
]);

static HIRED: Phrases = Phrases::new(&[
    "(demandeur|demandeurs|demandeuse|demandeuses) d'emploi",
    "(chômeur|chômeuse|allocataire|insertion|insérées|=publics|public cible|bénéficiaires de la clause|éloigné de l'emploi|éloignées de l'emploi|sans emploi|décrocheurs|RSA|apprentis)",
    "(personne|personnes|jeune|jeunes|habitant|habitante|habitants|candidat|candidats|femme|femmes|homme|hommes|mère|mères) ..12 (insertion|embauche|embauché|embauchées|recrut*|emploi|heures|réservé|réservées|inscrit|éligible|éligibles)",
    "(insertion|embauch*|recrut*|heures|heure|réservé|réservées|réserve|réservent|éligible|éligibles|emploi|emplois|postes) ..14 (personne|personnes|jeune|jeunes|habitant|habitants|femme|femmes|homme|hommes|riverains|résidents|mères|pères|gens|garçons|filles|chefs de famille|familles|natifs|Français|Françaises|ressortissants)",
    "(recrut*|embauch*) ..3 (étudiant|étudiants|étudiantes|lycéens|retraités|saisonniers|intérimaires|bénévoles|vacataires)",
    "(aide à l'emploi|clause sociale|clause d'insertion|heures (de travail|dues|réservées)|contrats aidés)",
    "(embauch*|recrut*|engag*) ..2 (que|qu')",
]);

static SERVED: Phrases = Phrases::new(&[
    "(=usager|=usagers|=usagere|=usageres|=eleve|=eleves|=enfant|=enfants|=resident|=residents|=patient|=patients|=convive|=convives|=abonne|=abonnes|=participant|=participants|=participantes|=aine|=aines|=voyageur|=voyageurs|=passager|=passagers|=visiteur|=visiteurs|=spectateur|=spectateurs|=lecteur|=lecteurs|=famille|=familles|=administre|=administres|=client|=clients|=clientele|=clienteles|=electeur|=electeurs|=adherent|=adherents|=nourrisson|=nourrissons|tout-petits|=collegiens|=lyceens|=ecoliers|=etudiants|=adolescents|=adolescent|=pensionnaires|=locataires|=heberges|=hebergees|=beneficiaire|=beneficiaires|=assures|=defunt|=defunts|=vacanciers|=seniors|=aînées|nageurs débutants|=sportifs|=licencies|=auditeurs|=joueurs|=baigneurs|=parents|=malades|=mineurs|=accueillis|=accueillies|=accueilli)",
    "(agent|agents|personnel|personnels|services|salariés) (de la|de l'|du|des) (=commune|=ville|=collectivite|=mairie|=departement|=region|=service|=services|=etablissement|=hopital|=centre|=ccas|=ehpad|=metropole|=communaute|=acheteur|=syndicat)",
    "(agent|agents|personnel|personnels) (communal|communaux|municipal|municipaux|territorial|territoriaux|hospitalier|hospitaliers|public|publics|départemental|départementaux|soignants de l'établissement)",
    "(opérateur|opérateurs) (économique|économiques)",
    "personnes âgées !de",
    "(le|du|au) =public",
    "public (âgé|scolaire|familial|visé|accueilli|reçu|concerné|attendu|adulte|jeune)",
    "(vêtements|chaussures|coupe|coupes|tailles|taille|vestiaire|vestiaires|sanitaires|toilettes|modèle|modèles|pantalons|chemises|polos|gilets|blouses|tenues|rayon|douches) (pour)? (femme|femmes|homme|hommes|féminin|masculin|masculins|féminins|dame|dames|messieurs)",
    "(=equipe|=equipes) =de =france",
    "(=enquete|=enquetes|=sondage|=sondages|=questionnaire|=questionnaires|=echantillon|=concertation|=recensement|=panel|=reunion =publique|=reunions =publiques)",
    "(équipe|équipes|section|sections|tournoi|championnat|match) ..3 (football|rugby|basket|handball|club|sportive|sportives)",
]);

/// Of whom the words at `hit` are said: the nearest person named before them in the sentence, else after them in the
/// clause, else in the sentence before.
pub(super) fn who(r: &Reading<'_>, hit: &Range<usize>) -> Who {
    let sentence = r.sentence(hit.start);
    let hired = r.has(&HIRED, sentence.clone());
    if let Some(who) = subject(r, sentence.start, hit) {
        let taken_on =
            who == Who::Performer && is_hire(r, hit) || who == Who::Served && r.has(&CLAUSE, sentence);
        return if hired && taken_on { Who::Hired } else { who };
    }
    if hired {
        let opening = sentence.start..hit.start.max(sentence.start);
        return if r.has(&ACTIVITY, opening) {
            Who::Served
        } else {
            Who::Hired
        };
    }
    let clause = r.clause(hit);
    // « 25 à 40 ans pour les agents »: only a sentence that opens with the condition names its persons after it.
    if hit.start <= sentence.start + 2
        && let Some(who) = first(r, hit.end..clause.end)
        // « …, certains parents s’étant plaints »: past a comma, others are spoken of.
        && !(who == Who::Served && first(r, hit.end..before_comma(r, hit, &clause)).is_none())
    {
        return who;
    }
    // A pronoun stands for those of the sentence before.
    match previous(r, &sentence) {
        Some(above) if r.has(&PRONOUN, sentence) => {
            if r.has(&HIRED, above.clone()) {
                return Who::Hired;
            }
            named(r, above).pop().map_or(Who::Nobody, |(_, who)| who)
        }
        _ if r.has(&EMPLOYED, clause) => Who::Performer,
        _ => Who::Nobody,
    }
}

/// What is open to some, whom the purchase serves: « La salle est réservée aux femmes », « Les ateliers s’adressent à … ».
static ACTIVITY: Phrases = Phrases::new(&[
    "^ (=la|=le|=les|=l'|=ces|=cette|=ce|=des|=un|=une|=deux|=trois) (=salle|=salles|=bassin|=creneau|=creneaux|=seance|=seances|=cours|=piscine|=activite|=activites|=stage|=stages|=atelier|=ateliers|=logement|=logements|=foyer|=hebergement|=places|=consultation|=consultations|=sejour|=sejours|=spectacle|=animation|=animations)",
]);

static PRONOUN: Phrases = Phrases::new(&[
    "(=il|=ils|=elle|=elles|=leur|=leurs|=celui|=celle|=ceux|=celles|=chacun|=chacune|=tous|=toutes|=aucun|=aucune|=lui|=nul|=nulle|=quiconque)",
]);

static PREDICATE: Phrases = Phrases::new(&[
    "(=reste|=restent|=restera|=resteront|=demeure|=demeurent|=est|=sont|=sera|=seront|=soit|=soient|=etre|=ont|=a|=aura|=auront|exclusivement|uniquement|seulement|obligatoirement|impérativement)",
]);

/// The last person named before the hit, else the performer the hit itself names. Those served are passed over when they
/// only complete what the performers do: « chargés de la compagnie des bénéficiaires, (ils) sont … ».
fn subject(r: &Reading<'_>, start: usize, hit: &Range<usize>) -> Option<Who> {
    if let Some((_, who)) = named(r, hit.clone())
        .into_iter()
        .find(|(_, who)| *who == Who::Performer)
    {
        return Some(who);
    }
    let served_within = named(r, hit.clone()).into_iter().next();
    let mut named = named(r, start..hit.start);
    while let Some((range, who)) = named.pop() {
        let completes = who == Who::Served
            && matches!(
                r.before(range.start),
                "des" | "aux" | "du" | "de" | "d'" | "avec" | "les" | "au"
            )
            && (hit.start.saturating_sub(range.end) > 6 || r.has(&PREDICATE, range.end..hit.end))
            && named.iter().any(|(_, who)| *who == Who::Performer);
        if !completes {
            return Some(who);
        }
    }
    served_within.map(|(_, who)| who).or_else(|| {
        (start..hit.start)
            .any(|at| is_trade(r, at))
            .then_some(Who::Performer)
    })
}

static CLAUSE: Phrases = Phrases::new(&["(insertion|clause sociale|clauses sociales|la clause)"]);

/// Whoever works there, though nobody is named.
static EMPLOYED: Phrases = Phrases::new(&[
    "(affecté|affectée|affectés|affectées|affecter|employé|employer|emploie|embauch*|recrut*|mis à disposition|proposé|proposés|chantier|=poste|=postes|à bord|bord|=equipe|=equipes|engagé|engagés|garderie|monter|montent|emploi)",
]);

static HIRE: Phrases = Phrases::new(&["(insertion|recrut*|embauch*|demandeurs|demandeur)"]);

fn is_hire(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&HIRE, r.clause(hit))
}

/// The sentence before.
fn previous(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let index = r.text.sentence_of(sentence.start);
    let above = r.text.sentences().get(index.checked_sub(1)?)?;
    Some(above.tokens.clone())
}

fn named(r: &Reading<'_>, tokens: Range<usize>) -> Vec<(Range<usize>, Who)> {
    let served = r.find(&SERVED, tokens.clone());
    let mut all: Vec<_> = r
        .find(&PERFORMERS, tokens)
        .into_iter()
        .filter(|p| !served.iter().any(|s| s.start <= p.start && p.start < s.end))
        .map(|range| (range, Who::Performer))
        .collect();
    all.extend(served.into_iter().map(|range| (range, Who::Served)));
    all.sort_by_key(|(range, _)| range.start);
    all
}

fn before_comma(r: &Reading<'_>, hit: &Range<usize>, clause: &Range<usize>) -> usize {
    let comma = (hit.end..clause.end).find(|&at| r.folded(at) == ",");
    comma.unwrap_or(clause.end.max(hit.end))
}

fn first(r: &Reading<'_>, tokens: Range<usize>) -> Option<Who> {
    named(r, tokens).into_iter().next().map(|(_, who)| who)
}

static EQUAL: Phrases = Phrases::new(&[
    "(quel|quelle|quels|quelles) (que|qu'en) ..2 (soit|soient)",
    "quel qu'il soit",
    "(sans|aucun|aucune|nul|nulle|ni) ..2 (distinction|considération|discrimination|condition|conditions|exigence|égard|préférence|restriction|limite|critère|différence|clause|mention|obligation)",
    "(sans|aucun|aucune) ..1 (distinction|considération|discrimination|condition|exigence|égard|préférence|restriction|limite|critère|différence)",
    "(ne|n') ..4 (pas|jamais|point|ni|aucun|aucune|nullement) ..6 (exig*|requi*|demand*|impos*|condition*|écart*|exclu*|refus*|discrimin*|choisi*|tenir compte|tien*|considér*|fond*)",
    "(ne|n') (peut|peuvent|saurait|sauraient|doit|doivent) ..3 (être !(admis|admise|employé|employée|affecté|affectée|recruté|recrutée|proposé|proposée|embauché|un|une|tenu|confié|de)|fonder|écarter|exiger|refuser|subordonner|imposer|servir)",
    "(interdit|interdite|interdits|prohibé|proscrit|proscrite|illicite) ..4 (de|d'|toute|tout|par)",
    "(toute|tout) (discrimination|distinction|clause|condition|sélection|exigence) ..14 (interdit*|prohib*|exclu*|proscrit*|bann*|nulle|réputé*)",
    "(discrimination|discriminations|discriminatoire|discriminatoires)",
    "ou non",
    "(tarif|tarifs|billet|billets|billetterie|=entree|=entrees|gratuité)",
    "(indifféremment|indistinctement|peu importe|indépendamment)",
    "(femmes|femme|féminin|féminine|filles) (et|ou|\",\"|\"/\"|comme) (des|les|d'|de)? (hommes|homme|masculin|masculine|garçons)",
    "(hommes|homme|masculin|masculine|garçons) (et|ou|\",\"|\"/\"|comme) (des|les|d'|de)? (femmes|femme|féminin|féminine|filles)",
    "(égalité|parité|mixité|mixte|mixtes)",
    "(de|à) tous (âges|les âges|pays)",
    "toute nationalité",
    "(aucun|aucune|nul) ..6 (n'est|ne sont|ne sera|ne peut) ..2 (écart*|exclu*|refus*|licenci*)",
    "(de|aux) deux sexes",
    "(article|articles) ..2 (l1132-1|l1132|225-1)",
    "l1132-1",
    "(=hors|=en =dehors) (=du|=de =ce|=de)? =marche",
    "(mêmes|même) (conditions|droits|règles|titre|exigences|obligations) que",
    "(=comme|=ainsi =que) (=les|=des|=tous) (=autres|=collegues)",
    "(importe|importent|importera) (peu|guère)",
    "(entre autres|sans ordre de priorité|sans ordre de préférence)",
    "(femmes|femme|féminin|féminine|féminins) (et|ou|comme) (le|la|les|du|de|des|au|aux)? (personnel|personnels|vestiaires)? (hommes|homme|masculin|masculine|masculins)",
    "(=tout|=toute|=tous|=toutes) (État|États|pays|nationalité|nationalités|horizons|origine|origines)",
    "(ressortissant|ressortissants|ressortissante) ..1 (d'un|d'|de|des)? (autre|autres) (État|États|pays)",
    "ou ..1 (autorisation|titre|diplôme|qualification|équivalence) ..6 (ressortissant|ressortissants)",
    "(autorisation|autorisations) ..3 (délivrée|délivré|accordée|ouverte) (aux|à)",
    "dans les mêmes (conditions|termes|délais)",
]);

/// The condition is denied, open to all, forbidden by the words, or only asked for information.
pub(super) fn is_open(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let clause = r.clause(hit);
    // « s’interdit d’employer des personnes ne possédant pas … »: those who lack it are kept out.
    if r.has(&KEEPS_OUT, clause.clone()) {
        return false;
    }
    permitted(r, hit)
        || r.has(&EQUAL, clause.clone())
        || guards::by_law(r, clause)
        || guards::recalled(r, hit)
        || guards::whatever(r, r.clause(hit))
        || mood::informative(r, hit)
        || mood::denied(r, hit)
}

/// Whoever lacks what is named is not employed.
static KEEPS_OUT: Phrases = Phrases::new(&[
    "(interdit|interdisent|refuse|refusent|évite|évitent|s'abstient|s'abstiennent|renonce) (de|d'|à)? ..1 (employer|affecter|recruter|embaucher|proposer|présenter|envoyer|faire travailler|confier|d'affecter) ..12 (ne|n'|sans|dépourvu*|non)",
    "(n'|ne) (emploie|affecte|recrute|embauche|propose|envoie) (pas|aucun|aucune) ..8 (ne|n'|sans|dépourvu*|non)",
]);

/// « peuvent être étrangères »: allowed, and nobody else shut out.
static PERMITTED: Phrases = Phrases::new(&[
    "(peut|peuvent|pourra|pourront) ..1 (être|avoir|posséder|relever|venir|comporter|comprendre|compter|employer|recruter|parler|habiter|résider)",
]);

fn permitted(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let clause = r.clause(hit);
    let near = r.back(hit.start, 5).start..hit.end;
    r.has(&PERMITTED, near)
        && !r.has(&ONLY, clause.clone())
        && !clause.into_iter().any(|at| {
            matches!(
                r.folded(at),
                "ne" | "n'" | "que" | "qu'" | "aucun" | "aucune" | "nul"
            )
        })
}

static ONLY: Phrases = Phrases::new(&[
    "(exclusivement|uniquement|seulement|seul|seule|seuls|seules|exclu|exclue|exclus|exclues|exclusion|réservé|réservées|interdit|refusé|écarté|inéligible|inéligibles|obligatoirement|impérativement|impératif|éligibles)",
]);

/// Said as the sole condition.
pub(super) fn is_sole(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&ONLY, r.clause(hit))
}

static OTHER_PUBLICS: Phrases = Phrases::new(&[
    "(demandeurs d'emploi de longue durée|RSA|revenu de solidarité|handicapé|handicap|sans qualification|insertion par l'activité|structure d'insertion|solidarité spécifique|minima sociaux|éloigné de l'emploi|éloignées de l'emploi|réfugiés|détenus|sous main de justice|mission locale|contrat d'engagement|sans diplôme|faiblement qualifiés|ASS|longue durée)",
]);

/// The condition is one of several ways into an open list of publics.
pub(super) fn among_publics(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let alinea = r.alinea(hit.start);
    r.find(&OTHER_PUBLICS, alinea.clone()).len() >= 2 || mood::opens(r, alinea)
}
