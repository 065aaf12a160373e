//! The first page.

use document::{Cover, DocumentKind, Inline};

use crate::globals::Globals;
use crate::pages::buyer;
use tender::Tender;

pub(crate) fn cover(kind: DocumentKind, tender: &Tender, globals: &Globals) -> Cover {
    let variable = |name: &str| {
        let global = globals.get(name);
        let label = global.map_or(name, |g| g.label.as_str());
        vec![Inline::variable(
            name,
            label,
            global.and_then(|g| g.value.as_deref()),
        )]
    };
    let mut procedure = variable("tender.procedure");
    procedure.push(Inline::text(" ("));
    procedure.extend(variable("tender.procedure_article"));
    procedure.push(Inline::text(" du code de la commande publique)"));
    Cover {
        buyer: buyer(tender),
        object: variable("tender.objet"),
        procedure,
        reference: variable("tender.reference"),
        // Only what tells how to answer carries the limit date: elsewhere it would be a second place to keep right.
        deadline: if matches!(kind, DocumentKind::Rc | DocumentKind::Lettre) {
            variable("tender.offers_deadline")
        } else {
            Vec::new()
        },
    }
}
