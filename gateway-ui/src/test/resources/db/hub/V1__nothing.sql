-- The hub of these tests keeps nothing.
SELECT 1;
