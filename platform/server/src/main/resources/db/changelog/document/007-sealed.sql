ALTER TABLE document.document ADD sealed boolean NOT NULL DEFAULT false;
