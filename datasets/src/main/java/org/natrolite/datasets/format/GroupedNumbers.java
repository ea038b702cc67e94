package org.natrolite.datasets.format;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.natrolite.datasets.internal.text.Decimals;

/** Numbers whose thousands are set apart, such as {@code 12,345.6} or {@code 12.345,6}. */
final class GroupedNumbers {
    private GroupedNumbers() {}

    /**
     * @param text text of a field
     * @param grouping sign between thousands
     * @param decimal decimal sign
     * @param stated whether the grouping is known for certain; otherwise one group alone is not taken for thousands,
     *     since its sign may as well be another country's decimal sign
     * @return the number, or NaN if the text is not one
     */
    static double parse(String text, char grouping, char decimal, boolean stated) {
        String sign = Pattern.quote(String.valueOf(grouping));
        String point = Pattern.quote(String.valueOf(decimal));
        String groups = "[+-]?\\d{1,3}(" + sign + "\\d{3})";
        boolean clear = text.matches(groups + "+" + point + "\\d*") || text.matches(groups + "{2,}");
        if (!clear && !(stated && text.matches(groups + "+"))) {
            return Double.NaN;
        }
        byte[] bare = text.replace(String.valueOf(grouping), "").getBytes(StandardCharsets.ISO_8859_1);
        return Decimals.parse(bare, 0, bare.length, (byte) decimal);
    }
}
