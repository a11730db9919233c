//! Contacts as a table.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::StoredContact;
use crate::csv::{self, BYTE_ORDER_MARK};

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Contacts as CSV: id, week, and a column for each variable, those of `known` first. Several codes in one cell are
/// separated by semicolons.
///
/// `excel` begins the file with a byte order mark and puts an apostrophe before every cell that a spreadsheet would run as
/// a formula; without it the texts stand as they were typed.
pub(crate) fn write(
    contacts: &[StoredContact],
    known: &[&str],
    excel: bool,
) -> Result<Vec<u8>, serde_json::Error> {
    let details: Vec<BTreeMap<&str, Value>> = contacts
        .iter()
        .map(|contact| serde_json::from_str(contact.details.get()))
        .collect::<Result<_, _>>()?;
    // An earlier version of the invitation may have asked for something else.
    let former: BTreeSet<&str> =
        details.iter().flat_map(BTreeMap::keys).copied().filter(|name| !known.contains(name)).collect();
    let columns: Vec<&str> = known.iter().copied().chain(former).collect();

    let mut bytes = if excel { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    line(&mut bytes, ["id", "week"].into_iter().chain(columns.iter().copied()), excel);
    for (contact, details) in contacts.iter().zip(&details) {
        let id = contact.id.to_string();
        let cells: Vec<String> =
            columns.iter().map(|name| details.get(name).map(text).unwrap_or_default()).collect();
        line(&mut bytes, [&id, &contact.week].into_iter().chain(&cells).map(String::as_str), excel);
    }
    Ok(bytes)
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

fn line<'a>(bytes: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>, excel: bool) {
    let guard = |cell: &'a str| {
        if excel && cell.starts_with(FORMULA) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
    };
    csv::line(bytes, cells.map(guard));
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;
    use uuid::Uuid;

    use super::*;

    fn contact(details: &Value) -> StoredContact {
        let details = to_raw_value(details).unwrap();
        StoredContact { id: Uuid::nil(), week: "2026-W48".into(), details }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let contacts = [
            contact(&serde_json::json!({ "name": "Ada, \"A\"", "email": null, "sessions": ["one", "two"] })),
            contact(&serde_json::json!({ "former": "=1+1" })),
        ];
        let id = Uuid::nil();
        let written =
            |known: &[&str], excel| String::from_utf8(write(&contacts, known, excel).unwrap()).unwrap();
        assert_eq!(
            written(&["sessions", "name", "email"], false),
            format!(
                "id,week,sessions,name,email,former\r\n{id},2026-W48,one;two,\"Ada, \"\"A\"\"\",,\r\n\
                 {id},2026-W48,,,,=1+1\r\n"
            )
        );
        let for_excel = written(&["name"], true);
        assert!(for_excel.starts_with('\u{feff}') && for_excel.contains(",'=1+1"));
    }
}
