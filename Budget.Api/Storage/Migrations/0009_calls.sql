-- Creating calls that a client may repeat: kept in the transaction of their effect, for a day.
CREATE TABLE remembered_call (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    value TEXT,
    made_at TEXT NOT NULL
);

CREATE INDEX remembered_call_by_time ON remembered_call (made_at);

-- Where the pages of a front end come from, as a JSON array; null where a browser may not use the key.
ALTER TABLE api_key ADD COLUMN origins TEXT;
