package org.natrolite.datasets.unit;

/** How the values of a column are written. */
public enum Writing {
    /** As a number in the column's unit. */
    NUMBER,
    /** As a duration: {@code h:mm:ss}, with a fraction of seconds and days before it where there are any. */
    DURATION,
    /** As a date with the time of day, the year first. */
    YEAR_MONTH_DAY,
    /** As a date with the time of day, in the order of the United States. */
    MONTH_DAY_YEAR,
    /** As a date with the time of day, in the order of Europe. */
    DAY_MONTH_YEAR;

    /**
     * @param symbol symbol of the column's unit
     * @return what is expected of a value, for messages
     */
    public String expected(String symbol) {
        return switch (this) {
            case NUMBER -> "a finite number in " + symbol;
            case DURATION -> "a duration such as 1:30:00, 2d 01:30:00.5 or a number of seconds";
            case YEAR_MONTH_DAY -> "a date and time such as 2024-12-31 13:45:00";
            case MONTH_DAY_YEAR -> "a date and time such as 12/31/2024 13:45:00";
            case DAY_MONTH_YEAR -> "a date and time such as 31.12.2024 13:45:00";
        };
    }

    /**
     * @return whether it is a date
     */
    public boolean isDate() {
        return this != NUMBER && this != DURATION;
    }
}
