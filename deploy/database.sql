-- Run once by the image of PostgreSQL, when its volume is new.
-- The tool's account owns its database and is no superuser; the superuser keeps no password,
-- so that nobody can come in as it over the network.
\getenv password POSTGRES_PASSWORD
CREATE ROLE sanctions LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
CREATE DATABASE sanctions OWNER sanctions;
CREATE ROLE officers NOLOGIN; -- see officers.sql
REVOKE ALL ON DATABASE sanctions, postgres FROM PUBLIC;
ALTER ROLE postgres PASSWORD NULL;
