//! Fields left empty.

pub(super) mod mention_a_completer;
pub(super) mod note_sans_motif;
pub(super) mod variable_sans_valeur;
