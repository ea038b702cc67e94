package org.natrolite.cli.report;

/**
 * A key figure.
 *
 * @param label what it is
 * @param value the number as written, see {@link Numbers}
 * @param unit its unit, or empty
 * @param remark what it rests on, or empty
 * @param colour place in the palette of the thing it belongs to, as in {@link Series#withColour}, or -1 for none
 */
public record Tile(String label, String value, String unit, String remark, int colour) {
    /**
     * A key figure that belongs to no colour.
     *
     * @param label what it is
     * @param value the number as written, see {@link Numbers}
     * @param unit its unit, or empty
     * @param remark what it rests on, or empty
     * @return the tile
     */
    public static Tile of(String label, String value, String unit, String remark) {
        return new Tile(label, value, unit, remark, -1);
    }

    /**
     * @param slot place in the palette, from 0
     * @return a copy in this colour
     */
    public Tile withColour(int slot) {
        return new Tile(label, value, unit, remark, slot);
    }
}
