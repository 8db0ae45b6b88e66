CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'an audit event is never changed'); END;

CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'an audit event is never deleted'); END;

CREATE TRIGGER rule_lock_update BEFORE UPDATE ON rule_lock
BEGIN SELECT RAISE(ABORT, 'a lock is never changed'); END;

CREATE TRIGGER rule_lock_delete BEFORE DELETE ON rule_lock
BEGIN SELECT RAISE(ABORT, 'a lock is never deleted'); END;

CREATE TRIGGER result_delete BEFORE DELETE ON result
BEGIN SELECT RAISE(ABORT, 'a result is never deleted'); END;

CREATE TRIGGER result_update BEFORE UPDATE OF round_id, version, record, hash, signature, report, counted_at ON result
BEGIN SELECT RAISE(ABORT, 'a result is never changed'); END;
