//! What is said when the window is launched.

use std::path::PathBuf;

use clap::Parser;

/// Aide les acheteurs publics à rédiger, hors ligne, des consultations conformes au droit.
#[derive(Debug, Parser)]
#[command(name = "emplettes-desktop", version)]
pub(crate) struct Arguments {
    /// Dossier de données ; les dossiers de consultation y sont alors rangés dans « dossiers »
    #[arg(long, value_name = "DOSSIER", env = "EMPLETTES_DATA")]
    pub(crate) data: Option<PathBuf>,

    /// Le dossier à ouvrir (.emplettes), ou le fichier de besoin dont en faire un (.toml, .json)
    #[arg(value_name = "FICHIER")]
    pub(crate) file: Option<PathBuf>,
}

impl Arguments {
    /// The dossier to open, from the root of the disk: the page knows no current folder.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        self.file.as_deref().map(|file| {
            // Without a current folder the path stays as it was given, and opening it says what is wrong.
            std::path::absolute(file).unwrap_or_else(|_| file.to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Arguments {
        Arguments::try_parse_from([&["emplettes-desktop"], words].concat()).unwrap()
    }

    #[test]
    fn nothing_is_required() {
        assert_eq!(parse(&[]).file(), None);
    }

    #[test]
    fn a_dossier_is_given_from_the_root() {
        let arguments = parse(&["--data", "d", "a.emplettes"]);
        assert_eq!(arguments.data.as_deref(), Some("d".as_ref()));
        let file = arguments.file().unwrap();
        assert!(
            file.is_absolute() && file.ends_with("a.emplettes"),
            "{}",
            file.display()
        );
    }
}
