-- What a token is good for besides its scopes, and when it was last of use: a week, as everywhere.
ALTER TABLE tokens ADD COLUMN surveys TEXT;   -- ids, separated by spaces; NULL: every survey
ALTER TABLE tokens ADD COLUMN expires TEXT;   -- the last day it is good; NULL: none
ALTER TABLE tokens ADD COLUMN used    TEXT;   -- the week of its last use; NULL: never used
