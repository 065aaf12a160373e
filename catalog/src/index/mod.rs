//! The search index, derived from the database: tantivy segments of sites and CPV labels.
//!
//! Terms find documents, columns (FAST fields) give what filters, facets and ranking need; the score is ours
//! (`ranking.rs`), so that it can be explained. The index is written once under a temporary name and never
//! changed: it is read without locks, in a read-only folder too. Firms changed one by one since are held in a
//! small segment in memory, and hide what the index says of them.

mod labels;
mod lookup;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use tantivy::columnar::ColumnValues;
use tantivy::directory::{Directory, MmapDirectory, RamDirectory};
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexSettings, IndexWriter, SegmentReader, TantivyDocument, TantivyError};

use crate::error::{Error, Result};
use crate::number::{FirmNumber, SiteNumber};
use crate::tables::facts::bits_by_number;
use crate::tables::records::{self, Indexed};
use crate::tables::{communes, cpv, meta};

pub(crate) use labels::in_a_label;
pub(crate) use lookup::{Ask, Candidate, CpvCandidate, Of};
pub(crate) use words::{Word, fingerprint, label_words, one_error_apart, words};

/// Change it with the fields or with what is put in them.
const FORMAT: u32 = 7;

/// Memory for each thread of the writer, bytes.
const WRITER_MEMORY: usize = 96 << 20;
/// From this number of records, two threads write.
const MANY: i64 = 50_000;
/// How often progress is told, sites.
const TOLD: u64 = 20_000;

/// Each text is indexed twice: by stem, and as written (folded).
#[derive(Clone, Copy)]
pub(crate) struct TextField {
    pub(crate) stem: Field,
    pub(crate) folded: Field,
}

#[derive(Clone, Copy)]
struct Fields {
    name: TextField,
    place: TextField,
    cpv: TextField,
    number: Field,
    naf: Field,
    departement: Field,
    region: Field,
    lat: Field,
    lon: Field,
    registered: Field,
    year_site: Field,
    year_firm: Field,
    category: Field,
    headcount: Field,
    size_year: Field,
    bits: Field,
    cpv_code: Field,
    /// Distinct words of the name, or words of the CPV label.
    words_count: Field,
}

impl Fields {
    /// The columns that only sites fill.
    fn of_sites(&self) -> [Field; 13] {
        [
            self.number,
            self.naf,
            self.departement,
            self.region,
            self.lat,
            self.lon,
            self.registered,
            self.year_site,
            self.year_firm,
            self.category,
            self.headcount,
            self.size_year,
            self.bits,
        ]
    }

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
        let (name, place, cpv) = (text("name"), text("place"), text("cpv"));
        let fields = Self {
            name,
            place,
            cpv,
            number: builder.add_u64_field("number", FAST),
            naf: builder.add_u64_field("naf", FAST | INDEXED),
            departement: builder.add_u64_field("departement", FAST | INDEXED),
            region: builder.add_u64_field("region", FAST | INDEXED),
            lat: builder.add_u64_field("lat", FAST),
            lon: builder.add_u64_field("lon", FAST),
            registered: builder.add_u64_field("registered", FAST),
            year_site: builder.add_u64_field("year_site", FAST),
            year_firm: builder.add_u64_field("year_firm", FAST),
            category: builder.add_u64_field("category", FAST),
            headcount: builder.add_u64_field("headcount", FAST),
            size_year: builder.add_u64_field("size_year", FAST),
            bits: builder.add_u64_field("bits", FAST),
            cpv_code: builder.add_u64_field("cpv_code", FAST),
            words_count: builder.add_u64_field("words_count", FAST),
        };
        (builder.build(), fields)
    }
}

/// A column: every document has a value, zero when there is none (an optional column is much slower to read).
type Values = Arc<dyn ColumnValues<u64>>;

/// The columns of a segment.
struct Columns {
    number: Values,
    naf: Values,
    departement: Values,
    region: Values,
    lat: Values,
    lon: Values,
    registered: Values,
    year_site: Values,
    year_firm: Values,
    category: Values,
    headcount: Values,
    size_year: Values,
    bits: Values,
    cpv_code: Values,
    words_count: Values,
}

