//! A survey's responses as files: for statistics packages, spreadsheets and programs.
//!
//! [`Dataset`] says which columns there are and what they mean; [`codebook`] writes that down. [`Options`] says what is
//! wanted of them, [`Plan`] which fields that makes, and a format in `formats` writes the fields down, a row at a time, so
//! that memory stays flat however many responses there are. [`run`] does it; `jobs` does it in the background for the API.
//!
//! Only answers are exported. Contact details are kept in a store of their own that nothing here can reach.

pub mod codebook;
mod columns;
mod differences;
mod error;
mod formats;
pub mod jobs;
mod layouts;
mod missing;
mod names;
mod options;
mod output;
mod plan;
mod record;
mod run;
mod scripts;

use std::collections::HashMap;
use std::sync::Arc;

use shared::check::compile;
use shared::definition::Definition;
use shared::survey::Survey;

use crate::analysis::Dictionary;
use crate::store::{Result, Store, StoredResponse};

pub use columns::{Column, Holds, Labelled, Level};
pub use error::ExportError;
pub use missing::Missing;
pub use options::{Format, Layout, Missings, Multi, Options, Values};
pub use output::Output;
pub use plan::{Field, Plan, Texts, Type};
pub use run::{Done, Progress, run};

/// The table in CSV of these responses alone, whatever the plan's filter.
///
/// # Errors
/// When what is stored cannot be read.
pub fn csv(
    dataset: Arc<Dataset>,
    plan: Arc<Plan>,
    options: Options,
    responses: &[StoredResponse],
) -> Result<Vec<u8>, ExportError> {
    let job = formats::Job { dataset, plan, options, widths: Vec::new() };
    let mut lines = formats::Lines::begin(&job);
    for response in responses {
        let record = record::Record::read(&job.dataset, response)?;
        job.plan.rows(&record, &mut |cells| {
            lines.row(cells);
            Ok::<_, ExportError>(())
        })?;
    }
    Ok(lines.bytes)
}

/// All there is to know of a survey's responses but the responses.
#[derive(Debug)]
pub struct Dataset {
    /// Variables and codes of all versions.
    pub dictionary: Dictionary,
    /// The columns, those of a question together.
    pub columns: Vec<Column>,
    /// The survey in each version that can be read, by its name.
    pub(crate) versions: HashMap<String, Arc<Survey>>,
}

impl Dataset {
    /// Of a survey as it is asked now and as it was asked before.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn read(store: &dyn Store, current: &Arc<Survey>) -> Result<Self> {
        let (mut versions, mut unreadable) = (vec![Arc::clone(current)], Vec::new());
        for (version, _) in store.versions(&current.about.id).await? {
            if version == current.version {
                continue;
            }
            let document = store.definition(&current.about.id, &version).await?;
            let definition = document.and_then(|document| serde_json::from_str::<Definition>(&document).ok());
            match definition.and_then(|definition| compile(definition).ok()) {
                Some(survey) => versions.push(Arc::new(survey)),
                None => unreadable.push(version),
            }
        }
        let dictionary = Dictionary::new(Arc::clone(current), &versions[1..], unreadable);
        let columns = columns::columns(&dictionary, &versions);
        let versions = versions.into_iter().map(|survey| (survey.version.clone(), survey)).collect();
        Ok(Dataset { dictionary, columns, versions })
    }

    /// The survey as it is asked now.
    pub fn survey(&self) -> &Survey {
        &self.dictionary.current
    }
}
