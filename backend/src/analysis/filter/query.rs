//! Filters of a query string: `variable:op:value,value`, all of which must hold.

use super::{BadFilter, Filter, Subject};
use crate::analysis::dictionary::Dictionary;

/// Reads filters; they are counted from 1 where one makes no sense.
pub(super) fn parse(dictionary: &Dictionary, filters: &[String]) -> Result<Filter, BadFilter> {
    let read = |(at, text): (usize, &String)| {
        one(dictionary, text)
            .map_err(|message| BadFilter { place: format!("filter {}, `{text}`", at + 1), message })
    };
    filters.iter().enumerate().map(read).collect::<Result<_, _>>().map(Filter::All)
}

fn one(dictionary: &Dictionary, text: &str) -> Result<Filter, String> {
    let mut parts = text.splitn(3, ':');
    let name = parts.next().unwrap_or_default();
    let subject = Subject::named(dictionary, name)?;
    let Some(op) = parts.next() else {
        return Err(format!("say what is asked of it, as in `{name}:answered`"));
    };
    let values: Vec<String> =
        parts.next().map(|values| values.split(',').map(str::to_owned).collect()).unwrap_or_default();
    Ok(Filter::Test(subject, subject.wanted(dictionary, op, &values)?))
}
