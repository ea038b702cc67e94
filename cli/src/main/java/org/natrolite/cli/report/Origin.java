package org.natrolite.cli.report;

/** Where a number in a table comes from; shown by the tint of its cell and a letter beside it. */
public enum Origin {
    /** Nothing is said, for instance about a result. */
    UNSTATED(""),
    /** Read from an instrument. */
    MEASURED("measured"),
    /** Identified from data. */
    FITTED("fitted"),
    /** Taken from a publication. */
    LITERATURE("literature"),
    /** Assumed, for want of something better. */
    ASSUMED("assumed");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    /**
     * @return the word for it, empty where nothing is said
     */
    public String word() {
        return word;
    }

    /** The letter beside a number, empty where nothing is said. */
    String letter() {
        return word.isEmpty() ? "" : word.substring(0, 1);
    }
}
