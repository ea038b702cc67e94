package org.natrolite.benchmarks.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;
import org.natrolite.datasets.segment.CycleSummaries;
import org.natrolite.datasets.segment.CycleSummary;
import org.natrolite.datasets.segment.Segment;
import org.natrolite.datasets.segment.Segmenter;

/**
 * What reading a long file in pieces came to.
 *
 * @param rows rows handed on
 * @param segments segments found
 * @param cycles cycles summed up
 */
record LongRead(long rows, int segments, int cycles) {

    /** Checks a file in a first pass, and cuts it and sums it up in a second. */
    static LongRead of(Path file) {
        Survey survey = Readers.survey(file, ReadOptions.defaults(), bytes -> {});
        List<Segment> segments = new ArrayList<>();
        Segmenter segmenter = Segmenter.of(survey.typicalCurrent(), segments::add);
        CycleSummaries summaries = CycleSummaries.byLabel(survey.typicalCurrent());
        long[] rows = {0};
        Readers.stream(
                List.of(survey),
                piece -> {
                    rows[0] += piece.size();
                    segmenter.add(piece);
                    summaries.add(piece);
                },
                bytes -> {});
        segmenter.end();
        List<CycleSummary> cycles = summaries.end();
        return new LongRead(rows[0], segments.size(), cycles.size());
    }
}
