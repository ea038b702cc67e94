package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.NearMiss;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.FittedConditions;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.PublishedLaw;
import org.natrolite.models.ageing.PublishedLaw.Need;
import org.natrolite.models.ageing.PublishedLaw.Prediction;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.ageing.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands on published laws of ageing. */
@Command(
        name = "ageing",
        description = "Ask published laws of ageing, and what is known of the ageing of a cell.",
        subcommands = {AgeingCommand.Facts.class, AgeingCommand.Predict.class, AgeingCommand.Laws.class})
public final class AgeingCommand implements Runnable {
    private static final double PERCENT = 100;
    private static final double DAY = 86400;
    private static final double AMPERE_HOUR = 3600;

    @Spec
    private @Nullable CommandSpec spec;

    private AgeingCommand() {}

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    private static String option(Need need) {
        return switch (need) {
            case SOC -> "--soc";
            case VOLTAGE -> "--voltage-V";
            case DEPTH, DEPTH_ABOVE_ZERO -> "--dod";
            case RATE -> "--c-rate";
            case MEAN_VOLTAGE -> "--mean-voltage-V";
        };
    }

    /** Facts that the prior of a cell was made to hold. */
    @Command(
            name = "facts",
            description =
                    "List what is known of the ageing of a cell: each fact, where in the cell's prior it lies, and why.")
    static final class Facts implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private CellOption cell = new CellOption();

        @Mixin
        private Answer answer = new Answer();

        private Facts() {}

        @Override
        public Integer call() {
            AgeingPrior prior = cell.readWithCaution().ageing();
            if (prior == null) {
                throw new BadArgumentException("cell '" + cell.name() + "' says nothing of how it ages");
            }
            answer.say(
                    spec,
                    () -> {
                        ObjectNode document = Json.result(spec, null);
                        document.put("law", prior.law());
                        document.put("note", prior.note());
                        ArrayNode facts = document.putArray("facts");
                        prior.facts().forEach(fact -> put(facts.addObject(), fact));
                        return document;
                    },
                    out -> {
                        out.println(prior.law() + ": " + prior.note());
                        prior.facts().forEach(fact -> out.println(line(fact)));
                    });
            return ExitCode.DONE;
        }

        private static void put(ObjectNode node, AgeingPrior.Fact fact) {
            node.put("statement", fact.statement());
            node.put("source", fact.source());
            node.put("reason", fact.reason());
            AgeingPrior.Reading reading = fact.reading();
            if (reading != null) {
                node.put("target", reading.target().name().toLowerCase(Locale.ROOT));
                Json.put(node, "loss_pct", PERCENT * reading.loss());
                node.put("at_most", reading.bound());
                Json.put(node, "efc", reading.equivalentFullCycles());
                Json.put(node, "dod", reading.depth());
                Json.put(node, "c_rate", reading.rate());
                Json.put(node, "days", reading.days());
                Json.put(node, "soc", reading.soc());
                Json.put(node, "temperature_degC", reading.temperature() - Constants.ZERO_CELSIUS);
                Json.put(node, "quantile", reading.quantile());
            }
        }

