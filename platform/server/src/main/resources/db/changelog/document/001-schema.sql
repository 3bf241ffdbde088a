CREATE SCHEMA document;
