//! A PDF file opened with bounds: its pages, its objects, its streams.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use crate::FormatError;

/// Largest file: 100 MB.
const LARGEST_FILE: usize = 100_000_000;
/// Largest stream once decompressed: 64 MB.
const LARGEST_STREAM: usize = 64_000_000;
/// All streams that are read, once decompressed: 256 MB.
const LARGEST_TOTAL: usize = 256_000_000;
/// Most objects of a file.
const MOST_OBJECTS: usize = 500_000;
/// Most pages of a file.
const MOST_PAGES: usize = 3_000;
/// Deepest page tree, and longest chain of references.
const DEEPEST: usize = 64;

/// An open file.
pub(super) struct Pdf<'a> {
    document: Document,
    name: &'a str,
    /// Bytes that may still be decompressed.
    left: Cell<usize>,
}

/// A page with what it inherits.
pub(super) struct Page<'a> {
    pub(super) dict: &'a Dictionary,
    pub(super) resources: Option<&'a Dictionary>,
    /// The visible part: left, bottom, right, top.
    pub(super) bounds: [f64; 4],
}

impl<'a> Pdf<'a> {
    /// Opens the file, or says why it cannot be read.
    pub(super) fn open(bytes: &[u8], name: &'a str) -> crate::Result<Self> {
        if bytes.len() > LARGEST_FILE {
            return Err(FormatError::too_large(name, "plus de 100\u{a0}Mo"));
        }
        let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
        // The parser is meant for any bytes, and asserts here and there all the same. Nothing is shared with
        // the closure, so nothing can be left half-done.
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            Document::load_mem_with_options(bytes, options)
        }));
        let document = match loaded {
            Ok(Ok(document)) => document,
            Ok(Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. }))) => {
                return Err(FormatError::too_large(name, "un élément dépasse 64\u{a0}Mo"));
            }
            Ok(Err(Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_))) => {
                return Err(locked(name));
            }
            Ok(Err(_)) | Err(_) => return Err(broken(name)),
        };
        if document.trailer.has(b"Encrypt") && !document.was_encrypted() {
            return Err(locked(name));
        }
        if document.objects.len() > MOST_OBJECTS {
            return Err(FormatError::too_large(name, "plus de 500\u{a0}000 objets"));
        }
        Ok(Self {
            document,
            name,
            left: Cell::new(LARGEST_TOTAL),
        })
    }

    /// The object itself, references followed.
    pub(super) fn resolve<'d>(&'d self, mut object: &'d Object) -> &'d Object {
        for _ in 0..DEEPEST {
            match object {
                Object::Reference(id) => match self.document.objects.get(id) {
                    Some(next) => object = next,
                    None => return &Object::Null,
                },
                _ => return object,
            }
        }
        &Object::Null
    }

    pub(super) fn get<'d>(&'d self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
        let object = self.resolve(dict.get(key).ok()?);
        (!object.is_null()).then_some(object)
    }

    pub(super) fn dict<'d>(&'d self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
        match self.get(dict, key)? {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn array<'d>(&'d self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    pub(super) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f64> {
        self.float(self.get(dict, key)?)
    }

    pub(super) fn name<'d>(&'d self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    pub(super) fn float(&self, object: &Object) -> Option<f64> {
        match self.resolve(object) {
            #[allow(clippy::cast_precision_loss, reason = "coordinates and widths are small")]
            Object::Integer(n) => Some(*n as f64),
            Object::Real(n) => Some(f64::from(*n)),
            _ => None,
        }
        .filter(|n| n.is_finite())
    }

    /// Bytes of a stream; none when they are those of a picture or cannot be decoded.
    pub(super) fn bytes(&self, stream: &Stream) -> crate::Result<Option<Vec<u8>>> {
        let bound = LARGEST_STREAM.min(self.left.get());
        match stream.decompressed_content_with_limit(bound) {
            Ok(bytes) => {
                self.left.set(self.left.get() - bytes.len());
                Ok(Some(bytes))
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(
                FormatError::too_large(self.name, "bien plus gros qu’annoncé une fois décompressé"),
            ),
            Err(_) => Ok(None),
        }
    }

    /// The content of a page, its streams put together.
    pub(super) fn content(&self, page: &Page<'_>) -> crate::Result<Vec<u8>> {
        let mut all = Vec::new();
        let parts: Vec<&Object> = match self.get(page.dict, b"Contents") {
            Some(Object::Array(parts)) => parts.iter().map(|part| self.resolve(part)).collect(),
            Some(stream) => vec![stream],
            None => Vec::new(),
        };
        for part in parts {
            if let Object::Stream(stream) = part
                && let Some(bytes) = self.bytes(stream)?
            {
                all.extend_from_slice(&bytes);
                all.push(b'\n');
            }
        }
        Ok(all)
    }

    /// Pages in order, with what they inherit from the nodes above them.
    pub(super) fn pages(&self) -> crate::Result<Vec<Page<'_>>> {
        let Some(root) = self
            .document
            .catalog()
            .ok()
            .and_then(|catalog| catalog.get(b"Pages").ok())
        else {
            return Err(broken(self.name));
        };
        let mut pages = Vec::new();
        let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
        let mut waiting = vec![(root, Inherited::default(), 0_usize)];
        while let Some((object, inherited, depth)) = waiting.pop() {
            if let Object::Reference(id) = object
                && !seen.insert(*id)
            {
                continue;
            }
            let Object::Dictionary(dict) = self.resolve(object) else {
                continue;
            };
            let inherited = inherited.under(self, dict);
            match self.array(dict, b"Kids") {
                Some(kids) if depth < DEEPEST => {
                    // The last kid is put first, so that the first is taken first.
                    waiting.extend(kids.iter().rev().map(|kid| (kid, inherited, depth + 1)));
                }
                Some(_) => {}
                None => pages.push(Page {
                    dict,
                    resources: inherited.resources,
                    bounds: inherited.bounds(),
                }),
            }
            if pages.len() > MOST_PAGES {
                return Err(FormatError::too_large(self.name, "plus de 3\u{a0}000 pages"));
            }
        }
        Ok(pages)
    }
}

