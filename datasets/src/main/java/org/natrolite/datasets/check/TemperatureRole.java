package org.natrolite.datasets.check;

/** What the one thermometer of a file measures. */
public enum TemperatureRole {
    /** The cell's surface. */
    SURFACE,
    /** The surroundings of the cell. */
    AMBIENT,
    /** Nothing to be used. */
    NONE
}
