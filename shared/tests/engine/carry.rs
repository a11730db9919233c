//! Carrying answers over from one version of a survey to another.

use proptest::prelude::*;
use shared::accept::accept;
use shared::carry::{Misfit, carry_over};
use shared::problem::Mistake;
use shared::raw::{Raw, RawValue};

use crate::generator::any_case;
use crate::support::{SHIPPED, raw, survey};

fn carried(answers: &str) -> (String, Vec<Misfit>) {
    let (kept, misfits) = carry_over(&survey(SHIPPED).form, &raw(answers));
    let shown = kept.iter().map(|(name, value)| match value {
        RawValue::One(text) => format!("{name}={text}"),
        RawValue::Many(items) => format!("{name}=[{}]", items.join(",")),
    });
    (shown.collect::<Vec<_>>().join(" "), misfits)
}

#[test]
fn what_fits_is_kept_as_it_is() {
    let answers = "end-users=[individuals,other] end-users.other=Boats job-role=Lead";
    assert_eq!(carried(answers), (answers.to_owned(), vec![]));
}

#[test]
fn a_question_that_is_gone_is_named_by_what_was_answered() {
    let (kept, misfits) = carried("favourite-colour=teal job-role=Lead");
    assert_eq!(kept, "job-role=Lead");
    assert_eq!(misfits, [Misfit { question: None, items: vec!["teal".to_owned()] }]);
}

#[test]
fn options_that_are_gone_are_named_and_the_others_kept() {
    let form = survey(SHIPPED).form;
    let (kept, misfits) = carried("end-users=[individuals,ghosts] acquires-data=sometimes");
    assert_eq!(kept, "end-users=[individuals]");
    let question = |id| form.questions.iter().position(|question| question.id() == id);
    assert_eq!(
        misfits,
        [
            Misfit { question: question("acquires-data"), items: vec!["sometimes".to_owned()] },
            Misfit { question: question("end-users"), items: vec!["ghosts".to_owned()] },
        ]
    );
}

#[test]
fn a_list_becomes_a_text_only_if_it_is_one() {
    assert_eq!(carried("job-role=[Lead]").0, "job-role=Lead");
    assert_eq!(carried("end-users=individuals").0, "end-users=[individuals]");
    let (kept, misfits) = carried("acquires-data=[yes,no]");
    assert_eq!((kept.as_str(), misfits.len()), ("", 1));
}

proptest! {
    #[test]
    fn what_is_carried_over_has_a_place_and_nothing_is_lost_unnamed(case in any_case()) {
        let form = &case.survey.form;
        let (kept, misfits) = carry_over(form, &case.raw);
        if let Err(problems) = accept(form, &kept) {
            for problem in problems {
                prop_assert!(!matches!(problem.mistake, Mistake::UnknownVariable | Mistake::UnknownOption), "{problem:?}");
            }
        }
        let count = |raw: &Raw| raw.iter().map(|(name, _)| raw.items(name).len()).sum::<usize>();
        prop_assert_eq!(count(&case.raw), count(&kept) + misfits.iter().map(|misfit| misfit.items.len()).sum::<usize>());
        let (again, none) = carry_over(form, &kept);
        prop_assert_eq!((again, none), (kept, vec![]));
    }
}
