//! The files of one question: which there are, how each stands, and what becomes of them.

use leptos::prelude::*;
use shared::kinds::File as Kind;
use shared::problem::{BadFile, Mistake, Problem};
use shared::raw::RawValue;
use web_sys::File;

use crate::api;
use crate::fields::Field;
use crate::govuk::dom;
use crate::upload::{News, Upload};
use crate::words;

/// How a file stands.
#[derive(Clone)]
pub(super) enum State {
    /// On its way.
    Going,
    /// It did not make it, for this reason.
    Failed(String),
    /// It is there, under this id, with these words beside it.
    Kept(String, &'static str),
}

/// A file.
struct Row {
    /// Names it among those of the question, and its controls in the page.
    key: String,
    name: String,
    state: State,
    /// Notified when the state is another.
    turned: Trigger,
    /// None for one that an earlier page uploaded.
    file: Option<File>,
    upload: Option<Upload>,
}

/// The files of one question. A handle: copies are the same files.
#[derive(Clone, Copy)]
pub(super) struct FilesOf {
    inner: StoredValue<Inner, LocalStorage>,
    /// How many there are, whatever became of them.
    pub count: RwSignal<usize>,
    /// What screen readers are told.
    pub said: RwSignal<String>,
}

struct Inner {
    field: Field,
    kind: Kind,
    rows: Vec<Row>,
    /// How many there ever were.
    made: usize,
}

impl FilesOf {
    pub(super) fn new(field: &Field, kind: &Kind) -> Self {
        let inner = Inner { field: field.clone(), kind: kind.clone(), rows: Vec::new(), made: 0 };
        let files = FilesOf {
            inner: StoredValue::new_local(inner),
            count: RwSignal::new(0),
            said: RwSignal::default(),
        };
        let (form, main) = (field.form, field.main());
        for id in form.raw().items(&field.name(main)) {
            let name = form.files(|files| files.name(id));
            files.add(name, State::Kept(id.clone(), field.words().files.uploaded), None);
        }
        // Whoever leaves the page by another way than Continue gives up what is not there yet.
        on_cleanup(move || {
            files.inner.with_value(|inner| inner.rows.iter().for_each(Row::stop));
            form.files(|files| files.set_finished(main, true));
        });
        files
    }

    /// The keys and names of all, in order.
    pub(super) fn list(self) -> Vec<(String, String)> {
        let entry = |row: &Row| (row.key.clone(), row.name.clone());
        self.inner.with_value(|inner| inner.rows.iter().map(entry).collect())
    }

    /// How a file stands. Tracked.
    pub(super) fn state(self, key: &str) -> Option<State> {
        let found = self.inner.with_value(|inner| inner.row(key).map(|row| (row.turned, row.state.clone())));
        found.map(|(turned, state)| {
            turned.track();
            state
        })
    }

    pub(super) fn words(self) -> &'static words::Files {
        self.inner.with_value(|inner| inner.field.words().files)
    }

    /// Begins to upload a file, unless it would be refused.
    pub(super) fn take(self, file: File) {
        let key = self.add(file.name(), State::Going, Some(file));
        self.begin(&key);
    }

    /// Begins to upload a file once more.
    pub(super) fn repeat(self, key: &str) {
        self.turn(key, &State::Going);
        self.begin(key);
        // The button that was pressed is gone.
        dom::focus(&format!("[id='{key}']"));
    }

    /// Removes a file, from the server too.
    pub(super) fn remove(self, key: &str) {
        let Some((row, field)) = self.change(|inner| {
            let at = inner.rows.iter().position(|row| row.key == key)?;
            Some((inner.rows.remove(at), inner.field.clone()))
        }) else {
            return;
        };
        row.stop();
        if let State::Kept(id, _) = row.state {
            field.form.files(|files| files.set(&id, ""));
            api::discard(&field.form.survey().about.id, vec![id]);
        }
        self.answer();
        self.say(&row.name, " ", field.words().files.removed);
        dom::focus(&format!("[id='{}']", field.name(field.main())));
    }

