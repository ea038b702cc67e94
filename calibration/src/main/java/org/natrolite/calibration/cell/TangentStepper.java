package org.natrolite.calibration.cell;

import java.util.Arrays;
import org.natrolite.calibration.replay.Start;
import org.natrolite.core.numeric.Exponential;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;

/**
 * A cell that is stepped together with the derivatives of its state by the unknowns: forward sensitivities of the exact
 * updates of {@link org.natrolite.models.cell.CellStepper}, for cells of one temperature with resistances that do not
 * depend on the current, without limits. The state is that of the stepper to rounding.
 *
 * <p>For an update {@code s' = f(s, p(z, x))} with coefficients p read from tables at the state of charge z in the middle
 * of the step,
 *
 * <pre>
 *   ds'/dx = df/ds ds/dx + df/dp (dp/dz dz/dx + dp/dx)
 * </pre>
 *
 * <p>of which dp/dx is small and full of zeros: the nodes beside z alone, and the unknowns of that column. Holds its
 * workspace; not thread-safe.
 */
final class TangentStepper {
    private static final int PAIRS = CellParameters.MOST_PAIRS;

    private final int n;
    private final int pairs;
    private final double[] table;
    private final int columns;
    private final int intervals;
    private final double start;
    private final TableTangents.Part[][] parts;
    private final Scalars scalars;
    private final double efficiency;
    private final double leak;
    private final double contact;
    private final double inverseReference;

    // The record.
    private double capacity;
    private Circumstances.Of circumstances = Circumstances.Of.KNOWN;

    // The state and its derivatives.
    private double soc;
    private double hysteresis;
    private double temperature;
    private final double[] pair = new double[PAIRS];
    private final double[] dSoc;
    private final double[] dHysteresis;
    private final double[] dTemperature;
    private final double[][] dPair;

    // Workspace of a step.
    private final double[] dHeat;
    private final double[] dPredicted;
    private int base;
    private double f;
    private double g;
    private boolean held;
    private final double[] tau = new double[PAIRS];
    private final double[] decayed = new double[PAIRS];

    /**
     * Numbers of the cell that are one for all states of charge, and which unknown is the logarithm of each, or -1.
     *
     * @param capacity C
     * @param hysteresisRate 1
     * @param heatCapacity J/K
     * @param cooling W/K
     * @param capacityAt unknown
     * @param hysteresisRateAt unknown
     * @param heatCapacityAt unknown
     * @param coolingAt unknown
     */
    record Scalars(
            double capacity,
            double hysteresisRate,
            double heatCapacity,
            double cooling,
            int capacityAt,
            int hysteresisRateAt,
            int heatCapacityAt,
            int coolingAt) {}

    /**
     * @param model cell
     * @param tangents how its tables follow the unknowns
     * @param scalars its other numbers
     * @param unknowns number of unknowns
     */
    TangentStepper(CellModel model, TableTangents tangents, Scalars scalars, int unknowns) {
        CellParameters p = model.parameters();
        this.n = unknowns;
        this.pairs = model.pairs();
        this.table = model.nodeTable();
        this.columns = model.columns();
        this.intervals = model.grid().intervals();
        this.start = model.grid().start();
        this.parts = tangents.parts();
        this.scalars = scalars;
        this.capacity = scalars.capacity;
        this.efficiency = p.coulombicEfficiency().value();
        this.leak = p.selfDischarge().value();
        this.contact = p.resistance().contact().value();
        this.inverseReference = 1 / p.openCircuit().referenceTemperature().value();
        this.dSoc = new double[n];
        this.dHysteresis = new double[n];
        this.dTemperature = new double[n];
        this.dPair = new double[pairs][n];
        this.dHeat = new double[n];
        this.dPredicted = new double[n];
    }

    /**
     * Begins with another record.
     *
     * @param record circumstances of the record that the next steps are of
     */
    void circumstances(Circumstances.Of record) {
        circumstances = record;
        capacity = scalars.capacity / record.charge();
    }

