//! What makes a named origin sound: it is denied, told, shown, existing, lawful, or kept in the Union for a reason.

use std::ops::Range;

use super::located::LEAVING;
use super::native::FOREIGN;
use super::provenance::Provenance;
use super::vocabulary::{GOODS, MEANS};
use crate::guards;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::PlaceKind;

/// What comes from a place without being bought there: money, people, waste, data.
static NOT_GOODS: Phrases = Phrases::new(&[
    "(=eaux|=apprentis|=jeunes|=artistes|=etudiants|=assureur|=assureurs|=travailleurs|=salaries|=ouvriers|=chauffeurs|=vacataires|=intervenants|=techniciens|=ressources|=recettes|=credits|=financement|=financements|=fonds|=subvention|=subventions|=aides|=informations|=enfants|=agents|=personnes|=usagers|=patients|=residents|=dechets|=ordures|eaux usées|=effluents|=deblais|=boues|=releves|=chiffres|=statistiques|=population|=publics|=voyageurs|=plaintes|=appels|=candidatures|=deliberation|=personnel|=clientele|=visiteurs|=dons|=legende|=patrimoine|=mot|=terme|=nom|=quete|=bruit|=nuisances|=circulation|=courrier|=courriers|=transport|=frais|=droits|=douane|=fret|=liaisons)",
]);

/// Words that show a rule of law at work, not a preference of the buyer.
static LAWFUL: Phrases = Phrases::new(&[
    "r2153-1",
    "l2153-1",
    "l2153-2",
    "accord sur les marchés publics",
    "accord ..3 marchés publics",
    "mesures restrictives",
    "833/2014",
    "2025/1197",
    "2022/1031",
    "2024/1735",
    "pays tiers ..12 accord",
    "(suit|suivent|relève|relèvent|conforme|selon|application) ..3 (règlement|directive) (\"(\"|européen|européenne|délégué|UE|CE)",
    "instrument ..3 marchés publics internationaux",
    "accès aux marchés publics des pays tiers",
]);

static L2112_4: Phrases = Phrases::new(&["l2112-4"]);

static INDICATES: Phrases = Phrases::new(&[
    "(indique|indiquent|indiquera|indiqueront|précise|précisent|précisera|mentionne|mentionnent|renseigne|renseignent|déclare|=communique|=communiquent|affiche|fait connaître|signale) ..6 (=si|origine|provenance|pays|lieu|part|proportion|pourcentage)",
    "(=colonne|=colonnes|=case|=rubrique|=champ|=cellule) ..8 (pays|origine|provenance|lieu)",
    "(est|sont|doit être|doivent être) (indiqué|précisé|mentionné|renseigné|affiché) ..4 (origine|provenance|pays|lieu)",
    "(origine|provenance|pays|lieu) ..5 (est|sont) (indiqué|précisé|mentionné|renseigné|affiché|=communique)",
]);

/// What is carried away or brought by people, wherever it comes from.
static WASTE: Phrases = Phrases::new(&[
    "(=dechets|=ordures|eaux usées|eaux pluviales|=boues|=encombrants|=biodechets|=gravats|=deblais|=dechet)",
    "(=eleves|=enfants|=voyageurs|=patients|=usagers|=apprentis|=etudiants|=salaries|=personnes|=jeunes|=familles|=visiteurs|=stagiaires|=residents|=artistes) ..3 (=venant|=viennent|=originaires|=issus|=provenant|=de)",
    "(=tri|=collecte|=enlevement|=evacuation) (=des|=de|=du|=d') _",
]);

static REUSED: Phrases = Phrases::new(&[
    "(démonté|démontés|démontées|reposé|reposés|reposées|récupéré|récupérés|récupérées|réemployé|réemployés|réemployées|réutilisé|réutilisés|réutilisées)",
]);

/// Goods that are a subject of talk or show.
static SHOWN: Phrases = Phrases::new(&[
    "(signalétique|panneau|panneaux|affiche|affiches|livret|livrets|texte|textes|brochure|exposition|conférence|conférencier|histoire|guide|évoqu*|racont*|illustr*|thème|thèmes|spectacle|projection|=cinema|film (documentaire|projeté|présenté|diffusé|montre|raconte|retrace|présente|évoque|explique|suit)|quiz|concours|=collection|=collections|musée|documentaire|article de presse|présentent|expose|exposent)",
    "présente ..3 (meubles|objets|œuvres|savoir-faire|produits|fromages)",
]);

