-- A result is never edited: a new run makes the next version, and another person than who asked for it publishes it.
CREATE TABLE result_run (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    version BIGINT NOT NULL,
    reason TEXT NOT NULL,
    changes TEXT NOT NULL,
    withdrawn TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_at TEXT,
    UNIQUE (round_id, version),
    FOREIGN KEY (round_id, version) REFERENCES result (round_id, version),
    CHECK (confirmed_by IS NULL OR (confirmed_by <> asked_by AND confirmed_at IS NOT NULL))
);

-- A council adopts what it was shown; what supersedes that is a recommendation again.
ALTER TABLE council_decision ADD COLUMN result_version BIGINT NOT NULL DEFAULT 1;
