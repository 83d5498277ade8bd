-- What an officer's own account may do. Run by the superuser in the tool's database once its
-- tables are there; running it again does no harm.
-- An officer reads everything and adds to it. What was written, such as events, decisions and
-- records of customers, no officer can change or take out; only what the tool itself replaces.
SELECT 'CREATE ROLE officers NOLOGIN'
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'officers') \gexec
GRANT CONNECT ON DATABASE sanctions TO officers;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO officers;
GRANT UPDATE ON event_head, entry_validity, list_check, publication TO officers;
GRANT UPDATE (event_id, salt, seal) ON new_leaf, carried_over TO officers;
GRANT DELETE ON entry_validity TO officers;
ALTER DEFAULT PRIVILEGES FOR ROLE sanctions IN SCHEMA public
    GRANT SELECT, INSERT ON TABLES TO officers;