/// What a page takes from the nodes above it.
#[derive(Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
}

impl<'a> Inherited<'a> {
    fn under(self, pdf: &'a Pdf<'_>, dict: &'a Dictionary) -> Self {
        let rectangle = |key: &[u8]| {
            let numbers: Vec<f64> = pdf
                .array(dict, key)?
                .iter()
                .filter_map(|n| pdf.float(n))
                .collect();
            match numbers[..] {
                [a, b, c, d] if (a - c).abs() > 1.0 && (b - d).abs() > 1.0 => {
                    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
                }
                _ => None,
            }
        };
        Self {
            resources: pdf.dict(dict, b"Resources").or(self.resources),
            media: rectangle(b"MediaBox").or(self.media),
            crop: rectangle(b"CropBox").or(self.crop),
        }
    }

    fn bounds(&self) -> [f64; 4] {
        /// A4.
        const USUAL: [f64; 4] = [0.0, 0.0, 595.0, 842.0];
        let media = self.media.unwrap_or(USUAL);
        let crop = self.crop.unwrap_or(media);
        let both = [
            media[0].max(crop[0]),
            media[1].max(crop[1]),
            media[2].min(crop[2]),
            media[3].min(crop[3]),
        ];
        if both[2] - both[0] > 1.0 && both[3] - both[1] > 1.0 {
            both
        } else {
            media
        }
    }
}

fn locked(name: &str) -> FormatError {
    FormatError::Unsupported {
        file: name.to_owned(),
        reason: "fichier .pdf protégé par un mot de passe".to_owned(),
        advice: "Demandez à son auteur le fichier sans mot de passe, ou le fichier Word d’origine".to_owned(),
    }
}

pub(super) fn broken(name: &str) -> FormatError {
    FormatError::Unsupported {
        file: name.to_owned(),
        reason: "fichier .pdf coupé ou abîmé".to_owned(),
        advice: "Téléchargez-le de nouveau, ou demandez le fichier Word d’origine".to_owned(),
    }
}
