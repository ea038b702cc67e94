package org.natrolite.datasets.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.CleaningReport;
import org.natrolite.datasets.format.CleaningReport.Action;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;

/** Holds the rows that a file gives against those that its cleaning report accounts for. */
public final class RowAccount {
    private RowAccount() {}

    /**
     * Surveys a file: rows read and rows reported as removed are all its rows, and each removed row has its line.
     *
     * @param file file
     * @param options how to read it
     * @return the survey
     * @throws BadDataException if the file is refused
     */
    public static Survey of(Path file, ReadOptions options) {
        Survey survey = Readers.survey(file, options, count -> {});
        CleaningReport report = survey.report();
        long removed = report.entries().stream()
                .filter(entry -> entry.action() != Action.CLIPPED)
                .mapToLong(CleaningReport.Entry::count)
                .sum();
        assertEquals(report.rows(), report.read() + removed);
        assertEquals(removed, report.dropped() + report.merged());
        assertEquals(report.read(), survey.inspection().rows());
        report.entries()
                .forEach(entry -> assertEquals(
                        entry.count(),
                        entry.lines().stream()
                                .mapToLong(range -> range.last() - range.first() + 1)
                                .sum()));
        return survey;
    }

    /**
     * The other ways to read what was surveyed, as a whole and in pieces, give as many rows, the same channels and the same
     * words.
     *
     * @param survey survey of a file that has not changed since
     */
    public static void everyWay(Survey survey) {
        TimeSeries whole = Readers.read(survey.file(), survey.options());
        assertEquals(survey.report().read(), whole.size());
        assertEquals(survey.channels(), whole.channels());
        assertEquals(survey.warnings(), whole.warnings());
        long[] rows = {0};
        Readers.stream(List.of(survey), piece -> rows[0] += piece.size(), count -> {});
        assertEquals(survey.report().read(), rows[0]);
    }
}
