//! What can be typed.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Parser, Subcommand, ValueEnum};
use compliance_level::Level;

use crate::out;

#[derive(Debug, Parser)]
#[command(
    name = "emplettes",
    version,
    about = "Du besoin au cahier des charges : qui fabrique, ce que la loi demande, ce que l’on peut exiger.",
    after_help = "Les réponses sont en français ; --json les donne pour un programme. Aucune commande n’utilise le réseau.",
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    /// Dossier de données (par défaut : celui du système)
    #[arg(long, global = true, value_name = "DOSSIER", env = "EMPLETTES_DATA")]
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
        text: String,
        /// Nombre de réponses
        #[arg(long, default_value_t = 10)]
        limit: usize,
    },
    /// Trouver la famille d’achat de mots ou d’un code CPV
    Family {
        /// Les mots du besoin, ou un code CPV
        text: String,
    },
    /// Le catalogue installé
    #[command(subcommand)]
    Catalog(CatalogCommand),
    /// Procédure, publicité et obligations d’un besoin
    Obligations {
        /// Fichier de besoin (.toml ou .json)
        tender: PathBuf,
    },
    /// Tissu industriel, leviers, facettes proposées, jauge de restriction
    Suggest {
        /// Fichier de besoin (.toml ou .json)
        tender: PathBuf,
    },
    /// Rédiger les pièces dans un dossier
    Draft {
        /// Fichier de besoin (.toml ou .json)
        tender: PathBuf,
        /// Dossier où écrire
        #[arg(long, value_name = "DOSSIER")]
        out: PathBuf,
        /// Formats, séparés par des virgules
        #[arg(long, value_delimiter = ',', default_value = "docx")]
        formats: Vec<String>,
        /// Gravité à partir de laquelle le code de sortie est 1
        #[arg(long, value_enum, default_value_t = Level::Bloquant)]
        fail_on: Level,
    },
    /// Vérifier des documents (.docx, .md, .txt) ou des passages
    Check(CheckArgs),
    /// Lire le texte et la structure d’un document
    Read {
        /// Le document
        file: PathBuf,
    },
    /// Les fichiers de clauses
    #[command(subcommand)]
    Clauses(ClausesCommand),
    /// Un article de droit : notre résumé, sa date, sa fiabilité
    Law {
        /// Référence (R2111-7, CP 432-14…)
        article: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogCommand {
    /// Ce que contient le catalogue
    Stats,
    /// Une entreprise ou un établissement
    Show {
        /// SIREN ou SIRET
        number: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ClausesCommand {
    /// Vérifier des modules (sans fichier : la bibliothèque de l’application)
    Check {
        /// Fichiers rayon/module.md
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Les mots
    pub(crate) text: String,
    /// Famille d’achat
    #[arg(long)]
    pub(crate) family: Option<String>,
    /// Code CPV
    #[arg(long)]
    pub(crate) cpv: Option<String>,
    /// Sous-classe NAF
    #[arg(long)]
    pub(crate) naf: Option<String>,
    /// Autour de : code INSEE, commune ou "latitude,longitude"
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) near: Option<String>,
    /// Rayon en km
    #[arg(long, value_name = "KM")]
    pub(crate) radius_km: Option<f64>,
    /// Département
    #[arg(long)]
    pub(crate) departement: Option<String>,
    /// Région
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Paliers de fraîcheur : A, B, C
    #[arg(long, value_delimiter = ',')]
    pub(crate) tier: Vec<String>,
    /// Nombre de réponses
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: usize,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Documents
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub(crate) files: Vec<PathBuf>,
    /// Nature de la pièce : rc, ccap, cctp, ccp, ae, lettre
    #[arg(long, value_name = "PIECE")]
    pub(crate) document: Option<String>,
    /// Besoin auquel les pièces appartiennent
    #[arg(long)]
    pub(crate) tender: Option<PathBuf>,
    /// Date de lancement, quand aucun besoin ne la donne (par défaut : aujourd’hui)
    #[arg(long, value_name = "AAAA-MM-JJ")]
    pub(crate) date: Option<String>,
    /// Passages {"id","document","text"}, un par ligne ; une réponse JSON par ligne
    #[arg(long, value_name = "FICHIER")]
    pub(crate) jsonl: Option<PathBuf>,
    /// Gravité à partir de laquelle le code de sortie est 1
    #[arg(long, value_enum, default_value_t = Level::Bloquant)]
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
    Cli::try_parse().map_err(|error| match error.kind() {
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
        ErrorKind::MissingRequiredArgument => format!("il manque : {argument}"),
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
