//! Options as the components want them.

use shared::kinds;

use super::{Field, text};
use crate::govuk::Choice;

/// The options of a question as far as they are offered, each with the box it reveals. Those outside the list proper come
/// last, after an "or", wherever the author put them: that is where screen reader users were found to expect them.
pub(super) fn choices(field: &Field, options: &[kinds::Choice]) -> Vec<Choice> {
    let offered = field.form.offered(field.question);
    let offered = options.iter().zip(offered).filter(|(_, is_offered)| *is_offered).map(|(option, _)| option);
    let (apart, proper): (Vec<_>, Vec<_>) = offered.partition(|option| option.missing || option.exclusive);
    let divider = (!apart.is_empty() && !proper.is_empty()).then(|| Choice::divider(field.words().or));
    let proper = proper.into_iter().map(|option| choice(field, option));
    let apart = apart.into_iter().map(|option| choice(field, option));
    proper.chain(divider).chain(apart).collect()
}

fn choice(field: &Field, option: &kinds::Choice) -> Choice {
    let mut choice = Choice::new(option.code.clone(), field.say(&option.label)).exclusive(option.exclusive);
    if let Some(hint) = &option.hint {
        choice = choice.hint(field.say(hint));
    }
    if let Some(detail) = &option.detail {
        choice = choice.reveal(text::detail(field, detail));
    }
    choice
}
