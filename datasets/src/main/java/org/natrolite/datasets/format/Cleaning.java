package org.natrolite.datasets.format;

/** What to do with rows that cannot be used. */
public enum Cleaning {
    /** Refuse the file at the first of them. */
    REFUSE,
    /**
     * Drop them, merge rows that repeat the one before, hold a clock that jitters, and write down each of them with its
     * reason; a file of which more than a tenth is dropped is still refused.
     */
    REPAIR
}
