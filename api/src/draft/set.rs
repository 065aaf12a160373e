//! The set of files of an export, gathered before anything touches the disk.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use document::Document;
use formats::write::{PdfOptions, TextOptions};

use super::FileView;
use crate::{ApiError, ErrorCode, files};

/// A format that can be asked for. Texts are written in each text format asked for, tables in `.xlsx`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Format {
    Docx,
    Odt,
    Pdf,
    Xlsx,
}

impl Format {
    /// Those written today.
    pub(crate) const ALL: [Self; 4] = [Self::Docx, Self::Odt, Self::Pdf, Self::Xlsx];

    /// Ending of the file, and name at the terminal.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }
}

impl FromStr for Format {
    type Err = ApiError;

    fn from_str(name: &str) -> Result<Self, ApiError> {
        Self::ALL
            .into_iter()
            .find(|format| format.ending() == name)
            .ok_or_else(|| {
                let known: Vec<&str> = Self::ALL.into_iter().map(Self::ending).collect();
                ApiError::new(
                    ErrorCode::Request,
                    format!(
                        "format « {name} » : pas encore écrit ; formats disponibles : {}",
                        known.join(", ")
                    ),
                )
            })
    }
}

/// Who may see a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folder {
    /// The consultation.
    Published,
    /// The buyer's house.
    Internal,
}

impl Folder {
    /// Its name on the disk.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Published => "a-publier",
            Self::Internal => "interne",
        }
    }

    /// Where a text goes.
    pub(crate) fn of(document: &Document) -> Self {
        if document.kind.is_published() {
            Self::Published
        } else {
            Self::Internal
        }
    }
}

/// Files to write, in the formats asked for.
pub(crate) struct FileSet {
    formats: Vec<Format>,
    options: TextOptions,
    written: Vec<(PathBuf, Vec<u8>)>,
    views: Vec<FileView>,
    /// Texts whose PDF waits, with the place of its file: their pages are laid out side by side.
    to_lay_out: Vec<(usize, Document)>,
}

impl FileSet {
    /// An empty set; without any format, Word files and tables.
    ///
    /// # Errors
    /// A format that is not written.
    pub(crate) fn new(asked: &[String], options: TextOptions) -> Result<Self, ApiError> {
        let mut formats = asked
            .iter()
            .map(|name| name.parse())
            .collect::<Result<Vec<Format>, _>>()?;
        if formats.is_empty() {
            formats = vec![Format::Docx, Format::Xlsx];
        }
        Ok(Self {
            formats,
            options,
            written: Vec::new(),
            views: Vec::new(),
            to_lay_out: Vec::new(),
        })
    }

    /// Adds a text, in each text format asked for.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn text(&mut self, document: &Document) -> Result<(), ApiError> {
        let stem = document.kind.file_stem();
        if self.formats.contains(&Format::Docx) {
            let pages = match &self.options.template {
                Some(template) => formats::pages_estimate_with(document, template),
                None => formats::pages_estimate(document),
            };
            let bytes = formats::write::docx(document, &self.options)?;
            self.add(
                Folder::of(document),
                stem,
                document.kind.slug(),
                "docx",
                Some(pages),
                bytes,
            );
        }
        if self.formats.contains(&Format::Odt) {
            // The template of the house is that of Word files alone.
            let pages = formats::pages_estimate(document);
            let bytes = formats::write::odt(document, &self.options)?;
            let slug = document.kind.slug();
            self.add(Folder::of(document), stem, slug, "odt", Some(pages), bytes);
        }
        if self.formats.contains(&Format::Pdf) {
            self.to_lay_out.push((self.written.len(), document.clone()));
            let slug = document.kind.slug();
            self.add(Folder::of(document), stem, slug, "pdf", None, Vec::new());
        }
        Ok(())
    }

    /// Adds a table, when tables are asked for.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn book(
        &mut self,
        folder: Folder,
        stem: &str,
        slug: &str,
        make: impl FnOnce() -> Result<Vec<u8>, ApiError>,
    ) -> Result<(), ApiError> {
        if self.formats.contains(&Format::Xlsx) {
            self.add(folder, stem, slug, "xlsx", None, make()?);
        }
        Ok(())
    }

    /// Adds a file written whatever the formats.
    pub(crate) fn data(
        &mut self,
        folder: Folder,
        stem: &str,
        slug: &str,
        ending: &'static str,
        bytes: Vec<u8>,
    ) {
        self.add(folder, stem, slug, ending, None, bytes);
    }

    fn add(
        &mut self,
        folder: Folder,
        stem: &str,
        slug: &str,
        ending: &'static str,
        pages: Option<u32>,
        bytes: Vec<u8>,
    ) {
        let path = format!("{}/{stem}.{ending}", folder.name());
        self.written.push((PathBuf::from(&path), bytes));
        self.views.push(FileView {
            path,
            document: slug.to_owned(),
            format: ending,
            folder: folder.name(),
            pages,
        });
    }

    /// Lays out the pages of every PDF, on all processors.
    fn lay_out(&mut self) -> Result<(), ApiError> {
        let options = PdfOptions {
            working_copy: self.options.working_copy,
            ..PdfOptions::new(self.options.date)
        };
        let waiting = std::mem::take(&mut self.to_lay_out);
        let done: Vec<OnceLock<_>> = waiting.iter().map(|_| OnceLock::new()).collect();
        let next = AtomicUsize::new(0);
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            for _ in 0..processors.min(waiting.len()) {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some((_, document)) = waiting.get(at) else {
                            break;
                        };
                        done[at].get_or_init(|| formats::write::pdf(document, &options));
                    }
                });
            }
        });
        for ((place, document), pdf) in waiting.iter().zip(done) {
            let pdf = pdf
                .into_inner()
                .unwrap_or_else(|| formats::write::pdf(document, &options))?;
            self.written[*place].1 = pdf.bytes;
            self.views[*place].pages = Some(pdf.pages);
        }
        Ok(())
    }

    /// Puts every file on the disk, all or none.
    ///
    /// # Errors
    /// A PDF cannot be made; the folder refuses.
    pub(crate) fn write(mut self, out: &Path) -> Result<Vec<FileView>, ApiError> {
        self.lay_out()?;
        files::write_all(out, &self.written)?;
        Ok(self.views)
    }
}
