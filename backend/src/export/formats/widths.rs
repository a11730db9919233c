//! No file: how long the texts of each field are, for kinds of file that must say so before the first row.

use super::Value;

/// The longest text of each field, in bytes.
#[derive(Default)]
pub(in crate::export) struct Widths(pub(in crate::export) Vec<usize>);

impl Widths {
    pub(in crate::export) fn measure(&mut self, cells: &[Value]) {
        self.0.resize(cells.len(), 0);
        for (width, cell) in self.0.iter_mut().zip(cells) {
            if let Value::Text(text) = cell {
                *width = text.len().max(*width);
            }
        }
    }
}
