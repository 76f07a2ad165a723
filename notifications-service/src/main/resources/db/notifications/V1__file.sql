-- Marks the file as the one of notifications-service ("rmno"), for file(1) and for whoever finds it.
PRAGMA application_id = 0x726d6e6f;
