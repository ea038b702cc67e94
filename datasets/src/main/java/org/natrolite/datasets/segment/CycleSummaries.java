package org.natrolite.datasets.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Sums up the cycles of a series of any length. Not safe for use by many threads. */
public final class CycleSummaries {
    private final long[] ends;
    private final List<CycleSummary> closed = new ArrayList<>();
    private final StepProbe probe;
    private @Nullable Sums sums;
    private double label;
    private long row;
    private double time;
    private double voltage;
    private double current;

    private CycleSummaries(double typical, long[] ends) {
        this.ends = ends.clone();
        this.probe = new StepProbe(typical, this::take);
    }

    /**
     * Cycles by the labels of the file.
     *
     * @param typicalCurrent typical current under load, A
     * @return a summary before its first row
     */
    public static CycleSummaries byLabel(double typicalCurrent) {
        return new CycleSummaries(
                BadArgumentException.requireWithin(typicalCurrent, 0, Double.MAX_VALUE, "typical current in A"),
                new long[0]);
    }

    /**
     * Cycles by the legs of the net charge: one of charge with the one of discharge that follows, or the other way round
     * where the series starts with a discharge.
     *
     * @param typicalCurrent typical current under load, A
     * @param trace the net charge of all rows
     * @return a summary before its first row
     */
    public static CycleSummaries byCharge(double typicalCurrent, ChargeTrace trace) {
        List<ChargeTrace.Turn> turns = trace.legs();
        List<Long> ends = new ArrayList<>();
        for (int i = 2; i < turns.size() - 1; i += 2) {
            ends.add(turns.get(i).row() + 1);
        }
        ends.add(trace.rows());
        return new CycleSummaries(
                BadArgumentException.requireWithin(typicalCurrent, 0, Double.MAX_VALUE, "typical current in A"),
                ends.stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * @param piece rows that follow those before, with time, voltage, current, and the labels if cycles go by them
     */
    public void add(TimeSeries piece) {
        double[] t = piece.column(Channel.TIME);
        double[] v = piece.column(Channel.VOLTAGE);
        double[] i = piece.column(Channel.CURRENT);
        double[] labels = ends.length == 0 ? piece.column(Channel.CYCLE) : new double[0];
        double[] kelvin = temperature(piece);
        for (int k = 0; k < t.length; k++) {
            boolean next = sums == null
                    || (ends.length == 0 ? labels[k] != label : row >= ends[Math.min(closed.size(), ends.length - 1)]);
            if (next) {
                close();
                label = ends.length == 0 ? labels[k] : closed.size() + 1;
                sums = new Sums(row, t[k]);
            }
            Sums open = sums;
            if (open != null) {
                double interval = row == 0 ? 0 : t[k] - time;
                open.add(t[k], v[k], kelvin.length == 0 ? Double.NaN : kelvin[k]);
                open.move(
                        0.5 * (i[k] + current) * interval,
                        0.5 * (i[k] * v[k] + current * voltage) * interval,
                        interval);
            }
            probe.add(row, t[k], v[k], i[k]);
            time = t[k];
            voltage = v[k];
            current = i[k];
            row++;
        }
    }

    private static double[] temperature(TimeSeries piece) {
        if (piece.has(Channel.SURFACE_TEMPERATURE)) {
            return piece.column(Channel.SURFACE_TEMPERATURE);
        }
        return piece.has(Channel.AMBIENT_TEMPERATURE) ? piece.column(Channel.AMBIENT_TEMPERATURE) : new double[0];
    }

    /**
     * @return summaries of all cycles, after the last row
     */
    public List<CycleSummary> end() {
        probe.end();
        close();
        sums = null;
        return List.copyOf(closed);
    }

    private void take(Resistance resistance) {
        if (sums != null) {
            sums.resistances.add(resistance);
        }
    }

    private void close() {
        if (sums != null) {
            closed.add(sums.summary(label, row));
        }
    }

    private static final class Sums {
        private final long from;
        private final double start;
        private final List<Resistance> resistances = new ArrayList<>();
        private double end;
        private double charged;
        private double discharged;
        private double chargedEnergy;
        private double dischargedEnergy;
        private double chargeTimesCurrent;
        private double dischargeTimesCurrent;
        private double lowestVoltage = Double.POSITIVE_INFINITY;
        private double highestVoltage = Double.NEGATIVE_INFINITY;
        private double lowestTemperature = Double.NaN;
        private double highestTemperature = Double.NaN;

        Sums(long from, double start) {
            this.from = from;
            this.start = start;
        }

        void add(double t, double v, double kelvin) {
            end = t;
            lowestVoltage = Math.min(lowestVoltage, v);
            highestVoltage = Math.max(highestVoltage, v);
            if (!Double.isNaN(kelvin)) {
                lowestTemperature = Double.isNaN(lowestTemperature) ? kelvin : Math.min(lowestTemperature, kelvin);
                highestTemperature = Double.isNaN(highestTemperature) ? kelvin : Math.max(highestTemperature, kelvin);
            }
        }

        void move(double charge, double energy, double interval) {
            if (charge > 0) {
                charged += charge;
                chargedEnergy += energy;
                chargeTimesCurrent += charge * charge / interval;
            } else if (charge < 0) {
                discharged -= charge;
                dischargedEnergy -= energy;
                dischargeTimesCurrent += charge * charge / interval;
            }
        }

        CycleSummary summary(double label, long to) {
            return new CycleSummary(
                    label,
                    from,
                    to,
                    start,
                    end,
                    charged,
                    discharged,
                    chargedEnergy,
                    dischargedEnergy,
                    charged > 0 ? chargedEnergy / charged : Double.NaN,
                    discharged > 0 ? dischargedEnergy / discharged : Double.NaN,
                    charged > 0 ? chargeTimesCurrent / charged : Double.NaN,
                    discharged > 0 ? dischargeTimesCurrent / discharged : Double.NaN,
                    median(1, true),
                    median(1, false),
                    median(-1, true),
                    median(-1, false),
                    lowestVoltage,
                    highestVoltage,
                    lowestTemperature,
                    highestTemperature);
        }

        private double median(int direction, boolean brief) {
            double[] all = resistances.stream()
                    .filter(resistance -> resistance.current() * direction > 0)
                    .mapToDouble(resistance -> brief ? resistance.at1s() : resistance.at10s())
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            Arrays.sort(all);
            return all.length == 0 ? Double.NaN : all[all.length / 2];
        }
    }
}
