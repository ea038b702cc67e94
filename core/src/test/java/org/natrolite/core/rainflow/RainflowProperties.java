package org.natrolite.core.rainflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RainflowProperties {
    @Property
    void twiceTheCountedDepthIsTheWayTravelled(
            @ForAll @Size(min = 2, max = 200) List<@DoubleRange(min = 0, max = 1) Double> soc) {
        double[] series = soc.stream().mapToDouble(x -> x).toArray();
        double way = 0;
        for (int i = 1; i < series.length; i++) {
            way += Math.abs(series[i] - series[i - 1]);
        }
        assertEquals(way, 2 * CycleList.of(Rainflow.exact(), series).countedDepth(), 1e-12 * (1 + way));
        assertEquals(way, 2 * CycleList.of(Rainflow.of(0, 5), series).countedDepth(), 1e-12 * (1 + way));
        assertTrue(2 * CycleList.of(Rainflow.of(0.05, 256), series).countedDepth() <= way * (1 + 1e-12));
    }

    @Property
    void chargeIsNeitherLostNorCountedTwice(
            @ForAll @Size(min = 2, max = 200) List<@DoubleRange(min = 0, max = 1) Double> soc, @ForAll Random random) {
        // with rate and temperature linear in the charge booked, the means times charge must add up to the totals
        Rainflow rainflow = Rainflow.exact();
        CycleList list = new CycleList();
        double last = soc.get(0);
        double heat = 0;
        for (double z : soc) {
            double temperature = 250 + 80 * random.nextDouble();
            // one unit of charge for one unit of SOC: the charge of a cycle is its depth times twice its count
            rainflow.add(z, 0, Math.abs(z - last), temperature, 1, list);
            heat += Math.abs(z - last) * temperature;
            last = z;
        }
        rainflow.residue(list);
        double counted = list.cycles.stream()
                .mapToDouble(c -> 2 * c.count() * c.depth() * c.temperature())
                .sum();
        assertEquals(heat, counted, 1e-10 * (1 + heat));
        for (CycleList.Cycle c : list.cycles) {
            assertTrue(c.temperature() >= 250 - 1e-9 && c.temperature() <= 330 + 1e-9, c::toString);
            assertTrue(c.meanSoc() >= -1e-12 && c.meanSoc() <= 1 + 1e-12, c::toString);
            assertEquals(1, c.rate(), 1e-9);
        }
    }

    /** ASTM E1049, 5.4.4, as written there: over the whole list of turning points, which it changes. */
    private static Map<Long, Double> astm(int[] series) {
        List<Integer> points = new ArrayList<>();
        Map<Long, Double> counts = new TreeMap<>();
        for (int k = 0; k < series.length; k++) {
            boolean inside = k > 0 && k + 1 < series.length;
            if (inside && Integer.signum(series[k] - series[k - 1]) == Integer.signum(series[k + 1] - series[k])) {
                continue;
            }
            points.add(series[k]);
            while (points.size() >= 3) {
                int n = points.size();
                long x = Math.abs(points.get(n - 1) - points.get(n - 2));
                long y = Math.abs(points.get(n - 2) - points.get(n - 3));
                if (x < y) {
                    break;
                }
                if (n == 3) {
                    counts.merge(y, 0.5, Double::sum);
                    points.remove(0);
                } else {
                    counts.merge(y, 1.0, Double::sum);
                    points.remove(n - 2);
                    points.remove(n - 3);
                }
            }
        }
        for (int k = 1; k < points.size(); k++) {
            counts.merge((long) Math.abs(points.get(k) - points.get(k - 1)), 0.5, Double::sum);
        }
        return counts;
    }

    @Property
    void agreesWithTheListAlgorithmOfTheStandard(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(min = -9, max = 9) Integer> values) {
        List<Integer> moving = new ArrayList<>();
        for (int v : values) {
            if (moving.isEmpty() || moving.get(moving.size() - 1) != v) {
                moving.add(v);
            }
        }
        if (moving.size() < 2) {
            return;
        }
        int[] series = moving.stream().mapToInt(x -> x).toArray();
        Map<Long, Double> counted = new TreeMap<>();
        CycleList.of(Rainflow.exact(), moving.stream().mapToDouble(x -> x).toArray())
                .countByDepth()
                .forEach((depth, count) -> counted.put(Math.round(depth), count));
        assertEquals(astm(series), counted);
    }

    @Property
    void cuttingSamplesChangesNothing(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = 0, max = 1) Double> soc, @ForAll Random random) {
        Rainflow whole = Rainflow.exact();
        Rainflow cut = Rainflow.exact();
        CycleList a = new CycleList();
        CycleList b = new CycleList();
        double last = soc.get(0);
        whole.add(last, 0, 0, 300, 0, a);
        cut.add(last, 0, 0, 300, 0, b);
        for (double z : soc) {
            double temperature = 250 + 80 * random.nextDouble();
            double rate = random.nextDouble();
            double charge = 3600 * Math.abs(z - last);
            whole.add(z, 0, charge, temperature, rate, a);
            double middle = last + random.nextDouble() * (z - last);
            double first = z == last ? 0 : charge * ((middle - last) / (z - last));
            cut.add(middle, 0, first, temperature, rate, b);
            cut.add(z, 0, charge - first, temperature, rate, b);
            last = z;
        }
        whole.residue(a);
        cut.residue(b);
        assertEquals(a.cycles.size(), b.cycles.size());
        for (int i = 0; i < a.cycles.size(); i++) {
            CycleList.Cycle x = a.cycles.get(i);
            CycleList.Cycle y = b.cycles.get(i);
            assertEquals(x.depth(), y.depth());
            assertEquals(x.count(), y.count());
            if (x.depth() > 1e-6) {
                assertEquals(x.meanSoc(), y.meanSoc(), 1e-9);
                assertEquals(x.temperature(), y.temperature(), 1e-6);
                assertEquals(x.rate(), y.rate(), 1e-9);
            }
        }
    }
}
