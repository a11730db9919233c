-- Contact details, in a database that holds nothing else. A row shares nothing with any response: its id is made of what the
-- browser drew for this request alone, its lock is derived apart, and its week is that in which a batch was written.

CREATE TABLE contacts (
    id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    survey          TEXT NOT NULL,
    week            TEXT NOT NULL,
    withdrawal_lock BLOB CHECK (length(withdrawal_lock) = 32),           -- NULL: cannot be withdrawn
    details         TEXT NOT NULL                                        -- JSON: variable to value
) WITHOUT ROWID, STRICT;

CREATE INDEX contacts_of_survey ON contacts (survey);
CREATE INDEX contacts_by_lock ON contacts (withdrawal_lock);
