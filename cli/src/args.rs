//! What can be typed.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use compliance_level::Level;

use crate::out;

/// The page of help, in French.
const HELP: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";

#[derive(Debug, Parser)]
#[command(
    name = "emplettes",
    version,
    about = "Du besoin au cahier des charges : qui fabrique, ce que la loi demande, ce que l’on peut exiger.",
    after_help = "Les réponses sont en français ; --json les donne pour un programme. Aucune commande n’utilise le réseau.",
    help_template = HELP,
    subcommand_help_heading = "Commandes",
    subcommand_value_name = "COMMANDE",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    /// Montre cette aide
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Montre la version
    #[arg(long, action = ArgAction::Version)]
    version: Option<bool>,
    /// Dossier de données (par défaut : EMPLETTES_DATA, sinon celui du système)
    #[arg(
        long,
        global = true,
        value_name = "DOSSIER",
        env = "EMPLETTES_DATA",
        hide_env = true
    )]
    pub(crate) data: Option<PathBuf>,
    /// Réponse en JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Chercher qui fabrique, avec des mots
    Search(SearchArgs),
    /// Trouver le code CPV qui convient à des mots
    Cpv {
        /// Les mots du besoin
        #[arg(value_name = "MOTS")]
        text: String,
        /// Nombre de réponses (par défaut : 10)
        #[arg(long, default_value_t = 10, hide_default_value = true)]
        limit: usize,
    },
    /// Trouver la famille d’achat de mots ou d’un code CPV
    Family {
        /// Les mots du besoin, ou un code CPV
        #[arg(value_name = "MOTS")]
        text: String,
    },
    /// Le catalogue installé
    #[command(subcommand)]
    Catalog(CatalogCommand),
    /// Les paquets : équiper d’autres postes sans refaire les imports
    #[command(subcommand)]
    Pack(PackCommand),
    /// Procédure, publicité et obligations d’un besoin
    Obligations {
        /// Fichier de besoin (.toml ou .json)
        #[arg(value_name = "BESOIN")]
        tender: PathBuf,
        /// Autre date de lancement : ce qui changerait (AAAA-MM-JJ)
        #[arg(long, value_name = "JOUR")]
        other_date: Option<String>,
    },
    /// Qui fabrique, ce que l’on peut exiger, ouverture à la concurrence
    Suggest {
        /// Fichier de besoin (.toml ou .json)
        #[arg(value_name = "BESOIN")]
        tender: PathBuf,
    },
    /// Interroger les entreprises avant la consultation : quoi demander, à qui, ce qu’elles répondent
    Sourcing(SourcingArgs),
    /// Rédiger les pièces dans un dossier
    Draft {
        /// Fichier de besoin (.toml ou .json)
        #[arg(value_name = "BESOIN")]
        tender: PathBuf,
        /// Dossier où écrire
        #[arg(long, value_name = "DOSSIER")]
        out: PathBuf,
        /// Formats, séparés par des virgules : docx ou odt pour les textes, xlsx pour les tableaux
        #[arg(
            long,
            value_name = "FORMATS",
            value_delimiter = ',',
            default_value = "docx,xlsx",
            hide_default_value = true
        )]
        formats: Vec<String>,
        /// Modèle Word (.docx ou .dotx) pour cette fois, à la place de celui de la maison
        #[arg(long, value_name = "FICHIER")]
        template: Option<PathBuf>,
        /// Gravité à partir de laquelle le code de sortie est 1 : bloquant (par défaut), majeur, mineur, conseil
        #[arg(long, value_name = "GRAVITE", value_enum, default_value_t = Level::Bloquant, hide_default_value = true, hide_possible_values = true)]
        fail_on: Level,
    },
    /// Vérifier des documents, ou des passages
    Check(CheckArgs),
    /// Lire le texte et la structure d’un document
    Read {
        /// Le document
        #[arg(value_name = "FICHIER")]
        file: PathBuf,
    },
    /// Les fichiers de clauses
    #[command(subcommand)]
    Clauses(ClausesCommand),
    /// Le modèle Word de la maison : styles, en-tête et pied de page des pièces
    #[command(subcommand)]
    Template(TemplateCommand),
    /// Comparer deux versions : deux besoins, deux dossiers, ou deux fichiers d’une même pièce
    Compare(CompareArgs),
    /// Un article de droit : notre résumé, sa date, sa fiabilité, et son texte s’il a été importé
    Law(LawArgs),
}

