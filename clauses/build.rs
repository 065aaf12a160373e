//! The library is embedded file by file: a changed clause must rebuild the crate.

#[allow(clippy::print_stdout, reason = "la langue que cargo attend")]
fn main() {
    println!("cargo:rerun-if-changed=library");
}
