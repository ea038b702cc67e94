package org.natrolite.datasets.internal.yaml;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.natrolite.core.error.BadDataException;

/** The keys and values of one map, which must all be asked for. Not safe for use by many threads. */
public final class YamlMap {
    private final YamlValue value;
    private final Map<String, YamlValue> entries;
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMap(YamlValue value, Map<String, YamlValue> entries) {
        this.value = value;
        this.entries = entries;
    }

    /**
     * @param key key to look up
     * @return its value, if the key is there
     */
    public Optional<YamlValue> optional(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    /**
     * @param key key to look up
     * @return its value
     * @throws BadDataException if the key is missing
     */
    public YamlValue required(String key) {
        return optional(key)
                .orElseThrow(() -> value.bad("no key '" + key + "' among " + entries.keySet(), "key '" + key + "'"));
    }

    /**
     * @return the keys as they stand in the document
     */
    public Set<String> keys() {
        return entries.keySet();
    }

    /**
     * Refuses keys that nobody asked for.
     *
     * @throws BadDataException if there is one
     */
    public void close() {
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                throw entry.getValue()
                        .bad("unknown key '" + entry.getKey() + "'", "one of " + String.join(", ", asked));
            }
        }
    }
}
