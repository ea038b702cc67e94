package org.natrolite.datasets.segment;

import java.util.function.Consumer;

/**
 * Watches rows for steps of the current from rest and reads the resistance 1 s and 10 s after them. The step is taken to
 * happen at the last row of the rest, as instruments write it. Not safe for use by many threads.
 */
final class StepProbe {
    /** Rest before a step, s. */
    private static final double LEAST_REST = 5;

    /** Part of the typical current up to which the cell rests, and from which a step counts. */
    private static final double REST = 0.005;

    private static final double STEP = 0.1;

    /** Part by which the current may change after the step. */
    private static final double STEADY = 0.05;

    private static final double SHORT = 1;
    private static final double LONG = 10;

    /** Least voltage difference that is not the resolution of the instrument alone, V. */
    private static final double LEAST_VOLTAGE = 1e-4;

    private final double typical;
    private final Consumer<Resistance> sink;
    private double restSince = Double.NaN;
    private boolean stepping;
    private long stepRow;
    private double stepTime;
    private double stepVoltage;
    private double stepCurrent;
    private double at1s;
    private double lastTime;
    private double lastVoltage;
    private boolean lastLoaded;

    StepProbe(double typical, Consumer<Resistance> sink) {
        this.typical = typical;
        this.sink = sink;
    }

    void add(long row, double t, double v, double i) {
        boolean rests = Math.abs(i) <= REST * typical;
        if (rests) {
            end();
            restSince = Double.isNaN(restSince) ? t : restSince;
        } else {
            if (!Double.isNaN(restSince) && lastTime - restSince >= LEAST_REST && Math.abs(i) >= STEP * typical) {
                begin(row, i);
            }
            restSince = Double.NaN;
            if (stepping) {
                follow(t, v, i);
            }
        }
        lastLoaded = !rests;
        lastTime = t;
        lastVoltage = v;
    }

    private void begin(long row, double i) {
        stepping = true;
        stepRow = row;
        stepTime = lastTime;
        stepVoltage = lastVoltage;
        stepCurrent = i;
        at1s = Double.NaN;
        lastLoaded = false;
    }

    private void follow(double t, double v, double i) {
        if (Math.abs(i - stepCurrent) > STEADY * Math.abs(stepCurrent)) {
            end();
            return;
        }
        double since = t - stepTime;
        if (since >= SHORT && Double.isNaN(at1s)) {
            at1s = at(SHORT, since, v);
        }
        if (since >= LONG) {
            hand(at(LONG, since, v));
        }
    }

    /** Resistance some time after the step, between the row before and this one, both under current. */
    private double at(double wanted, double since, double v) {
        double before = lastTime - stepTime;
        if (since == wanted) {
            return resistance(v);
        }
        if (!lastLoaded || before > wanted) {
            return Double.NaN;
        }
        double part = since > before ? (wanted - before) / (since - before) : 1;
        return resistance(lastVoltage + part * (v - lastVoltage));
    }

    private double resistance(double v) {
        double difference = (v - stepVoltage) * Math.signum(stepCurrent);
        return difference >= LEAST_VOLTAGE ? difference / Math.abs(stepCurrent) : Double.NaN;
    }

    /** Ends a step that did not last 10 s. */
    void end() {
        if (stepping) {
            hand(Double.NaN);
        }
    }

    private void hand(double at10s) {
        stepping = false;
        if (!Double.isNaN(at1s) || !Double.isNaN(at10s)) {
            sink.accept(new Resistance(stepRow, stepCurrent, at1s, at10s));
        }
    }
}
