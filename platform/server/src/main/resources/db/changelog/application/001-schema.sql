CREATE SCHEMA application;