/// Ce qui se fait du modèle Word.
#[derive(Debug, Subcommand)]
pub(crate) enum TemplateCommand {
    /// Montrer celui qui est installé : styles trouvés, styles ajoutés, remarques
    Show,
    /// Installer un modèle (.docx ou .dotx) pour toutes les pièces
    Install {
        /// Le modèle
        #[arg(value_name = "FICHIER")]
        file: PathBuf,
    },
    /// Retirer le modèle installé
    Remove,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Première version : besoin (.toml, .json), dossier (.emplettes) ou pièce (.docx, .odt…)
    #[arg(value_name = "AVANT")]
    pub(crate) before: PathBuf,
    /// Seconde version
    #[arg(value_name = "APRES")]
    pub(crate) after: PathBuf,
    /// Écrire aussi la comparaison à imprimer : ajouts soulignés, retraits barrés
    #[arg(long, value_name = "FICHIER.docx")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SourcingArgs {
    /// Fichier de besoin (.toml ou .json), ou dossier d’achat (.emplettes)
    #[arg(value_name = "BESOIN")]
    pub(crate) tender: PathBuf,
    /// Dossier où écrire le questionnaire
    #[arg(long, value_name = "DOSSIER", conflicts_with = "read")]
    pub(crate) out: Option<PathBuf>,
    /// Jour jusqu’auquel les réponses sont attendues (AAAA-MM-JJ)
    #[arg(long, value_name = "JOUR", requires = "out")]
    pub(crate) answer_by: Option<String>,
    /// Questionnaires remplis, à lire et à garder au journal du dossier d’achat
    #[arg(long, value_name = "FICHIER", num_args = 1..)]
    pub(crate) read: Vec<PathBuf>,
    /// Lire sans rien garder
    #[arg(long, requires = "read")]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct LawArgs {
    /// Référence (R2111-7, CP 432-14, CCAG-FCS 14.1, C-424/23…)
    #[arg(required = true)]
    pub(crate) article: Option<String>,
    /// Date de lancement dont on veut le texte (AAAA-MM-JJ ; aujourd’hui par défaut)
    #[arg(long, value_name = "JOUR")]
    pub(crate) date: Option<String>,
    #[command(subcommand)]
    pub(crate) command: Option<LawCommand>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LawCommand {
    /// Importer des textes entiers (une ligne JSON par article)
    Import {
        /// Les fichiers
        #[arg(value_name = "FICHIER", required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogCommand {
    /// Ce que contient le catalogue
    Stats,
    /// Une entreprise ou un établissement
    Show {
        /// SIREN ou SIRET
        #[arg(value_name = "NUMERO")]
        number: String,
    },
    /// Importer des fichiers publics
    Import(ImportArgs),
    /// Reprendre un import : le catalogue redevient ce qu’il serait sans lui
    Undo {
        /// Numéro de l’import (voir « catalog stats »)
        #[arg(value_name = "IMPORT")]
        batch: i64,
    },
    /// Corriger un établissement ; aucun import ne l’écrase
    Correct(CorrectArgs),
    /// Noter quelque chose sur un établissement (un texte vide retire la note)
    Note {
        /// SIRET, ou identifiant donné par « search --json »
        #[arg(value_name = "NUMERO")]
        number: String,
        /// La note
        #[arg(value_name = "TEXTE")]
        text: String,
    },
    /// Effacer une entreprise pour de bon : aucun import ne la ramène
    Erase {
        /// SIREN
        #[arg(value_name = "SIREN")]
        number: String,
    },
    /// Écrire les réponses d’une recherche dans un fichier .csv ou .xlsx
    Export {
        #[command(flatten)]
        search: SearchArgs,
        /// Le fichier à écrire
        #[arg(long, value_name = "FICHIER")]
        out: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PackCommand {
    /// Faire une paire de clés : la secrète signe, la publique (.pub) se donne
    Key {
        /// Dossier ou nom des fichiers
        #[arg(value_name = "CHEMIN")]
        path: PathBuf,
    },
    /// Faire un paquet de ce qui a été importé ici, ou des clauses de la maison
    Build(BuildArgs),
    /// Dire ce qu’est un paquet et qui l’a signé
    Verify {
        /// Le paquet
        #[arg(value_name = "FICHIER")]
        file: PathBuf,
    },
    /// Reconnaître une clé publique
    Trust {
        /// La clé (.pub)
        #[arg(value_name = "FICHIER")]
        file: PathBuf,
    },
    /// Installer un paquet signé par une clé reconnue
    Install {
        /// Le paquet
        #[arg(value_name = "FICHIER")]
        file: PathBuf,
        /// Accepter une version plus ancienne que celle qui est installée
        #[arg(long)]
        allow_older: bool,
    },
    /// Les paquets installés et les clés reconnues
    List,
    /// Retirer un paquet
    Remove {
        /// Son nom
        #[arg(value_name = "NOM")]
        name: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// Le fichier à écrire
    #[arg(value_name = "FICHIER")]
    pub(crate) out: PathBuf,
    /// Nom (lettres, chiffres, tirets)
    #[arg(long, value_name = "NOM")]
    pub(crate) name: String,
    /// Version (2026-11-28, ou 1.4)
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: String,
    /// Titre
    #[arg(long, value_name = "TITRE")]
    pub(crate) title: String,
    /// Qui le fait
    #[arg(long, value_name = "NOM")]
    pub(crate) publisher: String,
    /// Seulement cette région
    #[arg(long, value_name = "REGION", conflicts_with = "departement")]
    pub(crate) region: Option<String>,
    /// Seulement ces départements, séparés par des virgules
    #[arg(long, value_name = "DEPARTEMENTS", value_delimiter = ',')]
    pub(crate) departement: Vec<String>,
    /// Un paquet des clauses de la maison, au lieu du catalogue
    #[arg(long, conflicts_with_all = ["region", "departement"])]
    pub(crate) clauses: bool,
    /// Clé secrète qui signe (son mot de passe se lit dans EMPLETTES_PACK_PASSWORD)
    #[arg(long, value_name = "FICHIER")]
    pub(crate) key: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ClausesCommand {
    /// Vérifier des modules (sans fichier : la bibliothèque de l’application)
    Check {
        /// Fichiers rayon/module.md
        #[arg(value_name = "FICHIER")]
        files: Vec<PathBuf>,
    },
    /// Les modules de ce poste : ceux de l’application et ceux de la maison
    List {
        /// Des mots à y trouver
        #[arg(value_name = "MOTS")]
        words: Vec<String>,
    },
    /// Un module : ses textes, ses variables, d’où il vient
    Show {
        /// Son identifiant
        #[arg(value_name = "MODULE")]
        module: String,
    },
    /// Ranger un module : il n’est plus proposé ni rédigé, et peut être repris
    Remove {
        /// Son identifiant
        #[arg(value_name = "MODULE")]
        module: String,
        /// Pourquoi
        #[arg(long, value_name = "MOTIF")]
        reason: String,
    },
    /// Reprendre un module rangé
    Restore {
        /// Son identifiant
        #[arg(value_name = "MODULE")]
        module: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Ce que sont les fichiers : sirene, decp, epv, rge, ea, esat, siae, csv
    #[arg(value_name = "SORTE")]
    pub(crate) kind: String,
    /// Les fichiers (CSV, .gz, .zip, Parquet, JSON, .xlsx selon la sorte)
    #[arg(value_name = "FICHIER", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Compter sans rien écrire
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Jour des données (AAAA-MM-JJ), quand les fichiers ne le disent pas
    #[arg(long, value_name = "JOUR")]
    pub(crate) date: Option<String>,
    /// Divisions NAF à garder en plus de 10 à 33, séparées par des virgules (producteurs de denrées : 01,02,03)
    #[arg(long, value_name = "DIVISIONS", value_delimiter = ',')]
    pub(crate) divisions: Vec<String>,
    /// Noms des colonnes d’un fichier à vous (TOML)
    #[arg(long, value_name = "FICHIER")]
    pub(crate) mapping: Option<PathBuf>,
    /// Écrire les lignes refusées dans un fichier .csv
    #[arg(long, value_name = "FICHIER")]
    pub(crate) report: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectArgs {
    /// SIRET, ou identifiant donné par « search --json »
    #[arg(value_name = "NUMERO")]
    pub(crate) number: String,
    /// Nom
    #[arg(long, value_name = "NOM")]
    pub(crate) name: Option<String>,
    /// Sous-classe NAF
    #[arg(long, value_name = "CODE")]
    pub(crate) naf: Option<String>,
    /// Code INSEE de la commune
    #[arg(long, value_name = "CODE")]
    pub(crate) insee: Option<String>,
    /// État : actif ou ferme
    #[arg(long, value_name = "ETAT")]
    pub(crate) state: Option<String>,
    /// Tranche d’effectif de l’entreprise (code Sirene)
    #[arg(long, value_name = "CODE")]
    pub(crate) headcount: Option<String>,
    /// Comment vous le savez
    #[arg(long, value_name = "RAISON", default_value = "", hide_default_value = true)]
    pub(crate) reason: String,
    /// Reprendre les corrections de cet établissement
    #[arg(long)]
    pub(crate) undo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Les mots
    #[arg(value_name = "MOTS")]
    pub(crate) text: String,
    /// Famille d’achat
    #[arg(long, value_name = "FAMILLE")]
    pub(crate) family: Option<String>,
    /// Code CPV
    #[arg(long, value_name = "CODE")]
    pub(crate) cpv: Option<String>,
    /// Sous-classe NAF
    #[arg(long, value_name = "CODE")]
    pub(crate) naf: Option<String>,
    /// Autour de : code INSEE, commune ou "latitude,longitude"
    #[arg(long, value_name = "LIEU", allow_hyphen_values = true)]
    pub(crate) near: Option<String>,
    /// Rayon en km
    #[arg(long, value_name = "KM", allow_negative_numbers = true)]
    pub(crate) radius_km: Option<f64>,
    /// Département
    #[arg(long, value_name = "NOM")]
    pub(crate) departement: Option<String>,
    /// Région
    #[arg(long, value_name = "NOM")]
    pub(crate) region: Option<String>,
    /// Paliers de fraîcheur : S, A, B, C
    #[arg(long, value_name = "PALIERS", value_delimiter = ',')]
    pub(crate) tier: Vec<String>,
    /// Division NAF (31)
    #[arg(long, value_name = "DIVISION")]
    pub(crate) division: Option<String>,
    /// Catégorie d’entreprise : PME, ETI, GE
    #[arg(long, value_name = "CATEGORIE")]
    pub(crate) category: Option<String>,
    /// Tranche d’effectif de l’entreprise (code Sirene)
    #[arg(long, value_name = "CODE")]
    pub(crate) headcount: Option<String>,
    /// Seulement les entreprises déjà titulaires de marchés publics
    #[arg(long)]
    pub(crate) experience: bool,
    /// Liste publique : epv, rge, ea, esat, siae
    #[arg(long, value_name = "LISTE")]
    pub(crate) label: Option<String>,
    /// Jour où juger de la fraîcheur (AAAA-MM-JJ ; par défaut : aujourd’hui)
    #[arg(long, value_name = "JOUR")]
    pub(crate) date: Option<String>,
    /// Une réponse par entreprise
    #[arg(long)]
    pub(crate) by_firm: bool,
    /// Compter aussi par région, département, division, taille, palier, liste
    #[arg(long)]
    pub(crate) facets: bool,
    /// Nombre de réponses (par défaut : 20)
    #[arg(long, value_name = "NOMBRE", default_value_t = 20, hide_default_value = true)]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Documents
    #[arg(
        value_name = "FICHIER",
        required_unless_present = "jsonl",
        conflicts_with = "jsonl"
    )]
    pub(crate) files: Vec<PathBuf>,
    /// Nature de la pièce : rc, ccap, cctp, ccp, ae, lettre
    #[arg(long, value_name = "PIECE")]
    pub(crate) document: Option<String>,
    /// Besoin auquel les pièces appartiennent
    #[arg(long, value_name = "BESOIN")]
    pub(crate) tender: Option<PathBuf>,
    /// Date de lancement, quand aucun besoin ne la donne (par défaut : aujourd’hui)
    #[arg(long, value_name = "AAAA-MM-JJ")]
    pub(crate) date: Option<String>,
    /// Écrire les signalements en SARIF 2.1.0, pour un éditeur ou une forge
    #[arg(long, value_name = "FICHIER", conflicts_with = "jsonl")]
    pub(crate) sarif: Option<PathBuf>,
    /// Écrire le document .docx avec un commentaire Word à chaque signalement
    #[arg(long, value_name = "FICHIER.docx", conflicts_with = "jsonl")]
    pub(crate) annotate: Option<PathBuf>,
    /// Écrire un rapport à imprimer, article par article
    #[arg(long, value_name = "FICHIER.docx", conflicts_with = "jsonl")]
    pub(crate) report: Option<PathBuf>,
    /// Passages {"id","document","text"}, un par ligne ; une réponse JSON par ligne
    #[arg(long, value_name = "FICHIER")]
    pub(crate) jsonl: Option<PathBuf>,
    /// Gravité à partir de laquelle le code de sortie est 1 : bloquant (par défaut), majeur, mineur, conseil
    #[arg(long, value_name = "GRAVITE", value_enum, default_value_t = Level::Bloquant, hide_default_value = true, hide_possible_values = true)]
    pub(crate) fail_on: Level,
}

pub(crate) mod compliance_level {
    //! Severities as typed.

    use super::ValueEnum;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
    pub(crate) enum Level {
        Bloquant,
        Majeur,
        Mineur,
        Conseil,
    }
}

/// Reads the command line. Errors are said in French; the code is that of the exit.
pub(crate) fn parse() -> Result<Cli, u8> {
    let command = Cli::command().mut_subcommands(|one| {
        one.help_template(HELP)
            .mut_subcommands(|two| two.help_template(HELP))
    });
    let parsed = command
        .try_get_matches()
        .and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            out::say(error.to_string().trim_end());
            0
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            out::say(error.to_string().trim_end());
            2
        }
        _ => {
            out::error(&sentence(&error));
            2
        }
    })
}

/// A usage error in one French sentence.
fn sentence(error: &clap::Error) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(all)) => Some(all.join(", ")),
        _ => None,
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let help = "« emplettes --help » donne les commandes";
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("commande inconnue « {name} » ; {help}")
        }
        ErrorKind::MissingSubcommand => format!("il manque une commande ; {help}"),
        ErrorKind::UnknownArgument => format!("option ou mot inattendu « {argument} » ; {help}"),
        ErrorKind::MissingRequiredArgument => {
            format!("il manque {argument} ; ajoutez --help à la commande pour un rappel")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} attend une valeur"),
        ErrorKind::InvalidValue => {
            let known = text(ContextKind::ValidValue).unwrap_or_default();
            format!("« {value} » ne convient pas pour {argument} ; valeurs possibles : {known}")
        }
        ErrorKind::ValueValidation => format!("« {value} » ne convient pas pour {argument}"),
        ErrorKind::ArgumentConflict => format!("{argument} ne va pas avec les autres options données"),
        _ => format!("commande mal écrite ; {help}"),
    }
}
