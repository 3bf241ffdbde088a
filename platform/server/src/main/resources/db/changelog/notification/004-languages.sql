-- What the text takes in English where that differs; null where it is the same.
ALTER TABLE notification.notice ADD COLUMN arguments_en text[];
