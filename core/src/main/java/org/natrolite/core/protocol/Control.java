package org.natrolite.core.protocol;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** What is held during a step of a protocol. Positive current, rate and power charge the cell. */
public sealed interface Control {

    /**
     * Constant current.
     *
     * @param current current, A
     */
    record Current(double current) implements Control {
        public Current {
            BadArgumentException.requireFinite(current, "current in A");
        }

        @Override
        public String toString() {
            return "current of " + current + " A";
        }
    }

    /**
     * Constant current as a multiple of the nominal capacity an hour.
     *
     * @param rate C-rate, 1
     */
    record CRate(double rate) implements Control {
        public CRate {
            BadArgumentException.requireFinite(rate, "C-rate");
        }

        @Override
        public String toString() {
            return "rate of " + rate + "C";
        }
    }

    /**
     * Constant power.
     *
     * @param power power at the terminals, W
     */
    record Power(double power) implements Control {
        public Power {
            BadArgumentException.requireFinite(power, "power in W");
        }

        @Override
        public String toString() {
            return "power of " + power + " W";
        }
    }

    /**
     * Constant voltage.
     *
     * @param voltage terminal voltage, V
     */
    record Voltage(double voltage) implements Control {
        public Voltage {
            BadArgumentException.requireFinite(voltage, "voltage in V");
        }

        @Override
        public String toString() {
            return "voltage of " + voltage + " V";
        }
    }

    /** No current. */
    record Rest() implements Control {
        @Override
        public String toString() {
            return "rest";
        }
    }

    /**
     * A quantity that follows a time series: row i holds from its time until the time of row i + 1. Has exactly one of
     * {@link Channel#CURRENT}, {@link Channel#C_RATE}, {@link Channel#POWER} and {@link Channel#SOC}, and possibly
     * {@link Channel#AMBIENT_TEMPERATURE}.
     *
     * @param series what to follow
     */
    record Profile(TimeSeries series) implements Control {
        public Profile {
            driven(series);
        }

        /**
         * @return the channel that the profile drives
         */
        public Channel channel() {
            return driven(series);
        }

        @Override
        public String toString() {
            return "profile " + series.source();
        }

        private static Channel driven(TimeSeries series) {
            Channel found = null;
            for (Channel channel : new Channel[] {Channel.CURRENT, Channel.C_RATE, Channel.POWER, Channel.SOC}) {
                if (series.has(channel)) {
                    if (found != null) {
                        throw new BadArgumentException(series.source() + " drives both " + found + " and " + channel
                                + "; expected exactly one");
                    }
                    found = channel;
                }
            }
            if (found == null) {
                throw new BadArgumentException(
                        series.source() + " drives nothing; expected one of CURRENT, C_RATE, POWER, SOC");
            }
            return found;
        }
    }
}
