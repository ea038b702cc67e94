package org.natrolite.datasets.check;

import java.util.Map;
import java.util.function.IntToLongFunction;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Refuses series that cannot be what they claim to be, and adds warnings to those that should be read with care. */
public final class SeriesChecks {
    private SeriesChecks() {}

    /**
     * Checks time scale and sign of the current, then collects remarks.
     *
     * @param series measured series with time, voltage and current
     * @param labels labels of the columns in the file, for messages
     * @param lines line of each row in the file
     * @param signStated whether a person stated the sign: then evidence against it only warns
     * @param unitsStated whether a person stated the units: then mere implausibility of the time only warns
     * @return the series with warnings added
     * @throws BadDataException if the time is not in seconds, or the voltage moves against the current
     */
    public static TimeSeries check(
            TimeSeries series,
            Map<Channel, String> labels,
            IntToLongFunction lines,
            boolean signStated,
            boolean unitsStated) {
        TimeSeries checked = time(series, labels, lines, unitsStated);
        checked = sign(checked, labels, lines, signStated);
        for (String remark : Remarks.of(checked, lines)) {
            checked = checked.withWarning(remark);
        }
        return checked;
    }

    private static TimeSeries time(
            TimeSeries series, Map<Channel, String> labels, IntToLongFunction lines, boolean unitsStated) {
        TimeScale.Doubt doubt = new TimeScale(series).doubt();
        if (doubt == null) {
            return series;
        }
        String label = labels.getOrDefault(Channel.TIME, "time");
        if (doubt.unit() == null || (unitsStated && !doubt.certain())) {
            return series.withWarning("time column '" + label + "': " + doubt.found());
        }
        String time = Numbers.of(series.time(doubt.row())) + " s";
        throw BadDataException.at(
                series.source(),
                lines.applyAsLong(doubt.row()),
                label,
                "time " + time + " does not look like seconds but like " + doubt.unit() + ": " + doubt.found(),
                "times in the unit that the header states (or a mapping that states the unit)");
    }

    private static TimeSeries sign(
            TimeSeries series, Map<Channel, String> labels, IntToLongFunction lines, boolean signStated) {
        SignEvidence evidence = SignEvidence.of(series);
        if (evidence.verdict() == SignEvidence.Verdict.CHARGE_POSITIVE) {
            return series;
        }
        if (evidence.verdict() == SignEvidence.Verdict.UNDECIDED) {
            return signStated
                    ? series
                    : series.withWarning("sign of the current: the data do not tell; taken as positive in charge");
        }
        String found = against(series, evidence);
        if (signStated) {
            return series.withWarning("sign of the current: " + found + "; kept, since the mapping states the sign");
        }
        throw BadDataException.at(
                series.source(),
                lines.applyAsLong(evidence.worstRow()),
                labels.getOrDefault(Channel.CURRENT, "current"),
                found,
                "current that is positive in charge (or a mapping with current_sign: discharge-positive)");
    }

    private static String against(TimeSeries series, SignEvidence evidence) {
        int row = evidence.worstRow();
        String current = Numbers.of(series.value(Channel.CURRENT, row)) + " A";
        String voltage = Numbers.of(series.value(Channel.VOLTAGE, row)) + " V";
        return evidence.stepVoltage() > 0
                ? "the voltage moves against its current in "
                        + Numbers.of(50 * (1 - evidence.stepScore()))
                        + " % of its movement over "
                        + evidence.steps()
                        + " steps, as here to "
                        + voltage
                        + " at "
                        + current
                : "the voltage moves against its current, as here to " + voltage + " at " + current;
    }
}
