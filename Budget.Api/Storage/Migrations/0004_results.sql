-- A result is never edited: the signed record, and the report that puts it into words and votes.
CREATE TABLE result (
    round_id TEXT NOT NULL REFERENCES round (id),
    version BIGINT NOT NULL,
    record TEXT NOT NULL,
    hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    report TEXT NOT NULL,
    counted_at TEXT NOT NULL,
    published_at TEXT,
    PRIMARY KEY (round_id, version)
);

CREATE TABLE council_decision (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    legal_status TEXT NOT NULL CHECK (legal_status IN ('adopted', 'adopted-with-deviation', 'returned')),
    case_number TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    minutes_url TEXT NOT NULL,
    reasons TEXT NOT NULL,
    deviations TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (round_id, number)
);
