package org.natrolite.cli.report;

/** Estimates how wide a text will be, since no browser is at hand to ask. */
final class TextWidth {
    /** Advance widths of Helvetica for the characters 32 to 126, in thousandths of the font size. */
    private static final int[] ADVANCE = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
    };

    private static final int OTHER_ADVANCE = 600;

    /** Other sans-serif fonts than Helvetica run up to this much wider. */
    private static final double MARGIN = 1.08;

    private TextWidth() {}

    /**
     * @param text one line
     * @param size font size, px
     * @return width that the text will hardly exceed, px
     */
    static double of(String text, double size) {
        int thousandths = text.codePoints()
                .map(c -> c >= 32 && c <= 126 ? ADVANCE[c - 32] : OTHER_ADVANCE)
                .sum();
        return thousandths * size * MARGIN / 1000;
    }
}
