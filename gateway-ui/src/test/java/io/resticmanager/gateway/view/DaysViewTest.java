package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.run.RunDay;
import org.junit.jupiter.api.Test;

final class DaysViewTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 2, 4);

    @Test
    void theWorstOfADayGivesItsColourAndAllOfItIsTold() {
        assertThat(one(day(1, 0, 0, 0, 0, 0, 0)).css()).isEqualTo("o");
        assertThat(one(day(1, 1, 0, 0, 0, 0, 0)).css()).isEqualTo("w");
        assertThat(one(day(1, 0, 1, 0, 0, 0, 0)).css()).isEqualTo("w");
        assertThat(one(day(1, 0, 0, 0, 1, 0, 0)).css()).isEqualTo("w");
        assertThat(one(day(9, 1, 1, 1, 0, 0, 0)).css()).isEqualTo("f");
        assertThat(one(day(9, 0, 0, 0, 0, 1, 0)).css()).isEqualTo("f");
        assertThat(one(day(0, 0, 0, 0, 0, 0, 2)).css()).isEqualTo("n open");
        assertThat(one(day(0, 0, 0, 0, 0, 0, 0)).css()).isEqualTo("n");
        assertThat(one(day(9, 1, 2, 3, 4, 5, 6)).title()).isEqualTo("Wed 4 Feb: 3 failed, 5 missed, 2 suspect, "
                + "1 with warnings, 4 skipped, 9 well, 6 still open");
        assertThat(one(day(0, 0, 0, 0, 0, 0, 0)).title()).isEqualTo("Wed 4 Feb: nothing was due");
    }

    @Test
    void whatTheColourSaysIsDrawnTooAtTheDaysOwnSquare() {
        assertThat(new DayView(day(0, 0, 0, 1, 0, 0, 0), 12, 3).mapMark()).isEqualTo("m257.5 68.5 7 7m0-7-7 7");
        assertThat(new DayView(day(0, 1, 0, 0, 0, 0, 0), 8, 0).mapMark()).isEqualTo("M177 4.5v5m0 3.5v.01");
        assertThat(new DayView(day(0, 0, 0, 0, 0, 0, 1), 1, 1).mapMark()).isEqualTo("M30 30v.01");
        assertThat(new DayView(day(1, 0, 0, 0, 0, 0, 0), 1, 1).mapMark()).isEmpty();
        assertThat(new DayView(day(0, 0, 0, 1, 0, 0, 0), 12, 0).stripMark()).isEqualTo("m171.5 3.5 4 4m0-4-4 4");
        assertThat(new DayView(day(0, 0, 0, 0, 0, 0, 0), 12, 0).stripMark()).isEmpty();
    }

    @Test
    void aWeekIsAColumnThatBeginsOnMonday() {
        var days = new DaysView(days(90)).days();

        assertThat(days.getFirst()).extracting(DayView::column, DayView::row).containsExactly(0, 2);
        assertThat(days.get(4)).extracting(DayView::column, DayView::row).containsExactly(0, 6);
        assertThat(days.get(5)).extracting(DayView::column, DayView::row).containsExactly(1, 0);
        assertThat(new DaysView(days(90)).columns()).isEqualTo(14);
    }

    @Test
    void theStripIsTheLastDaysInOneRow() {
        var strip = new DaysView(days(90)).strip(14);

        assertThat(strip).hasSize(14).extracting(DayView::column).containsExactlyElementsOf(
                IntStream.range(0, 14).boxed().toList());
        assertThat(strip.getLast().day().day()).isEqualTo(WEDNESDAY.plusDays(89));
        assertThat(new DaysView(days(3)).strip(14)).hasSize(3);
    }

    @Test
    void whatTheColoursSayIsToldInWords() {
        var view = new DaysView(List.of(day(1, 0, 0, 0, 0, 0, 0), on(1, 0, 1), on(2, 1, 0), on(3, 0, 0)));

        assertThat(view.told()).isEqualTo("Backups from Wed 4 Feb to Sat 7 Feb: 1 day well, 1 to look at (Thu 5 Feb), "
                + "1 failed or missed (Fri 6 Feb), 1 without a due run.");
        assertThat(view.troubled()).extracting(DayView::title).containsExactly("Fri 6 Feb: 1 failed",
                "Thu 5 Feb: 1 skipped");
        assertThat(new DaysView(List.of()).told()).isEqualTo("Not known.");
        assertThat(new DaysView(IntStream.range(0, 12).mapToObj(n -> on(n, 1, 0)).toList()).told())
                .contains("Sun 15 Feb, ", " and others)").doesNotContain("(Thu 5 Feb");
    }

    private static RunDay on(int later, int failed, int skipped) {
        return new RunDay(WEDNESDAY.plusDays(later), 0, 0, 0, failed, skipped, 0, 0);
    }

    private static DayView one(RunDay day) {
        return new DaysView(List.of(day)).days().getFirst();
    }

    private static List<RunDay> days(int number) {
        return IntStream.range(0, number).mapToObj(n -> on(n, 0, 0)).toList();
    }

    private static RunDay day(int well, int warnings, int suspect, int failed, int skipped, int missed, int open) {
        return new RunDay(WEDNESDAY, well, warnings, suspect, failed, skipped, missed, open);
    }
}
