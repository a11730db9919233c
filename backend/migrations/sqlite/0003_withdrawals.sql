-- What is left of responses that were withdrawn: how many in a week.
CREATE TABLE withdrawals (
    survey TEXT    NOT NULL,
    week   TEXT    NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (survey, week)
) WITHOUT ROWID, STRICT;

CREATE INDEX responses_by_lock ON responses (withdrawal_lock) WHERE withdrawal_lock IS NOT NULL;
