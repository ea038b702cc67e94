package org.natrolite.core.table;

/** What a table answers outside its grid. */
public enum Outside {
    /** The value at the nearer end; the slope there is zero. */
    HOLD,
    /** The line through the two nodes at the nearer end. */
    EXTEND,
    /** Nothing: asking is an error. */
    REFUSE
}
