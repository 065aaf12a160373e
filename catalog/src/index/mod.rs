//! The search index, derived from the database: one immutable tantivy segment of sites and CPV labels.
//!
//! Terms find documents, columns (FAST fields) give what filters and ranking need; the score is ours
//! (`ranking.rs`), so that it can be explained. The index is written once under a temporary name and never
//! changed: it is read without locks, in a read-only folder too.

mod lookup;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tantivy::columnar::Column;
use tantivy::directory::{Directory, MmapDirectory, RamDirectory};
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexSettings, IndexWriter, SegmentReader, TantivyDocument, TantivyError};

use crate::error::{Error, Result};
use crate::site::Tier;
use crate::tables::{cpv, sites};

pub(crate) use lookup::{Candidate, CpvCandidate, Question};
pub(crate) use words::{Word, fingerprint, label_words, one_error_apart, words};

/// Change it with the fields or with what is put in them.
const FORMAT: u32 = 1;

/// Memory for the writer, bytes: enough for hundreds of thousands of sites in one segment.
const WRITER_MEMORY: usize = 64 << 20;

/// Each text is indexed twice: by stem, and as written (folded).
#[derive(Clone, Copy)]
pub(crate) struct TextField {
    pub(crate) stem: Field,
    pub(crate) folded: Field,
}

#[derive(Clone, Copy)]
struct Fields {
    name: TextField,
    label: TextField,
    place: TextField,
    cpv: TextField,
    number: Field,
    naf: Field,
    departement: Field,
    region: Field,
    tier: Field,
    lat: Field,
    lon: Field,
    cpv_code: Field,
    cpv_words: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let mut builder = Schema::builder();
        let mut text = |name: &str| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic);
            let options = TextOptions::default().set_indexing_options(indexing);
            TextField {
                stem: builder.add_text_field(&format!("{name}_stem"), options.clone()),
                folded: builder.add_text_field(&format!("{name}_folded"), options),
            }
        };
        let (name, label, place, cpv) = (text("name"), text("label"), text("place"), text("cpv"));
        let fields = Self {
            name,
            label,
            place,
            cpv,
            number: builder.add_u64_field("number", FAST),
            naf: builder.add_u64_field("naf", FAST),
            departement: builder.add_u64_field("departement", FAST),
            region: builder.add_u64_field("region", FAST),
            tier: builder.add_u64_field("tier", FAST),
            lat: builder.add_f64_field("lat", FAST),
            lon: builder.add_f64_field("lon", FAST),
            cpv_code: builder.add_u64_field("cpv_code", FAST),
            cpv_words: builder.add_u64_field("cpv_words", FAST),
        };
        (builder.build(), fields)
    }
}

/// The columns of a segment.
struct Columns {
    number: Column<u64>,
    naf: Column<u64>,
    departement: Column<u64>,
    region: Column<u64>,
    tier: Column<u64>,
    lat: Column<f64>,
    lon: Column<f64>,
    cpv_code: Column<u64>,
    cpv_words: Column<u64>,
}

struct Segment {
    reader: SegmentReader,
    columns: Columns,
}

/// The open index.
pub(crate) struct Index {
    data_dir: PathBuf,
    fields: Fields,
    segments: Vec<Segment>,
    /// Number of sites, for the rarity of words.
    sites: u64,
    /// Number of CPV labels.
    labels: u64,
}

/// A short code (NAF, département) as a number, so that a column can hold it: its bytes, at most eight.
pub(crate) fn packed(code: &str) -> u64 {
    code.bytes()
        .take(8)
        .fold(0, |all, byte| all << 8 | u64::from(byte))
}

/// The code packed in a number.
pub(crate) fn unpacked(number: u64) -> String {
    number
        .to_be_bytes()
        .into_iter()
        .filter(|b| *b != 0)
        .map(char::from)
        .collect()
}

/// Folder of the index: its name changes with the format, the analysis of words and the catalogue.
fn folder(data_dir: &Path, pack: &str) -> PathBuf {
    data_dir.join(format!("index-{FORMAT}-{:08x}-{pack}", fingerprint()))
}

impl Index {
    /// Opens the index of this catalogue; `None` when it is absent, incomplete or damaged.
    pub(crate) fn open(data_dir: &Path, pack: &str) -> Option<Self> {
        let folder = folder(data_dir, pack);
        if !folder.is_dir() {
            return None;
        }
        let index = tantivy::Index::open(MmapDirectory::open(folder).ok()?).ok()?;
        if !index.validate_checksum().ok()?.is_empty() {
            return None;
        }
        Self::over(data_dir, &index).ok()
    }

