-- What an officer's own account may do. Run by the superuser in the tool's database once its
-- tables are there, and after each upgrade; running it again does no harm.
-- An officer reads everything and adds to it. What was written, such as events, decisions and
-- records of customers, no officer can change or take out; only what the tool itself replaces.
GRANT CONNECT ON DATABASE sanctions TO officers;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO officers;
GRANT UPDATE ON event_head, entry_validity, list_check, publication TO officers;
GRANT UPDATE (event_id, salt, seal) ON new_leaf, carried_over TO officers;
GRANT DELETE ON entry_validity TO officers;
ALTER DEFAULT PRIVILEGES FOR ROLE sanctions IN SCHEMA public
    GRANT SELECT, INSERT ON TABLES TO officers;

-- Nobody proposes, agrees or decides in another's name. What the tool notes of an alert it notes in
-- its own, and whoever agrees to a decision writes it down as its proposer's.
DO $$
DECLARE
    own text := 'by = session_user';
    agreed text := 'EXISTS (SELECT FROM approval a JOIN proposal p ON p.id = a.proposal_id '
        'WHERE a.by = session_user AND p.by = alert_step.by)';
    noted text := $noted$by = 'sanctions' AND kind IN ('raised', 'seen_again', 'gone')$noted$;
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY[
        'alert_step', 'approval', 'customer_import', 'join_decision', 'legal_hold', 'proposal',
        'removal_confirmation'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
        EXECUTE format('DROP POLICY IF EXISTS reads ON %I', kept);
        EXECUTE format('DROP POLICY IF EXISTS in_own_name ON %I', kept);
        EXECUTE format('CREATE POLICY reads ON %I FOR SELECT TO officers USING (true)', kept);
        EXECUTE format(
            'CREATE POLICY in_own_name ON %I FOR INSERT TO officers WITH CHECK (%s)', kept,
            CASE kept WHEN 'alert_step'
                THEN format('%s OR %s OR %s', own, noted, agreed) ELSE own END);
    END LOOP;
END $$;