/// The words are only explained.
static DEFINITION: Phrases = Phrases::new(&[
    "(on appelle|on entend par|on désigne|s'entend de|s'entend comme|s'entendent de|désigne|désignent|est dit|est dite|sont dits|sont dites|est qualifié|est considéré comme|est considérée comme|sont considérés comme|sont considérées comme)",
    "réput* (local|locale|locaux|de terroir|du terroir|de proximité|d'origine|français|française)",
]);

static HERITAGE: Phrases = Phrases::new(&[
    "(patrimoine|patrimonial|patrimoniale|monument historique|monuments historiques|site classé|édifice protégé|architecte des bâtiments|écologique|biodiversité|génétique|écosystème|parement protégé)",
]);

/// Of anywhere: no place is preferred.
static ANYWHERE: Phrases = Phrases::new(&[
    "(comme|ou|et|et|aussi bien) (d'|qu')? ailleurs",
    "(comme|ou) (à|de) l'étranger",
    "sans (regard|égard|considération)",
    "sans que ..3 (importe|compte|joue|pèse)",
    "achats ..4 (libre|libres)",
    "par (les agents|la commune|la ville|les services|la régie)",
    "(=traite|=traites|=traitees|=notes|=notees|=consideres|=considere|=regarde|=regardes) ..1 (de la même|de même|de manière identique|à égalité|=egalement|pareillement|indifféremment|identiquement)",
    "(=traite|=traites|=traitee|=traitees|=note|=notes|=notee|=notees|=classe|=classes|=juge|=juges|=compte|=comptes) =comme (=un|=une|=ceux|=celui|=celle|=celles|=les|=le|=la|=tout|=tous)",
    "(=l'un =de =l'autre|=l'une =de =l'autre|=entre =eux|=entre =elles|=les =uns =des =autres|=les =unes =des =autres)",
    "(indifférent|indifférente|indifférents|indifférentes|indifféremment)",
    "(peu importe|où que|d'où qu*|qu'il plaît|où il l'entend)",
    "(comme|qu'il|qu'elle|où il|où elle|=que =le =titulaire) ..2 (entend|entendent|veut|veulent|souhaite|souhaitent|plaît)",
    "(ne|n') ..3 (pas|aucun|aucune|ni|nullement|point) ..4 (part|rôle|poids|place|effet|importance|regard|regardé|regardée|note|avantage|intérêt)",
    "(peut|peuvent) ..1 (obtenir|recevoir|atteindre|avoir|prétendre à) (la note maximale|la meilleure note|tous les points|la totalité|le maximum)",
    "(ne|n') ..3 (objet|donne lieu|donnent lieu) ..2 (d'aucun|d'aucune|à aucun|à aucune|pas)",
    "(d'|de|en|depuis|vers) ..3 (=europe|=france|=union) (et|ou) ..1 (=asie|=amerique|=afrique|=chine|=ailleurs|=monde|=union|=orient)",
    "(au|à) même titre",
    "(vaut|valent|compte|comptent) ..4 (que|qu') (celui|celle|ceux|celles)",
]);

/// Goods of the past, cared for and not bought.
static CARED_FOR: Phrases = Phrases::new(&[
    "(=restaure|=restauree|=restaurees|=restaures|=restaurer|répar*|rénov*|dépoussiér*|nettoy*|repeint|repeintes|=conservee|=conservees|=conserver|=conservation|accroch*|décroch*|inventori*|expertis*|sous housse|déménag*)",
    "(=reprend|=reprennent|=recupere|=recuperent) (=en|=les|=le|=la|=l'|gratuitement|#|=des)",
    "(siècle|années (vingt|trente|quarante|cinquante|soixante|septante|soixante-dix|quatre-vingt|quatre-vingts|quatre-vingt-dix))",
    "(=vend|=vendent|=revend|met en vente|mis en vente|mise en vente|dépôt-vente)",
]);

/// Means that run already.
static RUNNING: Phrases = Phrases::new(&[
    "(actuel|actuels|actuelle|actuelles|actuellement|existant|existants|existantes|aujourd'hui|en place|en service)",
]);

