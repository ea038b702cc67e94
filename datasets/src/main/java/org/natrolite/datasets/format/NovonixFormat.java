package org.natrolite.datasets.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.Vendor.Draft;
import org.natrolite.datasets.format.Vendor.Rule;
import org.natrolite.datasets.unit.Unit;

/**
 * Novonix's CSV export: a summary in square brackets, {@code [Data]}, then {@code Date and Time, Cycle Number, Step Type,
 * Run Time (h), Step Time (h), Current (A), Potential (V), Capacity (Ah), Temperature (°C) ...}. Positive current charges.
 */
public final class NovonixFormat implements CyclerFormat {
    private static final List<Pattern> HEADER = Vendor.patterns("runtime", "current", "potential");

    private static final List<Rule> RULES = List.of(
            Rule.of("runtime", Channel.TIME, Unit.HOUR),
            Rule.of("dateandtime", Channel.UNIX_TIME, Unit.SECOND),
            Rule.of("potential", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("current", Channel.CURRENT, Unit.AMPERE),
            Rule.of("cyclenumber", Channel.CYCLE, Unit.COUNT),
            Rule.of("stepnumber", Channel.STEP, Unit.COUNT),
            Rule.of("temperature", Channel.AMBIENT_TEMPERATURE, Unit.CELSIUS));

    private NovonixFormat() {}

    /**
     * @return the format
     */
    public static NovonixFormat of() {
        return new NovonixFormat();
    }

    @Override
    public String name() {
        return "Novonix (CSV)";
    }

    @Override
    public boolean recognises(Head head) {
        return Vendor.headerLine(head, HEADER).isPresent();
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        return Draft.of(head, Vendor.headerLine(head, HEADER))
                .choose(RULES, required)
                .layout();
    }
}
