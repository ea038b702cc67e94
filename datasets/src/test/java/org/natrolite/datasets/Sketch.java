package org.natrolite.datasets;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** A cell of 10 Ah with a linear open-circuit voltage from 2 V to 4 V and 5 mOhm, put through legs of current. */
public final class Sketch {
    private static final double CAPACITY = 36000;
    private static final double RESISTANCE = 0.005;

    private final double interval;
    private final List<double[]> rows = new ArrayList<>();
    private double time;
    private double soc;

    private Sketch(double interval, double soc) {
        this.interval = interval;
        this.soc = soc;
    }

    /** A cell at a state of charge, sampled at an interval in s. */
    public static Sketch of(double interval, double soc) {
        return new Sketch(interval, soc);
    }

    /** Adds rows of constant current in A over a duration in s. */
    public Sketch leg(double current, double duration) {
        for (int i = 0; i < Math.round(duration / interval); i++) {
            rows.add(new double[] {time, 2 + 2 * soc + RESISTANCE * current, current});
            time += interval;
            soc += current * interval / CAPACITY;
        }
        return this;
    }

    /** One cycle at 1C with rests before, between and after. */
    public static Sketch cycle(double interval) {
        return of(interval, 0.1)
                .leg(0, 600)
                .leg(10, 2700)
                .leg(0, 600)
                .leg(-10, 2700)
                .leg(0, 600);
    }

    /** The series, with times and currents multiplied. */
    public TimeSeries series(double timeScale, double sign) {
        double[][] columns = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            columns[0][i] = rows.get(i)[0] * timeScale;
            columns[1][i] = rows.get(i)[1];
            columns[2][i] = rows.get(i)[2] * sign;
        }
        return TimeSeries.builder("sketch")
                .put(Channel.TIME, columns[0])
                .put(Channel.VOLTAGE, columns[1])
                .put(Channel.CURRENT, columns[2])
                .build();
    }

    /** The series as it is. */
    public TimeSeries series() {
        return series(1, 1);
    }
}
