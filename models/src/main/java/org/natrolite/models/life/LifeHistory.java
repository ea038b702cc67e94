package org.natrolite.models.life;

import java.util.List;

/**
 * What became of one cell.
 *
 * @param checks check-ups, from year 0 on
 * @param years years, the last possibly in part
 * @param life time at which the capacity fell to the end of life, years; infinite where it did not
 * @param suddenDeath time at which the cell died suddenly, years; infinite where it did not
 * @param rateClamped whether the law asked for a negative rate, which was held at zero
 * @param held whether representative days made a rate fall below zero in between, where it was held
 * @param dead whether so little capacity was left that the simulation stopped
 * @param days days simulated in the duty's own steps
 * @param missed estimate of what capacity and growth miss of the full simulation, 1; zero for that itself
 */
record LifeHistory(
        List<Check> checks,
        List<Year> years,
        double life,
        double suddenDeath,
        boolean rateClamped,
        boolean held,
        boolean dead,
        double days,
        double missed) {
    private static final int HEAD = 9;
    private static final int CHECK = 3;
    private static final int YEAR = 5;

    LifeHistory {
        checks = List.copyOf(checks);
        years = List.copyOf(years);
    }

    /**
     * A check-up.
     *
     * @param year time, years
     * @param capacity C/3 capacity over that of the fresh cell, 1
     * @param growth growth of the 10 s resistance, 1
     */
    record Check(double year, double capacity, double growth) {}

    /**
     * A year.
     *
     * @param end its end, years
     * @param efficiency energy out over energy in, 1; NaN where nothing went in
     * @param cycles charge throughput over twice the nominal capacity, 1
     * @param missed discharge energy asked for and not given over that asked for, 1
     * @param delivered energy out, J
     */
    record Year(double end, double efficiency, double cycles, double missed, double delivered) {}

    /** All of it as numbers, for a checkpoint. */
    double[] toArray() {
        double[] all = new double[HEAD + CHECK * checks.size() + YEAR * years.size()];
        all[0] = checks.size();
        all[1] = years.size();
        all[2] = life;
        all[3] = suddenDeath;
        all[4] = rateClamped ? 1 : 0;
        all[5] = dead ? 1 : 0;
        all[6] = days;
        all[7] = missed;
        all[8] = held ? 1 : 0;
        int at = HEAD;
        for (Check check : checks) {
            all[at++] = check.year;
            all[at++] = check.capacity;
            all[at++] = check.growth;
        }
        for (Year year : years) {
            all[at++] = year.end;
            all[at++] = year.efficiency;
            all[at++] = year.cycles;
            all[at++] = year.missed;
            all[at++] = year.delivered;
        }
        return all;
    }

    static LifeHistory of(double[] all) {
        Check[] checks = new Check[(int) all[0]];
        Year[] years = new Year[(int) all[1]];
        int at = HEAD;
        for (int i = 0; i < checks.length; i++, at += CHECK) {
            checks[i] = new Check(all[at], all[at + 1], all[at + 2]);
        }
        for (int i = 0; i < years.length; i++, at += YEAR) {
            years[i] = new Year(all[at], all[at + 1], all[at + 2], all[at + 3], all[at + 4]);
        }
        return new LifeHistory(
                List.of(checks), List.of(years), all[2], all[3], all[4] != 0, all[8] != 0, all[5] != 0, all[6], all[7]);
    }
}
