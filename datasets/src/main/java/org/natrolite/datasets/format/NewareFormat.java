package org.natrolite.datasets.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.Vendor.Draft;
import org.natrolite.datasets.format.Vendor.Rule;
import org.natrolite.datasets.unit.Unit;

/**
 * Neware's CSV export with one line a record: {@code DataPoint, Cycle Index, Step Index, Step Type, Time, Total Time,
 * Current(A), Voltage(V) ..., Date}, and the older {@code Record ID, Cycle ID, Step ID, Time(h:min:s.ms), Voltage(V),
 * Current(mA) ..., Realtime}. The older one has no time of the test: its date is read. The step's type gives the sign of
 * a current that is a bare magnitude.
 */
public final class NewareFormat implements CyclerFormat {
    private static final List<Pattern> BY_TOTAL_TIME =
            Vendor.patterns("totaltime", "current|cur", "voltage|vol", "steptype|stepname|stepindex|cycleindex");
    private static final List<Pattern> BY_DATE = Vendor.patterns(
            "realtime|date|absolutetime", "current|cur", "voltage|vol", "recordid|datapoint|recordindex");

    private static final List<Rule> RULES = List.of(
            Rule.of("totaltime", Channel.TIME, Unit.SECOND),
            Rule.of("date|realtime|absolutetime", Channel.UNIX_TIME, Unit.SECOND),
            Rule.of("voltage|vol", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("current|cur", Channel.CURRENT, Unit.AMPERE),
            Rule.of("cycleindex|cycleid", Channel.CYCLE, Unit.COUNT),
            Rule.of("stepindex|stepid", Channel.STEP, Unit.COUNT),
            Rule.of("chgcap|capacitancechg|chargecapacity", Channel.CHARGED_CHARGE, Unit.AMPERE_HOUR),
            Rule.of("dchgcap|capacitancedchg|dischargecapacity", Channel.DISCHARGED_CHARGE, Unit.AMPERE_HOUR),
            Rule.of("chgenergy|engychg", Channel.CHARGED_ENERGY, Unit.WATT_HOUR),
            Rule.of("dchgenergy|engydchg", Channel.DISCHARGED_ENERGY, Unit.WATT_HOUR),
            Rule.of("t1|temperature|auxt1", Channel.SURFACE_TEMPERATURE, Unit.CELSIUS));

    private NewareFormat() {}

    /**
     * @return the format
     */
    public static NewareFormat of() {
        return new NewareFormat();
    }

    @Override
    public String name() {
        return "Neware (CSV)";
    }

    @Override
    public boolean recognises(Head head) {
        return Vendor.headerLine(head, BY_TOTAL_TIME).isPresent()
                || Vendor.headerLine(head, BY_DATE).isPresent();
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        boolean total = Vendor.headerLine(head, BY_TOTAL_TIME).isPresent();
        return Draft.of(head, Vendor.headerLine(head, total ? BY_TOTAL_TIME : BY_DATE))
                .choose(RULES, required)
                .state(
                        "steptype|stepname|status|state",
                        List.of("chg", "charge"),
                        List.of("dchg", "discharge"),
                        List.of("rest", "pause", "idle"),
                        false)
                .layout();
    }
}
