-- Free text, to be searched by words. What a word is, the program decides: the words of a text stand here in lower case,
-- between spaces, so that a search finds the same as looking through a text does. backend/src/analysis/words.rs

CREATE TABLE texts (
    id       INTEGER NOT NULL PRIMARY KEY,   -- made of response and variable by a hash: it tells no order
    response BLOB    NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    variable TEXT    NOT NULL,
    words    TEXT    NOT NULL
) STRICT;

CREATE INDEX texts_of_response ON texts (response);

-- Only which text has which word. The tokenizer splits at ASCII punctuation and takes every other character as it is.
CREATE VIRTUAL TABLE text_index USING fts5 (
    words, content = 'texts', content_rowid = 'id', tokenize = 'ascii', detail = 'none', columnsize = 0
);

-- FTS5 marks what is deleted and keeps it; with this it overwrites it.
INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
    INSERT INTO text_index (rowid, words) VALUES (new.id, new.words);
END;

CREATE TRIGGER texts_deleted AFTER DELETE ON texts BEGIN
    INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', old.id, old.words);
END;
