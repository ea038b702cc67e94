package org.natrolite.datasets.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.Vendor.Draft;
import org.natrolite.datasets.format.Vendor.Rule;
import org.natrolite.datasets.unit.Unit;

/**
 * Arbin's CSV export (MITS Pro, Data Watcher): {@code Data_Point, Test_Time(s), Step_Index, Cycle_Index, Current(A),
 * Voltage(V), Charge_Capacity(Ah) ...}, with underscores or blanks. Positive current charges.
 */
public final class ArbinFormat implements CyclerFormat {
    private static final List<Pattern> HEADER =
            Vendor.patterns("testtime", "current", "voltage", "datapoint|stepindex|cycleindex");

    private static final List<Rule> RULES = List.of(
            Rule.of("testtime", Channel.TIME, Unit.SECOND),
            Rule.of("datetime|dpt|dpttime", Channel.UNIX_TIME, Unit.SECOND),
            Rule.of("voltage", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("current", Channel.CURRENT, Unit.AMPERE),
            Rule.of("cycleindex", Channel.CYCLE, Unit.COUNT),
            Rule.of("stepindex", Channel.STEP, Unit.COUNT),
            Rule.of("chargecapacity", Channel.CHARGED_CHARGE, Unit.AMPERE_HOUR),
            Rule.of("dischargecapacity", Channel.DISCHARGED_CHARGE, Unit.AMPERE_HOUR),
            Rule.of("chargeenergy", Channel.CHARGED_ENERGY, Unit.WATT_HOUR),
            Rule.of("dischargeenergy", Channel.DISCHARGED_ENERGY, Unit.WATT_HOUR),
            Rule.of("(aux)?temperature1?", Channel.SURFACE_TEMPERATURE, Unit.CELSIUS));

    private ArbinFormat() {}

    /**
     * @return the format
     */
    public static ArbinFormat of() {
        return new ArbinFormat();
    }

    @Override
    public String name() {
        return "Arbin (CSV)";
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
