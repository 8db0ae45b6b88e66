-- When a round that is only a sandbox is removed, with all its traces; a real round has no such time and never gets one.
ALTER TABLE round ADD COLUMN sandbox_until TEXT;

CREATE TRIGGER round_stays_what_it_is BEFORE UPDATE OF sandbox_until ON round
BEGIN SELECT RAISE(ABORT, 'a round never becomes a sandbox, nor a sandbox a round'); END;

DROP TRIGGER audit_event_delete;
DROP TRIGGER rule_lock_delete;
DROP TRIGGER result_delete;

CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.chain AND sandbox_until IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an audit event is never deleted'); END;

CREATE TRIGGER rule_lock_delete BEFORE DELETE ON rule_lock
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND sandbox_until IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a lock is never deleted'); END;

CREATE TRIGGER result_delete BEFORE DELETE ON result
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND sandbox_until IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a result is never deleted'); END;
