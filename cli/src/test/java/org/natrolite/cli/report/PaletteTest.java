package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the colours out of the style sheet, so that the test holds what is shipped. */
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");

    /** How red-blind and green-blind readers see linear RGB, after Machado, Oliveira and Fernandes (2009). */
    private static final double[][][] VISIONS = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}
    };

    /** Least distance in Oklab, in hundredths; 2 is just noticeable side by side. */
    private static final double DISTANCE = 6;

    /** Least distance among the first four, which carry a usual comparison. */
    private static final double DISTANCE_OF_FOUR = 11;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void coloursStandOutFromTheSurface(boolean dark) {
        UnaryOperator<String> colours = colours(dark);
        for (int slot = 0; slot < Chart.COLOURS; slot++) {
            double contrast = contrast(colours.apply("series-" + slot), colours.apply("surface"));
            assertTrue(contrast >= 3, "colour " + slot + " has a contrast of " + contrast);
        }
        assertTrue(contrast(colours.apply("ink"), colours.apply("surface")) >= 7);
        assertTrue(contrast(colours.apply("muted"), colours.apply("surface")) >= 4.5);
        for (Origin origin : Origin.values()) {
            if (origin != Origin.UNSTATED) {
                String tint = colours.apply("tint-" + origin.word());
                assertTrue(contrast(colours.apply("ink"), tint) >= 7, origin + " text");
                assertTrue(contrast(colours.apply("edge-" + origin.word()), tint) >= 3.9, origin + " letter");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void coloursDifferForEveryReader(boolean dark) {
        UnaryOperator<String> colours = colours(dark);
        for (int a = 0; a < Chart.COLOURS; a++) {
            for (int b = 0; b < a; b++) {
                for (double[][] vision : VISIONS) {
                    double distance = distance(colours.apply("series-" + a), colours.apply("series-" + b), vision);
                    double least = a < 4 ? DISTANCE_OF_FOUR : DISTANCE;
                    assertTrue(distance >= least, "colours " + a + " and " + b + " differ by " + distance);
                }
            }
        }
    }

    private static UnaryOperator<String> colours(boolean dark) {
        Map<String, String> colours = new HashMap<>();
        for (String css : new String[] {Styles.chart(), Styles.page()}) {
            int start = css.indexOf("@media screen and (prefers-color-scheme: dark)");
            int end = css.indexOf("}\n}", start);
            assertTrue(start > 0 && end > start);
            Matcher matcher = COLOUR.matcher(dark ? css.substring(start, end) : css.substring(0, start));
            while (matcher.find()) {
                colours.put(matcher.group(1), matcher.group(2));
            }
        }
        assertEquals(
                Chart.COLOURS,
                colours.keySet().stream()
                        .filter(name -> name.startsWith("series-"))
                        .count());
        return name -> {
            String colour = colours.get(name);
            if (colour == null) {
                throw new AssertionError("the style sheets set no --" + name);
            }
            return colour;
        };
    }

    /** Contrast of the Web Content Accessibility Guidelines 2. */
    private static double contrast(String a, String b) {
        double first = luminance(linear(a));
        double second = luminance(linear(b));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double distance(String a, String b, double[][] vision) {
        double[] first = oklab(times(vision, linear(a)));
        double[] second = oklab(times(vision, linear(b)));
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += (first[i] - second[i]) * (first[i] - second[i]);
        }
        return 100 * Math.sqrt(sum);
    }

    /** Oklab of linear RGB (Ottosson 2020). */
    private static double[] oklab(double[] rgb) {
        double[][] toCones = {
            {0.4122214708, 0.5363325363, 0.0514459929},
            {0.2119034982, 0.6806995451, 0.1073969566},
            {0.0883024619, 0.2817188376, 0.6299787005}
        };
        double[][] toLab = {
            {0.2104542553, 0.7936177850, -0.0040720468},
            {1.9779984951, -2.4285922050, 0.4505937099},
            {0.0259040371, 0.7827717662, -0.8086757660}
        };
        double[] inside = new double[3];
        for (int i = 0; i < 3; i++) {
            inside[i] = Math.max(0, Math.min(1, rgb[i]));
        }
        double[] cones = times(toCones, inside);
        for (int i = 0; i < 3; i++) {
            cones[i] = Math.cbrt(cones[i]);
        }
        return times(toLab, cones);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                result[i] += matrix[i][j] * vector[j];
            }
        }
        return result;
    }
}
