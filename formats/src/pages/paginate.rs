//! Pieces stacked on pages.

use std::collections::BTreeMap;

use super::Pages;
use super::stack::Piece;

/// Stacks the pieces on pages of this height; `cover` tells that one stands before.
pub(super) fn paginate(pieces: &[Piece<'_>], cover: bool, page: u32) -> Pages {
    let mut pages = Pages {
        total: if cover { 2 } else { 1 },
        of: BTreeMap::new(),
    };
    // Height taken, and the space due below.
    let mut at: u32 = 0;
    let mut space: u32 = 0;
    for (n, piece) in pieces.iter().enumerate() {
        if piece.new_page {
            pages.total += 1;
            (at, space) = (0, 0);
            continue;
        }
        // Nothing is spaced at the top of a page.
        let before = if at == 0 { 0 } else { piece.before.max(space) };
        let room = page.saturating_sub(at + before);
        let mut moved = at > 0 && wanted(pieces, n) > room;
        if !moved
            && !piece.whole
            && let Some(here) = lines_here(piece, room)
        {
            note_title(&mut pages, piece);
            pages.total += 1;
            let left = piece.lines - here;
            let per_page = (page / piece.line_height).max(1);
            pages.total += left.saturating_sub(1) / per_page;
            at = (left.saturating_sub(1) % per_page + 1) * piece.line_height + piece.below;
            space = piece.after;
            continue;
        }
        moved |= at > 0 && piece.least() > room;
        if moved {
            pages.total += 1;
            at = piece.repeated;
        } else {
            at += before;
        }
        note_title(&mut pages, piece);
        at += piece.height();
        space = piece.after;
        if at > page + piece.slack {
            // A row taller than a page runs over.
            pages.total += (at - 1) / page;
            at = (at - 1) % page + 1;
        }
    }
    pages
}

fn note_title(pages: &mut Pages, piece: &Piece<'_>) {
    if let Some(id) = piece.title {
        pages.of.entry(id.clone()).or_insert(pages.total);
    }
}

/// Lines of a paragraph that stay on a page where it does not hold whole: two at least on each side.
fn lines_here(piece: &Piece<'_>, room: u32) -> Option<u32> {
    if piece.least() <= room || piece.line_height == 0 {
        return None;
    }
    let for_lines = (room + piece.slack).saturating_sub(piece.above);
    let here = (for_lines / piece.line_height).min(piece.lines.saturating_sub(2));
    (here >= 2).then_some(here)
}

/// Height that must hold on the page for piece `n` to start there: what it is kept with included.
fn wanted(pieces: &[Piece<'_>], n: usize) -> u32 {
    let mut total = 0;
    let mut space = 0;
    for (m, piece) in pieces.iter().enumerate().skip(n) {
        if m > n {
            total += piece.before.max(space);
        }
        // Two lines, or all three of a paragraph of three: none may stay alone.
        let splits = !piece.whole && piece.lines > 3 && !piece.keep_next;
        let height = if splits {
            piece.above + 2 * piece.line_height
        } else {
            piece.height()
        };
        if !piece.keep_next {
            return total + height - piece.slack.min(height);
        }
        total += height;
        space = piece.after;
    }
    total
}
