-- What a receiver answered, for administrators: "error" holds nothing any more that a receiver said. What it said until now was checked
-- by a lesser rule, and the address that it may repeat was not looked for: it goes.
ALTER TABLE notification_log ADD COLUMN said TEXT;
UPDATE notification_log SET error = substr(error, 1, instr(error, ' It said: ') - 1) WHERE instr(error, ' It said: ') > 0;
UPDATE delivery SET error = substr(error, 1, instr(error, ' It said: ') - 1) WHERE instr(error, ' It said: ') > 0;
UPDATE notification_channels SET last_error = substr(last_error, 1, instr(last_error, ' It said: ') - 1)
    WHERE instr(last_error, ' It said: ') > 0;
UPDATE notification_channels SET disabled_reason = substr(disabled_reason, 1, instr(disabled_reason, ' It said: ') - 1)
    WHERE instr(disabled_reason, ' It said: ') > 0;
