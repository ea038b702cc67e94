package org.natrolite.datasets.duty;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.natrolite.core.error.BadArgumentException;

/**
 * Duties by rule and seed, in power per nominal energy: each drives {@code POWER} of a store of 1 Wh, so multiply by the
 * nominal energy in Wh ({@link Duty#times}) or take the values as C-rates ({@link Duty#asCRate}). The package has a table of
 * their statistics. Immutable and the same to the last bit on every machine.
 */
public final class DutyLibrary {
    /** Seed of {@link #duty(String)}. */
    public static final long STANDARD_SEED = 1;

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "grid-daily",
                    "Solar shifting: charged at noon, sold in the evening peak; about 0.8 full cycles a day",
                    List.of(
                            "Every day: -0.10 from 7 to 9 h, 0.30 from 10 to 14.5 h, -0.20 from 17 to 20 h.",
                            "The charge is longer than what was taken needs, so that it ends at the cell's limit."),
                    false,
                    random -> SiteRules.blocks(7, 9, -0.10, 10, 14.5, 0.30, 17, 20, -0.20)),
            new Entry(
                    "peak-shaving-daily",
                    "A factory's two daily peaks shaved, charged slowly at night; about 0.5 full cycles a day",
                    List.of(
                            "Every day: 0.12 from 0 to 5 h, -0.25 from 10.5 to 11.5 h and from 17 to 18 h.",
                            "The charge is longer than what was taken needs, so that it ends at the cell's limit."),
                    false,
                    random -> SiteRules.blocks(0, 5, 0.12, 10.5, 11.5, -0.25, 17, 18, -0.25)),
            new Entry(
                    "grid-seasonal",
                    "Solar shifting through the seasons, with their temperatures",
                    List.of(
                            "A year of days as in grid-daily, times 0.5 on the darkest day, 21 December, to 1 on the brightest.",
                            "Ambient 15 degC, 9 K less on the coldest day, a month after the darkest, and 9 K more half a year"
                                    + " later; 3 K more at 15 h and less at 3 h."),
                    false,
                    random -> SiteRules.seasons()),
            new Entry(
                    "frequency-regulation",
                    "Fast frequency regulation of a grid, neutral in energy over half an hour",
                    List.of(
                            "A signal that wanders (standard deviation 0.45, memory 10 min, a value a minute), without its"
                                    + " own mean over 30 min, clipped at 1, at 0.5 of power.",
                            "A pull of 0.2 per unit of distance from half full; the last hour of the week ends at half."),
                    true,
                    GridRules::regulation),
            new Entry(
                    "frequency-containment",
                    "Frequency containment reserve: droop on the grid's frequency",
                    List.of(
                            "Frequency wanders (standard deviation 20 mHz, memory 5 min, a value a minute); beyond 10 mHz the"
                                    + " power is proportional to the deviation, 0.75 at 200 mHz.",
                            "Where the store leaves 45 to 55 %, it trades 0.075 by the quarter hour until it is at half;"
                                    + " the last hour of the week ends at half."),
                    true,
                    GridRules::containment),
            new Entry(
                    "peak-shaving",
                    "What a factory takes above a limit, charged by night",
                    List.of(
                            "Load 0.15, 0.22 more on working days from 6 to 18 h, wandering (0.05, memory 30 min); two peaks of"
                                    + " 0.25 to 0.55 for 15 to 60 min a working day.",
                            "Above 0.5 the store gives; from 0 to 5 h and on Sunday it charges at up to 0.15 until full."),
                    true,
                    SiteRules::peakShaving),
            new Entry(
                    "solar-shifting",
                    "Sun kept until the evening, in changing weather",
                    List.of(
                            "Sun of up to 0.30, half a sine from 6 to 18 h, days 35 to 100 % clear with passing clouds; a load"
                                    + " of 0.04 comes first.",
                            "From 17.5 to 23 h the store gives 0.20 until it holds 10 %."),
                    true,
                    SiteRules::solarShifting),
            new Entry(
                    "backup-reserve",
                    "A reserve that waits full and is rarely discharged",
                    List.of(
                            "A year: a test of 10 min on the first of each month, three outages of 15 to 90 min, all at 0.5.",
                            "After each it charges at 0.1, a tenth longer than needed."),
                    true,
                    GridRules::backup),
            new Entry(
                    "hyperscale-stacked",
                    "Stacked services of a hyperscale campus: regulation, evening peaks, backup reserve",
                    List.of(
                            "Four weeks: regulation of up to 0.15, only upwards below half full; 0.08 from 16 to 20 h on"
                                    + " working days while it holds 52 %; back to 90 % from 0 to 6 h at up to 0.12.",
                            "One outage of 20 min at 0.5."),
                    true,
                    GridRules::hyperscale),
            new Entry(
                    "ai-training",
                    "Surges of an AI training load, a second or less each, smoothed",
                    List.of(
                            "A load of 4 (the store holds a quarter of an hour of it) surges by 30 to 50 % for 0.2 to 2 s"
                                    + " every 1 to 3 min.",
                            "Each surge is charged back at 0.2 at once."),
                    true,
                    LoadRules::training),
            new Entry(
                    "factory-behind-the-meter",
                    "A factory's own storage: contracted limit, own sun, dear evenings",
                    List.of(
                            "Load 0.08, in two shifts from 6 to 22 h on working days 0.30, wandering (0.04, memory 15 min);"
                                    + " 0.25 more while machines start; panels of 0.50.",
                            "It gives what exceeds 0.35 and up to 0.25 from 17 to 20 h down to 25 %; it takes surplus sun, and"
                                    + " 0.1 from 1 to 5 h up to 60 %."),
                    true,
                    SiteRules::factory),
            new Entry(
                    "microgrid",
                    "An island of sun, load and a generator, as of 12 MW with 63 MWh",
                    List.of(
                            "Load 0.045, from 17 to 23 h 0.07, wandering (0.006, memory 30 min); panels of 0.26.",
                            "The store takes the difference up to 0.19, between 8 % and full."),
                    true,
                    SiteRules::microgrid),
            new Entry(
                    "vehicle-to-grid",
                    "The mean car of a fleet that feeds the grid in the evening",
                    List.of(
                            "Two trips of an hour a day: on working days of 8 to 13 % each, at weekends 5 to 17 %.",
                            "0.1 to the grid from 18.5 to 21.5 h on working days, down to 40 %; 0.12 from 0.5 to 6.5 h up to"
                                    + " 90 %."),
                    true,
                    LoadRules::vehicleToGrid),
            new Entry(
                    "drive-cycle",
                    "A car's two trips of half an hour a day, second by second",
                    List.of(
                            "Starts, cruises at 30, 50, 70 or 100 km/h and stops of a car of 1,500 kg with 40 kWh, up to"
                                    + " 80 kW, 60 % of the braking recuperated.",
                            "0.12 from 20 to 23 h, longer than needed."),
                    true,
                    LoadRules::drive));

    private DutyLibrary() {}

    /** A duty of the library. */
    public static final class Entry {
        private final String id;
        private final String description;
        private final List<String> rule;
        private final boolean random;
        private final Function<Random, DutyPlan> plan;

        private Entry(
                String id, String description, List<String> rule, boolean random, Function<Random, DutyPlan> plan) {
            this.id = id;
            this.description = description;
            this.rule = List.copyOf(rule);
            this.random = random;
            this.plan = plan;
        }

        /**
         * @return its name
         */
        public String id() {
            return id;
        }

        /**
         * @return what it stands for
         */
        public String description() {
            return description;
        }

        /**
         * @return its rule in sentences; numbers are power per nominal energy in 1/h, positive in charge, unless another
         *     unit is there
         */
        public List<String> rule() {
            return rule;
        }

        /**
         * @return whether it depends on the seed
         */
        public boolean random() {
            return random;
        }

        /**
         * @param seed seed of what is left to chance
         * @return the duty for a store of 1 Wh
         */
        public Duty duty(long seed) {
            return plan.apply(new Random(seed)).duty(id);
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
     * @return what the library says of it
     * @throws BadArgumentException if there is none of that name
     */
    public static Entry entry(String id) {
        return ENTRIES.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadArgumentException("no duty '" + id + "'; expected one of "
                        + String.join(", ", ENTRIES.stream().map(Entry::id).toList())));
    }

    /**
     * @param id name of a duty
     * @return the duty for a store of 1 Wh, of {@link #STANDARD_SEED}
     * @throws BadArgumentException if there is none of that name
     */
    public static Duty duty(String id) {
        return entry(id).duty(STANDARD_SEED);
    }
}
