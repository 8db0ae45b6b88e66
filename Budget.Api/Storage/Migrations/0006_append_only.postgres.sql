CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is never changed or deleted', TG_TABLE_NAME; END $$;

CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER rule_lock_update BEFORE UPDATE ON rule_lock FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER rule_lock_delete BEFORE DELETE ON rule_lock FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER result_delete BEFORE DELETE ON result FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER result_update BEFORE UPDATE OF round_id, version, record, hash, signature, report, counted_at ON result
    FOR EACH ROW EXECUTE FUNCTION never();
