package org.natrolite.models.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Kirchhoff's laws and the ledger of energy, part by part, from what a circuit tells its caller. */
final class Laws {
    private final Circuit circuit;
    private final String where;
    private int next;
    private int cell;

    private Laws(Circuit circuit, String where) {
        this.circuit = circuit;
        this.where = where;
    }

    static void check(Circuit circuit, Part root, String where) {
        Laws laws = new Laws(circuit, where);
        laws.visit(root);
    }

    /** What a part shows at its terminals. */
    private record Terminals(double voltage, double current, double power, double scale) {}

    private Terminals visit(Part part) {
        int self = next++;
        double current = circuit.partCurrent(self);
        boolean conducts = circuit.conducts(self);
        assertTrue(Double.isFinite(current), where);
        double voltage = 0;
        double power = 0;
        double scale = Math.abs(current);
        if (part instanceof Part.Cell) {
            int k = cell++;
            assertEquals(current, circuit.current(k), 0, where);
            voltage = circuit.voltage(k);
            power = circuit.current(k) * circuit.meanVoltage(k);
        } else if (part instanceof Part.Series series) {
            for (Part child : series.parts()) {
                Terminals inner = visit(child);
                assertEquals(current, inner.current, 1e-9 * Math.max(1, scale), where);
                voltage += inner.voltage;
                power += inner.power;
                scale = Math.max(scale, inner.scale);
            }
        } else if (part instanceof Part.Parallel group) {
            double sum = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Part child : group.parts()) {
                boolean passes = circuit.conducts(next);
                Terminals inner = visit(child);
                scale += inner.scale;
                if (passes) {
                    sum += inner.current;
                    power += inner.power;
                    low = Math.min(low, inner.voltage);
                    high = Math.max(high, inner.voltage);
                    voltage = inner.voltage;
                } else {
                    assertEquals(0, inner.current, 1e-9 * Math.max(1, inner.scale), where);
                }
            }
            double spread = high - low;
            assertTrue(
                    !(spread > 1e-9 * Math.max(1, Math.abs(voltage))), () -> where + ": " + spread + " V in one group");
            assertEquals(current, sum, 1e-9 * Math.max(1, scale), where + ": sum of currents");
        }
        voltage += part.connection() * current;
        power += part.connection() * current * current;
        if (conducts) {
            assertEquals(voltage, circuit.partVoltage(self), 1e-9 * Math.max(1, Math.abs(voltage)), where);
            double terms = Math.abs(power) + scale * Math.max(1, Math.abs(voltage));
            assertEquals(power, circuit.partPower(self), 1e-9 * terms + 1e-11, where + ": energy");
        } else {
            assertEquals(0, current, 1e-9 * Math.max(1, scale), where);
            assertEquals(0, circuit.partVoltage(self), 0, where);
        }
        return new Terminals(voltage, current, power, scale);
    }
}
