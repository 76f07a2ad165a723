-- Why an alert was resolved that no person closed, in a sentence.
ALTER TABLE delivery ADD COLUMN reason TEXT;
