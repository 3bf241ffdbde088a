CREATE SCHEMA deadline;
