package org.natrolite.datasets.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.natrolite.core.series.Channel;

/** Names of channels in mapping files. */
final class ChannelNames {
    private ChannelNames() {}

    /** Channel of each name, in the order of {@link Channel}. */
    static Map<String, Channel> all() {
        Map<String, Channel> names = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            names.put(name(channel), channel);
        }
        return names;
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case TIME -> "time";
            case UNIX_TIME -> "unix_time";
            case VOLTAGE -> "voltage";
            case CURRENT -> "current";
            case POWER -> "power";
            case C_RATE -> "c_rate";
            case SOC -> "soc";
            case SURFACE_TEMPERATURE -> "surface_temperature";
            case AMBIENT_TEMPERATURE -> "ambient_temperature";
            case CYCLE -> "cycle";
            case STEP -> "step";
            case CHARGED_CHARGE -> "charging_capacity";
            case DISCHARGED_CHARGE -> "discharging_capacity";
            case CHARGED_ENERGY -> "charging_energy";
            case DISCHARGED_ENERGY -> "discharging_energy";
        };
    }
}
