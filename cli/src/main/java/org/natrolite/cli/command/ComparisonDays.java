package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.ReferenceLine;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;

/** The part of a comparison's page that shows a day: what is asked, and the voltage now and at the end. */
final class ComparisonDays {
    private ComparisonDays() {}

    /** What the duty asks of the first cell, per nominal watt-hour: by its scale, about the same of all. */
    private static @Nullable Chart duty(Comparison comparison) {
        TimeSeries day = comparison.results().get(0).firstDay();
        if (day == null) {
            return null;
        }
        double[] power = day.column(Channel.POWER);
        double energy = comparison.cells().get(0).rating().energy() / 3600;
        for (int i = 0; i < power.length; i++) {
            power[i] /= energy;
        }
        return Chart.builder(
                        "The duty",
                        Axis.of("Time", "h").within(0, day.duration() / 3600),
                        Axis.of("Power asked for", "W/Wh"))
                .caption("Per nominal watt-hour of " + comparison.title(0) + ", positive in charge; "
                        + comparison.dutyName() + " repeats after "
                        + Numbers.significant(comparison.duty().period() / 3600, 4) + " h.")
                .aspect(0.26)
                .add(Series.steps("", hours(day), power).withColour(0))
                .reference(ReferenceLine.horizontal(0, ""))
                .build();
    }

    static Section section(Comparison comparison) {
        List<Chart> charts = new ArrayList<>();
        for (int i = 0; i < comparison.results().size(); i++) {
            TimeSeries first = comparison.results().get(i).firstDay();
            TimeSeries last = comparison.results().get(i).lastDay();
            if (first == null || last == null) {
                continue;
            }
            CellParameters.Limits limits = comparison.cells().get(i).limits();
            Axis hours = Axis.of("Time", "h")
                    .within(0, Math.max(first.duration(), last.duration()) / 3600)
                    .withTicksEvery(6);
            charts.add(Chart.builder(comparison.title(i), hours, Axis.of("Voltage", "V"))
                    .aspect(0.5)
                    .add(Series.line("now", hours(first), first.column(Channel.VOLTAGE))
                            .withColour(i))
                    .add(Series.line(
                                    "after " + comparison.horizon() + " years",
                                    hours(last),
                                    last.column(Channel.VOLTAGE))
                            .withColour(i)
                            .withDashes())
                    .reference(ReferenceLine.horizontal(limits.lowestVoltage().value(), "lower limit"))
                    .reference(ReferenceLine.horizontal(limits.highestVoltage().value(), "upper limit"))
                    .build());
        }
        Section.Builder section = Section.titled("A day, now and at the end")
                .paragraph(
                        "The median cell on the first day of the duty, as new and at the end: mean voltage of each step.");
        Chart duty = duty(comparison);
        if (duty != null) {
            section.chart(duty);
        }
        return section.charts(Math.min(2, charts.size()), charts).build();
    }

    private static double[] hours(TimeSeries series) {
        double[] time = series.column(Channel.TIME);
        for (int i = 0; i < time.length; i++) {
            time[i] /= 3600;
        }
        return time;
    }
}
