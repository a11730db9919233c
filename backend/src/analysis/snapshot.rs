//! All responses to a survey as columns in memory: what every figure is counted from. The database stays the truth; this is
//! what it said, and is never written back.
//!
//! A snapshot never changes: adding to one makes another, which shares every segment that is as it was. Rows lie in 256
//! segments by the first byte of their ids, which are random, so segments are of a size and a new row touches one of them. In
//! nothing here does the order of arrival show.

use std::sync::Arc;

use uuid::Uuid;

use super::bits::Bits;
use super::dictionary::Dictionary;
use super::row::Row;
use super::segment::Segment;
use crate::digest::sha256;

/// How many segments there are: the values of a byte.
pub const SEGMENTS: usize = 256;

/// All responses to a survey at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What the columns mean.
    pub dictionary: Arc<Dictionary>,
    segments: Vec<Arc<Segment>>,
    n: u64,
    /// All ids, each added to the others bit by bit: equal for equal sets of responses.
    ids: u128,
}

/// Which rows of a snapshot are meant, segment by segment.
#[derive(Clone, Debug)]
pub struct Selection(pub(super) Vec<Bits>);

impl Snapshot {
    /// A snapshot without responses.
    pub fn new(dictionary: Arc<Dictionary>) -> Self {
        let empty = Arc::new(Segment::new(&dictionary));
        Snapshot { dictionary, segments: vec![empty; SEGMENTS], n: 0, ids: 0 }
    }

    /// How many responses there are.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Names the data: the same name means the same responses to the same versions. It tells nothing of either.
    pub fn version(&self) -> String {
        let versions = self.dictionary.versions.join(" ");
        hex::encode(
            &sha256([&self.ids.to_be_bytes()[..], &self.n.to_be_bytes()[..], versions.as_bytes()])[..8],
        )
    }

    /// The segments, in the order of the ids.
    pub fn segments(&self) -> impl ExactSizeIterator<Item = &Segment> {
        self.segments.iter().map(AsRef::as_ref)
    }

    /// The segment of the ids that begin with this byte.
    pub(super) fn segment(&self, at: usize) -> &Segment {
        &self.segments[at]
    }

    /// Adds a response. Says whether it is new.
    pub fn insert(&mut self, row: &Row) -> bool {
        let is_new = Arc::make_mut(&mut self.segments[place(row.id)]).insert(row);
        if is_new {
            self.n += 1;
            self.ids ^= row.id.as_u128();
        }
        is_new
    }

    /// Removes a response. Says whether it was there.
    pub fn remove(&mut self, id: Uuid) -> bool {
        let was_there = Arc::make_mut(&mut self.segments[place(id)]).remove(id);
        if was_there {
            self.n -= 1;
            self.ids ^= id.as_u128();
        }
        was_there
    }

    /// Every row.
    pub fn all(&self) -> Selection {
        Selection(self.segments().map(|segment| Bits::ones(segment.len())).collect())
    }

    /// The ids of at most `limit` selected rows after `after`, in order.
    pub fn ids(&self, selection: &Selection, after: Option<Uuid>, limit: usize) -> Vec<Uuid> {
        let first = after.map_or(0, place);
        let rest = self.segments().zip(&selection.0).skip(first);
        let ids = rest.flat_map(|(segment, bits)| bits.rows().map(|at| segment.ids[at]));
        ids.skip_while(|id| after.is_some_and(|after| *id <= after)).take(limit).collect()
    }

    /// The bytes it takes in memory, as far as it does not share them.
    pub fn bytes(&self) -> usize {
        let mut counted: Vec<*const Segment> = Vec::new();
        let mut bytes = 0;
        for segment in &self.segments {
            if !counted.contains(&Arc::as_ptr(segment)) {
                counted.push(Arc::as_ptr(segment));
                bytes += segment.bytes();
            }
        }
        bytes
    }

    /// Puts the segments of another snapshot of the same survey beside these. No id may be in both.
    pub(super) fn absorb(&mut self, other: Snapshot) {
        for (segment, other) in self.segments.iter_mut().zip(other.segments) {
            if !other.is_empty() {
                *segment = other;
            }
        }
        self.n += other.n;
        self.ids ^= other.ids;
    }
}

impl Selection {
    /// The selected rows of each segment, in order.
    pub fn segments(&self) -> impl ExactSizeIterator<Item = &Bits> {
        self.0.iter()
    }

    /// How many rows are selected.
    pub fn count(&self) -> u64 {
        self.0.iter().map(Bits::count).sum()
    }

    /// Whether the response with this id is selected, in the snapshot the selection was made from.
    pub fn contains(&self, snapshot: &Snapshot, id: Uuid) -> bool {
        let place = place(id);
        snapshot.segments[place].ids.binary_search(&id).is_ok_and(|at| self.0[place].get(at))
    }
}

/// The segment an id belongs to.
fn place(id: Uuid) -> usize {
    usize::from(id.as_bytes()[0])
}
