package org.natrolite.cli.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.natrolite.core.error.BadArgumentException;

/**
 * A promise of capacity.
 *
 * @param text as it was given
 * @param capacity least capacity, as a fraction of that at the start
 * @param amount when
 * @param cycles whether that is in equivalent full cycles rather than years
 */
record Warranty(String text, double capacity, double amount, boolean cycles) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*([0-9.]+)\\s*%\\s*(?:at|after)\\s*([0-9.]+)\\s*(years?|y|efc|cycles)\\s*", Pattern.CASE_INSENSITIVE);

    static Warranty parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            try {
                double percent = Double.parseDouble(matcher.group(1));
                double amount = Double.parseDouble(matcher.group(2));
                if (percent > 0 && percent < 100 && amount > 0) {
                    return new Warranty(
                            text,
                            percent / 100,
                            amount,
                            !matcher.group(3).toLowerCase(java.util.Locale.ROOT).startsWith("y"));
                }
            } catch (NumberFormatException e) {
                throw refused(text);
            }
        }
        throw refused(text);
    }

    private static BadArgumentException refused(String text) {
        return new BadArgumentException(
                "--warranty '" + text + "'; expected such as \"70% at 10 years\" or \"80% at 4000 efc\"");
    }
}
