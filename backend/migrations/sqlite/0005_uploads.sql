-- Files that respondents uploaded; their contents are kept elsewhere, under their ids. See backend/src/store/uploads.rs.
CREATE TABLE uploads (
    id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),    -- random
    survey   TEXT NOT NULL,
    variable TEXT NOT NULL,
    week     TEXT NOT NULL,                                        -- it was uploaded in: 2026-W48
    type     TEXT NOT NULL,                                        -- an extension: pdf
    size     INTEGER NOT NULL,                                     -- bytes, once cleaned
    state    TEXT NOT NULL CHECK (state IN ('waiting', 'clean', 'infected')),
    sent     INTEGER NOT NULL DEFAULT 0,                           -- whether its answers were
    response BLOB REFERENCES responses (id) ON DELETE SET NULL     -- it belongs to; NULL when sent: the response is gone
) WITHOUT ROWID, STRICT;

CREATE INDEX uploads_of_response ON uploads (response);
CREATE INDEX uploads_of_survey ON uploads (survey);
CREATE INDEX uploads_not_sent ON uploads (size) WHERE NOT sent;

-- The names that files had, apart: they are free text that may name someone.
CREATE TABLE upload_names (
    upload BLOB NOT NULL PRIMARY KEY REFERENCES uploads (id) ON DELETE CASCADE,
    name   TEXT NOT NULL
) WITHOUT ROWID, STRICT;
