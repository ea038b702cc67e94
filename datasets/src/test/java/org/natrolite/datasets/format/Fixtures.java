package org.natrolite.datasets.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.Sketch;
import org.natrolite.datasets.mapping.Mapping;

/** One test as each instrument would write it, made from the public descriptions of their formats. */
final class Fixtures {
    /** Formats with a fixture. */
    enum Kind {
        BDF,
        BDF_GZIP,
        ARBIN,
        NEWARE,
        NEWARE_BY_DATE,
        BIOLOGIC,
        MACCOR,
        BASYTEC,
        BASYTEC_BLANKS,
        NOVONIX,
        DELIMITED
    }

    /** How the delimited file is to be read: decimal commas, grouped thousands, magnitudes with a column of states. */
    private static final String MAPPING = """
            schema_version: 1
            delimiter: semicolon
            decimal: comma
            thousands: point
            header_line: 3
            first_data_line: 5
            columns:
              time: {column: Zeit, unit: ms}
              voltage: {column: Spannung, unit: mV}
              current: {position: 4, unit: mA}
              cycle: {column: Zyklus}
              surface_temperature: {column: "T [\u00b0C]", unit: degC}
            state: {column: Zustand, charge: [LAD], discharge: [ENT], rest: [PAU]}
            """;

    /** Rows of the test. */
    static final int ROWS = truth().size();

    private Fixtures() {}

    /** Two cycles of a cell of 10 Ah, a row a minute. */
    static TimeSeries truth() {
        Sketch sketch = Sketch.of(60, 0.1).leg(0, 600);
        for (int i = 0; i < 2; i++) {
            sketch.leg(10, 2700).leg(0, 600).leg(-10, 2700).leg(0, 600);
        }
        return sketch.series();
    }

    /** How a file of a kind is read. */
    static ReadOptions options(Kind kind) {
        return kind == Kind.DELIMITED
                ? ReadOptions.defaults().withMapping(Mapping.parse("mapping", MAPPING))
                : ReadOptions.defaults();
    }