    /**
     * @param state state to begin with; not modified
     * @param dStart derivatives of its state of charge, 1, shape [unknowns]; not modified
     */
    void begin(CellState state, double[] dStart) {
        soc = state.soc();
        hysteresis = state.hysteresis();
        temperature = state.temperature();
        System.arraycopy(dStart, 0, dSoc, 0, n);
        Arrays.fill(dHysteresis, 0);
        Arrays.fill(dTemperature, 0);
        add(dTemperature, circumstances.warmerAt(), 1);
        for (int i = 0; i < pairs; i++) {
            pair[i] = state.pairVoltage(i);
            Arrays.fill(dPair[i], 0);
        }
    }

    /**
     * Steps at a current; the equations are those of {@code CellTrial.at}.
     *
     * @param current A, positive when it charges
     * @param length s
     * @param ambient K
     */
    void step(double current, double length, double ambient) {
        double eta = current > 0 ? efficiency : 1;
        double stored = eta * current;
        // at empty self-discharge stops; the derivatives of that one step do not matter
        double lost = leak == 0 || soc <= 0 ? 0 : leak * length > soc ? soc / length : leak;
        double change = (stored / capacity - lost) * length;
        double halfByCapacity = -0.5 * stored / capacity * length;
        addCapacity(dSoc, halfByCapacity);
        locate(soc + 0.5 * change);

        double direction = Math.signum(current);
        double swing = scalars.hysteresisRate * Math.abs(stored) / capacity * length;
        double lag = Exponential.phi1(swing);
        double byLag = (hysteresis - direction) * (Exponential.phi2(swing) - lag) * swing;
        double meanHysteresis = direction + (hysteresis - direction) * lag;
        double half = value(CellModel.HYSTERESIS);
        double storedVoltage = unheld(CellModel.STORED);
        double sourced = current - stored + lost * capacity;

        // heat with resistances at the temperature of the beginning, for the temperature at the middle
        for (int i = 0; i < pairs; i++) {
            tau[i] = value(element(i + 1) + CellModel.TIME_CONSTANT + side(current));
            decayed[i] = Exponential.phi1(length / tau[i]);
        }
        double fixed = current * half * meanHysteresis + storedVoltage * sourced;
        double heat = fixed + current * drop(current, temperature);
        heatTangent(current, length, temperature, dTemperature, lag, meanHysteresis);
        otherHeat(current, half, byLag, meanHysteresis, storedVoltage, sourced, lost);
        double predicted = warmed(heat, current, 0.5 * length, ambient, dPredicted);

        heat = fixed + current * drop(current, predicted);
        heatTangent(current, length, predicted, dPredicted, lag, meanHysteresis);
        otherHeat(current, half, byLag, meanHysteresis, storedVoltage, sourced, lost);
        for (int i = 0; i < pairs; i++) {
            movePair(i, current, length, predicted);
        }
        // pairs have moved, their derivatives before it are in the heat already
        temperature = warmed(heat, current, length, ambient, dTemperature);

        double stay = Math.exp(-swing);
        double gap = direction - hysteresis;
        for (int a = 0; a < n; a++) {
            dHysteresis[a] *= stay;
        }
        add(dHysteresis, scalars.hysteresisRateAt, gap * stay * swing);
        addCapacity(dHysteresis, -gap * stay * swing);
        hysteresis = swing == 0 ? hysteresis : direction + (hysteresis - direction) * stay;
        soc += change;
        addCapacity(dSoc, halfByCapacity);
    }

    private static void add(double[] to, int at, double what) {
        if (at >= 0) {
            to[at] += what;
        }
    }

    /** Adds a derivative by the logarithm of the capacity, which the charge that a record counts goes against. */
    private void addCapacity(double[] to, double what) {
        add(to, scalars.capacityAt, what);
        add(to, circumstances.chargeAt(), -what);
    }

    private static int element(int e) {
        return CellModel.ELEMENTS + CellModel.ELEMENT_COLUMNS * e;
    }

    private static int side(double current) {
        return current > 0 ? CellModel.CHARGE : CellModel.DISCHARGE;
    }

