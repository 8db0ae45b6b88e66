-- No times, no row ids, no order: where a ballot lies says nothing about when it came or from whom.
CREATE TABLE ballot (
    round_id TEXT NOT NULL REFERENCES round (id),
    slot TEXT NOT NULL,
    receipt TEXT NOT NULL,
    sections TEXT NOT NULL,
    PRIMARY KEY (round_id, slot)
);

-- Receipts that stand on no ballot any more: replaced, withdrawn, or separated from it when the round was sealed.
CREATE TABLE receipt (
    round_id TEXT NOT NULL REFERENCES round (id),
    id TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('stored', 'superseded', 'withdrawn')),
    PRIMARY KEY (round_id, id)
);

CREATE UNIQUE INDEX receipt_of_ballot ON ballot (round_id, receipt);

CREATE TABLE turnout (
    round_id TEXT NOT NULL REFERENCES round (id),
    day TEXT NOT NULL,
    voters BIGINT NOT NULL,
    PRIMARY KEY (round_id, day)
);

-- A section of a ballot, cut off from the others and put at a random place; made when the link key is destroyed.
CREATE TABLE sealed_ballot (
    round_id TEXT NOT NULL REFERENCES round (id),
    line_id TEXT NOT NULL REFERENCES line (id),
    place BIGINT NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (round_id, line_id, place)
);

-- Each ballot asks for these; a round has few.
CREATE INDEX withdrawn_project ON project (round_id, id) WHERE state = 'withdrawn';
