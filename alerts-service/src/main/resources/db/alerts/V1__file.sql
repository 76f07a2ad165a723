-- Marks the file as the one of alerts-service ("rmal"), for file(1) and for whoever finds it.
PRAGMA application_id = 0x726d616c;
