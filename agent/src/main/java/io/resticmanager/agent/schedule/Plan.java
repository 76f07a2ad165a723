package io.resticmanager.agent.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.Timetable;
import org.jspecify.annotations.Nullable;

/** A schedule that this agent can follow. */
record Plan(Schedule schedule, Timetable timetable) {

    private static final int MOST_JITTER_S = 21_600;

    /** Why a schedule can not be followed, as a sentence. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    /** What a schedule calls itself, whatever else can be read of it. */
    static String idOf(JsonNode schedule) {
        var id = schedule.isObject() ? schedule.get("id") : null;
        return id != null && id.isString() && JobJournal.validId(id.getStringValue()) ? id.getStringValue() : "?";
    }

    static Plan read(JsonNode json) throws Unusable {
        try {
            var schedule = Json.read(json, Schedule.class);
            if (idOf(json).equals("?") || schedule.kind() == null) {
                throw new Unusable("It has no id or no kind.");
            }
            if (schedule.kind() != JobKind.backup && schedule.kind() != JobKind.check) {
                throw new Unusable("This agent runs backups and checks by itself, and no " + schedule.kind() + ".");
            }
            if (schedule.jitterS() < 0 || schedule.jitterS() > MOST_JITTER_S) {
                throw new Unusable("Its runs can be put off by 0 to " + MOST_JITTER_S + " s.");
            }
            return new Plan(schedule, new Timetable(line(schedule.cron()), zone(schedule.timeZone())));
        } catch (Json.Malformed e) {
            throw new Unusable("It can not be read; this agent may be too old for it.");
        }
    }

    private static CronLine line(@Nullable String cron) throws Unusable {
        try {
            return CronLine.parse(Optional.ofNullable(cron).orElse(""));
        } catch (BadCron e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static ZoneId zone(@Nullable String name) throws Unusable {
        try {
            return ZoneId.of(Optional.ofNullable(name).orElse(""));
        } catch (DateTimeException _) {
            throw new Unusable("This host does not know its time zone.");
        }
    }

    String id() {
        return schedule.id();
    }

    /** When it is due, in a form that changes whenever that does. */
    String timing() {
        return schedule.cron() + " " + schedule.timeZone();
    }

    /** What {@link #timing} told. @throws Unusable when this host no longer knows the zone */
    static Timetable timetable(String timing) throws Unusable {
        var zone = timing.lastIndexOf(' ') + 1;
        return new Timetable(line(timing.substring(0, zone)), zone(timing.substring(zone)));
    }

    Agenda agenda(String hostId) {
        return new Agenda(hostId, id(), timetable, schedule.jitterS(), schedule.runMissed());
    }

    /** A run as a command. One that waits as long as it may run is given up. @param now in the hub's time */
    HubMessage.CommandRun command(String jobId, Instant now) {
        var timeout = schedule.timeoutS();
        return new HubMessage.CommandRun(jobId, schedule.kind(),
                timeout == null || timeout <= 0 ? null : now.plusSeconds(timeout), options(), null, timeout);
    }

    private @Nullable JsonNode options() {
        return schedule.kind() == JobKind.backup
                ? Json.tree(new BackupOptions(id(), schedule.source()))
                : schedule.options();
    }
}
