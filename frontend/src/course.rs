//! The way through a survey's pages, by the journey the answers make and the pages still `pending` on it.

use shared::journey::Journey;

use crate::address::Address;

/// Where a respondent belongs who asks for `address`: a page that the answers do not reach yet leads to the first that
/// wants an answer.
pub fn reachable(journey: &Journey, pending: &[usize], address: Address) -> Address {
    let first = pending.first().copied();
    match address {
        Address::Questions(page) if !journey.pages().contains(&page) => wanted(pending),
        Address::Questions(page) => match first {
            Some(first) if first < page => Address::Questions(first),
            _ => address,
        },
        Address::CheckAnswers => first.map_or(address, Address::Questions),
        Address::Exit if journey.exit().is_none() => wanted(pending),
        _ => address,
    }
}

/// The page after `page`: the next on the journey, or the one still wanted when the respondent changes one answer.
pub fn after(journey: &Journey, pending: &[usize], page: usize, change: bool) -> Address {
    if change {
        return wanted(pending);
    }
    match journey.next(page) {
        Some(next) => Address::Questions(next),
        None if journey.exit().is_some() => Address::Exit,
        None => Address::CheckAnswers,
    }
}

/// The page before `page`: the one before on the journey, or check-answers when the respondent changes one answer.
pub fn before(journey: &Journey, page: usize, change: bool) -> Address {
    if change {
        return Address::CheckAnswers;
    }
    journey.previous(page).map_or(Address::Introduction, Address::Questions)
}

/// The first page that wants an answer, or check-answers when none does.
fn wanted(pending: &[usize]) -> Address {
    pending.first().map_or(Address::CheckAnswers, |page| Address::Questions(*page))
}
