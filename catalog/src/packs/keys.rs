//! Keys and signatures, in the format of minisign: whoever has that tool can check a pack without us.
//!
//! ```text
//! NAME.key   the secret key: it signs, and stays with whoever makes packs
//! NAME.pub   the public key: it is given to those who install them
//! cles/      in the data folder: the public keys trusted here, one file each, named by the number of the key
//! ```

use std::fmt;
use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use minisign::{ErrorKind, KeyPair, PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

use super::{file_name, unreadable, unwritable};
use crate::error::{Error, Result};
use crate::store::Catalog;

/// Folder of the keys trusted, in the data folder.
const TRUSTED: &str = "cles";
/// Most bytes of a file of key, and of a signature.
pub(super) const MOST_KEY: u64 = 4_096;
/// Letters of the two signatures of a signature: the crate takes for granted that they are whole.
const SIGNATURE_LETTERS: usize = 100;
const COMMENT_SIGNATURE_LETTERS: usize = 88;

/// A public key.
#[derive(Clone, Debug)]
pub struct PackKey {
    /// Its number, sixteen hexadecimal digits, as minisign shows it.
    pub id: String,
    /// The file it was read from.
    pub path: PathBuf,
    key: PublicKey,
}

impl PackKey {
    /// Reads a file `.pub`.
    ///
    /// # Errors
    /// The file cannot be read, or is not a public key.
    pub fn read(path: &Path) -> Result<Self> {
        let wrong = || {
            key_error(
                path,
                "ce n’est pas une clé publique\u{a0}: il faut le fichier .pub, deux lignes de texte",
            )
        };
        let text = small_text(path)?;
        if text.lines().nth(1).is_none_or(|line| !line.is_ascii()) {
            return Err(wrong());
        }
        let key = PublicKey::from_box(PublicKeyBox::from(text)).map_err(|_| wrong())?;
        if !key.to_bytes().starts_with(b"Ed") {
            return Err(wrong());
        }
        Ok(Self::of(key, path))
    }

    fn of(key: PublicKey, path: &Path) -> Self {
        Self {
            id: number(key.keynum()),
            path: path.to_owned(),
            key,
        }
    }

    fn same(&self, other: &Self) -> bool {
        self.key.to_bytes() == other.key.to_bytes()
    }
}

/// The secret key that signs a pack.
#[derive(Clone, Copy)]
pub struct SigningKey<'a> {
    /// The file `.key`.
    pub path: &'a Path,
    /// Its password, when it has one.
    pub password: Option<&'a str>,
}

impl fmt::Debug for SigningKey<'_> {
    /// Never the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Makes a pair of keys: `path.key` and `path.pub`, or `emplettes.key` and `emplettes.pub` in a folder. Without a
/// password, whoever holds the file can sign.
///
/// # Errors
/// One of the files is there already, or the disk refuses.
pub fn new_key(path: &Path, password: Option<&str>) -> Result<PackKey> {
    let base = if path.is_dir() {
        path.join("emplettes")
    } else if path.extension().is_some_and(|e| e == "key" || e == "pub") {
        path.with_extension("")
    } else {
        path.to_owned()
    };
    let named = |extension: &str| {
        let mut name = base.clone().into_os_string();
        name.push(extension);
        PathBuf::from(name)
    };
    let (secret, public) = (named(".key"), named(".pub"));
    for there in [&secret, &public] {
        if there.exists() {
            return Err(key_error(
                there,
                "ce fichier existe déjà\u{a0}: une clé perdue ne se refait pas, choisissez un autre nom",
            ));
        }
    }
    let failed = |e: minisign::PError| key_error(&secret, &format!("la clé n’a pas pu être faite ({e})"));
    let (pair, comment) = match password.filter(|p| !p.is_empty()) {
        // With a password in hand, the crate asks nothing at the terminal.
        Some(password) => (
            KeyPair::generate_encrypted_keypair(Some(password.to_owned())).map_err(failed)?,
            "minisign encrypted secret key",
        ),
        None => (
            KeyPair::generate_unencrypted_keypair().map_err(failed)?,
            "minisign secret key",
        ),
    };
    let secret_text = pair.sk.to_box(Some(comment)).map_err(failed)?.into_string();
    let public_text = pair.pk.to_box().map_err(failed)?.into_string();
    if let Some(folder) = secret.parent().filter(|f| !f.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
    }
    write_new(&secret, &secret_text, true)?;
    if let Err(error) = write_new(&public, &public_text, false) {
        // Half a pair is of no use; best effort.
        let _ = fs::remove_file(&secret);
        return Err(error);
    }
    Ok(PackKey::of(pair.pk, &public))
}

impl Catalog {
    /// Trusts a public key: packs it signed can be installed here.
    ///
    /// # Errors
    /// The file is not a public key, another key bears its number, or the disk refuses.
    pub fn trust_key(&self, public: &Path) -> Result<PackKey> {
        let key = PackKey::read(public)?;
        if let Some(known) = self.trusted_keys()?.into_iter().find(|k| k.id == key.id) {
            if known.same(&key) {
                return Ok(known);
            }
            return Err(key_error(
                public,
                "une autre clé de même numéro est déjà connue de ce poste\u{a0}: l’une des deux est fausse, vérifiez \
                 auprès de qui vous l’a remise",
            ));
        }
        let folder = self.data_dir().join(TRUSTED);
        fs::create_dir_all(&folder).map_err(|e| Error::writing(&folder, &e))?;
        // Named by us: nothing of the name given comes in.
        let path = folder.join(format!("{}.pub", key.id));
        let text = key
            .key
            .to_box()
            .map_err(|e| key_error(public, &e.to_string()))?
            .into_string();
        let aside = path.with_extension("tmp");
        let written = fs::write(&aside, text).and_then(|()| fs::rename(&aside, &path));
        written.map_err(|e| Error::writing(&path, &e))?;
        Ok(PackKey { path, ..key })
    }

