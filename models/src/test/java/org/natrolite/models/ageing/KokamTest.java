package org.natrolite.models.ageing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.natrolite.core.rainflow.Rainflow;

/**
 * Smith et al. 2017 on measured life tests of the cell that it was made for: seven cells, driven by the closed form with the
 * check-ups' days and cycle numbers, and by the cells' state-of-charge histories. The figures of each cell go to
 * target/smith-2017-on-kokam-cells.txt.
 */
class KokamTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "kokam-75ah-nmc");
    private static final List<String> CELLS = List.of("01", "03", "05", "06", "08", "09", "11");
    private static final double NOMINAL = 75;
    private static final double SAMPLING = 900;
    private static final double DAY = 86400;

    private static final PublishedLaw LAW = PublishedLawsTest.law("smith-2017");

    private record Check(double days, double cycles, double capacity) {}

    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    private record Cell(double temperature, double depth, double meanSoc, List<Check> checks, double[] soc) {
        /** Capacity of the law's fresh cell at a temperature, Ah. */
        double fresh() {
            return NOMINAL * LAW.law().freshCapacity(temperature);
        }

        /** Capacity by the closed form, Ah. */
        double closed(Check check, double soc) {
            // check-ups are counted as cycles in the records of stored cells
            double cycles = depth == 0 ? 0 : check.cycles() * depth;
            return fresh()
                    * (1
                            - LAW.predict(Usage.rest(temperature, check.days() * DAY, soc)
                                            .withCycles(cycles, depth, Double.NaN))
                                    .capacityLoss());
        }

        /** Capacities by the history, Ah, one a check. */
        double[] integrated() {
            AgeingHistory history = AgeingHistory.of(LAW.law().fresh(), Rainflow.standard());
            double[] capacities = new double[checks.size()];
            double last = soc[0];
            history.add(last, 0, temperature, 0, Double.NaN);
            int next = 1;
            for (int i = 0; i < capacities.length; i++) {
                double until = checks.get(i).days() * DAY;
                while (next < soc.length && next * SAMPLING <= until) {
                    double rate = Math.abs(soc[next] - last) * 3600 / SAMPLING;
                    history.add(soc[next], SAMPLING, temperature, rate, Double.NaN);
                    last = soc[next++];
                }
                capacities[i] = fresh() * history.reported().capacity(temperature);
            }
            return capacities;
        }

        double actualMeanSoc() {
            double sum = 0;
            for (double z : soc) {
                sum += z;
            }
            return sum / soc.length;
        }
    }

    private static final Map<String, Cell> CELL = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.isDirectory(DATA), () -> DATA.toAbsolutePath() + " is not there: Smith 2017 is not compared");
        for (String id : CELLS) {
            String head = Files.readString(DATA.resolve("cell_" + id + ".json"));
            List<Check> checks = new ArrayList<>();
            for (double[] row : columns("cell_" + id + "_rpt.csv")) {
                checks.add(new Check(row[0], row[1], row[2]));
            }
            double[] soc = columns("cell_" + id + "_soc_15min.csv").stream()
                    .mapToDouble(row -> row[0])
                    .toArray();
            CELL.put(
                    id,
                    new Cell(
                            number(head, "temperature_kelvin"),
                            number(head, "dod"),
                            number(head, "soc_average"),
                            checks,
                            soc));
        }
    }

    private static List<double[]> columns(String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream()
                .skip(1)
                .map(line -> Pattern.compile(",")
                        .splitAsStream(line)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static double number(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": *([-0-9.eE+]+)").matcher(json);
        assertTrue(matcher.find(), key);
        return Double.parseDouble(matcher.group(1));
    }

    private static double rms(List<Double> errors) {
        return Math.sqrt(errors.stream().mapToDouble(e -> e * e).average().orElseThrow());
    }

    @Test
    void reproducesThePublishedErrorAndTheHistoryAgreesWithTheClosedForm() throws IOException {
        List<String> report = new ArrayList<>();
        List<Double> closedErrors = new ArrayList<>();
        List<Double> historyErrors = new ArrayList<>();
        for (Map.Entry<String, Cell> entry : CELL.entrySet()) {
            Cell cell = entry.getValue();
            double[] integrated = cell.integrated();
            double mean = cell.actualMeanSoc();
            List<Double> closed = new ArrayList<>();
            List<Double> history = new ArrayList<>();
            double apart = 0;
            double apartAtLabel = 0;
            for (int i = 0; i < integrated.length; i++) {
                Check check = cell.checks().get(i);
                double byLabel = cell.closed(check, cell.meanSoc());
                closed.add((byLabel - check.capacity()) / NOMINAL * 100);
                history.add((integrated[i] - check.capacity()) / NOMINAL * 100);
                apart = Math.max(apart, Math.abs(integrated[i] - cell.closed(check, mean)) / NOMINAL * 100);
                apartAtLabel = Math.max(apartAtLabel, Math.abs(integrated[i] - byLabel) / NOMINAL * 100);
            }
            report.add(String.format(
                    Locale.ROOT,
                    "cell %s: %d checks, RMSE closed form %.2f, history %.2f points; largest difference of the two %.2f at the"
                            + " history's mean SOC %.3f, %.2f at the label's %.2f",
                    entry.getKey(),
                    integrated.length,
                    rms(closed),
                    rms(history),
                    apart,
                    mean,
                    apartAtLabel,
                    cell.meanSoc()));
            // the same life told twice, whether its mean state of charge is the record's or the label's
            assertTrue(apart < 0.5, entry.getKey() + ": " + apart);
            assertTrue(apartAtLabel < 0.5, entry.getKey() + ": " + apartAtLabel);
            assertTrue(Math.abs(rms(closed) - rms(history)) < 0.5, entry.getKey());
            closedErrors.addAll(closed);
            historyErrors.addAll(history);
        }
        double mae = closedErrors.stream().mapToDouble(Math::abs).average().orElseThrow();
        report.add(String.format(
                Locale.ROOT,
                "all: %d checks, RMSE closed form %.3f (MAE %.3f), history %.3f points",
                closedErrors.size(),
                rms(closedErrors),
                mae,
                rms(historyErrors)));
        Files.write(Path.of("target", "smith-2017-on-kokam-cells.txt"), report);
        assertEquals(117, closedErrors.size());
        assertEquals(1.89, rms(closedErrors), 0.01);
        assertEquals(1.27, mae, 0.01);
        assertEquals(1.89, rms(historyErrors), 0.01);
    }
}
