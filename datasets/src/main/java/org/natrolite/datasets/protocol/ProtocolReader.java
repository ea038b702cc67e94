package org.natrolite.datasets.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Instruction;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Repeat;
import org.natrolite.core.protocol.Step;
import org.natrolite.datasets.duty.DutyReader;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.internal.yaml.YamlMap;
import org.natrolite.datasets.internal.yaml.YamlValue;

/** Reads protocols from YAML in the form that the package describes. */
public final class ProtocolReader {
    private static final int SCHEMA_VERSION = 1;
    private static final double DEFAULT_SAMPLING = 10;
    private static final int DEEPEST_REPEAT = 8;
    private static final int MOST_REPEATS = 1_000_000;
    private static final List<String> ACTIONS = List.of("charge", "discharge", "hold", "rest", "profile", "repeat");

    private final Path folder;
    private final ReadOptions options;

    private ProtocolReader(Path folder, ReadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * @param file YAML file in the form that the package describes
     * @param options how to read the profile files that it names
     * @return the protocol
     * @throws BadDataException with file and line if the file, or a profile that it names, is missing or breaks the form
     */
    public static Protocol read(Path file, ReadOptions options) {
        Path folder = file.toAbsolutePath().getParent();
        return new ProtocolReader(folder == null ? Path.of("") : folder, options).protocol(YamlValue.read(file));
    }

    private Protocol protocol(YamlValue root) {
        YamlMap map = root.map();
        map.required("schema_version").whole(SCHEMA_VERSION, SCHEMA_VERSION);
        String name = map.optional("name").map(YamlValue::text).orElse(root.source());
        double sampling = sampling(map, DEFAULT_SAMPLING);
        List<Instruction> steps = steps(map.required("steps"), sampling, 0);
        map.close();
        return new Protocol(name, steps);
    }

    private static double sampling(YamlMap map, double inherited) {
        return map.optional("sampling_s")
                .map(value -> positive(value, "a time in s above zero"))
                .orElse(inherited);
    }

    private List<Instruction> steps(YamlValue value, double sampling, int depth) {
        List<Instruction> steps = new ArrayList<>();
        for (YamlValue step : value.list()) {
            steps.add(step(step, sampling, depth));
        }
        if (steps.isEmpty()) {
            throw value.bad("no steps", "at least one step");
        }
        return steps;
    }

    private Instruction step(YamlValue value, double inherited, int depth) {
        YamlMap map = value.map();
        List<String> actions = ACTIONS.stream().filter(map.keys()::contains).toList();
        if (actions.size() != 1) {
            throw value.bad(
                    actions.isEmpty() ? "none of " + ACTIONS + " among " + map.keys() : String.join(" and ", actions),
                    "exactly one of " + String.join(", ", ACTIONS));
        }
        String action = actions.get(0);
        YamlValue argument = map.required(action);
        double sampling = sampling(map, inherited);
        Instruction instruction;
        if (action.equals("repeat")) {
            if (depth >= DEEPEST_REPEAT) {
                throw value.bad("repeats " + (depth + 1) + " deep", "at most " + DEEPEST_REPEAT + " within each other");
            }
            int times = argument.whole(1, MOST_REPEATS);
            instruction = new Repeat(times, steps(map.required("steps"), sampling, depth + 1));
        } else {
            Control control = control(action, argument);
            List<Limit> limits = limits(action, map.optional("until"));
            if (limits.isEmpty() && !(control instanceof Control.Profile)) {
                throw value.bad("a " + action + " without end", "'until' with at least one limit");
            }
            instruction = new Step(control, limits, sampling);
        }
        map.close();
        return instruction;
    }

    private Control control(String action, YamlValue argument) {
        return switch (action) {
            case "charge" -> moving(argument, 1);
            case "discharge" -> moving(argument, -1);
            case "hold" -> {
                YamlMap map = argument.map();
                double voltage = map.required("voltage_V").number("a voltage in V");
                map.close();
                yield new Control.Voltage(voltage);
            }
            case "rest" -> {
                if (!argument.isNull()) {
                    throw argument.bad(argument.shown(), "nothing after 'rest:'; its end stands under 'until'");
                }
                yield new Control.Rest();
            }
            default ->
                new Control.Profile(DutyReader.read(folder.resolve(argument.text()), options)
                        .series());
        };
    }

    private static Control moving(YamlValue argument, int sign) {
        YamlMap map = argument.map();
        Optional<YamlValue> current = map.optional("current_A");
        Optional<YamlValue> rate = map.optional("c_rate");
        Optional<YamlValue> power = map.optional("power_W");
        map.close();
        if (map.keys().size() != 1) {
            throw argument.bad(map.keys().size() + " keys", "exactly one of current_A, c_rate, power_W");
        }
        String expected = "a magnitude above zero, the direction stands in the word";
        if (current.isPresent()) {
            return new Control.Current(sign * positive(current.get(), expected));
        }
        if (rate.isPresent()) {
            return new Control.CRate(sign * positive(rate.get(), expected));
        }
        return new Control.Power(sign * positive(power.orElseThrow(), expected));
    }

    private static List<Limit> limits(String action, Optional<YamlValue> until) {
        if (until.isEmpty()) {
            return List.of();
        }
        YamlMap map = until.get().map();
        List<Limit> limits = new ArrayList<>();
        for (LimitKey key : LimitKey.values()) {
            Optional<YamlValue> value = map.optional(key.key());
            if (value.isPresent()) {
                limits.add(key.limit(action, value.get()));
            }
        }
        map.close();
        return limits;
    }

    private static double positive(YamlValue value, String expected) {
        double number = value.number(expected);
        if (!(number > 0)) {
            throw value.bad(value.shown(), expected);
        }
        return number;
    }
}
