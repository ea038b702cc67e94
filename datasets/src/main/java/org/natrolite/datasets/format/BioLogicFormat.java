package org.natrolite.datasets.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.Vendor.Draft;
import org.natrolite.datasets.format.Vendor.Rule;
import org.natrolite.datasets.unit.Unit;

/**
 * BioLogic's text export (EC-Lab and BT-Lab, {@code .mpt}): a preamble that begins with {@code EC-Lab ASCII FILE}, then
 * tab-separated columns such as {@code time/s, Ewe/V, I/mA, <I>/mA}, often with a decimal comma and in a Western code
 * page. Positive current oxidises the working electrode, which charges a cell whose positive electrode it is. The header
 * is found by its names and not by the number of header lines that the preamble states.
 */
public final class BioLogicFormat implements CyclerFormat {
    private static final List<Pattern> HEADER = Vendor.patterns("time", "ewe|ecell|eweece", "i");

    private static final List<Rule> RULES = List.of(
            Rule.of("time", Channel.TIME, Unit.SECOND),
            Rule.of("ecell|eweece", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("ewe", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("i", Channel.CURRENT, Unit.AMPERE),
            Rule.of("cyclenumber", Channel.CYCLE, Unit.COUNT),
            Rule.of("ns", Channel.STEP, Unit.COUNT),
            Rule.of("qcharge", Channel.CHARGED_CHARGE, Unit.AMPERE_HOUR),
            Rule.of("energycharge", Channel.CHARGED_ENERGY, Unit.WATT_HOUR),
            Rule.of("energydischarge", Channel.DISCHARGED_ENERGY, Unit.WATT_HOUR),
            Rule.of("temperature", Channel.SURFACE_TEMPERATURE, Unit.CELSIUS));

    private BioLogicFormat() {}

    /**
     * @return the format
     */
    public static BioLogicFormat of() {
        return new BioLogicFormat();
    }

    @Override
    public String name() {
        return "BioLogic (.mpt)";
    }

    @Override
    public boolean recognises(Head head) {
        boolean preamble =
                !head.lines().isEmpty() && head.lines().get(0).matches("B[A-Z]-Lab ASCII FILE.*|EC-Lab ASCII FILE.*");
        return preamble || Vendor.headerLine(head, HEADER).isPresent();
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        return Draft.of(head, Vendor.headerLine(head, HEADER))
                .choose(RULES, required)
                .layout();
    }
}