    private void locate(double at) {
        int k = Math.max(0, Math.min(intervals - 1, (int) ((at - start) * CellModel.NODES_PER_UNIT)));
        base = k * columns;
        f = (at - (start + k * (1.0 / CellModel.NODES_PER_UNIT))) * CellModel.NODES_PER_UNIT;
        g = Math.max(0, Math.min(1, f));
        held = f != g;
    }

    private double value(int column) {
        double a = table[base + column];
        return a + g * (table[base + columns + column] - a);
    }

    private double unheld(int column) {
        double a = table[base + column];
        return a + f * (table[base + columns + column] - a);
    }

    /** Slope of a column over state of charge; zero where it is held. */
    private double slope(int column) {
        return held ? 0 : line(column);
    }

    private double line(int column) {
        return (table[base + columns + column] - table[base + column]) * CellModel.NODES_PER_UNIT;
    }

    /** Adds a multiple of the derivatives of a column, state of charge held. */
    private void addColumn(double[] to, int column, double factor, double at) {
        int k = base / columns;
        for (TableTangents.Part part : parts[column]) {
            double[] d = part.derivative();
            int count = part.count();
            int from = part.from();
            int here = k * count;
            double a = factor * (1 - at);
            double b = factor * at;
            for (int i = 0; i < count; i++) {
                to[from + i] += a * d[here + i] + b * d[here + count + i];
            }
        }
    }

    private double arrhenius(int e, double at) {
        return Math.exp(value(element(e) + CellModel.ACTIVATION) * (1 / at - inverseReference));
    }

    /** Mean voltage across all resistances, V. */
    private double drop(double current, double at) {
        double sum = (value(element(0) + side(current)) * arrhenius(0, at) + contact) * current;
        for (int i = 0; i < pairs; i++) {
            double target = value(element(i + 1) + side(current)) * arrhenius(i + 1, at) * current;
            sum += target + (pair[i] - target) * decayed[i];
        }
        return sum;
    }

    /** Sets the derivatives of the current times the mean voltage across resistances and hysteresis. */
    private void heatTangent(
            double current, double length, double at, double[] dAt, double lag, double meanHysteresis) {
        double bySoc = slope(CellModel.HYSTERESIS) * meanHysteresis;
        double byTemperature = 0;
        Arrays.fill(dHeat, 0);
        if (current == 0) {
            return;
        }
        double inverse = 1 / at - inverseReference;
        for (int e = 0; e <= pairs; e++) {
            int column = element(e);
            double factor = arrhenius(e, at);
            double r = value(column + side(current)) * factor;
            double activation = value(column + CellModel.ACTIVATION);
            double part = current * (e == 0 ? 1 : 1 - decayed[e - 1]);
            byTemperature -= part * r * activation / (at * at);
            bySoc += part
                    * (slope(column + side(current)) * factor + r * inverse * slope(column + CellModel.ACTIVATION));
            addColumn(dHeat, column + side(current), current * part * factor, g);
            addColumn(dHeat, column + CellModel.ACTIVATION, current * part * r * inverse, g);
            if (e > 0) {
                double u = length / tau[e - 1];
                double byTau = (pair[e - 1] - r * current) * (Exponential.phi2(u) - decayed[e - 1]) * (-u / tau[e - 1]);
                bySoc += byTau * slope(column + CellModel.TIME_CONSTANT + side(current));
                addColumn(dHeat, column + CellModel.TIME_CONSTANT + side(current), current * byTau, g);
                double[] d = dPair[e - 1];
                double weight = current * decayed[e - 1];
                for (int a = 0; a < n; a++) {
                    dHeat[a] += weight * d[a];
                }
            }
        }
        double z = current * bySoc;
        double t = current * byTemperature;
        double h = current * value(CellModel.HYSTERESIS) * lag;
        for (int a = 0; a < n; a++) {
            dHeat[a] += z * dSoc[a] + t * dAt[a] + h * dHysteresis[a];
        }
    }

