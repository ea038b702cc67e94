package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.ParameterTable;
import org.natrolite.models.study.CellStudy;
import org.natrolite.models.study.PulseResistance;
import org.natrolite.models.study.RateCapacity;
import org.natrolite.models.study.WindowCycle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resistance, capacity and efficiency of a cell over temperature, state of charge and rate. */
@Command(
        name = "characterise",
        description = {
            "Say what a fresh cell does: pulse resistance over temperature and state of charge, capacity and energy over"
                    + " rate and temperature, energy efficiency over rates and windows of state of charge, self-heating, and the"
                    + " currents to which the maker derates it.",
            "Pulses are of 1C from rest, |V(t) - V(0-)| / |I|, the drift of the open-circuit voltage included, and do not heed"
                    + " the limits of the voltage; a warning says which of them pass one. Efficiencies are"
                    + " of the cell held at its temperature, in a periodic state; capacities of the cell that warms itself."
        })
public final class CharacteriseCommand implements Callable<Integer> {
    private static final double HOUR = 3600;
    private static final double[][] WINDOWS = {{0, 1}, {0, 0.5}, {0.5, 1}};

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private CellOption cell = new CellOption();

    @Option(
            names = "--temperatures-degC",
            split = ",",
            paramLabel = "T",
            defaultValue = "5,25,45",
            description = "ambient temperatures, degC (default: ${DEFAULT-VALUE})")
    private List<Double> temperatures = new ArrayList<>();

    @Option(
            names = "--socs",
            split = ",",
            paramLabel = "SOC",
            defaultValue = "0.1,0.3,0.5,0.7,0.9",
            description =
                    "states of charge of the pulses and of the limits of current, 0 to 1 (default: ${DEFAULT-VALUE})")
    private List<Double> socs = new ArrayList<>();

    @Option(
            names = "--c-rates",
            split = ",",
            paramLabel = "C",
            defaultValue = "0.25,0.5,1",
            description =
                    "rates of discharge and charge, each with each, 1/h of the nominal capacity (default: ${DEFAULT-VALUE})")
    private List<Double> rates = new ArrayList<>();

    @Option(
            names = "--pulse-s",
            split = ",",
            paramLabel = "S",
            defaultValue = "1,10",
            description = "lengths of the pulses, s (default: ${DEFAULT-VALUE})")
    private List<Double> pulses = new ArrayList<>();

    @Mixin
    private Answer answer = new Answer();

    private final List<PulseResistance> resistances = new ArrayList<>();
    private final List<WindowCycle> cycles = new ArrayList<>();
    private final List<RateCapacity> capacities = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    /** Warnings of cycles that the voltage ended early, which the text shows in its table instead. */
    private final Set<String> cut = new LinkedHashSet<>();

    private CharacteriseCommand() {}

    @Override
    public Integer call() {
        check();
        CellParameters parameters = cell.read();
        study(parameters);
        answer.say(spec, () -> document(parameters), out -> print(parameters, out));
        return ExitCode.DONE;
    }

    /** Before anything is worked out, and by the names that were typed. */
    private void check() {
        temperatures.forEach(celsius -> BadArgumentException.requireWithin(celsius, -100, 200, "--temperatures-degC"));
        socs.forEach(soc -> BadArgumentException.requireWithin(soc, 0, 1, "--socs"));
        rates.forEach(rate -> CellStudy.requireRate(rate, "--c-rates"));
        pulses.forEach(length -> BadArgumentException.requirePositive(length, "--pulse-s"));
    }

    private void study(CellParameters parameters) {
        CellStudy warming = CellStudy.of(parameters);
        CellStudy held = CellStudy.isothermal(parameters);
        for (double celsius : temperatures) {
            warnOfTemperature(parameters, celsius);
            for (double soc : socs) {
                for (boolean charging : new boolean[] {false, true}) {
                    for (double length : pulses) {
                        pulse(warming, parameters.limits(), celsius, soc, charging, length);
                    }
                }
            }
            for (double rate : rates) {
                RateCapacity capacity = warming.capacity(celsius + Constants.ZERO_CELSIUS, rate);
                capacities.add(capacity);
                if (!(capacity.capacity() > 0)) {
                    warnings.add("no discharge at " + plain(rate) + "C and " + plain(celsius)
                            + " degC: the voltage falls to its limit at once");
                }
                for (double chargeRate : rates) {
                    for (double[] window : WINDOWS) {
                        cycle(held, celsius, rate, chargeRate, window);
                    }
                }
            }
        }
    }

