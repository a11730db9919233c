//! A part of a snapshot: the rows whose ids begin with the same byte, in the order of their ids.

use uuid::Uuid;

use super::column::Column;
use super::dictionary::Dictionary;
use super::row::Row;

/// Rows with the same first byte of their ids.
#[derive(Clone, Debug)]
pub struct Segment {
    /// The ids, in order.
    pub ids: Vec<Uuid>,
    /// The weeks: see [`time`](super::time).
    pub weeks: Vec<u16>,
    /// The versions, by position in the dictionary.
    pub versions: Vec<u16>,
    /// The answers, by the position of the variable in the dictionary.
    pub columns: Vec<Column>,
}

impl Segment {
    pub(super) fn new(dictionary: &Dictionary) -> Self {
        let columns = dictionary.variables.iter().map(Column::new).collect();
        Segment { ids: Vec::new(), weeks: Vec::new(), versions: Vec::new(), columns }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds a row in its place. Says whether it is new.
    pub(super) fn insert(&mut self, row: &Row) -> bool {
        let Err(at) = self.ids.binary_search(&row.id) else { return false };
        self.ids.insert(at, row.id);
        self.weeks.insert(at, row.week);
        self.versions.insert(at, row.version);
        for (column, cell) in self.columns.iter_mut().zip(&row.cells) {
            column.insert(at, cell);
        }
        true
    }

    /// Removes a row. Says whether it was there.
    pub(super) fn remove(&mut self, id: Uuid) -> bool {
        let Ok(at) = self.ids.binary_search(&id) else { return false };
        self.ids.remove(at);
        self.weeks.remove(at);
        self.versions.remove(at);
        self.columns.iter_mut().for_each(|column| column.remove(at));
        true
    }

    /// The bytes it takes in memory.
    pub fn bytes(&self) -> usize {
        let rows = self.ids.capacity() * size_of::<Uuid>()
            + (self.weeks.capacity() + self.versions.capacity()) * size_of::<u16>();
        let columns: usize = self.columns.iter().map(|column| size_of::<Column>() + column.bytes()).sum();
        size_of::<Segment>() + rows + columns
    }
}
