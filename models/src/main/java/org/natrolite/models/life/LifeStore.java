package org.natrolite.models.life;

import org.jspecify.annotations.Nullable;

/** Where a study keeps what it has finished, so that it can be resumed. Used from several threads. */
public interface LifeStore {
    /** Keeps nothing. */
    LifeStore NONE = new LifeStore() {
        @Override
        public double @Nullable [] get(String key) {
            return null;
        }

        @Override
        public void put(String key, double[] value) {}
    };

    /**
     * @param key name of a result
     * @return its numbers, or null where it is not there; not to be modified
     */
    double @Nullable [] get(String key);

    /**
     * Keeps a result; what was kept under that name is forgotten.
     *
     * @param key name of a result
     * @param value its numbers; not modified
     */
    void put(String key, double[] value);
}