    private void pulse(
            CellStudy study,
            CellParameters.Limits limits,
            double celsius,
            double soc,
            boolean charging,
            double length) {
        String which = (charging ? "charge" : "discharge") + " pulse of " + plain(length) + " s from SOC " + plain(soc)
                + " at " + plain(celsius) + " degC";
        PulseResistance pulse;
        try {
            pulse = study.pulse(celsius + Constants.ZERO_CELSIUS, soc, charging, length);
        } catch (BadArgumentException runsOut) {
            warnings.add("no " + which + ": it would run beyond " + (charging ? "full" : "0 V"));
            return;
        }
        resistances.add(pulse);
        double lowest = limits.lowestVoltage().value();
        double highest = limits.highestVoltage().value();
        if (!(pulse.voltage() >= lowest && pulse.voltage() <= highest)) {
            warnings.add("the " + which + " ends at " + Numbers.fixed(pulse.voltage(), 2) + " V, outside the limits of "
                    + plain(lowest) + " to " + plain(highest) + " V");
        }
    }

    private void cycle(CellStudy held, double celsius, double rate, double chargeRate, double[] window) {
        String which = "cycle of " + plain(chargeRate) + "C charge and " + plain(rate) + "C discharge at "
                + plain(celsius) + " degC";
        try {
            WindowCycle cycle = held.window(celsius + Constants.ZERO_CELSIUS, rate, chargeRate, window[0], window[1]);
            cycles.add(cycle);
            if (cycle.reachedLowest() > cycle.lowest() + 0.01 || cycle.reachedHighest() < cycle.highest() - 0.01) {
                cut.add("the voltage ends the " + which + " between SOC "
                        + Numbers.fixed(cycle.reachedLowest(), 2) + " and " + Numbers.fixed(cycle.reachedHighest(), 2)
                        + " instead of " + plain(window[0]) + " and " + plain(window[1]));
            }
        } catch (BadArgumentException noPeriodicState) {
            warnings.add(
                    "no " + which + " between SOC " + plain(window[0]) + " and " + plain(window[1])
                            + ": it comes to no periodic state, for the voltage ends it at once or self-discharge outweighs the charge");
        }
    }

    private void warnOfTemperature(CellParameters parameters, double celsius) {
        double lowest = parameters.limits().lowestTemperature().value() - Constants.ZERO_CELSIUS;
        double highest = parameters.limits().highestTemperature().value() - Constants.ZERO_CELSIUS;
        if (!(celsius >= lowest && celsius <= highest)) {
            warnings.add(plain(celsius) + " degC is outside the limits of the cell, " + plain(lowest) + " to "
                    + plain(highest) + " degC");
        }
    }

    /** A number as it was typed. */
    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private ObjectNode document(CellParameters parameters) {
        ObjectNode node = Json.result(spec, null);
        node.put("cell", parameters.description().id());
        node.put("title", parameters.description().title());
        node.put("note", parameters.description().note());
        Json.put(node, "pulse_current_A", parameters.rating().capacity().value() / HOUR);
        ArrayNode pulse = node.putArray("pulse_resistance");
        for (PulseResistance r : resistances) {
            ObjectNode one = pulse.addObject();
            Json.put(one, "temperature_degC", r.temperature() - Constants.ZERO_CELSIUS);
            Json.put(one, "soc", r.soc());
            one.put("direction", direction(r));
            Json.put(one, "duration_s", r.duration());
            Json.put(one, "ohm", r.resistance());
            Json.put(one, "ohm_without_ocv_drift", r.withoutDrift());
        }
        ArrayNode efficiency = node.putArray("efficiency");
        for (WindowCycle c : cycles) {
            ObjectNode one = efficiency.addObject();
            Json.put(one, "discharge_c_rate", c.dischargeRate());
            Json.put(one, "charge_c_rate", c.chargeRate());
            Json.put(one, "soc_low", c.lowest());
            Json.put(one, "soc_high", c.highest());
            Json.put(one, "temperature_degC", c.temperature() - Constants.ZERO_CELSIUS);
            Json.put(one, "energy_efficiency_pct", 100 * c.efficiency());
            Json.put(one, "loss_Wh_per_Ah", c.lossPerCharge());
            Json.put(one, "reached_soc_low", c.reachedLowest());
            Json.put(one, "reached_soc_high", c.reachedHighest());
        }
        ArrayNode capacity = node.putArray("capacity");
        for (RateCapacity c : capacities) {
            ObjectNode one = capacity.addObject();
            Json.put(one, "temperature_degC", c.temperature() - Constants.ZERO_CELSIUS);
            Json.put(one, "c_rate", c.rate());
            Json.put(one, "capacity_Ah", c.capacity() / HOUR);
            Json.put(one, "mean_voltage_V", c.meanVoltage());
            Json.put(one, "energy_Wh", c.energy() / HOUR);
            Json.put(one, "self_heating_K", c.hottest() - c.temperature());
        }
        ArrayNode limits = node.putArray("limits");
        for (double celsius : temperatures) {
            for (double soc : socs) {
                double kelvin = celsius + Constants.ZERO_CELSIUS;
                ObjectNode one = limits.addObject();
                Json.put(one, "temperature_degC", celsius);
                Json.put(one, "soc", soc);
                Json.put(one, "charge_current_A", parameters.limits().chargeCurrent(kelvin, soc));
                Json.put(one, "discharge_current_A", parameters.limits().dischargeCurrent(kelvin, soc));
            }
        }
        ArrayNode assumptions = node.putArray("assumptions");
        ParameterTable.assumptions(parameters).forEach(assumptions::add);
        ArrayNode remarks = node.putArray("warnings");
        warnings.forEach(remarks::add);
        cut.forEach(remarks::add);
        return node;
    }

