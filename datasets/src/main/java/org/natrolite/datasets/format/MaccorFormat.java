package org.natrolite.datasets.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.Vendor.Draft;
import org.natrolite.datasets.format.Vendor.Rule;
import org.natrolite.datasets.unit.Unit;

/**
 * Maccor's text export: {@code Today's Date} and {@code Date of Test}, then tab-separated columns {@code Rec#, Cyc#, Step,
 * TestTime, StepTime, Amp-hr, Watt-hr, Amps, Volts, State, ES, DPt Time}. Times may be text ({@code 0d 00:01:00.00});
 * the current is a magnitude whose sign the state gives: C charges, D discharges, R rests.
 */
public final class MaccorFormat implements CyclerFormat {
    private static final List<Pattern> HEADER =
            Vendor.patterns("rec#?", "testtime|test", "m?amps|current", "m?volts|voltage", "state|md");

    private static final List<Rule> RULES = List.of(
            Rule.of("testtime|test", Channel.TIME, Unit.SECOND),
            Rule.of("dpttime|dpt", Channel.UNIX_TIME, Unit.SECOND),
            Rule.of("volts|voltage", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("mvolts", Channel.VOLTAGE, Unit.MILLIVOLT),
            Rule.of("amps|current", Channel.CURRENT, Unit.AMPERE),
            Rule.of("mamps", Channel.CURRENT, Unit.MILLIAMPERE),
            Rule.of("cyc#|cyclep|cycle", Channel.CYCLE, Unit.COUNT),
            Rule.of("step", Channel.STEP, Unit.COUNT),
            Rule.of("temp1|evtemp", Channel.SURFACE_TEMPERATURE, Unit.CELSIUS));

    private MaccorFormat() {}

    /**
     * @return the format
     */
    public static MaccorFormat of() {
        return new MaccorFormat();
    }

    @Override
    public String name() {
        return "Maccor (text)";
    }

    @Override
    public boolean recognises(Head head) {
        return Vendor.headerLine(head, HEADER).isPresent();
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        return Draft.of(head, Vendor.headerLine(head, HEADER))
                .choose(RULES, required)
                .state(
                        "state|md",
                        List.of("c", "charge"),
                        List.of("d", "discharge"),
                        List.of("r", "rest", "p", "pause", "s", "suspend", "o", "off"),
                        true)
                .layout();
    }
}
