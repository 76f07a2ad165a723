-- The channels of these tests are kept in memory.
SELECT 1;
