package org.natrolite.core.rainflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a counter tells, and sums it up. */
final class CycleList implements HalfCycles {
    record Cycle(double depth, double count, double meanSoc, double temperature, double rate) {}

    final List<Cycle> cycles = new ArrayList<>();

    @Override
    public void accept(HalfCycle half) {
        cycles.add(new Cycle(half.depth(), 0.5, half.meanSoc(), half.temperature(), half.rate()));
    }

    Map<Double, Double> countByDepth() {
        Map<Double, Double> counts = new TreeMap<>();
        cycles.forEach(c -> counts.merge(c.depth(), c.count(), Double::sum));
        return counts;
    }

    double countedDepth() {
        return cycles.stream().mapToDouble(c -> c.count() * c.depth()).sum();
    }

    /** Counts and residue of a series in which every unit of SOC moves one unit of charge at 300 K. */
    static CycleList of(Rainflow rainflow, double... series) {
        CycleList list = new CycleList();
        double last = series[0];
        for (double soc : series) {
            rainflow.add(soc, 0, Math.abs(soc - last), 300, 1, list);
            last = soc;
        }
        rainflow.residue(list);
        return list;
    }
}
