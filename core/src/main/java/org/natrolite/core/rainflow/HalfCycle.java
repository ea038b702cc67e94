package org.natrolite.core.rainflow;

/**
 * Half a cycle as a {@link Rainflow} tells of it: a view that is filled anew for each. Two halves of one depth make a
 * cycle; each keeps the means of its own samples, since charging and discharging need not be alike.
 */
public final class HalfCycle {
    private double depth;
    private double meanSoc;
    private double temperature;
    private double rate;
    private double voltage;
    private double seconds;
    private double timeMeanSoc;
    private double timeMeanTemperature;

    HalfCycle() {}

    void set(double depth, double[] sums, int at, double midpoint) {
        double charge = sums[at + Rainflow.CHARGE];
        this.depth = depth;
        this.seconds = sums[at + Rainflow.SECONDS];
        double last = sums[at + Rainflow.LAST_TEMPERATURE];
        this.timeMeanSoc = seconds > 0 ? sums[at + Rainflow.TIMED_SOC] / seconds : midpoint;
        this.timeMeanTemperature = seconds > 0 ? sums[at + Rainflow.TIMED_TEMPERATURE] / seconds : last;
        if (charge > 0) {
            this.meanSoc = sums[at + Rainflow.SOC] / charge;
            this.temperature = sums[at + Rainflow.TEMPERATURE] / charge;
            this.rate = sums[at + Rainflow.RATE] / charge;
            this.voltage = sums[at + Rainflow.VOLTAGE] / charge;
        } else {
            // self-discharge alone: there is no charge to weigh with
            this.meanSoc = midpoint;
            this.temperature = timeMeanTemperature;
            this.rate = 0;
            this.voltage = Double.NaN;
        }
    }

    /**
     * @return range of state of charge; zero for time without any movement, 1
     */
    public double depth() {
        return depth;
    }

    /**
     * @return share of a full charge and discharge that it stands for, half its depth, 1
     */
    public double equivalentFullCycles() {
        return 0.5 * depth;
    }

    /**
     * @return mean state of charge, weighted with the charge moved, 1
     */
    public double meanSoc() {
        return meanSoc;
    }

    /**
     * @return mean temperature, weighted with the charge moved, K
     */
    public double temperature() {
        return temperature;
    }

    /**
     * @return mean rate, weighted with the charge moved, in the unit in which it was fed
     */
    public double rate() {
        return rate;
    }

    /**
     * @return mean voltage, weighted with the charge moved, V; NaN where none was fed or no charge was moved
     */
    public double voltage() {
        return voltage;
    }

    /**
     * @return time that it took, rests within it included, inner cycles left out, s
     */
    public double seconds() {
        return seconds;
    }

    /**
     * @return mean state of charge, weighted with time, 1
     */
    public double timeMeanSoc() {
        return timeMeanSoc;
    }

    /**
     * @return mean temperature, weighted with time, K
     */
    public double timeMeanTemperature() {
        return timeMeanTemperature;
    }
}
