package org.natrolite.datasets.duty;

import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * What a duty asks of a store. The store keeps 90 % of the energy it is charged with (of charge, all), stops at full and at
 * empty, and repeats the duty until nothing changes from one period to the next.
 *
 * @param equivalentFullCycles throughput of a year of 365 days over twice the nominal energy (or charge, where the duty
 *     drives a current)
 * @param largestCharge largest rate of charge, 1/h
 * @param largestDischarge largest rate of discharge, 1/h
 * @param rest share of the time without power
 * @param depths share of the equivalent full cycles in cycles up to each of {@link #DEPTHS} and above the one before, by
 *     rainflow counting; sums to 1 where there is any cycle
 * @param refusedDischarge share of the discharge asked for that the store did not have
 */
public record DutyStatistics(
        double equivalentFullCycles,
        double largestCharge,
        double largestDischarge,
        double rest,
        List<Double> depths,
        double refusedDischarge) {
    /** Upper bounds of the classes of depth, 1. */
    public static final List<Double> DEPTHS = List.of(0.01, 0.05, 0.2, 0.5, 1.0);

    private static final double YEAR = 365 * 86400.0;
    private static final double HOUR = 3600;

    /** Periods after which a store has settled: each limit it meets makes it forget. */
    private static final int WARM_UP = 3;

    /** A cycle of half the content must not become a deeper one by the rounding of a sum. */
    private static final double ROUNDING = 1e-9;

    /** Any: cycles are counted here for their depth alone. */
    private static final double TEMPERATURE = 298.15;

    public DutyStatistics {
        depths = List.copyOf(depths);
    }

    /**
     * @param duty duty
     * @param nominal nominal content that it is for: energy (J) where it drives power, charge (C) where it drives current;
     *     not used for C-rates and states of charge
     * @return its statistics
     * @throws BadArgumentException if the nominal content is not above zero where it is needed
     */
    public static DutyStatistics of(Duty duty, double nominal) {
        Counter counter = new Counter(duty, nominal);
        for (int i = 0; i < WARM_UP; i++) {
            counter.pass();
        }
        counter.forget();
        counter.pass();
        return counter.statistics();
    }

    private static final class Counter {
        private final TimeSeries series;
        private final Duty duty;
        private final double scale;
        private final Rainflow rainflow = Rainflow.standard();
        private final double[] depths = new double[DEPTHS.size()];
        private final Store store = new Store(1);
        private double energy;
        private double moved;
        private double asked;
        private double refused;
        private double resting;
        private double largestCharge;
        private double largestDischarge;

        Counter(Duty duty, double nominal) {
            this.series = duty.series();
            this.duty = duty;
            this.scale = switch (duty.channel()) {
                case POWER -> HOUR / BadArgumentException.requirePositive(nominal, "nominal energy in J");
                case CURRENT -> HOUR / BadArgumentException.requirePositive(nominal, "nominal capacity in C");
                default -> 1;
            };
            this.energy = duty.channel() == Channel.SOC ? series.value(Channel.SOC, 0) : 1;
            sample(0, 0, 0);
        }

        void pass() {
            int rows = series.size();
            for (int i = 0; i < rows; i++) {
                double end = i + 1 < rows ? series.time(i + 1) : duty.period();
                double hours = (end - series.time(i)) / HOUR;
                if (hours > 0) {
                    step(i, hours);
                }
            }
        }

        private void step(int row, double hours) {
            double before = energy;
            double wanted;
            double taken;
            if (duty.channel() == Channel.SOC) {
                energy = series.value(Channel.SOC, (row + 1) % series.size());
                wanted = energy - before;
                taken = wanted;
            } else {
                wanted = scale * series.value(duty.channel(), row) * hours;
                if (duty.channel() == Channel.POWER) {
                    taken = store.move(wanted / hours, hours);
                    energy = store.energy();
                } else {
                    energy = Math.max(0, Math.min(1, before + wanted));
                    taken = energy - before;
                }
            }
            double rate = wanted / hours;
            largestCharge = Math.max(largestCharge, rate);
            largestDischarge = Math.max(largestDischarge, -rate);
            resting += wanted == 0 ? hours : 0;
            moved += Math.abs(taken);
            if (wanted < 0) {
                asked -= wanted;
                refused += taken - wanted;
            }
            sample(hours, Math.abs(taken), Math.abs(taken) / hours);
        }

        private void sample(double hours, double charge, double rate) {
            rainflow.add(energy, hours * HOUR, charge, TEMPERATURE, rate, half -> {
                int bin = 0;
                while (bin + 1 < depths.length && half.depth() > DEPTHS.get(bin) + ROUNDING) {
                    bin++;
                }
                depths[bin] += half.equivalentFullCycles();
            });
        }

        /** Forgets sums and keeps states: of the counter, whose open cycles close in the next period as in each, too. */
        void forget() {
            Arrays.fill(depths, 0);
            moved = 0;
            asked = 0;
            refused = 0;
            resting = 0;
        }

        DutyStatistics statistics() {
            double sum = Arrays.stream(depths).sum();
            return new DutyStatistics(
                    0.5 * moved * YEAR / duty.period(),
                    largestCharge,
                    largestDischarge,
                    resting * HOUR / duty.period(),
                    Arrays.stream(depths)
                            .map(depth -> sum > 0 ? depth / sum : 0)
                            .boxed()
                            .toList(),
                    asked > 0 ? refused / asked : 0);
        }
    }
}