/// A value of a column; zero is none.
fn some(value: u64) -> Option<u64> {
    (value != 0).then_some(value)
}

struct Segment {
    reader: SegmentReader,
    columns: Columns,
    /// Read again since the index was written: it hides what the others say of its firms.
    fresh: bool,
}

/// The open index.
pub(crate) struct Index {
    data_dir: PathBuf,
    fields: Fields,
    segments: Vec<Arc<Segment>>,
    /// Firms whose sites are those of the fresh segment alone.
    changed: BTreeSet<u64>,
    /// Number of sites, for the rarity of words.
    sites: u64,
    /// Number of CPV labels.
    labels: u64,
}

/// Digits and letters, and the end.
const BASE: u64 = 37;

/// A short code (NAF, département, CPV) as a number, so that a column can hold it: small, since a column of small
/// numbers stays in the memory of the processor. Points do not count: « 31.01Z » is « 3101Z ».
pub(crate) fn packed(code: &str) -> u64 {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .take(11)
        .fold(0, |all, c| {
            all * BASE + u64::from(c.to_digit(36).unwrap_or_default()) + 1
        })
}

/// The code packed in a number, without its points.
pub(crate) fn unpacked(number: u64) -> String {
    let mut left = number;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u32::try_from(left % BASE).unwrap_or_default().saturating_sub(1);
        letters.extend(char::from_digit(digit, 36).map(|c| c.to_ascii_uppercase()));
        left /= BASE;
    }
    letters.iter().rev().collect()
}

/// The division of a NAF sub-class, both packed: its first two digits.
pub(crate) fn division(naf: u64) -> u64 {
    naf / (BASE * BASE * BASE)
}

/// Degrees as a column holds them: a hundred-thousandth of a degree is about a metre.
fn degrees(value: f64) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = ((value.clamp(-180.0, 180.0) + 180.0) * 1e5).round() as u64;
    whole
}

fn from_degrees(value: u64) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let value = value as f64;
    value / 1e5 - 180.0
}

/// Folder of the index: its name changes with the format, the analysis of words, the embedded catalogue and the
/// changes of the whole.
fn folder(data_dir: &Path, db: &Connection) -> rusqlite::Result<PathBuf> {
    let pack = meta::get(db, meta::PACK_VERSION)?.unwrap_or_default();
    let revision = meta::get(db, meta::REVISION)?.unwrap_or_default();
    Ok(data_dir.join(format!("index-{FORMAT}-{:08x}-{pack}-{revision}", fingerprint())))
}

impl Index {
    /// Opens the index of this database; `None` when it is absent, incomplete or damaged.
    pub(crate) fn open(data_dir: &Path, path: &Path, db: &Connection) -> Result<Option<Self>> {
        let folder = folder(data_dir, db).map_err(|e| Error::sqlite(path, e))?;
        if !folder.is_dir() {
            return Ok(None);
        }
        let base = || -> Option<Self> {
            let index = tantivy::Index::open(MmapDirectory::open(&folder).ok()?).ok()?;
            if !index.validate_checksum().ok()?.is_empty() {
                return None;
            }
            Self::over(data_dir, &index).ok()
        };
        match base() {
            Some(index) => index.refreshed(db).map(Some),
            None => Ok(None),
        }
    }

    /// Writes the index of the database at `path` in the data folder; the lock is held. `tell` hears how many sites
    /// are done, and may stop the work.
    pub(crate) fn build(
        data_dir: &Path,
        path: &Path,
        db: &Connection,
        tell: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<()> {
        let writing = |e: std::io::Error| Error::writing(data_dir, &e);
        let folder = folder(data_dir, db).map_err(|e| Error::sqlite(path, e))?;
        let temporary = data_dir.join("index.tmp");
        for left in [&temporary, &folder] {
            match fs::remove_dir_all(left) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(writing(error)),
                _ => {}
            }
        }
        fs::create_dir_all(&temporary).map_err(writing)?;
        let directory = MmapDirectory::open(&temporary).map_err(|e| Error::Index {
            path: data_dir.to_owned(),
            detail: e.to_string(),
        })?;
        let written = write(data_dir, directory, path, db, tell);
        match written {
            Ok(index) => drop(index),
            Err(error) => {
                let _ = fs::remove_dir_all(&temporary);
                return Err(error);
            }
        }
        fs::rename(&temporary, &folder).map_err(writing)
    }

