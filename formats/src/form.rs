//! What the sourcing form is made of, common to its writer and its reader.

/// Version of the form: a form of another version is refused, it would be read wrongly.
pub(crate) const VERSION: &str = "1";

/// Sheet of the answers.
pub(crate) const ANSWERS: &str = "Réponses";
/// Sheet that says what the form is.
pub(crate) const NOTICE: &str = "Notice";
/// Hidden sheet that identifies the form.
pub(crate) const IDENTITY: &str = "Formulaire";

/// Labels of the hidden sheet.
pub(crate) const VERSION_LABEL: &str = "Version du formulaire";
pub(crate) const ID_LABEL: &str = "Questionnaire";

/// Labels of the cells that say who answers.
pub(crate) const NAME: &str = "Raison sociale";
pub(crate) const NUMBER: &str = "SIREN, ou SIRET de l’établissement qui répond";
pub(crate) const PERSON: &str = "Nom de la personne qui répond (facultatif)";
pub(crate) const MAIL: &str = "Courriel (facultatif)";
pub(crate) const DATE: &str = "Date de la réponse";

/// Headings of the table of answers, in order.
pub(crate) const HEADINGS: [&str; 6] = [
    "N°",
    "Question",
    "Réponse",
    "Précision (facultative)",
    "Numéro du certificat",
    "Valide jusqu’au",
];

/// Most characters of a precision.
pub const LONGEST_PRECISION: usize = 500;
/// Most characters of a name, a mail or a number.
pub const LONGEST_NAME: usize = 200;