    fn begin(self, key: &str) {
        let tell = {
            let key = key.to_owned();
            move |news| self.hear(&key, news)
        };
        let begun = self.inner.try_update_value(|inner| {
            let mistake = inner.mistake(key);
            let Inner { field, rows, .. } = inner;
            let variable = field.name(field.main());
            let row = rows.iter_mut().find(|row| row.key == key)?;
            let file = row.file.as_ref()?;
            if let Some(mistake) = mistake {
                let problem = Problem::new(field.question().id(), &variable, mistake);
                return Some(Err(problem.message(&field.definition, field.lang)));
            }
            let survey = field.form.survey();
            row.upload = Upload::begin(&survey.about.id, &variable, file, field.lang, tell);
            let lost = || BadFile::Lost.message(field.lang);
            Some(if row.upload.is_some() { Ok(row.name.clone()) } else { Err(lost()) })
        });
        match begun.flatten() {
            Some(Ok(name)) => {
                self.answer();
                self.say(self.words().uploading, " ", &name);
            }
            Some(Err(reason)) => self.turn(key, &State::Failed(reason)),
            None => {}
        }
    }

    /// Hears what becomes of a file.
    fn hear(self, key: &str, news: News) {
        match news {
            News::Sent(percent) => dom::set_attribute(&format!("{key}-sent"), "value", &percent.to_string()),
            News::Kept { id, waits } => {
                let words = self.words();
                self.turn(key, &State::Kept(id, if waits { words.waits } else { words.uploaded }));
            }
            News::Failed(reason) => {
                let lang = self.inner.with_value(|inner| inner.field.lang);
                self.turn(key, &State::Failed(reason.unwrap_or_else(|| BadFile::Lost.message(lang))));
            }
        }
    }

    /// Notes how a file stands now, and says so.
    fn turn(self, key: &str, state: &State) {
        let turned = self.inner.try_update_value(|inner| {
            let form = inner.field.form;
            let row = inner.rows.iter_mut().find(|row| row.key == key)?;
            row.state = state.clone();
            if let State::Kept(id, _) = state {
                form.files(|files| files.set(id, &row.name));
            }
            Some((row.turned, row.name.clone()))
        });
        if let Some((turned, name)) = turned.flatten() {
            turned.notify();
            self.answer();
            match state {
                State::Going => {}
                State::Failed(reason) => self.say(&name, ": ", reason),
                State::Kept(_, said) => self.say(&name, ": ", said),
            }
        }
    }

    /// Adds a file to the list; its key.
    fn add(self, name: String, state: State, file: Option<File>) -> String {
        self.change(|inner| {
            inner.made += 1;
            let key = format!("{}-{}", inner.field.name(inner.field.main()), inner.made);
            let row = Row { key: key.clone(), name, state, turned: Trigger::new(), file, upload: None };
            inner.rows.push(row);
            Some(key)
        })
        .unwrap_or_default()
    }

    /// Changes which there are.
    fn change<T>(self, change: impl FnOnce(&mut Inner) -> Option<T>) -> Option<T> {
        let changed = self.inner.try_update_value(change).flatten();
        self.count.set(self.inner.with_value(|inner| inner.rows.len()));
        changed
    }

    /// Answers the question with what is there.
    fn answer(self) {
        let (form, main, ids, all) = self.inner.with_value(|inner| {
            let id = |row: &Row| match &row.state {
                State::Kept(id, _) => Some(id.clone()),
                State::Going | State::Failed(_) => None,
            };
            let ids: Vec<String> = inner.rows.iter().filter_map(id).collect();
            (inner.field.form, inner.field.main(), ids, inner.rows.len())
        });
        form.files(|files| files.set_finished(main, ids.len() == all));
        form.answer(main, RawValue::Many(ids));
    }

    fn say(self, first: &str, between: &str, last: &str) {
        self.said.set([first, between, last].concat());
    }
}

impl Inner {
    fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }

    /// What is wrong with a file that need not be sent to be seen.
    fn mistake(&self, key: &str) -> Option<Mistake> {
        let file = self.row(key)?.file.as_ref()?;
        let counts = |other: &&Row| other.key != key && !matches!(other.state, State::Failed(_));
        #[expect(clippy::cast_precision_loss, reason = "no such file is accepted")]
        let most = self.kind.max_bytes() as f64;
        if self.rows.iter().filter(counts).count() >= self.kind.max_files {
            Some(Mistake::TooMany { max: self.kind.max_files })
        } else if file.size() > most {
            Some(Mistake::BadFile(BadFile::TooLarge { max: self.kind.max_megabytes }))
        } else if file.size() == 0.0 {
            Some(Mistake::BadFile(BadFile::Empty))
        } else {
            None
        }
    }
}

impl Row {
    fn stop(&self) {
        if let Some(upload) = &self.upload {
            upload.cancel();
        }
    }
}
