CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;

CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION never('an audit event is never changed');

CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION never('an audit event is never deleted');

CREATE TRIGGER rule_lock_update BEFORE UPDATE ON rule_lock
    FOR EACH ROW EXECUTE FUNCTION never('a lock is never changed');

CREATE TRIGGER rule_lock_delete BEFORE DELETE ON rule_lock
    FOR EACH ROW EXECUTE FUNCTION never('a lock is never deleted');

CREATE TRIGGER result_delete BEFORE DELETE ON result
    FOR EACH ROW EXECUTE FUNCTION never('a result is never deleted');

CREATE TRIGGER result_update BEFORE UPDATE OF round_id, version, record, hash, signature, report, counted_at ON result
    FOR EACH ROW EXECUTE FUNCTION never('a result is never changed');

-- Emptying a table asks no row.
CREATE TRIGGER audit_event_truncate BEFORE TRUNCATE ON audit_event
    EXECUTE FUNCTION never('an audit event is never deleted');

CREATE TRIGGER rule_lock_truncate BEFORE TRUNCATE ON rule_lock
    EXECUTE FUNCTION never('a lock is never deleted');

CREATE TRIGGER result_truncate BEFORE TRUNCATE ON result
    EXECUTE FUNCTION never('a result is never deleted');
