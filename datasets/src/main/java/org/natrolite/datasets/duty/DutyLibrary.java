package org.natrolite.datasets.duty;

import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * Duties by rule. Each is a day on a grid of 300 s in power per nominal energy: the series drives {@link
 * Channel#POWER} of a cell of 1 Wh, so multiply by the nominal energy in Wh.
 */
public final class DutyLibrary {
    private static final double DAY = 86400;
    private static final double GRID = 300;
    private static final double HOUR = 3600;

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "grid-daily",
                    "Solar shifting: charged at noon, sold in the evening peak; about 0.8 full cycles a day",
                    List.of(new Block(7, 9, -0.10), new Block(10, 14.5, 0.30), new Block(17, 20, -0.20))),
            new Entry(
                    "peak-shaving-daily",
                    "A factory's two daily peaks shaved, charged slowly at night; about 0.5 full cycles a day",
                    List.of(new Block(0, 5, 0.12), new Block(10.5, 11.5, -0.25), new Block(17, 18, -0.25))));

    private DutyLibrary() {}

    /**
     * A rule of a day.
     *
     * @param fromHour hour of the day at which it starts, h
     * @param toHour hour of the day at which it ends, h
     * @param power power per nominal energy, positive in charge, 1/h
     */
    public record Block(double fromHour, double toHour, double power) {}

    /**
     * A duty of the library.
     *
     * @param id its name
     * @param description what it stands for
     * @param blocks its rule: the power in each block, and rest outside. A charge is longer than the energy taken out
     *     needs, so that it ends at the cell's limit
     */
    public record Entry(String id, String description, List<Block> blocks) {
        public Entry {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * @return the duties of the library
     */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /**
     * @param id name of a duty
     * @return whether the library has it
     */
    public static boolean has(String id) {
        return ENTRIES.stream().anyMatch(entry -> entry.id().equals(id));
    }

    /**
     * @param id name of a duty
     * @return the duty for a cell of 1 Wh
     * @throws BadArgumentException if there is none of that name
     */
    public static Duty duty(String id) {
        Entry entry = ENTRIES.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadArgumentException("no duty '" + id + "'; expected one of "
                        + String.join(", ", ENTRIES.stream().map(Entry::id).toList())));
        int rows = (int) (DAY / GRID);
        double[] time = new double[rows];
        double[] power = new double[rows];
        Arrays.setAll(time, i -> i * GRID);
        Arrays.setAll(power, i -> power(entry, time[i] / HOUR));
        TimeSeries series = TimeSeries.builder("duty " + id)
                .put(Channel.TIME, time)
                .put(Channel.POWER, power)
                .build();
        return new Duty(series, DAY, Channel.POWER);
    }

    private static double power(Entry entry, double hour) {
        for (Block block : entry.blocks()) {
            if (hour >= block.fromHour() && hour < block.toHour()) {
                return block.power();
            }
        }
        return 0;
    }
}
