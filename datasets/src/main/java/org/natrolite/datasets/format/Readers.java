package org.natrolite.datasets.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.Inspection;
import org.natrolite.datasets.check.SeriesChecks;
import org.natrolite.datasets.check.TemperatureRoles;
import org.natrolite.datasets.mapping.Mapping;

/**
 * The door for measured data: a file, or the files of one test, become a checked time series. A file of any length can be
 * surveyed and streamed in bounded memory; {@link #read} holds it as a whole.
 */
public final class Readers {
    private static final Set<Channel> MEASURED = EnumSet.of(Channel.TIME, Channel.VOLTAGE, Channel.CURRENT);

    private Readers() {}

    /**
     * @return formats that are recognised by their content, in the order in which they are tried
     */
    public static List<CyclerFormat> formats() {
        return List.of(
                BdfFormat.of(),
                BioLogicFormat.of(),
                BasytecFormat.of(),
                MaccorFormat.of(),
                NovonixFormat.of(),
                NewareFormat.of(),
                ArbinFormat.of());
    }

    /**
     * Reads and checks a measured series.
     *
     * @param file file of a known format, or as the mapping of the options states; plain or packed with gzip
     * @param options how to read it
     * @return series in SI with at least time, voltage and current, and the warnings of all checks
     * @throws BadDataException with file, line, column, value and expectation if the file cannot be what it claims to be
     */
    public static TimeSeries read(Path file, ReadOptions options) {
        Recording recording = Recording.read(file, formats(options), MEASURED, options.cleaning(), bytes -> {});
        TimeSeries series = SeriesChecks.check(
                recording.series(),
                recording.labels(),
                recording.lines(),
                recording.signStated(),
                recording.unitsStated());
        return TemperatureRoles.settle(series, options.temperatureRole(), options.ambient());
    }

    /**
     * Reads and checks the files of one test, in the order of the test. Times go on from file to file; where they start
     * again, the clock of the files bridges the gap, or else the files are joined without one, with a warning.
     *
     * @param files files, at least one
     * @param options how to read them
     * @return the series with the channels that all files have
     * @throws BadDataException if a file cannot be what it claims to be, or the files are not in order
     */
    public static TimeSeries read(List<Path> files, ReadOptions options) {
        if (files.size() == 1) {
            return read(files.get(0), options);
        }
        List<TimeSeries> parts = files.stream().map(file -> read(file, options)).toList();
        return Joining.of(parts);
    }

    /**
     * Reads and checks a measured series, and describes it, in memory that does not grow with the file.
     *
     * @param file file of a known format, or as the mapping of the options states; plain or packed with gzip
     * @param options how to read it
     * @return what the file is
     * @throws BadDataException as {@link #read}
     */
    public static Inspection inspect(Path file, ReadOptions options) {
        return survey(file, options, bytes -> {}).inspection();
    }

    /**
     * Passes over a file once: reads and checks it in memory that does not grow with it.
     *
     * @param file file of a known format, or as the mapping of the options states; plain or packed with gzip
     * @param options how to read it
     * @param progress told now and then how many bytes of the file are read
     * @return what was found
     * @throws BadDataException as {@link #read}
     */
    public static Survey survey(Path file, ReadOptions options, LongConsumer progress) {
        return survey(file, options, PieceReader.ROWS, progress);
    }

    static Survey survey(Path file, ReadOptions options, int rowsOfPiece, LongConsumer progress) {
        return Surveyor.survey(file, formats(options), MEASURED, options, rowsOfPiece, progress);
    }

    /**
     * Says how surveyed files go together, as {@link #stream} and {@link #read(List, ReadOptions)} join them.
     *
     * @param surveys surveys of the files of one test, in the order of the test; at least one
     * @return what the user should know of the joining
     * @throws BadDataException if the files are not in order
     */
    public static List<String> joining(List<Survey> surveys) {
        List<String> remarks = new ArrayList<>();
        channels(surveys, remarks);
        shifts(surveys, remarks);
        return remarks;
    }

    private static Set<Channel> channels(List<Survey> surveys, List<String> remarks) {
        if (surveys.isEmpty()) {
            throw new BadArgumentException("no files; expected at least one");
        }
        return Joining.common(surveys.stream().map(Survey::channels).toList(), remarks);
    }

    private static double[] shifts(List<Survey> surveys, List<String> remarks) {
        return Joining.shifts(surveys.stream().map(Joining.Ends::of).toList(), remarks);
    }

    /**
     * Passes over surveyed files a second time and hands on their rows piece by piece, times going on from file to file as
     * {@link #read(List, ReadOptions)} joins them.
     *
     * @param surveys surveys of the files of one test, in the order of the test; at least one
     * @param sink takes each piece: consecutive rows with the channels that all files have
     * @param progress told now and then how many bytes of all files are read
     * @return what the user should know of the joining
     * @throws BadDataException if a file changed since, or the files are not in order
     */
    public static List<String> stream(List<Survey> surveys, Consumer<TimeSeries> sink, LongConsumer progress) {
        return stream(surveys, sink, PieceReader.ROWS / 4, progress);
    }

    static List<String> stream(
            List<Survey> surveys, Consumer<TimeSeries> sink, int rowsOfPiece, LongConsumer progress) {
        List<String> remarks = new ArrayList<>();
        Set<Channel> common = channels(surveys, remarks);
        double[] shifts = shifts(surveys, remarks);
        long before = 0;
        for (int i = 0; i < shifts.length; i++) {
            Survey survey = surveys.get(i);
            long offset = before;
            stream(survey, common, shifts[i], sink, rowsOfPiece, bytes -> progress.accept(offset + bytes));
            before += survey.file().toFile().length();
        }
        return remarks;
    }

    private static void stream(
            Survey survey,
            Set<Channel> common,
            double shift,
            Consumer<TimeSeries> sink,
            int rowsOfPiece,
            LongConsumer progress) {
        ReadOptions options = survey.options();
        try (LayoutReader reader =
                        LayoutReader.open(survey.file(), formats(options), MEASURED, options.cleaning(), progress);
                PieceReader pieces = new PieceReader(reader, rowsOfPiece, survey.stored()::contains)) {
            for (TimeSeries piece = pieces.next(); piece != null; piece = pieces.next()) {
                TimeSeries settled = TemperatureRoles.apply(piece, survey.role(), options.ambient());
                sink.accept(Joining.moved(settled, common, shift, List.of()));
            }
            if (reader.kept() != survey.report().read()) {
                throw BadDataException.of(
                        reader.source(),
                        reader.kept() + " rows where the first pass found "
                                + survey.report().read(),
                        "a file that does not change while it is read");
            }
        }
    }

    private static List<CyclerFormat> formats(ReadOptions options) {
        Mapping mapping = options.mapping();
        if (mapping != null) {
            return List.of(DelimitedFormat.of(mapping));
        }
        // What no format recognises is held against the Battery Data Format, which says what is missing.
        List<CyclerFormat> all = new ArrayList<>(formats());
        all.add(BdfFormat.of());
        return all;
    }
}
