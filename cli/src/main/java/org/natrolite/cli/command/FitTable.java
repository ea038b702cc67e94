package org.natrolite.cli.command;

import java.io.PrintWriter;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Leg;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.cli.report.Numbers;

/** Statistics of replays as rows of a table on a terminal, the same for evaluation and calibration. */
final class FitTable {
    private static final double MILLI = 1000;
    private static final String ROW = "%-10s %9s %11s %13s %11s %11s %14s%n";

    private FitTable() {}

    /**
     * @param out where to print
     * @param first what the rows are
     */
    static void head(PrintWriter out, String first) {
        out.printf(ROW, first, "Rows", "RMSE / mV", "loaded / mV", "rows / mV", "max / mV", "RMSE of T / K");
    }

    /**
     * Prints mean voltages of the stretches in which much charge passes in one direction.
     *
     * @param out where to print
     * @param name what the record is called
     * @param replay replay of the record
     * @param heldOut which rows were held out, shape [rows]; not modified
     */
    static void legs(PrintWriter out, String name, ReplayResult replay, boolean[] heldOut) {
        for (Leg leg : replay.legs()) {
            out.println(name + (leg.charge() > 0 ? " charge" : " discharge") + " at "
                    + Numbers.significant(Math.abs(leg.current()), 3) + " A on average: mean voltage "
                    + Numbers.fixed(leg.measured(), 4) + " V, that of the model"
                    + (Double.isNaN(leg.limit())
                            ? ""
                            : (leg.charge() > 0 ? " up to " : " down to ") + Numbers.fixed(leg.limit(), 3) + " V")
                    + " is " + Numbers.signed(MILLI * leg.error(), 1) + " mV off"
                    + (heldOut[leg.from()] ? " (held out)" : ""));
        }
    }

    /**
     * @param out where to print
     * @param name what the row stands for
     * @param s how far a replay is from the measurement
     */
    static void row(PrintWriter out, String name, FitStatistics s) {
        out.printf(
                ROW,
                name,
                s.rows(),
                Numbers.fixed(MILLI * s.rmse(), 3),
                Numbers.fixed(MILLI * s.rmseLoaded(), 3),
                Numbers.fixed(MILLI * s.rmseRows(), 3),
                Numbers.fixed(MILLI * s.maxAbs(), 2),
                Numbers.fixed(s.temperatureRmse(), 3));
    }
}