    static byte[] bytes(Kind kind) {
        String text = text(kind, truth());
        return switch (kind) {
            case BDF_GZIP -> gzip(text);
            case BIOLOGIC, BASYTEC, BASYTEC_BLANKS, DELIMITED -> text.getBytes(StandardCharsets.ISO_8859_1);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    static String text(Kind kind, TimeSeries series) {
        return switch (kind) {
            case BDF, BDF_GZIP -> bdf(series);
            case ARBIN -> arbin(series);
            case NEWARE -> neware(series);
            case NEWARE_BY_DATE -> newareByDate(series);
            case BIOLOGIC -> biologic(series);
            case MACCOR -> maccor(series);
            case BASYTEC -> basytec(series, "\t", true);
            case BASYTEC_BLANKS -> basytec(series, " ", true);
            case NOVONIX -> novonix(series);
            case DELIMITED -> delimited(series);
        };
    }

    private static String bdf(TimeSeries s) {
        return table(
                "Test Time / s,Voltage / V,Current / A,Cycle Count / 1",
                s,
                i -> say("%d,%.6f,%.4f,%d", (long) s.time(i), voltage(s, i), current(s, i), cycle(s, i)));
    }

    private static String arbin(TimeSeries s) {
        return table(
                "Data_Point,Test_Time(s),Date_Time,Step_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V),"
                        + "Charge_Capacity(Ah),Aux_Temperature_1(C)",
                s,
                i -> say(
                        "%d,%.4f,%s,1.0,%d,%d,%.6f,%.6f,0,25.1",
                        i + 1,
                        s.time(i),
                        date("%3$02d/%2$02d/%1$d %4$s", s.time(i)),
                        step(s, i),
                        cycle(s, i),
                        current(s, i),
                        voltage(s, i)));
    }

    private static String neware(TimeSeries s) {
        return table(
                "DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(A),Voltage(V),Capacity(Ah),"
                        + "Chg. Cap.(Ah),DChg. Cap.(Ah),Date,T1(\u2103)",
                s,
                i -> say(
                        "%d,%d,%d,%s,00:00:10,%s,%.4f,%.4f,0,0,0,%s,25.0",
                        i + 1,
                        cycle(s, i),
                        step(s, i),
                        state(s, i, "Rest", "CC Chg", "CC DChg"),
                        clock((long) s.time(i)),
                        current(s, i),
                        voltage(s, i),
                        date("%1$d-%2$02d-%3$02d %4$s", s.time(i))));
    }

    private static String newareByDate(TimeSeries s) {
        return table(
                "Record ID,Cycle ID,Step ID,Step Name,Time(h:min:s.ms),Voltage(V),Current(mA),Realtime",
                s,
                i -> say(
                        "%d,%d,%d,%s,0:00:10.000,%.4f,%.1f,%s",
                        i + 1,
                        cycle(s, i),
                        step(s, i),
                        state(s, i, "Rest", "CC_Chg", "CC_DChg"),
                        voltage(s, i),
                        1000 * Math.abs(current(s, i)),
                        date("%1$d-%2$02d-%3$02d %4$s", s.time(i))));
    }

    private static String biologic(TimeSeries s) {
        List<String> preamble = List.of(
                "EC-Lab ASCII FILE",
                "Nb header lines : 7",
                "",
                "Modulo Bat",
                "Electrode surface area : 0,001 cm\u00b2",
                "Comments : \"a cell, tested",
                "");
        String rows = table(
                "mode\tox/red\tNs\ttime/s\tcontrol/V/mA\tEwe/V\tI/mA\tcycle number\tTemperature/\u00b0C",
                s,
                i -> say(
                                "1\t1\t%d\t%.6E\t0.0\t%.6E\t%.6E\t%d\t2.51E+001",
                                step(s, i), s.time(i), voltage(s, i), 1000 * current(s, i), cycle(s, i))
                        .replace('.', ','));
        return (String.join("\n", preamble) + rows).replace("\n", "\r\n");
    }

    private static String maccor(TimeSeries s) {
        String preamble = "Today's Date\t03/28/2024 12:50:27 PM\n\nDate of Test:\t02/23/2024 6:04:18 PM\n\n";
        return preamble
                + table(
                        "Rec#\tCyc#\tStep\tTestTime\tStepTime\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt Time\t",
                        s,
                        i -> say(
                                "%,d\t%d\t%d\t  %dd %s.00\t  0d 00:00:00.00\t0.0\t0.0\t%.4f\t%.4f\t%s\t1\t%s",
                                i + 1000,
                                cycle(s, i),
                                step(s, i),
                                (long) s.time(i) / 86400,
                                clock((long) s.time(i) % 86400),
                                Math.abs(current(s, i)),
                                voltage(s, i),
                                state(s, i, "R", "C", "D"),
                                date("%2$02d/%3$02d/%1$d %5$s", s.time(i))));
    }

    private static String basytec(TimeSeries s, String separator, boolean dates) {
        String preamble = """
                ~Resultfile from Basytec Battery Test System
                ~Name of Test: cell 7, B\u00fcro
                ~Start of Test: 14.02.2024 10:40:01
                ~
                """;
        String header = "~Time[h] DataSet " + (dates ? "DateTime " : "") + "t-Step[h] Line Command U[V] I[A] Ah[Ah] "
                + "T1[\u00b0C] Cyc-Count State";
        return preamble
                + table(header.replace(" ", separator), s, i -> {
                    String date = dates ? "\u0001" : "";
                    String row = say(
                            "%.9f %d %s0.0 %d %s %.6f %.6f 0.0 25.0 %d 1",
                            s.time(i) / 3600,
                            i,
                            date.isEmpty() ? "" : date + " ",
                            step(s, i),
                            state(s, i, "Pause", "Charge", "Discharge"),
                            voltage(s, i),
                            current(s, i),
                            cycle(s, i));
                    return row.replace(" ", separator).replace("\u0001", date("%3$02d.%2$02d.%1$d %4$s", s.time(i)));
                });
    }

    private static String novonix(TimeSeries s) {
        String preamble = """
                [Summary]
                Novonix HPC Data File
                Started: 2024-02-14 10:22:45 AM
                [End Summary]
                [Data]
                """;
        return preamble
                + table(
                        "Date and Time,Cycle Number,Step Type,Run Time (h),Step Time (h),Current (A),Potential (V),"
                                + "Capacity (Ah),Temperature (\u00b0C),Step Number",
                        s,
                        i -> say(
                                "%s,%d,%d,%.9f,0.0,%.6f,%.6f,0.0,25.0,%d",
                                date("%1$d-%2$02d-%3$02d %5$s", s.time(i)),
                                cycle(s, i),
                                Integer.parseInt(state(s, i, "0", "1", "2")),
                                s.time(i) / 3600,
                                current(s, i),
                                voltage(s, i),
                                step(s, i)));
    }

    private static String delimited(TimeSeries s) {
        return "Pr\u00fcfstand 4\nZelle 7\n"
                + table(
                        "Zeit;Spannung;Zustand;Strom;Zyklus;T [\u00b0C];Bemerkung\nms;mV;-;mA;-;\u00b0C;",
                        s,
                        i -> say(
                                "%s;%s;%s;%s;%d;25,1;",
                                german("%,.1f", 1000 * s.time(i)),
                                german("%,.3f", 1000 * voltage(s, i)),
                                state(s, i, "PAU", "LAD", "ENT"),
                                german("%,.2f", 1000 * Math.abs(current(s, i))),
                                cycle(s, i)));
    }

    private static String german(String format, double value) {
        return String.format(Locale.GERMANY, format, value);
    }

    private interface Row {
        String of(int row);
    }

    private static String table(String header, TimeSeries series, Row row) {
        List<String> lines = new ArrayList<>();
        lines.add(header);
        for (int i = 0; i < series.size(); i++) {
            lines.add(row.of(i));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static double voltage(TimeSeries series, int row) {
        return series.value(Channel.VOLTAGE, row);
    }

    private static double current(TimeSeries series, int row) {
        return series.value(Channel.CURRENT, row);
    }

    private static int cycle(TimeSeries series, int row) {
        return row < series.size() / 2 ? 1 : 2;
    }

    private static int step(TimeSeries series, int row) {
        return current(series, row) == 0 ? 1 : current(series, row) > 0 ? 2 : 3;
    }

    private static String state(TimeSeries series, int row, String rest, String charge, String discharge) {
        return switch (step(series, row)) {
            case 1 -> rest;
            case 2 -> charge;
            default -> discharge;
        };
    }

    private static String clock(long s) {
        return say("%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** A date from 14 February 2024, 10:00: year, month, day, the time of day on 24 and on 12 hours. */
    private static String date(String format, double time) {
        long s = (long) time + 10 * 3600;
        long hour = s / 3600 % 24;
        String half = say("%d:%02d:%02d %s", (hour + 11) % 12 + 1, s / 60 % 60, s % 60, hour < 12 ? "AM" : "PM");
        return say(format, 2024, 2, 14 + s / 86400, clock(s % 86400), half);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
