//! The catalogue from outside: installing, searching, showing.

#![allow(
    clippy::unwrap_used,
    reason = "a test that unwraps nothing fails, which is what it is for"
)]

mod cpv;
mod imports;
mod imports_decp;
mod imports_hostile;
mod imports_lists;
mod imports_mapped;
mod imports_parquet;
mod imports_support;
mod packs;
mod places;
mod records;
mod search;
mod store;

use std::sync::OnceLock;

use catalog::{Catalog, SearchAnswer, SearchQuery};

/// A catalogue installed once for the tests that only read.
fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        // The files stay open: where the system allows it, the folder goes now rather than never.
        Catalog::open(folder.path()).unwrap()
    })
}

/// The day on which these tests judge freshness.
fn today() -> tender::Date {
    tender::Date::new(2026, 11, 28).unwrap()
}

/// A search by words.
fn search(text: &str, limit: usize) -> SearchAnswer {
    catalog()
        .search(&SearchQuery {
            text,
            limit,
            ..SearchQuery::default()
        })
        .unwrap()
}
