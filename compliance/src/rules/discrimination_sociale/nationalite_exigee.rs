//! EXE050.

use super::persons::{MOST, Who, is_open, who};
use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une nationalité ou une origine est exigée des personnes.
    ///
    /// ## Base légale
    /// Articles L3, L2112-2 et L2142-1 du code de la commande publique ; article L1132-1 du code du travail.
    ///
    /// ## Pourquoi
    /// Ni la nationalité des salariés ni celle des dirigeants ne dit comment la prestation sera faite. La condition écarte des
    /// personnes protégées par la loi et, avec elles, des entreprises d’autres États.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Les agents d’accueil sont de nationalité française.
    /// ```
    /// ```rc,bad
    /// Les associés de la société sont tous français.
    /// ```
    /// ```cctp,bad
    /// Le professeur de conversation est natif d’Espagne.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Les agents présentent une pièce d’identité en cours de validité, quel que soit le pays qui l’a délivrée.
    /// ```
    /// ```rc,good
    /// Aucune condition de nationalité n’est posée aux salariés ni aux dirigeants.
    /// ```
    ///
    /// ## Correction
    /// Exiger la compétence, le diplôme ou l’autorisation que la loi prévoit, sans considération de nationalité. L’identité se
    /// contrôle par toute pièce officielle, de tout pays.
    pub(crate) RequiredNationality {
        code: "EXE050",
        name: "nationalite-exigee",
        family: Family::DiscriminationSociale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2112-2", "L2142-1", "c. trav. L1132-1"],
        headline: "une nationalité est exigée",
        check: Check::Passage(find),
    }
}

