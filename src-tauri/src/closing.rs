//! Closing the window: what is being typed is saved first.
//!
//! The page is told, saves, and answers [`close_now`]. When it could not save it answers [`keep_open`], asks the
//! person, and calls [`close_now`] if they leave all the same. A page that does not answer within three seconds
//! is closed: nobody is kept in a window that no longer works.

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tauri::{Emitter as _, State, WebviewWindow};

use crate::shell::Shell;

/// How long the page has to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the page answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Close,
    Stay,
}

/// The request to close that waits for its answer, if there is one.
#[derive(Default)]
pub(crate) struct Closing {
    waiting: Mutex<Option<Sender<Answer>>>,
}

impl Closing {
    /// Waits for an answer, unless one is already awaited, and closes unless it is to stay. Says whether the
    /// question is a new one.
    fn ask(self: &Arc<Self>, patience: Duration, close: impl FnOnce() + Send + 'static) -> bool {
        let mut waiting = self.lock();
        if waiting.is_some() {
            return false;
        }
        let (sender, receiver) = mpsc::channel();
        *waiting = Some(sender);
        let closing = Arc::clone(self);
        std::thread::spawn(move || {
            let answer = receiver.recv_timeout(patience).unwrap_or(Answer::Close);
            *closing.lock() = None;
            if answer == Answer::Close {
                close();
            }
        });
        true
    }

    /// Passes the answer of the page to whoever waits for it; says whether anybody did.
    fn answer(&self, answer: Answer) -> bool {
        let waiting = self.lock();
        waiting.as_ref().is_some_and(|sender| sender.send(answer).is_ok())
    }

    fn lock(&self) -> MutexGuard<'_, Option<Sender<Answer>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody closes the window: the page is told, and the window goes once it has answered.
pub(crate) fn requested(window: &WebviewWindow, closing: &Arc<Closing>) {
    let closed = window.clone();
    let asked = closing.ask(PATIENCE, move || destroy(&closed));
    if asked && window.emit("close-requested", ()).is_err() {
        closing.answer(Answer::Close);
    }
}

/// Everything is saved, or the person leaves all the same: the window closes.
#[tauri::command]
pub(crate) fn close_now(window: WebviewWindow, shell: State<'_, Shell>) {
    if !shell.closing.answer(Answer::Close) {
        destroy(&window);
    }
}

/// Something could not be saved and the page asks what to do: the window stays.
#[tauri::command]
pub(crate) fn keep_open(shell: State<'_, Shell>) {
    shell.closing.answer(Answer::Stay);
}

fn destroy(window: &WebviewWindow) {
    // A window that is gone already is closed.
    let _ = window.destroy();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks, answers, and says whether the window closes.
    fn closes(closing: &Arc<Closing>, patience: Duration, answer: Option<Answer>) -> bool {
        let (sender, receiver) = mpsc::channel();
        assert!(closing.ask(patience, move || sender.send(()).unwrap()));
        if let Some(answer) = answer {
            assert!(!closing.ask(patience, || unreachable!("une seule attente à la fois")));
            assert!(closing.answer(answer));
        }
        // The sender goes away unused when the window stays.
        receiver.recv().is_ok()
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn the_window_closes_once_the_page_has_saved() {
        assert!(closes(&Arc::default(), LONG, Some(Answer::Close)));
    }

    #[test]
    fn the_window_closes_when_the_page_says_nothing() {
        assert!(closes(&Arc::default(), Duration::ZERO, None));
    }

    #[test]
    fn the_page_may_ask_the_person_each_time() {
        let closing = Arc::default();
        assert!(!closes(&closing, LONG, Some(Answer::Stay)));
        assert!(!closes(&closing, LONG, Some(Answer::Stay)));
        assert!(closes(&closing, LONG, Some(Answer::Close)));
    }

    #[test]
    fn an_answer_to_no_question_reaches_nobody() {
        let closing: Arc<Closing> = Arc::default();
        assert!(!closing.answer(Answer::Stay));
        assert!(!closing.answer(Answer::Close));
    }
}
