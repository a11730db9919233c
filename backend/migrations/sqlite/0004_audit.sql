-- Who looked at what: see backend/src/audit.rs. Researchers are in it, respondents are not, so it may have an order.
CREATE TABLE audit (
    number INTEGER NOT NULL PRIMARY KEY,
    look   TEXT    NOT NULL,                                  -- JSON
    survey TEXT    NOT NULL GENERATED ALWAYS AS (look ->> 'survey') VIRTUAL,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX audit_of_survey ON audit (survey);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;

CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
