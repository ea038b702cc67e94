package org.natrolite.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Options of the mains: {@code --name value}, each with a default. */
final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param args command line; not modified
     * @param defaults value of each option that there is
     * @return the values
     * @throws IllegalArgumentException if an option is not among them or lacks a value
     */
    static Arguments of(String[] args, Map<String, String> defaults) {
        Map<String, String> values = new HashMap<>(defaults);
        for (int k = 0; k < args.length; k += 2) {
            String name = args[k].startsWith("--") ? args[k].substring(2) : "";
            if (!defaults.containsKey(name) || k + 1 == args.length) {
                throw new IllegalArgumentException(
                        args[k] + "; expected options, each with a value, of " + new TreeMap<>(defaults));
            }
            values.put(name, args[k + 1]);
        }
        return new Arguments(values);
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no option " + name);
        }
        return value;
    }

    int number(String name) {
        int value = Integer.parseInt(text(name));
        if (value < 1) {
            throw new IllegalArgumentException("--" + name + " " + value + "; expected at least 1");
        }
        return value;
    }
}
