//! Cursors: where a list that is read page by page goes on.
//!
//! A cursor is good for the filter it was given out with and leads on through the data as they were when the list was begun,
//! so that no page repeats or misses a response, whatever arrives meanwhile.

use uuid::Uuid;

use crate::analysis::filter::Filter;
use crate::digest::sha256;
use crate::error::Error;

/// Where a list goes on.
pub(crate) struct Cursor {
    /// The last response before.
    pub(crate) after: Uuid,
    /// The version of the data it was begun on.
    pub(crate) dataset: String,
}

impl Cursor {
    /// The cursor as clients hand it back.
    pub(crate) fn text(&self, filter: &Filter) -> String {
        format!("{}.{}.{}", self.after.simple(), self.dataset, name(filter))
    }

    /// Reads a cursor that a list with this filter gave out.
    pub(crate) fn read(text: &str, filter: &Filter) -> Result<Self, Error> {
        let [after, dataset, given] = text.split('.').collect::<Vec<_>>()[..] else {
            return Err(Error::BadCursor);
        };
        let mut id = [0; 16];
        hex::decode_to_slice(after, &mut id).map_err(|_| Error::BadCursor)?;
        if given != name(filter) {
            return Err(Error::BadCursor);
        }
        Ok(Cursor { after: Uuid::from_bytes(id), dataset: dataset.to_owned() })
    }
}

/// Names a filter: equal filters are read into equal trees.
fn name(filter: &Filter) -> String {
    hex::encode(&sha256([format!("{filter:?}").as_bytes()])[..4])
}