    private static String direction(PulseResistance resistance) {
        return resistance.charging() ? "charge" : "discharge";
    }

    private void print(CellParameters parameters, PrintWriter out) {
        out.println(parameters.description().title() + " ("
                + parameters.description().id() + ")");
        out.println(parameters.description().note());
        out.printf(
                Locale.ROOT,
                "%nPulse resistance, %s A from rest%n",
                Numbers.significant(parameters.rating().capacity().value() / HOUR, 4));
        out.printf("%8s %6s %-10s %8s %10s %22s%n", "degC", "SOC", "direction", "s", "mOhm", "mOhm without OCV drift");
        for (PulseResistance r : resistances) {
            out.printf(
                    Locale.ROOT,
                    "%8s %6s %-10s %8s %10s %22s%n",
                    celsius(r.temperature()),
                    Numbers.significant(r.soc(), 3),
                    direction(r),
                    Numbers.significant(r.duration(), 4),
                    Numbers.significant(1000 * r.resistance(), 4),
                    Numbers.significant(1000 * r.withoutDrift(), 4));
        }
        out.printf("%nDischarge from full, warming itself%n");
        out.printf("%8s %6s %10s %10s %10s %12s%n", "degC", "C", "Ah", "Wh", "mean V", "warmer by K");
        for (RateCapacity c : capacities) {
            out.printf(
                    "%8s %6s %10s %10s %10s %12s%n",
                    celsius(c.temperature()),
                    Numbers.significant(c.rate(), 3),
                    Numbers.significant(c.capacity() / HOUR, 4),
                    Numbers.significant(c.energy() / HOUR, 4),
                    Numbers.fixed(c.meanVoltage(), 3),
                    Numbers.fixed(c.hottest() - c.temperature(), 1));
        }
        out.printf("%nEnergy efficiency of periodic cycles, held at the temperature%n");
        out.printf(
                "%8s %10s %10s %12s %14s %8s %12s%n",
                "degC", "discharge", "charge", "SOC", "run through", "%", "lost Wh/Ah");
        for (WindowCycle c : cycles) {
            out.printf(
                    "%8s %10s %10s %12s %14s %8s %12s%n",
                    celsius(c.temperature()),
                    Numbers.significant(c.dischargeRate(), 3) + "C",
                    Numbers.significant(c.chargeRate(), 3) + "C",
                    plain(c.lowest()) + " to " + plain(c.highest()),
                    Numbers.fixed(c.reachedLowest(), 2) + " to " + Numbers.fixed(c.reachedHighest(), 2),
                    Numbers.fixed(100 * c.efficiency(), 2),
                    Numbers.significant(c.lossPerCharge(), 4));
        }
        out.printf("%nLargest currents in service, derated by temperature and state of charge%n");
        out.printf("%8s %6s %10s %12s%n", "degC", "SOC", "charge A", "discharge A");
        for (double celsius : temperatures) {
            double kelvin = celsius + Constants.ZERO_CELSIUS;
            for (double soc : socs) {
                out.printf(
                        "%8s %6s %10s %12s%n",
                        Numbers.significant(celsius, 4),
                        Numbers.significant(soc, 3),
                        Numbers.significant(parameters.limits().chargeCurrent(kelvin, soc), 4),
                        Numbers.significant(parameters.limits().dischargeCurrent(kelvin, soc), 4));
            }
        }
        warnings.forEach(warning -> out.println("Warning: " + warning));
        if (!cut.isEmpty()) {
            out.println(
                    "Warning: the voltage ends cycles before the state of charge that they were to reach: see what of"
                            + " it they run through");
        }
    }

    private static String celsius(double kelvin) {
        return Numbers.significant(kelvin - Constants.ZERO_CELSIUS, 4);
    }
}
