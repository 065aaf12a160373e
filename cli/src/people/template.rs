//! The Word template of the house, for people.

use api::template::{HouseTemplateView, TemplateView};

use super::layout::{Page, count};

/// What is installed.
pub(crate) fn house_template(answer: &HouseTemplateView) -> String {
    let mut page = Page::default();
    match (&answer.template, &answer.trouble) {
        (Some(template), _) => {
            page.line(0, "Modèle Word de la maison, installé");
            brought(&mut page, template);
        }
        (None, Some(trouble)) => {
            page.line(0, "Le modèle installé ne se lit plus.");
            page.line(2, trouble);
            page.line(
                2,
                "Installez-le de nouveau, ou retirez-le : emplettes template remove",
            );
        }
        (None, None) => page.line(
            0,
            "Aucun modèle Word n’est installé : les pièces ont la présentation d’Emplettes.",
        ),
    }
    page.gap();
    for note in &answer.notes {
        page.item(0, "•", &format!("{note}."));
    }
    page.finish()
}

/// A template used once.
pub(crate) fn template(answer: &TemplateView) -> String {
    let mut page = Page::default();
    page.line(0, "Modèle Word employé cette fois");
    brought(&mut page, answer);
    page.finish()
}

fn brought(page: &mut Page, template: &TemplateView) {
    page.raw(&format!("  {}", template.path));
    let has = |held: bool| if held { "oui" } else { "non" };
    page.line(
        2,
        &format!(
            "En-tête : {} ; pied de page : {} ; {}",
            has(template.header),
            has(template.footer),
            count(template.pictures, "image", "images")
        ),
    );
    page.title("Styles");
    for style in &template.styles {
        let found = style.name.as_ref().map_or_else(
            || "absent du modèle, ajouté".to_owned(),
            |name| format!("« {name} »"),
        );
        page.item(2, "•", &format!("{} : {found}", style.label));
    }
    if !template.remarks.is_empty() {
        page.title("Remarques");
        for remark in &template.remarks {
            page.item(2, "•", &format!("{remark}."));
        }
    }
}