    /// Removes the indexes of other revisions and what a crash may have left; the lock is held.
    pub(crate) fn clean(data_dir: &Path, db: &Connection) {
        let Ok(kept) = folder(data_dir, db) else { return };
        let Ok(entries) = fs::read_dir(data_dir) else {
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if (name.starts_with("index-") || name == "index.tmp") && entry.path() != kept {
                // A file still mapped by another process cannot be removed on some systems: left for next time.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    /// Builds the index in memory, for a folder that cannot be written.
    pub(crate) fn build_in_memory(data_dir: &Path, path: &Path, db: &Connection) -> Result<Self> {
        let index = write(data_dir, RamDirectory::create(), path, db, &mut |_| Ok(()))?;
        let index = Self::over(data_dir, &index).map_err(|e| failed(data_dir, &e))?;
        index.refreshed(db)
    }

    fn over(data_dir: &Path, index: &tantivy::Index) -> Result<Self, TantivyError> {
        let (schema, fields) = Fields::schema();
        if index.schema() != schema {
            return Err(TantivyError::SchemaError("autre schéma".into()));
        }
        let segments = segments(index, false)?;
        let mut labels = 0;
        let mut sites = 0;
        for segment in &segments {
            let docs = 0..segment.reader.max_doc();
            let of_sites = docs
                .filter(|doc| segment.columns.number.get_val(*doc) != 0)
                .count() as u64;
            sites += of_sites;
            labels += u64::from(segment.reader.max_doc()) - of_sites;
        }
        Ok(Self {
            data_dir: data_dir.to_owned(),
            fields,
            segments,
            changed: BTreeSet::new(),
            sites,
            labels,
        })
    }

    /// The same index, with the firms touched since it was written read again.
    pub(crate) fn refreshed(&self, db: &Connection) -> Result<Self> {
        let touched = meta::touched(db).map_err(|e| Error::sqlite(&self.data_dir, e))?;
        let base = self.segments.iter().filter(|s| !s.fresh);
        let mut fresh = Self {
            data_dir: self.data_dir.clone(),
            fields: self.fields,
            segments: base.map(Arc::clone).collect(),
            changed: BTreeSet::new(),
            sites: self.sites,
            labels: self.labels,
        };
        if touched.is_empty() {
            return Ok(fresh);
        }
        let index = feed_touched(db, &touched).map_err(|error| error.said(&self.data_dir, &self.data_dir))?;
        let read = segments(&index, true).map_err(|e| self.failed(&e))?;
        fresh.segments.extend(read);
        fresh.changed = touched.iter().filter_map(|n| u64::try_from(*n).ok()).collect();
        Ok(fresh)
    }

    fn failed(&self, error: &TantivyError) -> Error {
        failed(&self.data_dir, error)
    }
}

fn segments(index: &tantivy::Index, fresh: bool) -> Result<Vec<Arc<Segment>>, TantivyError> {
    let mut found = Vec::new();
    for segment in index.searchable_segments()? {
        let reader = SegmentReader::open(&segment)?;
        let fast = reader.fast_fields();
        let column = |name| Ok::<Values, TantivyError>(fast.u64(name)?.first_or_default_col(0));
        let columns = Columns {
            number: column("number")?,
            naf: column("naf")?,
            departement: column("departement")?,
            region: column("region")?,
            lat: column("lat")?,
            lon: column("lon")?,
            registered: column("registered")?,
            year_site: column("year_site")?,
            year_firm: column("year_firm")?,
            category: column("category")?,
            headcount: column("headcount")?,
            size_year: column("size_year")?,
            bits: column("bits")?,
            cpv_code: column("cpv_code")?,
            words_count: column("words_count")?,
        };
        found.push(Arc::new(Segment {
            reader,
            columns,
            fresh,
        }));
    }
    Ok(found)
}

fn failed(data_dir: &Path, error: &TantivyError) -> Error {
    Error::Index {
        path: data_dir.to_owned(),
        detail: error.to_string(),
    }
}

/// Either half of the work of writing: reading the database, or feeding the index; or being told to stop.
enum WriteError {
    Store(rusqlite::Error),
    Index(TantivyError),
    Told(Error),
}

impl WriteError {
    fn said(self, data_dir: &Path, database: &Path) -> Error {
        match self {
            Self::Store(e) => Error::sqlite(database, e),
            Self::Index(e) => failed(data_dir, &e),
            Self::Told(e) => e,
        }
    }
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
    tell: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<tantivy::Index> {
    feed(directory, db, tell).map_err(|error| error.said(data_dir, database))
}

/// What is read once for all documents.
struct Lexicon {
    fields: Fields,
    /// Words of the names of communes, as met.
    communes: BTreeMap<String, Vec<Word>>,
    /// Région of each département.
    regions: BTreeMap<String, String>,
    /// Labels and experience, by number of site or of legal unit.
    bits: BTreeMap<i64, u64>,
}

impl Lexicon {
    fn read(db: &Connection, fields: Fields) -> rusqlite::Result<Self> {
        Ok(Self {
            fields,
            communes: BTreeMap::new(),
            regions: communes::regions_of_departements(db)?,
            bits: bits_by_number(db)?,
        })
    }

    fn document(&mut self, db: &Connection, site: &Indexed) -> rusqlite::Result<TantivyDocument> {
        let fields = self.fields;
        let mut doc = TantivyDocument::new();
        let name = words(&site.name);
        let distinct = name.iter().map(|w| &w.stem).collect::<BTreeSet<_>>().len();
        add_words(&mut doc, fields.name, &name);
        match &site.insee {
            Some(insee) => {
                if !self.communes.contains_key(insee) {
                    let name = communes::name(db, insee)?.or_else(|| site.commune.clone());
                    self.communes
                        .insert(insee.clone(), words(name.as_deref().unwrap_or_default()));
                }
                add_words(&mut doc, fields.place, &self.communes[insee]);
            }
            None => add_words(
                &mut doc,
                fields.place,
                &words(site.commune.as_deref().unwrap_or_default()),
            ),
        }
        let mut add = |field, value: Option<u64>| doc.add_u64(field, value.unwrap_or_default());
        let positive = |value: i64| u64::try_from(value).ok();
        let year = |value: Option<i16>| value.and_then(|y| u64::try_from(y).ok());
        add(fields.number, positive(site.number.0));
        add(fields.naf, site.naf.as_deref().map(packed));
        add(fields.departement, site.departement.as_deref().map(packed));
        let region = site.departement.as_ref().and_then(|d| self.regions.get(d));
        add(fields.region, region.map(|r| packed(r)));
        add(fields.lat, site.position.map(|(lat, _)| degrees(lat)));
        add(fields.lon, site.position.map(|(_, lon)| degrees(lon)));
        add(fields.registered, site.registered.and_then(positive));
        add(fields.year_site, year(site.last_year_site));
        add(fields.year_firm, year(site.last_year_firm));
        add(fields.category, site.category.map(|c| packed(c.as_str())));
        add(fields.headcount, site.headcount.map(|h| packed(h.code)));
        add(fields.size_year, year(site.size_year));
        let of = |number: i64| self.bits.get(&number).copied().unwrap_or_default();
        let bits = of(site.number.0) | of(site.number.firm().unit().0);
        add(fields.bits, Some(bits));
        add(fields.cpv_code, None);
        add(fields.words_count, Some(distinct as u64));
        Ok(doc)
    }
}

fn create<D: Directory>(directory: D) -> Result<(tantivy::Index, Fields), TantivyError> {
    let (schema, fields) = Fields::schema();
    let directory: Box<dyn Directory> = Box::new(directory);
    Ok((
        tantivy::Index::create(directory, schema, IndexSettings::default())?,
        fields,
    ))
}

fn feed<D: Directory>(
    directory: D,
    db: &Connection,
    tell: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<tantivy::Index, WriteError> {
    let (index, fields) = create(directory)?;
    // One transaction: the file is locked once for a million readings.
    let tx = db.unchecked_transaction()?;
    let db = &*tx;
    let records: i64 = db.query_row("SELECT count(*) FROM records", [], |row| row.get(0))?;
    let threads = if records < MANY { 1 } else { 2 };
    // No merge: a segment a flush, all read at each question.
    let mut writer: IndexWriter<TantivyDocument> =
        index.writer_with_num_threads(threads, WRITER_MEMORY * threads)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut lexicon = Lexicon::read(db, fields)?;
    for (done, site) in (1..).zip(in_order(db)?) {
        if let Some(site) = records::indexed_of_site(db, site)? {
            writer.add_document(lexicon.document(db, &site)?)?;
        }
        if done % TOLD == 0 {
            tell(done).map_err(WriteError::Told)?;
        }
    }
    for (code, label) in cpv::all(db)? {
        let mut doc = TantivyDocument::new();
        let words = label_words(&label);
        add_words(&mut doc, fields.cpv, &words);
        doc.add_u64(fields.cpv_code, packed(code.as_str()));
        doc.add_u64(fields.words_count, words.len() as u64);
        for field in fields.of_sites() {
            doc.add_u64(field, 0);
        }
        writer.add_document(doc)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

/// The sites that can be found, by département then by trade: most questions look at those of a département or of a
/// trade, and what is read together stands together.
fn in_order(db: &Connection) -> Result<Vec<SiteNumber>, WriteError> {
    let mut places: Vec<(u64, u64, SiteNumber)> = Vec::new();
    records::each_indexed(db, |site| {
        let code = |text: &Option<String>| text.as_deref().map_or(0, packed);
        places.push((code(&site.departement), code(&site.naf), site.number));
        Ok::<(), WriteError>(())
    })?;
    places.sort_unstable();
    Ok(places.into_iter().map(|(_, _, site)| site).collect())
}

/// The sites of a few firms, in memory.
fn feed_touched(db: &Connection, firms: &[i64]) -> Result<tantivy::Index, WriteError> {
    let (index, fields) = create(RamDirectory::create())?;
    let mut writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, 15 << 20)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut lexicon = Lexicon::read(db, fields)?;
    for firm in firms {
        records::indexed_of_firm(db, FirmNumber(*firm), |site| {
            writer.add_document(lexicon.document(db, &site)?)?;
            Ok::<(), WriteError>(())
        })?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

fn add_words(doc: &mut TantivyDocument, field: TextField, words: &[Word]) {
    if words.is_empty() {
        return;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_packed_and_come_back() {
        for (code, back) in [
            ("31.01Z", "3101Z"),
            ("01.11Z", "0111Z"),
            ("2A", "2A"),
            ("974", "974"),
            ("67", "67"),
            ("39160000", "39160000"),
            ("PME", "PME"),
            ("00", "00"),
            ("", ""),
        ] {
            assert_eq!(unpacked(packed(code)), back, "{code}");
        }
        assert_eq!(division(packed("31.01Z")), packed("31"));
        assert_eq!(division(packed("01.11Z")), packed("01"));
        assert!(packed("33.20D") < 1 << 26, "small, so that its column is");
    }

    #[test]
    fn degrees_come_back_within_a_metre() {
        for degree in [-61.51, 0.0, 7.36241, 48.74198, -178.1] {
            assert!((from_degrees(degrees(degree)) - degree).abs() < 1e-5);
        }
    }
}