/// Why means are kept in the Union.
static GROUND: Phrases = Phrases::new(&[
    "(exposé|exposée|exposés|exposées|menace|menacé|ingérence|autorités étrangères|fuite|fuites|commandant|commandent|requérant|appelant|précaution|précautions|sensible|sensibles|prévenir|éviter|protéger|préserver|=parer|souveraineté|divulgation|confidentialité|secret|extraterritorial*|résilience|continuité)",
]);

/// « aucun produit importé n’est admis ».
static NONE_ADMITTED: Phrases = Phrases::new(&[
    "(aucun|aucune|nul|nulle|pas|ni) ..10 (admis|admise|accept*|toléré|tolérée|autorisé|autorisée|recevable|retenu|retenue|reçu|reçue)",
]);

/// What stands before in the clause, in the same row of a table or list.
fn same_row(r: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let clause = r.clause(tokens);
    let row = (clause.start..tokens.start).rev().find(|&at| {
        // « Boues valorisées – 20 / Pompe fabriquée … »: a weight, then a capital.
        r.folded(at) == "|" || r.number(at).is_some() && r.is_capital(at + 1) && at + 1 < tokens.start
    });
    row.map_or(clause.start, |at| at + 1)..tokens.start
}

/// What makes a named origin sound.
pub(super) fn sound(r: &Reading<'_>, sentence: &Range<usize>, p: &Provenance) -> bool {
    let alinea = r.alinea(sentence.start);
    if guards::recalled(r, &p.tokens) || guards::whatever(r, r.clause(&p.tokens)) {
        return true;
    }
    // In a long clause, what exists already is another thing.
    let short = r.clause(&p.tokens).len() <= 30;
    if !p.means && r.has(&SHOWN, sentence.start..p.tokens.start) && !mood::scored(r, sentence.clone()) {
        return true;
    }
    if r.has(&WASTE, same_row(r, &p.tokens)) || !p.means && r.has(&REUSED, r.clause(&p.tokens)) {
        return true;
    }
    if r.has(&ANYWHERE, r.clause(&p.tokens)) && !r.has(&LEAVING, p.tokens.clone())
        || !p.means && !mood::scored(r, sentence.clone()) && r.has(&CARED_FOR, r.clause(&p.tokens))
    {
        return true;
    }
    let before = r.clause(&p.tokens).start.max(p.tokens.start.saturating_sub(7))..p.tokens.start;
    if !p.means && r.has(&NOT_GOODS, before.clone()) && !r.has(&GOODS, before)
        || r.has(&DEFINITION, sentence.clone())
    {
        return true;
    }
    let leaves = r.has(&LEAVING, p.tokens.clone());
    let foreign = p.kind == PlaceKind::Country || r.has(&FOREIGN, p.tokens.clone());
    let shut = foreign && r.has(&NONE_ADMITTED, sentence.clone());
    if !leaves && !shut && mood::denied(r, &p.tokens)
        || mood::informative(r, &p.tokens)
        || r.has(&LAWFUL, sentence.clone())
    {
        return true;
    }
    if !mood::scored(r, sentence.clone()) && r.has(&INDICATES, sentence.start..p.tokens.end) {
        return true;
    }
    let near = r.clause(&p.tokens);
    let near = p.tokens.start.saturating_sub(8).max(near.start)..(p.tokens.end + 8).min(near.end);
    if !p.means && short && !shut && mood::existing_in(r, near) && !mood::scored(r, sentence.clone()) {
        return true;
    }
    if r.has(&HERITAGE, alinea.clone()) && mood::opens(r, alinea.clone()) {
        return true;
    }
    if p.means && r.has(&RUNNING, r.clause(&p.tokens)) {
        return true;
    }
    let reasoned = |tokens: Range<usize>| mood::reasoned(r, tokens.clone()) || r.has(&GROUND, tokens);
    // L2112-4: means, in the Union, for a reason of this purchase.
    p.kind == PlaceKind::Europe
        && (p.means || r.has(&MEANS, sentence.clone()))
        && (r.has(&L2112_4, alinea.clone()) || reasoned(sentence.clone()))
        && reasoned(alinea)
}
