package org.natrolite.datasets.ageing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A numeric column of an ageing table: its quantity, its names with their units, and what it may hold. */
enum AgeingColumn {
    TIME("elapsed_", 0, 36500 * 86400.0, name("elapsed_days", 86400), name("elapsed_s", 1), name("elapsed_h", 3600)),
    TEMPERATURE(
            "temperature",
            150,
            500,
            new Name("temperature_degC", 1, 273.15),
            new Name("temperature_K", 1, 0),
            new Name("temperature_c", 1, 273.15),
            new Name("temperature_kelvin", 1, 0)),
    SOC("soc", 0, 1, name("soc", 1), name("soc_pct", 0.01), name("storage_soc_fraction", 1)),
    DEPTH("dod", 0, 1, name("dod", 1), name("dod_pct", 0.01)),
    CHARGE_RATE("c_rate_charge", 0, 100, name("c_rate_charge", 1)),
    DISCHARGE_RATE("c_rate_discharge", 0, 100, name("c_rate_discharge", 1)),
    CYCLES("efc", 0, 1e7, name("efc", 1)),
    RETENTION("capacity_retention", 0, 1.2, name("capacity_retention_pct", 0.01), name("capacity_retention", 1)),
    CAPACITY("capacity_", 0, 1e9, name("capacity_Ah", 3600), name("capacity_mAh", 3.6)),
    GROWTH("resistance_growth", -0.9, 1e3, name("resistance_growth_pct", 0.01), name("resistance_growth", 1)),
    RESISTANCE(
            "resistance_",
            0,
            1e3,
            name("resistance_mohm", 1e-3),
            name("resistance_ohm", 1),
            name("resistance_dc_ohm", 1));

    /** A name in files and how its unit becomes that of memory. */
    private record Name(String text, double scale, double shift) {}

    /** A name that was found in a header. */
    record Found(AgeingColumn column, String header, double scale, double shift) {
        double toMemory(double value) {
            return value * scale + shift;
        }

        double toFile(double memory) {
            return (memory - shift) / scale;
        }
    }

    private final String stem;
    private final double lowest;
    private final double highest;

    /** Made by List.of, so immutable, which the type alone does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Name> names;

    AgeingColumn(String stem, double lowest, double highest, Name... names) {
        this.stem = stem;
        this.lowest = lowest;
        this.highest = highest;
        this.names = List.of(names);
    }

    private static Name name(String text, double scale) {
        return new Name(text, scale, 0);
    }

    /** The name that is written. */
    Found canonical() {
        Name first = names.get(0);
        return new Found(this, first.text, first.scale, first.shift);
    }

    boolean holds(double memory) {
        return memory >= lowest && memory <= highest;
    }

    /** What it may hold, in the unit of a header, and the names of the same quantity in other units. */
    String expected(Found found) {
        List<String> others = names.stream()
                .filter(name -> name.scale != found.scale || name.shift != found.shift)
                .map(Name::text)
                .toList();
        return shown(found.toFile(lowest)) + " to " + shown(found.toFile(highest)) + " in '" + found.header() + "'"
                + (others.isEmpty() ? "" : "; in other units the column is '" + String.join("' or '", others) + "'");
    }

    private static String shown(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    List<String> texts() {
        return names.stream().map(Name::text).toList();
    }

    static Optional<Found> find(String header) {
        for (AgeingColumn column : values()) {
            for (Name name : column.names) {
                if (name.text.equalsIgnoreCase(header)) {
                    return Optional.of(new Found(column, header, name.scale, name.shift));
                }
            }
        }
        return Optional.empty();
    }

    /** The quantity that a header means in a unit that is not known. */
    static Optional<AgeingColumn> meant(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> lower.startsWith(column.stem))
                .findFirst();
    }
}
