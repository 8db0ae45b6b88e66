-- Who may vote. A row is never written by a vote.
CREATE TABLE roll_entry (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    ref TEXT NOT NULL,
    lines TEXT NOT NULL,
    area_id TEXT,
    age_band TEXT,
    UNIQUE (round_id, ref)
);

CREATE TABLE code_batch (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    made_at TEXT NOT NULL,
    delivered_at TEXT,
    codes BIGINT NOT NULL
);

-- The entries of a batch before its codes exist; a code exists in clear only in the answer to its export.
CREATE TABLE batch_entry (
    batch_id TEXT NOT NULL REFERENCES code_batch (id),
    roll_entry_id TEXT NOT NULL REFERENCES roll_entry (id),
    PRIMARY KEY (batch_id, roll_entry_id)
);

CREATE TABLE voting_code (
    hmac TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    roll_entry_id TEXT NOT NULL REFERENCES roll_entry (id),
    batch_id TEXT NOT NULL REFERENCES code_batch (id),
    state TEXT NOT NULL CHECK (state IN ('live', 'revoked'))
);

CREATE INDEX code_of_entry ON voting_code (roll_entry_id);
CREATE INDEX code_of_batch ON voting_code (batch_id);
CREATE UNIQUE INDEX live_code_of_entry ON voting_code (roll_entry_id) WHERE state = 'live';
