//! Work shared between processors: passages are judged alone, so that their order of judging does not matter.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More processors than this gain nothing on a document.
const MOST_HANDS: usize = 8;

/// With fewer bytes of text, starting a thread costs more than it saves.
const WORTH_SHARING: usize = 4_000;

/// What `judge` answers for each of so many, in their order; `bytes` is how much text there is to judge in all.
pub(crate) fn side_by_side<T: Send>(count: usize, bytes: usize, judge: impl Fn(usize) -> T + Sync) -> Vec<T> {
    side_by_side_with(count, bytes, || (), |(), at| judge(at))
}

/// The same, with something that each thread makes for itself and keeps from one to the next.
pub(crate) fn side_by_side_with<H, T: Send>(
    count: usize,
    bytes: usize,
    make: impl Fn() -> H + Sync,
    judge: impl Fn(&mut H, usize) -> T + Sync,
) -> Vec<T> {
    let hands = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MOST_HANDS)
        .min(count);
    if hands <= 1 || bytes < WORTH_SHARING {
        let mut hand = make();
        return (0..count).map(|at| judge(&mut hand, at)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        let mut hand = make();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return done;
            }
            done.push((at, judge(&mut hand, at)));
        }
    };
    let mut judged: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..hands).map(|_| scope.spawn(work)).collect();
        let mut judged = work();
        for other in others {
            // What panics stops all, wherever it ran.
            judged.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        judged
    });
    judged.sort_by_key(|(at, _)| *at);
    judged.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use super::{WORTH_SHARING, side_by_side};

    #[test]
    fn answers_come_in_order() {
        for count in [0, 1, 2, 48, 1_000] {
            for bytes in [0, WORTH_SHARING - 1, WORTH_SHARING] {
                assert_eq!(
                    side_by_side(count, bytes, |at| at * 2),
                    (0..count).map(|at| at * 2).collect::<Vec<_>>()
                );
            }
        }
    }
}
