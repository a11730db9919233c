//! The contract of `backend::store::Store`, on every database there is.

mod contract;
mod opened;

/// Runs each test of the contract on each database: a new database is a new module here.
macro_rules! contract {
    ($($test:ident)*) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    super::contract::$test(super::opened::Opened::sqlite().await).await;
                }
            )*
        }
    };
}

contract! {
    a_definition_is_kept_as_it_first_was
    a_definition_is_found_under_its_survey_alone
    a_response_is_given_back_as_it_was
    a_submission_is_kept_once
    a_submission_is_kept_once_however_many_arrive_at_once
    a_submission_is_recognised_by_its_body
    a_response_needs_its_definition
    a_failed_response_leaves_nothing_behind
    many_responses_are_kept_like_single_ones
    many_responses_are_kept_or_none
    responses_are_listed_by_id
    responses_are_listed_by_survey
    every_value_has_a_row
    a_token_is_found_by_its_hash
    a_token_is_revoked_once
    what_is_kept_is_there_after_reopening
    a_closed_store_fails
    what_was_begun_is_finished_before_closing
}
