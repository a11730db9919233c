//! Contacts as a table: RFC 4180, in UTF-8.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::StoredContact;

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
) -> Result<String, serde_json::Error> {
    let details: Vec<BTreeMap<&str, Value>> = contacts
        .iter()
        .map(|contact| serde_json::from_str(contact.details.get()))
        .collect::<Result<_, _>>()?;
    // An earlier version of the invitation may have asked for something else.
    let former: BTreeSet<&str> =
        details.iter().flat_map(BTreeMap::keys).copied().filter(|name| !known.contains(name)).collect();
    let columns: Vec<&str> = known.iter().copied().chain(former).collect();

    let mut csv = String::from(if excel { "\u{feff}" } else { "" });
    line(&mut csv, ["id", "week"].into_iter().chain(columns.iter().copied()), excel);
    for (contact, details) in contacts.iter().zip(&details) {
        let id = contact.id.to_string();
        let cells: Vec<String> =
            columns.iter().map(|name| details.get(name).map(text).unwrap_or_default()).collect();
        line(&mut csv, [&id, &contact.week].into_iter().chain(&cells).map(String::as_str), excel);
    }
    Ok(csv)
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

fn line<'a>(csv: &mut String, cells: impl Iterator<Item = &'a str>, excel: bool) {
    let cells = cells.map(|cell| {
        let guard = if excel && cell.starts_with(FORMULA) { "'" } else { "" };
        if cell.contains(['"', ',', '\n', '\r']) {
            format!("\"{guard}{}\"", cell.replace('"', "\"\""))
        } else {
            format!("{guard}{cell}")
        }
    });
    csv.push_str(&cells.collect::<Vec<_>>().join(","));
    csv.push_str("\r\n");
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
        assert_eq!(
            write(&contacts, &["sessions", "name", "email"], false).unwrap(),
            format!(
                "id,week,sessions,name,email,former\r\n{id},2026-W48,one;two,\"Ada, \"\"A\"\"\",,\r\n\
                 {id},2026-W48,,,,=1+1\r\n"
            )
        );
        let for_excel = write(&contacts, &["name"], true).unwrap();
        assert!(for_excel.starts_with('\u{feff}') && for_excel.contains(",'=1+1"));
    }
}