    /** Adds to the derivatives of the heat what does not depend on the temperature. */
    private void otherHeat(
            double current,
            double half,
            double byLag,
            double meanHysteresis,
            double storedVoltage,
            double sourced,
            double lost) {
        if (current != 0) {
            addColumn(dHeat, CellModel.HYSTERESIS, current * meanHysteresis, g);
            add(dHeat, scalars.hysteresisRateAt, current * half * byLag);
            addCapacity(dHeat, -current * half * byLag);
        }
        if (sourced != 0) {
            addColumn(dHeat, CellModel.STORED, sourced, f);
            double z = sourced * line(CellModel.STORED);
            for (int a = 0; a < n; a++) {
                dHeat[a] += z * dSoc[a];
            }
            addCapacity(dHeat, storedVoltage * lost * capacity);
        }
    }

    /**
     * Temperature after a while of heat, and its derivatives.
     *
     * @param d derivatives; modified
     */
    private double warmed(double heat, double current, double length, double ambient, double[] d) {
        double heatCapacity = scalars.heatCapacity;
        double cooling = scalars.cooling;
        double entropic = value(CellModel.ENTROPIC);
        double decay = (cooling - current * entropic) / heatCapacity;
        double warming = (heat + cooling * ambient) / heatCapacity;
        double drive = warming - decay * temperature;
        double u = decay * length;
        double grown = length * Exponential.phi1(u);
        double byDecay = -temperature * grown + drive * length * length * (Exponential.phi2(u) - Exponential.phi1(u));
        double byStart = 1 - grown * decay;
        double byHeat = grown / heatCapacity;
        double byEntropic = -current / heatCapacity * byDecay;
        double bySoc = byEntropic * slope(CellModel.ENTROPIC);
        for (int a = 0; a < n; a++) {
            d[a] = byStart * dTemperature[a] + byHeat * dHeat[a] + bySoc * dSoc[a];
        }
        if (current != 0) {
            addColumn(d, CellModel.ENTROPIC, byEntropic, g);
        }
        add(d, scalars.heatCapacityAt, -grown * warming - decay * byDecay);
        add(d, scalars.coolingAt, cooling * (grown * ambient + byDecay) / heatCapacity);
        add(d, circumstances.warmerAt(), byHeat * cooling);
        return temperature + drive * grown;
    }

    private void movePair(int i, double current, double length, double predicted) {
        int column = element(i + 1);
        double u = length / tau[i];
        double done = u * decayed[i];
        double left = 1 - done;
        double[] d = dPair[i];
        double target = 0;
        double bySoc = 0;
        double byTemperature = 0;
        double r = 0;
        double factor = 1;
        double inverse = 1 / predicted - inverseReference;
        if (current != 0) {
            factor = arrhenius(i + 1, predicted);
            r = value(column + side(current)) * factor;
            target = r * current;
            double activation = value(column + CellModel.ACTIVATION);
            byTemperature = -done * target * activation / (predicted * predicted);
            bySoc = done
                    * current
                    * (slope(column + side(current)) * factor + r * inverse * slope(column + CellModel.ACTIVATION));
        }
        double byTau = (target - pair[i]) * left * (-u / tau[i]);
        bySoc += byTau * slope(column + CellModel.TIME_CONSTANT + side(current));
        for (int a = 0; a < n; a++) {
            d[a] = left * d[a] + bySoc * dSoc[a] + byTemperature * dPredicted[a];
        }
        addColumn(d, column + CellModel.TIME_CONSTANT + side(current), byTau, g);
        if (current != 0) {
            addColumn(d, column + side(current), done * current * factor, g);
            addColumn(d, column + CellModel.ACTIVATION, done * target * inverse, g);
        }
        pair[i] += (target - pair[i]) * done;
    }