/// Words that speak of persons by themselves.
static NATIONALITY: Phrases = Phrases::new(&[
    "=nationalite ..2 (française|européenne|communautaire|suisse|allemande|belge|=d'un ..4 (UE|européenne|membre|membres)|de l'un)",
    "(=nationalite|=nationalites) ..4 (exigé*|requis*|obligatoire|imposé*|demandé*)",
    "(ressortissant|ressortissante|ressortissants|ressortissantes|citoyen|citoyenne|citoyens|citoyennes|nationaux) (français|française|françaises|européen|européens|européenne|communautaires|étranger|étrangers|suisses|belges)",
    "(ressortissant|ressortissante|ressortissants|ressortissantes|citoyens|citoyen|citoyenne) (de|d'|du|des) (l'|la|un|une|l'un|tout)? ..2 (France|Union|pays|État|États|UE|République)",
    "(carte|cartes) (nationale|nationales)? (d'identité)? (française|françaises)",
    "(carte|cartes) (nationale|nationales) d'identité (exclusivement|uniquement|seule|délivrée par la France)",
    "(passeport|passeports|certificat de nationalité) (français|française|françaises)",
    "(né|née|nés|nées) (et|ou)? (résid*|domicili*|élev*|scolaris*)? (en|sur le sol|sur le territoire) (France|métropole|français|national)",
    "(de|d'|dont la) (langue et de)? (souche|naissance) (française|francaise)",
    "(étranger|étrangère|étrangers|étrangères|détaché|détachés|immigré|immigrés|immigrée) ..12 (exclu*|refus*|interdi*|écart*|proscri*|prohib*|admis|admise|admises|accepté*|toléré*|autorisé*)",
    "(travailleur|travailleurs|salarié|salariés|main-d'œuvre|personnel|ouvrier|ouvriers|agents|équipe|équipes) ..2 (détaché|détachés|étranger|étrangers|étrangère|étrangères)",
    "(sans|aucun|aucune|ni|pas de|pas d'|dépourvu de) ..3 (=ressortissant|=ressortissants|=etranger|=etrangers|=etrangere|=etrangeres) ",
    "(=nationalite|=nationalites|=citoyennete) (de|d'|du|des) (l'|la|l'un|un|une|tout)? ..3 (France|Union|pays|État|États|UE|EEE|Europe|Espace)",
    "(=citoyennete|=nationalite) (française|européenne|de l'Union|communautaire)",
    "(est|sont|soit|soient|être|sera) (citoyen|citoyenne|citoyens|ressortissant|ressortissants) (de|d'|du|des|français|européen)",
    "(passeport|passeports|carte d'identité|papiers|pièce d'identité|pièces d'identité) (de l'Union|d'un État membre|de l'UE|français|française|françaises|communautaire)",
    "(né|née|nés|nées|natif|natifs|issu|issus|fils|fille) ..1 (dans|en|sur|de|d'|hors) ..2 (Union|France|Europe|UE|Schengen|sol|métropole|parents|père|Français)",
    "(parents|père|mère|grands-parents|ascendants) ..2 (français|française|européens|nés en France)",
    "(ressortissant|ressortissants|travailleur|travailleurs|salarié|salariés|personne|personnes|ouvrier|ouvriers|agent|agents|candidat|candidats|employé|employés|personnel) ..3 (venu|venus|venant|arrivé|arrivés|originaire|originaires|issu|issus) ..2 (de|d'|du|des|hors) ..2 (étranger|pays|hors|Schengen|tiers|Afrique|Maghreb|Asie|Est|continent|Turquie|Roumanie|Pologne|Portugal)",
    "(extra-communautaire|extra-communautaires|extracommunautaire|extracommunautaires|apatride|apatrides|hors Schengen|naturalisé|naturalisés|sans-papiers)",
    "CAP de (souche|naissance)",
    "(écart*|refus*|exclu*|interdi*|sans) ..8 (carte de résident|carte de séjour|titre de séjour|titulaires d'un visa)",
    "(agents|salariés|ouvriers|personnel|animateurs|chauffeurs|gardiens|intervenants|travailleurs|manœuvres|équipes) ..1 (roumains|bulgares|turcs|polonais|portugais|maghrébins|algériens|marocains|africains|asiatiques|tunisiens|ukrainiens)",
    "(nom|prénom|patronyme) ..3 consonance",
    "(français|française|françaises|françaises|citoyens) (de naissance|de souche|d'origine|depuis)",
    "(priorité|réservé|réservés|réservées|préférence) (aux|à des) (=francais|=francaises|=nationaux)",
    "(jouir|jouissent|jouissant) ..4 droits civiques",
    "(inscrit|inscrite|inscrits|inscrites) ..2 listes électorales",
    "(candidat|candidats|candidate|candidates|postulant|postulants|personne|personnes|agent|agents|salarié|salariés|animateurs|intervenants) (=d'|=d)? =d'? =origine (=etrangere|=africaine|=maghrebine|=asiatique|extra-européenne)",
    "(état civil|=casier|extrait d'acte|acte de naissance|acte d'état civil) ..5 (=francais|=francaise)",
    "(scolarité|scolarisé|scolarisée|scolarisés|scolarisées|enfance|service national|service militaire) ..3 (en|sur|dans) ..2 (France|métropole|sol|territoire français|territoire national|Union)",
    "(issu|issue|issus|issues) de l'immigration",
]);

/// « (sont) français », said of persons.
static BEING: Phrases = Phrases::new(&[
    "(natif|native|natifs|natives|originaire|originaires) (de|d'|du|des) (l'|la|le)? CAP",
    "(est|sont|sera|seront|être|soit|soient|étant|demeurent|restent) (tous|toutes|obligatoirement|impérativement|exclusivement|uniquement|eux-mêmes)? ..1 (=francais|=francaise|=francaises|=europeen|=europeens|=europeennes)",
    "(=d' =origine|=origine) (=francaise|=europeenne|=maghrebine|=africaine|=metropolitaine|=etrangere)",
    "(agents|salariés|ouvriers|personnel|animateurs|chauffeurs|gardiens|intervenants|formateurs|dirigeants|gérants|techniciens|vigiles|conducteurs|hôtesses|équipes|main-d'œuvre) (exclusivement|uniquement|tous|obligatoirement)? (=francais|=francaise|=francaises|=francaises|=europeens|=etrangers|=etrangeres)",
]);

