package org.natrolite.datasets.internal.text;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.natrolite.datasets.unit.Writing;

/** Times written as text: durations such as {@code 1d 02:03:04.5} and dates with the time of day. */
public final class Clocks {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_DAY = 86400;
    private static final int TWO_DIGIT_YEARS_FROM = 2000;

    /** Days, hours, minutes, seconds with a fraction that some instruments set off with a colon. */
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})(?:\\s*d\\s*|-|\\s+))?(\\d{1,7}):(\\d{1,2}):(\\d{1,2})(?:[.,:](\\d{1,9}))?");

    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})(?:[ T]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})"
                    + "(?:[.,:](\\d{1,9}))?)?\\s*([AaPp][Mm])?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");

    private Clocks() {}

    /**
     * @param text text of a field
     * @param writing how the column is written; not as a number
     * @param point decimal sign, for durations given as plain seconds
     * @return duration in s, or time since 1970-01-01T00:00:00 in s (of the zone that the text states, else of the file's
     *     own clock), or NaN if the text is neither
     */
    public static double parse(String text, Writing writing, byte point) {
        return switch (writing) {
            case NUMBER -> Double.NaN;
            case DURATION -> duration(text.strip(), point);
            case YEAR_MONTH_DAY, MONTH_DAY_YEAR, DAY_MONTH_YEAR -> dateTime(text.strip(), writing);
        };
    }

    private static double duration(String text, byte point) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return Decimals.parse(bytes, 0, bytes.length, point);
        }
        double minutes = number(matcher.group(3));
        double seconds = number(matcher.group(4));
        if (minutes >= SECONDS_PER_MINUTE || seconds >= SECONDS_PER_MINUTE) {
            return Double.NaN;
        }
        return number(matcher.group(1)) * SECONDS_PER_DAY
                + number(matcher.group(2)) * SECONDS_PER_HOUR
                + minutes * SECONDS_PER_MINUTE
                + seconds
                + fraction(matcher.group(5));
    }

    private static double dateTime(String text, Writing writing) {
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches()) {
            return Double.NaN;
        }
        int first = (int) number(matcher.group(1));
        int second = (int) number(matcher.group(3));
        int third = (int) number(matcher.group(4));
        boolean yearFirst = matcher.group(1).length() == 4;
        int year = yearFirst ? first : third;
        int month = yearFirst || writing == Writing.DAY_MONTH_YEAR ? second : first;
        int day = yearFirst ? third : writing == Writing.DAY_MONTH_YEAR ? first : second;
        if (writing == Writing.YEAR_MONTH_DAY && !yearFirst) {
            return Double.NaN;
        }
        double hours = hours(number(matcher.group(5)), matcher.group(9));
        double minutes = number(matcher.group(6));
        double seconds = number(matcher.group(7));
        if (!(hours < 24) || minutes >= SECONDS_PER_MINUTE || seconds >= SECONDS_PER_MINUTE) {
            return Double.NaN;
        }
        try {
            double days = LocalDate.of(year < 100 ? TWO_DIGIT_YEARS_FROM + year : year, month, day)
                    .toEpochDay();
            return days * SECONDS_PER_DAY
                    + hours * SECONDS_PER_HOUR
                    + minutes * SECONDS_PER_MINUTE
                    + seconds
                    + fraction(matcher.group(8))
                    - zone(matcher.group(10));
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    /** Hour of the day from one of a clock of twelve hours, or NaN where there is no such hour. */
    private static double hours(double hours, @Nullable String half) {
        if (half == null) {
            return hours;
        }
        if (hours < 1 || hours > 12) {
            return Double.NaN;
        }
        return hours % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }

    private static double zone(@Nullable String text) {
        if (text == null || text.equals("Z")) {
            return 0;
        }
        double hours = number(text.substring(1, 3));
        double minutes = number(text.substring(text.length() - 2));
        return (text.startsWith("-") ? -1 : 1) * (hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE);
    }

    private static double number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static double fraction(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble("0." + digits);
    }
}