    /// The public keys trusted here, in order of their numbers. A file of that folder that is no key is left aside:
    /// no trust comes from it.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn trusted_keys(&self) -> Result<Vec<PackKey>> {
        let folder = self.data_dir().join(TRUSTED);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(Error::writing(&folder, &e)),
        };
        let mut keys: Vec<PackKey> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "pub"))
            .filter_map(|path| PackKey::read(&path).ok())
            .collect();
        keys.sort_by(|a, b| a.id.cmp(&b.id).then_with(|| a.path.cmp(&b.path)));
        keys.dedup_by(|a, b| a.same(b));
        Ok(keys)
    }
}

/// A secret key, ready to sign.
pub(super) struct Signer {
    secret: SecretKey,
    /// Its public half, to check what was signed.
    pub(super) public: PackKey,
}

impl Signer {
    pub(super) fn read(key: &SigningKey<'_>) -> Result<Self> {
        let text = small_text(key.path)?;
        let boxed = || SecretKeyBox::from(text.clone());
        let password = key.password.filter(|p| !p.is_empty());
        let secret = match (boxed().into_unencrypted_secret_key(), password) {
            (Ok(secret), _) => secret,
            // Without a password, the crate would ask for it at the terminal.
            (Err(_), Some(password)) => boxed().into_secret_key(Some(password.to_owned())).map_err(|e| {
                let detail = match e.kind() {
                    ErrorKind::Verify => "ce n’est pas le mot de passe de cette clé",
                    _ => NOT_SECRET,
                };
                key_error(key.path, detail)
            })?,
            (Err(_), None) => {
                let detail = if looks_secret(&text) {
                    "cette clé est protégée\u{a0}: donnez son mot de passe"
                } else {
                    NOT_SECRET
                };
                return Err(key_error(key.path, detail));
            }
        };
        let public = PublicKey::from_secret_key(&secret).map_err(|_| key_error(key.path, NOT_SECRET))?;
        Ok(Self {
            secret,
            public: PackKey::of(public, key.path),
        })
    }

    /// Signs bytes, with a comment that the signature vouches for as well.
    pub(super) fn sign(&self, bytes: &[u8], comment: &str) -> Result<String> {
        let untrusted = format!("signature of manifest.json by {}", self.public.id);
        minisign::sign(
            Some(&self.public.key),
            &self.secret,
            Cursor::new(bytes),
            Some(comment),
            Some(&untrusted),
        )
        .map(SignatureBox::into_string)
        .map_err(|e| key_error(&self.public.path, &format!("signature impossible ({e})")))
    }
}

const NOT_SECRET: &str = "ce n’est pas une clé secrète\u{a0}: il faut le fichier .key";

/// A signature, well formed and not checked yet.
pub(super) struct Signature {
    signature: SignatureBox,
    /// Number of the key said to have made it.
    pub(super) key: String,
}

impl Signature {
    /// Reads a signature; `None` when it is not one.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let length = |at: usize| text.lines().nth(at).map(str::trim).map_or(0, str::len);
        if length(1) != SIGNATURE_LETTERS || length(3) != COMMENT_SIGNATURE_LETTERS {
            return None;
        }
        let signature = SignatureBox::from_string(text).ok()?;
        Some(Self {
            key: number(signature.keynum()),
            signature,
        })
    }

    /// Whether that key signed these bytes and that comment.
    pub(super) fn holds(&self, key: &PackKey, bytes: &[u8], comment: &str) -> bool {
        minisign::verify(&key.key, &self.signature, Cursor::new(bytes), true, false, false).is_ok()
            && self.signature.trusted_comment().is_ok_and(|said| said == comment)
    }
}

/// The number of a key as minisign shows it.
fn number(bytes: &[u8]) -> String {
    bytes.iter().rev().map(|b| format!("{b:02X}")).collect()
}

fn looks_secret(text: &str) -> bool {
    // 158 bytes in base 64.
    const LETTERS: usize = 212;
    text.lines()
        .nth(1)
        .is_some_and(|line| line.trim().len() == LETTERS)
}

fn key_error(path: &Path, detail: &str) -> Error {
    Error::Key {
        file: file_name(path),
        detail: detail.to_owned(),
    }
}

/// The text of a small file.
fn small_text(path: &Path) -> Result<String> {
    let file = File::open(path).map_err(|e| unreadable(path, &e))?;
    let mut text = String::new();
    file.take(MOST_KEY)
        .read_to_string(&mut text)
        .map_err(|e| match e.kind() {
            std::io::ErrorKind::InvalidData => key_error(path, "ce n’est pas un fichier de clé"),
            _ => unreadable(path, &e),
        })?;
    Ok(text)
}

/// Writes a file that must not be there yet; a secret is for its owner alone where the system knows owners.
fn write_new(path: &Path, text: &str, secret: bool) -> Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = secret;
    let mut file = options.open(path).map_err(|e| unwritable(path, &e))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|e| unwritable(path, &e))
}
