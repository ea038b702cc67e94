package org.natrolite.datasets.segment;

import org.natrolite.datasets.segment.Segment.Kind;

/** Rows gathered for a segment. Mutable: stretches grow by rows and by stretches that follow. */
final class Stretch {
    final long from;
    final double start;
    long to;
    double end;
    Kind kind = Kind.PROFILE;
    double charge;
    double energy;
    private double currents;
    final double startVoltage;
    double endVoltage;
    double lowest;
    double highest;

    Stretch(long row, double start, double time, double voltage) {
        this.from = row;
        this.to = row;
        this.start = start;
        this.end = time;
        this.startVoltage = voltage;
        this.endVoltage = voltage;
        this.lowest = voltage;
        this.highest = voltage;
    }

    /** Adds a row, with the charge and energy moved since the row before. */
    void add(double time, double voltage, double current, double charged, double gained) {
        to++;
        end = time;
        charge += charged;
        energy += gained;
        currents += current;
        endVoltage = voltage;
        lowest = Math.min(lowest, voltage);
        highest = Math.max(highest, voltage);
    }

    /** Adds the stretch that follows. */
    void add(Stretch next) {
        to = next.to;
        end = next.end;
        charge += next.charge;
        energy += next.energy;
        currents += next.currents;
        endVoltage = next.endVoltage;
        lowest = Math.min(lowest, next.lowest);
        highest = Math.max(highest, next.highest);
    }

    long rows() {
        return to - from;
    }

    double duration() {
        return end - start;
    }

    double meanCurrent() {
        return currents / rows();
    }

    boolean resting() {
        return kind == Kind.REST;
    }

    Segment segment() {
        return new Segment(
                kind, from, to, start, end, charge, energy, meanCurrent(), startVoltage, endVoltage, lowest, highest);
    }
}
