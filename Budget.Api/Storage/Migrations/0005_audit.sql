-- Who changed what, each event chained to the one before it by its hash.
CREATE TABLE audit_event (
    chain TEXT NOT NULL,
    number BIGINT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT,
    details TEXT NOT NULL,
    salt TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (chain, number)
);