    /// Builds the index of this catalogue in the data folder; the lock is held.
    pub(crate) fn build(data_dir: &Path, pack: &str, database: &Path, db: &Connection) -> Result<Self> {
        let writing = |e: std::io::Error| Error::writing(data_dir, &e);
        let temporary = data_dir.join("index.tmp");
        // The indexes of other versions, and what a crash may have left.
        for entry in fs::read_dir(data_dir).map_err(writing)?.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("index-") || name == "index.tmp" {
                // A file still mapped by another process cannot be removed on some systems: left for next time.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        fs::create_dir_all(&temporary).map_err(writing)?;
        let directory = MmapDirectory::open(&temporary).map_err(|e| Error::Index {
            path: data_dir.to_owned(),
            detail: e.to_string(),
        })?;
        drop(write(data_dir, directory, database, db)?);
        let folder = folder(data_dir, pack);
        fs::rename(&temporary, &folder).map_err(writing)?;
        Self::open(data_dir, pack).ok_or_else(|| Error::Index {
            path: data_dir.to_owned(),
            detail: "illisible après écriture".into(),
        })
    }

    /// Builds the index in memory, for a folder that cannot be written.
    pub(crate) fn build_in_memory(data_dir: &Path, database: &Path, db: &Connection) -> Result<Self> {
        let index = write(data_dir, RamDirectory::create(), database, db)?;
        Self::over(data_dir, &index).map_err(|e| failed(data_dir, &e))
    }

    fn over(data_dir: &Path, index: &tantivy::Index) -> Result<Self, TantivyError> {
        let (schema, fields) = Fields::schema();
        if index.schema() != schema {
            return Err(TantivyError::SchemaError("autre schéma".into()));
        }
        let mut segments = Vec::new();
        let (mut sites, mut labels) = (0, 0);
        for segment in index.searchable_segments()? {
            let reader = SegmentReader::open(&segment)?;
            let fast = reader.fast_fields();
            let columns = Columns {
                number: fast.u64("number")?,
                naf: fast.u64("naf")?,
                departement: fast.u64("departement")?,
                region: fast.u64("region")?,
                tier: fast.u64("tier")?,
                lat: fast.f64("lat")?,
                lon: fast.f64("lon")?,
                cpv_code: fast.u64("cpv_code")?,
                cpv_words: fast.u64("cpv_words")?,
            };
            for doc in 0..reader.max_doc() {
                if columns.number.first(doc).is_some() {
                    sites += 1;
                } else {
                    labels += 1;
                }
            }
            segments.push(Segment { reader, columns });
        }
        Ok(Self {
            data_dir: data_dir.to_owned(),
            fields,
            segments,
            sites,
            labels,
        })
    }

    fn failed(&self, error: &TantivyError) -> Error {
        failed(&self.data_dir, error)
    }
}

fn failed(data_dir: &Path, error: &TantivyError) -> Error {
    Error::Index {
        path: data_dir.to_owned(),
        detail: error.to_string(),
    }
}

/// Either half of the work of writing: reading the database, or feeding the index.
enum WriteError {
    Store(rusqlite::Error),
    Index(TantivyError),
}

impl From<rusqlite::Error> for WriteError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error)
    }
}

impl From<TantivyError> for WriteError {
    fn from(error: TantivyError) -> Self {
        Self::Index(error)
    }
}

fn write<D: Directory>(
    data_dir: &Path,
    directory: D,
    database: &Path,
    db: &Connection,
) -> Result<tantivy::Index> {
    feed(directory, db).map_err(|error| match error {
        WriteError::Store(e) => Error::sqlite(database, e),
        WriteError::Index(e) => failed(data_dir, &e),
    })
}

fn feed<D: Directory>(directory: D, db: &Connection) -> Result<tantivy::Index, WriteError> {
    let (schema, fields) = Fields::schema();
    let directory: Box<dyn Directory> = Box::new(directory);
    let index = tantivy::Index::create(directory, schema, IndexSettings::default())?;
    // One thread and no merge: documents stay in the order of the database.
    let mut writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, WRITER_MEMORY)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let families = families::Families::embedded();
    sites::each_indexed(db, |site| {
        let mut doc = TantivyDocument::new();
        add_words(&mut doc, fields.name, &words(&site.name));
        if let Some(naf) = &site.naf {
            add_words(
                &mut doc,
                fields.label,
                &label_words(families.naf_label(naf).unwrap_or_default()),
            );
            doc.add_u64(fields.naf, packed(naf.as_str()));
        }
        add_words(
            &mut doc,
            fields.place,
            &words(site.commune.as_deref().unwrap_or_default()),
        );
        doc.add_u64(fields.number, u64::try_from(site.number).unwrap_or_default());
        for (field, code) in [
            (fields.departement, site.departement),
            (fields.region, site.region),
        ] {
            if let Some(code) = code {
                doc.add_u64(field, packed(&code));
            }
        }
        doc.add_u64(fields.tier, tier_rank(site.tier));
        if let Some((lat, lon)) = site.position {
            doc.add_f64(fields.lat, lat);
            doc.add_f64(fields.lon, lon);
        }
        writer.add_document(doc)?;
        Ok::<(), WriteError>(())
    })?;
    for (code, label) in cpv::all(db)? {
        let mut doc = TantivyDocument::new();
        let words = label_words(&label);
        add_words(&mut doc, fields.cpv, &words);
        doc.add_u64(fields.cpv_code, packed(code.as_str()));
        doc.add_u64(fields.cpv_words, words.len() as u64);
        writer.add_document(doc)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

/// Tiers as a column holds them.
fn tier_rank(tier: Tier) -> u64 {
    Tier::ALL.iter().position(|t| *t == tier).unwrap_or_default() as u64
}

fn add_words(doc: &mut TantivyDocument, field: TextField, words: &[Word]) {
    let add = |doc: &mut TantivyDocument, field, form: fn(&Word) -> &String| {
        let tokens = words
            .iter()
            .enumerate()
            .map(|(position, word)| Token {
                position,
                text: form(word).clone(),
                ..Token::default()
            })
            .collect();
        doc.add_pre_tokenized_text(
            field,
            PreTokenizedString {
                text: String::new(),
                tokens,
            },
        );
    };
    add(doc, field.stem, |w| &w.stem);
    add(doc, field.folded, |w| &w.folded);
}
