-- The jobs-service of these tests keeps nothing.
SELECT 1;
