-- When a round that is only a sandbox is removed, with all its traces; a real round has no such time and never gets one.
ALTER TABLE round ADD COLUMN sandbox_until TEXT;

CREATE TRIGGER round_stays_what_it_is BEFORE UPDATE OF sandbox_until ON round
    FOR EACH ROW EXECUTE FUNCTION never('a round never becomes a sandbox, nor a sandbox a round');

CREATE FUNCTION never_but_in_a_sandbox() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM round WHERE id = to_jsonb(OLD) ->> TG_ARGV[0] AND sandbox_until IS NOT NULL) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '%', TG_ARGV[1];
END $$;

DROP TRIGGER audit_event_delete ON audit_event;
DROP TRIGGER rule_lock_delete ON rule_lock;
DROP TRIGGER result_delete ON result;

CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION never_but_in_a_sandbox('chain', 'an audit event is never deleted');
CREATE TRIGGER rule_lock_delete BEFORE DELETE ON rule_lock
    FOR EACH ROW EXECUTE FUNCTION never_but_in_a_sandbox('round_id', 'a lock is never deleted');
CREATE TRIGGER result_delete BEFORE DELETE ON result
    FOR EACH ROW EXECUTE FUNCTION never_but_in_a_sandbox('round_id', 'a result is never deleted');