static LAWFUL: Phrases = Phrases::new(&[
    "(autorisation|autorisations|titre|titres) (de|d') (travail|séjour|travailler)",
    "titre autorisant",
    "(d8254-2|l8251-1|r5221-1|l1262-1|l1262-2-1|l1262-4-1|l8221-5|d8222-5)",
    "(livret|consigne|consignes|langue|accueil|formation) ..8 (étranger|étrangers|étrangères)",
    "(déclaration|déclarations) ..4 détachement",
    "détach* ..5 (déclar*|conformément|code)",
    "(formalités|obligations|règles) ..6 détach*",
    "travail (dissimulé|illégal)",
    "(mesures restrictives|2022/1031|2025/1197|833/2014|pays tiers|accord sur les marchés)",
    "(pièce|carte|titre) d'identité ..4 (tout|tous|quel|autre) ..2 (pays|État)",
    "(documents|certificats|diplômes|titres) ..4 (étranger|étrangers)",
]);

/// « même titulaires d’un titre de séjour »: the law is met, and they are shut out all the same.
static EVEN_SO: Phrases = Phrases::new(&[
    "(=meme|=fussent|=bien =que|=quoique) ..1 (titulaire|titulaires|muni|munis|munies|détenteurs|pourvus|en règle|en situation régulière|régularisé|régularisés|en possession|autorisés)",
]);

/// Firms, goods and letters have a nationality too, which is another matter.
static FIRMS: Phrases = Phrases::new(&[
    "(entreprise|entreprises|société|sociétés|opérateur|opérateurs|droit|drapeau|drapeaux|norme|normes|texte|compagnies|candidats|candidat|soumissionnaires|produits|produit|fabricants|auteur|auteurs|références|référence|titres|diplômes|documents|normes|certificats|public|langue|langues|espèce|espèces|variétés|variété|écotypes|plants|végétaux|semences|lots|animaux|bois|mots|touristes|visiteurs|pays)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "national",
        "ressortissant",
        "citoyen",
        "carte",
        "passeport",
        "ne",
        "nati",
        "originaire",
        "franc",
        "etrang",
        "detach",
        "immigr",
        "droit",
        "liste",
        "europ",
        "origine",
        "patronyme",
        "citoyennete",
        "parents",
        "pere",
        "extra",
        "hors",
        "papiers",
        "piece",
        "issu",
        "venu",
        "naturalis",
        "travailleur",
        "ecart",
        "refus",
        "souche",
        "ouvrier",
        "salari",
        "agent",
        "nom",
        "prenom",
        "etat",
        "casier",
        "acte",
        "scolari",
        "enfance",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let sure = r.find(&NATIONALITY, sentence.clone());
        let being = r.find(&BEING, sentence.clone());
        let found = sure
            .iter()
            .map(|hit| (hit, true))
            .chain(being.iter().map(|hit| (hit, false)))
            .take(MOST)
            .find(|(hit, sure)| {
                let who = who(r, hit);
                // « les associés de la société sont français »: the verb has its own subject.
                let verb = matches!(
                    r.folded(hit.start),
                    "est" | "sont" | "sera" | "seront" | "soit" | "soient" | "etre"
                );
                let near = r.back(
                    hit.start,
                    if verb {
                        0
                    } else if *sure {
                        2
                    } else {
                        1
                    },
                );
                (matches!(who, Who::Performer | Who::Hired) || *sure && who == Who::Nobody)
                    && !r.has(&FIRMS, near)
                    && (!r.has(&LAWFUL, r.alinea(hit.start)) || r.has(&EVEN_SO, r.clause(hit)))
                    && !is_open(r, hit)
            });
        if let Some((hit, _)) = found {
            hits.push(Hit::new(hit.clone()));
        }
    }
}
