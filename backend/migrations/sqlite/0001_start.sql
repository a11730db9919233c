-- Nothing here tells when or in which order responses came in: no row numbers (WITHOUT ROWID: a table is sorted by its
-- random key), no counter, no time finer than the week. See backend/src/store/sqlite.rs for the order of pages.

-- Every definition that was ever served, so that answers can always be read, and late ones accepted.
CREATE TABLE definitions (
    version    TEXT NOT NULL PRIMARY KEY,   -- the hash of the document
    survey     TEXT NOT NULL,
    document   TEXT NOT NULL,               -- canonical JSON
    first_week TEXT NOT NULL                -- when it was first served: 2026-W48
) WITHOUT ROWID, STRICT;

CREATE TABLE responses (
    id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),   -- random
    survey          TEXT NOT NULL,
    version         TEXT NOT NULL REFERENCES definitions (version),
    week            TEXT NOT NULL,
    withdrawal_lock BLOB CHECK (length(withdrawal_lock) = 32),           -- NULL: cannot be withdrawn
    submission      BLOB NOT NULL UNIQUE CHECK (length(submission) = 32),
    body            BLOB NOT NULL CHECK (length(body) = 32),
    answers         TEXT NOT NULL                                        -- JSON: variable to value
) WITHOUT ROWID, STRICT;

-- The id is part of it, as of every index of such a table: one survey's responses in the order of their ids.
CREATE INDEX responses_of_survey ON responses (survey);

-- The same answers, one row per variable that was asked: item 0 with no value when it was left blank, one row per code
-- or file where there may be several.
CREATE TABLE answers (
    response BLOB    NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    variable TEXT    NOT NULL,
    item     INTEGER NOT NULL,
    value    TEXT,
    PRIMARY KEY (response, variable, item)
) WITHOUT ROWID, STRICT;

CREATE TABLE tokens (
    id      TEXT NOT NULL PRIMARY KEY,
    name    TEXT NOT NULL,
    hash    BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    scopes  TEXT NOT NULL,                  -- names, separated by spaces
    created TEXT NOT NULL,                  -- a week
    revoked TEXT                            -- a week; NULL while it is good
) WITHOUT ROWID, STRICT;
