//! Typst behind one function: a template and data in, a PDF out. It sees two files and four fonts, no disk, no
//! network, no clock.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandard, PdfStandards, Timestamp};

/// Layout is recursive: what its thread may need, in bytes, for the deepest tree we let through.
const STACK: usize = 64 << 20;

const FONTS: [&[u8]; 4] = [
    include_bytes!("../../../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../../../fonts/LiberationSans-Bold.ttf"),
    include_bytes!("../../../fonts/LiberationSans-Italic.ttf"),
    include_bytes!("../../../fonts/LiberationSans-BoldItalic.ttf"),
];

/// What serves every document.
struct Kept {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static KEPT: LazyLock<Result<Kept, String>> = LazyLock::new(|| {
    let file = |path: &str| {
        VirtualPath::new(path)
            .map(|path| FileId::new(RootedPath::new(VirtualRoot::Project, path)))
            .map_err(|error| format!("{path}\u{a0}: {error:?}"))
    };
    let fonts: Vec<Font> = FONTS
        .iter()
        .flat_map(|bytes| Font::iter(Bytes::new(*bytes)))
        .collect();
    Ok(Kept {
        // Headers of rows are told to screen readers.
        library: LazyHash::new(
            Library::builder()
                .with_features([Feature::A11yExtras].into_iter().collect())
                .build(),
        ),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("/template.typ")?, include_str!("template.typ").to_owned()),
        data: file("/data.json")?,
    })
});

/// Documents being set now.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// One document to set.
struct Page {
    kept: &'static Kept,
    data: Bytes,
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &self.kept.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.kept.book
    }

    fn main(&self) -> FileId {
        self.kept.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.kept.template.id() {
            Ok(self.kept.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.kept.data {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.kept.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A file made.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    pub(super) pages: u32,
    /// Whether it passed the checks of PDF/UA-1.
    pub(super) universal: bool,
}

/// Sets the data in the template.
///
/// # Errors
/// What the engine says.
pub(super) fn set(data: Vec<u8>, identifier: &str, date: jiff::civil::Date) -> Result<Made, String> {
    let kept = KEPT.as_ref().map_err(Clone::clone)?;
    let page = Page {
        kept,
        data: Bytes::new(data),
    };
    RUNNING.fetch_add(1, Ordering::SeqCst);
    // On a thread of its own: a deep tree does not exhaust the stack, and what stops it stops nothing else.
    let made = std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || run(&page, identifier, date))
            .map_err(|error| error.to_string())?
            .join()
            .unwrap_or_else(|_| Err("arrêt du moteur de mise en page".to_owned()))
    });
    // What was remembered of a document serves no other; but it does serve those being set beside it.
    if RUNNING.fetch_sub(1, Ordering::SeqCst) == 1 {
        comemo::evict(0);
    }
    made
}

fn run(page: &Page, identifier: &str, date: jiff::civil::Date) -> Result<Made, String> {
    let document: PagedDocument = typst::compile(page).output.map_err(said)?;
    let pages = u32::try_from(document.pages().len()).unwrap_or(u32::MAX);
    let standard = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    let export = |standards: PdfStandards| {
        let options = typst_pdf::PdfOptions {
            ident: Smart::Custom(identifier.to_owned()),
            creator: Smart::Custom(None),
            timestamp: timestamp(date),
            standards,
            ..typst_pdf::PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
    };
    match export(standard) {
        Ok(bytes) => Ok(Made {
            bytes,
            pages,
            universal: true,
        }),
        // Letters that the font lacks, levels of titles that jump: still tagged, without the claim.
        Err(_) => Ok(Made {
            bytes: export(PdfStandards::default()).map_err(said)?,
            pages,
            universal: false,
        }),
    }
}

fn timestamp(date: jiff::civil::Date) -> Option<Timestamp> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year().into(), month, day, 0, 0, 0).map(Timestamp::new_utc)
}

/// What the engine says, on one line.
fn said(errors: EcoVec<SourceDiagnostic>) -> String {
    errors
        .first()
        .map_or_else(String::new, |error| error.message.to_string())
}
