//! The Word template of the house: one file of the data folder, installed once for all that is written there.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use formats::Template;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossiers::Nothing;
use crate::{ApiError, Desk, ErrorCode, files, reader};

/// Its name in the data folder, whether it came as .docx or .dotx.
const FILE: &str = "modele-maison.docx";

/// A template to look at or to install.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TemplateFile {
    /// The file, .docx or .dotx.
    pub path: String,
}

/// A style of our documents, and what stands for it in the template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateStyleView {
    /// What it is for.
    pub label: String,
    /// Its name in the template; `null` when it is missing there.
    pub name: Option<String>,
}

/// What a template brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TemplateView {
    /// The file.
    pub path: String,
    /// It has a header.
    pub header: bool,
    /// It has a footer.
    pub footer: bool,
    /// Pictures of header and footer.
    pub pictures: usize,
    /// Styles, found or missing.
    pub styles: Vec<TemplateStyleView>,
    /// What was missing, replaced or taken away: French sentences.
    pub remarks: Vec<String>,
}

/// The template of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HouseTemplateView {
    /// What it brings; absent when none is installed, or when it does not read.
    pub template: Option<TemplateView>,
    /// Why the one installed does not read.
    pub trouble: Option<String>,
    /// What every template is told with.
    pub notes: Vec<String>,
}

/// The template of the house, as it would be read now.
///
/// # Errors
/// None today; one that is installed and does not read is told in `trouble`.
pub fn show(desk: &Desk, _: Nothing) -> Result<HouseTemplateView, ApiError> {
    let (template, trouble) = match installed(desk) {
        None => (None, None),
        Some(path) => match reader::template(&path) {
            Ok(template) => (Some(view(&path, &template)), None),
            Err(error) => (None, Some(error.detail)),
        },
    };
    Ok(HouseTemplateView {
        template,
        trouble,
        notes: notes(),
    })
}

/// Installs a template for all that is written on this desk; the one before goes.
///
/// # Errors
/// The file is not a Word template that we accept, or the data folder cannot be written: the one before stays.
pub fn install(desk: &Desk, request: TemplateFile) -> Result<HouseTemplateView, ApiError> {
    let path = Path::new(&request.path);
    reader::template(path)?;
    let bytes = files::read(path)?;
    files::write_all(desk.data_dir(), &[(PathBuf::from(FILE), bytes)])?;
    show(desk, Nothing {})
}

/// Takes the template away: what is written next has our own look.
///
/// # Errors
/// None is installed, or the file cannot be removed.
pub fn remove(desk: &Desk, _: Nothing) -> Result<HouseTemplateView, ApiError> {
    let path = desk.data_dir().join(FILE);
    std::fs::remove_file(&path).map_err(|error| {
        if error.kind() == io::ErrorKind::NotFound {
            ApiError::new(ErrorCode::NotFound, "aucun modèle Word n’est installé")
        } else {
            ApiError::new(
                ErrorCode::File,
                format!(
                    "{} : le modèle n’a pas pu être retiré, vérifiez vos droits sur ce dossier",
                    path.display()
                ),
            )
        }
    })?;
    show(desk, Nothing {})
}

/// What a template would bring, without installing it.
///
/// # Errors
/// The file is not a Word template that we accept.
pub fn look(path: &Path) -> Result<TemplateView, ApiError> {
    Ok(view(path, &reader::template(path)?))
}

/// The template of the house, to write with; none when none is installed.
///
/// # Errors
/// It is installed and does not read: nothing is written in another look than the one expected.
pub(crate) fn of_house(desk: &Desk) -> Result<Option<Arc<Template>>, ApiError> {
    let Some(path) = installed(desk) else {
        return Ok(None);
    };
    match reader::template(&path) {
        Ok(template) => Ok(Some(Arc::new(template))),
        Err(error) => Err(ApiError::new(
            error.code,
            format!(
                "Le modèle Word de la maison ne se lit plus. {} Installez-le de nouveau, ou retirez-le dans la fiche acheteur",
                error.detail
            ),
        )),
    }
}

/// A template given for one time.
pub(crate) fn of_file(path: &Path) -> Result<Arc<Template>, ApiError> {
    reader::template(path).map(Arc::new)
}

fn installed(desk: &Desk) -> Option<PathBuf> {
    let path = desk.data_dir().join(FILE);
    path.exists().then_some(path)
}

fn view(path: &Path, template: &Template) -> TemplateView {
    TemplateView {
        path: path.display().to_string(),
        header: template.has_header(),
        footer: template.has_footer(),
        pictures: template.pictures(),
        styles: template
            .styles()
            .iter()
            .map(|one| TemplateStyleView {
                label: one.label.clone(),
                name: one.name.clone(),
            })
            .collect(),
        remarks: template.remarks().to_vec(),
    }
}

fn notes() -> Vec<String> {
    [
        "Les styles, la page, l’en-tête et le pied de page viennent du modèle ; le texte vient d’Emplettes. Le texte du modèle, son auteur, ses propriétés, ses commentaires et ses révisions ne sont jamais repris",
        "Le modèle vaut pour les fichiers Word (.docx). Les fichiers .odt, .pdf et .xlsx gardent la présentation d’Emplettes",
        "Les numéros de page du sommaire sont estimés : dans Word, cliquez dans le sommaire et appuyez sur F9",
    ]
    .map(|note| note.replace(" :", "\u{a0}:").replace(" ;", "\u{a0};"))
    .to_vec()
}
