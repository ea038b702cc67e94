package org.natrolite.datasets.duty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.SeriesChecks;
import org.natrolite.datasets.check.TemperatureRole;
import org.natrolite.datasets.check.TemperatureRoles;
import org.natrolite.datasets.format.BdfFormat;
import org.natrolite.datasets.format.CyclerFormat;
import org.natrolite.datasets.format.DelimitedFormat;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Recording;
import org.natrolite.datasets.mapping.Mapping;

/** Reads duty and profile files in the form that the package describes. */
public final class DutyReader {
    private static final Set<Channel> DRIVING = EnumSet.of(Channel.POWER, Channel.CURRENT, Channel.C_RATE, Channel.SOC);
    private static final String EXPECTED = "exactly one of 'Power / W', 'Current / A', 'C-rate / 1', 'SOC / 1'";

    private DutyReader() {}

    /**
     * Reads a duty or a profile; a measurement, with voltage and current, drives by its current.
     *
     * @param file duty file
     * @param options mapping for other columns, role of its temperature, ambient temperature
     * @return the duty; its series has the driving channel and, where it is known, the ambient temperature
     * @throws BadDataException with file, line, column, value and expectation if the file is no duty
     */
    public static Duty read(Path file, ReadOptions options) {
        return read(file, options, true);
    }

    /**
     * Reads a duty that is to be asked for over years, which a measurement hardly ever is meant to be.
     *
     * @param file duty file
     * @param options mapping for other columns, role of its temperature, ambient temperature
     * @return the duty; its series has the driving channel and, where it is known, the ambient temperature
     * @throws BadDataException with file, line, column, value and expectation if the file is no duty, or has a voltage
     */
    public static Duty readPlan(Path file, ReadOptions options) {
        return read(file, options, false);
    }

    private static Duty read(Path file, ReadOptions options, boolean measured) {
        Mapping mapping = options.mapping();
        CyclerFormat format = mapping == null ? BdfFormat.profile() : DelimitedFormat.of(mapping);
        Set<Channel> complete = EnumSet.noneOf(Channel.class);
        if (mapping != null) {
            DRIVING.stream()
                    .filter(channel -> mapping.column(channel).isPresent())
                    .forEach(complete::add);
        }
        Recording recording = format.read(file, complete);
        TimeSeries series = recording.series();
        if (!measured && series.has(Channel.VOLTAGE)) {
            throw BadDataException.of(
                    series.source(),
                    "a measurement, with a column of voltage",
                    "a duty: 'Time / s' and " + EXPECTED
                            + " (to ask for a measured current or power again and again, leave the other columns out)");
        }
        Channel driving;
        if (series.has(Channel.VOLTAGE) && series.has(Channel.CURRENT)) {
            driving = Channel.CURRENT;
            series = SeriesChecks.check(
                            series,
                            recording.labels(),
                            recording.lines(),
                            recording.signStated(),
                            recording.unitsStated())
                    .withWarning("a file with voltage and current: the current drives, the voltage is ignored");
        } else {
            driving = onlyDriving(series);
        }
        if (driving == Channel.SOC) {
            refuseOutsideUnit(recording);
        }
        TimeSeries settled = TemperatureRoles.settle(series, role(series, driving, options), options.ambient());
        return Duty.of(only(settled, driving));
    }

    /** Without a voltage nothing was measured: a temperature called ambient is one, unless the user says otherwise. */
    private static @org.jspecify.annotations.Nullable TemperatureRole role(
            TimeSeries series, Channel driving, ReadOptions options) {
        TemperatureRole stated = options.temperatureRole();
        boolean planned = driving != Channel.CURRENT || !series.has(Channel.VOLTAGE);
        return stated == null && planned && series.has(Channel.AMBIENT_TEMPERATURE) ? TemperatureRole.AMBIENT : stated;
    }

    private static Channel onlyDriving(TimeSeries series) {
        List<Channel> found = DRIVING.stream().filter(series::has).toList();
        if (found.size() != 1) {
            throw BadDataException.at(
                    series.source(),
                    1,
                    null,
                    found.isEmpty() ? "nothing that drives a cell" : "several that do: " + words(found),
                    EXPECTED);
        }
        return found.get(0);
    }

    private static void refuseOutsideUnit(Recording recording) {
        double[] soc = recording.series().column(Channel.SOC);
        for (int i = 0; i < soc.length; i++) {
            if (!(soc[i] >= 0 && soc[i] <= 1)) {
                throw BadDataException.at(
                        recording.series().source(),
                        recording.lines().applyAsLong(i),
                        recording.labels().getOrDefault(Channel.SOC, "SOC"),
                        "state of charge " + soc[i],
                        "a value from 0 to 1 (or the unit % in the header)");
            }
        }
    }

    private static TimeSeries only(TimeSeries series, Channel driving) {
        TimeSeries kept = series;
        List<Channel> dropped = new ArrayList<>();
        for (Channel channel : series.channels()) {
            if (channel != Channel.TIME && channel != driving && channel != Channel.AMBIENT_TEMPERATURE) {
                kept = kept.without(channel);
                // that of a measurement has been told of
                if (channel != Channel.VOLTAGE || driving != Channel.CURRENT) {
                    dropped.add(channel);
                }
            }
        }
        return dropped.isEmpty() ? kept : kept.withWarning("not used in a duty: " + words(dropped));
    }

    private static String words(List<Channel> channels) {
        return channels.stream().map(Channel::toString).collect(Collectors.joining(", "));
    }
}