        private static String line(AgeingPrior.Fact fact) {
            AgeingPrior.Reading reading = fact.reading();
            String where =
                    reading == null ? "   - " : String.format(Locale.ROOT, "%3.0f %%", PERCENT * reading.quantile());
            return where + "  " + fact.statement() + " (" + fact.source() + ")"
                    + (fact.reason().isEmpty() ? "" : "\n       " + fact.reason());
        }
    }

    /** Loss by one law for a life at one stress. */
    @Command(name = "predict", description = "Predict the ageing of a cell at one stress by a published law.")
    static final class Predict implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Option(names = "--law", paramLabel = "ID", required = true, description = "law, see 'natrolite ageing laws'")
        private String id = "";

        @Option(
                names = "--temperature-degC",
                paramLabel = "T",
                required = true,
                description = "temperature of the cell")
        private double temperature;

        @Option(
                names = "--soc",
                paramLabel = "SOC",
                description = "state of charge at rest, and mean of the cycles, 0 to 1")
        private @Nullable Double soc;

        @Option(names = "--voltage-V", paramLabel = "U", description = "voltage at rest, for a law that asks for it")
        private @Nullable Double voltage;

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "time, cycles included; a year is 365 days (default: none)")
        private @Nullable Double days;

        @Option(names = "--dod", paramLabel = "DOD", description = "depth of discharge of the cycles, 0 to 1")
        private @Nullable Double depth;

        @Option(names = "--c-rate", paramLabel = "C", description = "C-rate of the cycles")
        private @Nullable Double rate;

        @Option(
                names = "--mean-voltage-V",
                paramLabel = "U",
                description = "mean voltage of the cycles, for a law that asks for it")
        private @Nullable Double meanVoltage;

        @Option(
                names = "--efc",
                paramLabel = "N",
                description = "equivalent full cycles: throughput over twice the nominal capacity")
        private @Nullable Double cycles;

        @Option(
                names = "--charge-Ah",
                paramLabel = "Q",
                description = "charge throughput in place of --efc, charge and discharge both counted")
        private @Nullable Double charge;

        @Mixin
        private Answer answer = new Answer();

        private Predict() {}

        @Override
        public Integer call() {
            PublishedLaw law = named(id);
            Usage usage = usage(law);
            Prediction prediction = law.predict(usage);
            List<String> notes = notes(law, usage, prediction);
            answer.say(spec, () -> document(law, usage, prediction, notes), out -> {
                out.println(law.id() + ": " + law.cell() + " (" + law.citation() + ")");
                out.println("Capacity loss        " + percent(prediction.capacityLoss()));
                out.println("Resistance increase  "
                        + (law.hasResistance() ? percent(prediction.resistanceIncrease()) : "not a part of this law"));
                notes.forEach(note -> out.println("Note: " + note));
            });
            return ExitCode.DONE;
        }

        private ObjectNode document(PublishedLaw law, Usage usage, Prediction prediction, List<String> notes) {
            ObjectNode node = Json.result(spec, null);
            node.put("law", law.id());
            Json.put(node, "capacity_loss_pct", PERCENT * prediction.capacityLoss());
            Json.put(node, "resistance_increase_pct", PERCENT * prediction.resistanceIncrease());
            node.put("outside_fitted_range", prediction.outsideFittedRange());
            node.put("rate_clamped", prediction.rateClamped());
            Json.put(node, "equivalent_full_cycles", usage.equivalentFullCycles());
            node.put("citation", law.citation());
            ArrayNode list = node.putArray("notes");
            notes.forEach(list::add);
            return node;
        }

        private static PublishedLaw named(String id) {
            List<String> known =
                    PublishedLaws.all().stream().map(PublishedLaw::id).toList();
            return PublishedLaws.find(id).orElseThrow(() -> {
                List<String> near = NearMiss.of(id, known);
                return new BadArgumentException("--law is '" + id + "'; "
                        + (near.isEmpty()
                                ? "expected one of " + String.join(", ", known)
                                : "did you mean " + String.join(" or ", near) + "?"));
            });
        }

        private Usage usage(PublishedLaw law) {
            double kelvin = Celsius.kelvin(temperature, "--temperature-degC");
            requireWithin(soc, 0, 1, "--soc");
            requireWithin(voltage, 0, 100, "--voltage-V");
            requireWithin(days, 0, 1e9, "--days");
            requireWithin(depth, 0, 1, "--dod");
            requireWithin(rate, 0, 1e6, "--c-rate");
            requireWithin(meanVoltage, 0, 100, "--mean-voltage-V");
            requireWithin(cycles, 0, 1e12, "--efc");
            requireWithin(charge, 0, 1e12, "--charge-Ah");
            if (cycles != null && charge != null) {
                throw new BadArgumentException(
                        "--efc and --charge-Ah both say how much was cycled; expected one of them");
            }
            if (cycles == null && charge == null && (depth != null || rate != null || meanVoltage != null)) {
                throw new BadArgumentException("cycles without an amount; expected --efc or --charge-Ah with them");
            }
            if (days == null && cycles == null && charge == null) {
                throw new BadArgumentException(
                        "nothing to predict; expected --days, or cycles with --efc or --charge-Ah, or both");
            }
            Usage usage = new Usage(
                    kelvin,
                    given(soc),
                    given(voltage),
                    days == null ? 0 : days * DAY,
                    cycles(law),
                    given(depth),
                    given(rate),
                    given(meanVoltage));
            List<Need> missing = law.missing(usage);
            if (!missing.isEmpty()) {
                throw new BadArgumentException("law '" + law.id() + "' needs "
                        + missing.stream().map(Predict::wanted).collect(Collectors.joining(" and "))
                        + "; expected " + (missing.size() == 1 ? "that option" : "those options") + " with this usage");
            }
            return usage;
        }

        private static String wanted(Need need) {
            return option(need) + (need == Need.DEPTH_ABOVE_ZERO ? " above zero" : "");
        }

        private double cycles(PublishedLaw law) {
            if (charge == null) {
                return cycles == null ? 0 : cycles;
            }
            double nominal = law.law().nominalCapacity();
            if (Double.isNaN(nominal)) {
                throw new BadArgumentException("law '" + law.id()
                        + "' states no nominal capacity that would turn --charge-Ah into cycles; expected --efc");
            }
            return charge * AMPERE_HOUR / (2 * nominal);
        }

        private static void requireWithin(@Nullable Double value, double low, double high, String option) {
            if (value != null) {
                BadArgumentException.requireWithin(value, low, high, option);
            }
        }

        private static double given(@Nullable Double value) {
            return value == null ? Double.NaN : value;
        }

        private List<String> notes(PublishedLaw law, Usage usage, Prediction prediction) {
            List<String> notes = new ArrayList<>();
            if (prediction.outsideFittedRange()) {
                notes.add("outside the conditions that the law was fitted in: "
                        + law.law().conditions().note());
            }
            if (prediction.rateClamped()) {
                notes.add("a rate, a root or a capacity that the law lets fall below zero was held at zero");
            }
            Map<Need, @Nullable Double> stated = new EnumMap<>(Need.class);
            stated.put(Need.SOC, soc);
            stated.put(Need.VOLTAGE, voltage);
            stated.put(Need.DEPTH, depth);
            stated.put(Need.RATE, rate);
            stated.put(Need.MEAN_VOLTAGE, meanVoltage);
            List<String> unused = new ArrayList<>();
            stated.forEach((need, value) -> {
                boolean atRest = usage.seconds() > 0 && asks(law.restNeeds(), need);
                boolean inCycles = usage.cycles() && asks(law.cycleNeeds(), need);
                if (value != null && !atRest && !inCycles) {
                    unused.add(option(need));
                }
            });
            if (!unused.isEmpty()) {
                notes.add(String.join(", ", unused) + " made no difference to the rates: the law does not ask for "
                        + (unused.size() == 1 ? "it" : "them") + " here");
            }
            return notes;
        }

        private static boolean asks(Set<Need> needs, Need need) {
            return needs.contains(need) || (need == Need.DEPTH && needs.contains(Need.DEPTH_ABOVE_ZERO));
        }

        private static String percent(double fraction) {
            return Numbers.significant(PERCENT * fraction, 6) + " %";
        }
    }

    /** The published laws there are. */
    @Command(
            name = "laws",
            description = "List the published laws, what they need and the conditions they were fitted in.")
    static final class Laws implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Answer answer = new Answer();

        private Laws() {}

        @Override
        public Integer call() {
            answer.say(
                    spec,
                    () -> {
                        ObjectNode node = Json.result(spec, null);
                        ArrayNode list = node.putArray("laws");
                        PublishedLaws.all().forEach(law -> put(list.addObject(), law));
                        return node;
                    },
                    out -> PublishedLaws.all().forEach(law -> print(out, law)));
            return ExitCode.DONE;
        }

        private static void print(PrintWriter out, PublishedLaw law) {
            out.println(law.id() + ": " + law.cell());
            out.println("  " + law.citation());
            out.println("  time needs " + options(law.restNeeds()) + "; cycles need " + options(law.cycleNeeds())
                    + (law.hasResistance() ? "" : "; no resistance"));
            out.println("  fitted: " + law.law().conditions().note());
        }

        private static String options(Set<Need> needs) {
            return needs.stream().map(AgeingCommand::option).collect(Collectors.joining(", "));
        }

        private static void put(ObjectNode node, PublishedLaw law) {
            node.put("id", law.id());
            node.put("cell", law.cell());
            node.put("citation", law.citation());
            Json.put(node, "nominal_capacity_Ah", law.law().nominalCapacity() / AMPERE_HOUR);
            node.put("resistance", law.hasResistance());
            ArrayNode time = node.putArray("time_needs");
            law.restNeeds().forEach(need -> time.add(option(need)));
            ArrayNode cycles = node.putArray("cycles_need");
            law.cycleNeeds().forEach(need -> cycles.add(option(need)));
            FittedConditions fitted = law.law().conditions();
            ObjectNode conditions = node.putObject("fitted");
            put(conditions, "storage_temperature_degC", fitted.restTemperature(), Constants.ZERO_CELSIUS);
            put(conditions, "storage_soc", fitted.restSoc(), 0);
            put(conditions, "storage_voltage_V", fitted.restVoltage(), 0);
            put(conditions, "cycle_temperature_degC", fitted.cycleTemperature(), Constants.ZERO_CELSIUS);
            put(conditions, "cycle_dod", fitted.cycleDepth(), 0);
            put(conditions, "cycle_c_rate", fitted.cycleRate(), 0);
            put(conditions, "cycle_mean_voltage_V", fitted.cycleVoltage(), 0);
            conditions.put("note", fitted.note());
        }

        private static void put(ObjectNode node, String key, Interval interval, double zero) {
            if (interval.equals(FittedConditions.ANY)) {
                return;
            }
            ArrayNode range = node.putArray(key);
            for (double end : new double[] {interval.lowest(), interval.highest()}) {
                range.add(Double.parseDouble(String.format(Locale.ROOT, "%.6g", end - zero)));
            }
        }
    }
}
