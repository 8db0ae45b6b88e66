-- Keys of staff and front ends, as hashes; the key itself is shown once.
CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('steward', 'frontEnd', 'clerk', 'finance', 'auditor', 'administrator')),
    person TEXT NOT NULL,
    round_id TEXT REFERENCES round (id),
    made_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
);

-- What the service knows about itself, such as when it was restored from a backup.
CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
