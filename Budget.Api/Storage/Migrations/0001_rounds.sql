-- A round, what is frozen by its lock, and what people decide about it. Ids, times (UTC) and JSON are TEXT.
CREATE TABLE round (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('draft', 'collecting', 'screening', 'hearing', 'locked', 'voting', 'paused',
        'closed', 'reconciling', 'counted', 'published', 'archived', 'cancelled')),
    settings TEXT NOT NULL,
    rule_set TEXT,
    opens_at TEXT,
    closes_at TEXT,
    hearing_from TEXT,
    lock_version BIGINT NOT NULL DEFAULT 0,
    lock_hash TEXT,
    lot_seed TEXT,
    link_key_hash TEXT,
    sealed_at TEXT,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE rule_lock (
    round_id TEXT NOT NULL REFERENCES round (id),
    version BIGINT NOT NULL,
    manifest TEXT NOT NULL,
    hash TEXT NOT NULL,
    locked_at TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (round_id, version)
);

-- What moved a round on, or asks to: some acts are done only once another person confirms them.
CREATE TABLE transition (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    terms TEXT NOT NULL,
    reason TEXT,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    confirmed_by TEXT,
    done_at TEXT,
    UNIQUE (round_id, number),
    CHECK (confirmed_by IS NULL OR (confirmed_by <> asked_by AND done_at IS NOT NULL))
);

CREATE TABLE area (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    title TEXT NOT NULL,
    population BIGINT CHECK (population >= 0),
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE category (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    title TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE line (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    title TEXT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    reserve_minor BIGINT NOT NULL CHECK (reserve_minor >= 0 AND reserve_minor <= amount_minor),
    area_id TEXT REFERENCES area (id),
    decision_reference TEXT,
    limits TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE project (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    line_id TEXT NOT NULL REFERENCES line (id),
    external_id TEXT,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    area_id TEXT REFERENCES area (id),
    categories TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'rejected', 'withdrawn')),
    reason TEXT,
    next_step TEXT,
    version BIGINT NOT NULL DEFAULT 1
);

CREATE INDEX project_of_round ON project (round_id, line_id);
CREATE INDEX line_of_round ON line (round_id);
CREATE INDEX area_of_round ON area (round_id);
CREATE INDEX category_of_round ON category (round_id);