    /**
     * Terminal voltage at once, and its derivatives.
     *
     * @param current A
     * @param d derivatives, V, shape [unknowns]; modified
     * @return V
     */
    double terminal(double current, double[] d) {
        locate(soc);
        double entropic = value(CellModel.ENTROPIC);
        double voltage = unheld(CellModel.STORED) + temperature * entropic + hysteresis * value(CellModel.HYSTERESIS);
        double bySoc = line(CellModel.STORED)
                + temperature * slope(CellModel.ENTROPIC)
                + hysteresis * slope(CellModel.HYSTERESIS);
        double byTemperature = entropic;
        double byHysteresis = value(CellModel.HYSTERESIS);
        Arrays.fill(d, 0);
        addColumn(d, CellModel.STORED, 1, f);
        addColumn(d, CellModel.ENTROPIC, temperature, g);
        addColumn(d, CellModel.HYSTERESIS, hysteresis, g);
        if (current != 0) {
            int column = element(0);
            double factor = arrhenius(0, temperature);
            double r = value(column + side(current)) * factor;
            double inverse = 1 / temperature - inverseReference;
            double activation = value(column + CellModel.ACTIVATION);
            voltage += (r + contact) * current;
            byTemperature -= current * r * activation / (temperature * temperature);
            bySoc += current
                    * (slope(column + side(current)) * factor + r * inverse * slope(column + CellModel.ACTIVATION));
            addColumn(d, column + side(current), current * factor, g);
            addColumn(d, column + CellModel.ACTIVATION, current * r * inverse, g);
        }
        for (int a = 0; a < n; a++) {
            d[a] += bySoc * dSoc[a] + byTemperature * dTemperature[a] + byHysteresis * dHysteresis[a];
        }
        for (int i = 0; i < pairs; i++) {
            voltage += pair[i];
            double[] dv = dPair[i];
            for (int a = 0; a < n; a++) {
                d[a] += dv[a];
            }
        }
        return voltage;
    }

    /**
     * How the state of charge that a replay begins with follows the unknowns.
     *
     * @param reading where the replay reads it off
     * @return derivatives, 1, shape [unknowns]
     */
    double[] startTangent(Start.Reading reading) {
        double[] d = new double[n];
        if (reading.fixed()) {
            return d;
        }
        double kelvin = reading.temperature();
        if (reading.load() != 0) {
            double[] loaded = new double[n];
            locate(reading.loadedSoc());
            addOpen(loaded, -1 / openSlope(kelvin, 0), kelvin, 0);
            add(loaded, circumstances.warmerAt(), -value(CellModel.ENTROPIC) / openSlope(kelvin, 0));
            int side = side(reading.load());
            double bySoc = 0;
            for (int e = 0; e <= (reading.settled() ? pairs : 0); e++) {
                addColumn(d, element(e) + side, -reading.load(), g);
                bySoc += slope(element(e) + side);
            }
            for (int a = 0; a < n; a++) {
                d[a] -= reading.load() * bySoc * loaded[a];
            }
        }
        locate(reading.rested());
        addOpen(d, -1, kelvin, reading.hysteresis());
        add(d, circumstances.warmerAt(), -value(CellModel.ENTROPIC));
        double branch = value(CellModel.HYSTERESIS) * reading.hysteresisByLogRate();
        add(d, scalars.hysteresisRateAt, -branch);
        addCapacity(d, branch);
        double slope = openSlope(kelvin, reading.hysteresis());
        for (int a = 0; a < n; a++) {
            d[a] /= slope;
        }
        addCapacity(d, reading.change());
        return d;
    }

    private void addOpen(double[] to, double factor, double kelvin, double h) {
        addColumn(to, CellModel.STORED, factor, f);
        addColumn(to, CellModel.ENTROPIC, factor * kelvin, g);
        addColumn(to, CellModel.HYSTERESIS, factor * h, g);
    }

    private double openSlope(double kelvin, double h) {
        return line(CellModel.STORED) + kelvin * slope(CellModel.ENTROPIC) + h * slope(CellModel.HYSTERESIS);
    }

    /**
     * @return temperature, K
     */
    double temperature() {
        return temperature;
    }

    /**
     * @return derivatives of the temperature, K, shape [unknowns]; not to be modified
     */
    double[] temperatureTangent() {
        return dTemperature;
    }
}
