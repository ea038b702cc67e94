package org.natrolite.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks run, under the names that people call them by, and what they report is within what is promised. */
final class BenchmarkContractTest {
    private static Collection<RunResult> run(String row, String cells) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + SteppingBenchmark.class.getName().replace(".", "\\.") + "\\." + row + "$")
                        .param("cells", cells)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1024"})
    void aKnownProfileMissesLessThanItsTolerance(String cells) throws RunnerException {
        Collection<RunResult> results = run("portableRun", cells);
        assertEquals(1, results.size());
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            assertEquals("ops/s", score.getScoreUnit());
            // cell-steps, not invocations: a laptop on battery makes millions
            assertTrue(score.getScore() > 1e6, score::toString);
            double millivolt = missed(result, "missedMillivolt");
            double millikelvin = missed(result, "missedMillikelvin");
            assertTrue(millivolt > 0 && millivolt <= 0.1, millivolt + " mV");
            assertTrue(millikelvin > 0 && millikelvin <= 10, millikelvin + " mK");
        }
    }

    private static double missed(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }

    @Test
    void theTablesArePrinted() {
        String accuracy = printed(
                () -> AccuracyTable.main(new String[] {"--cells", "64", "--steps", "256", "--warming-ms", "1"}));
        for (String row : new String[] {"| C/4 |   25 |", "|  2C |  -10 |", "for 0.1 mV |", "naive |"}) {
            assertTrue(accuracy.contains(row.strip().replaceAll(" +", " ")), row + " in " + accuracy);
        }
        assertTrue(printed(() -> MemoryScaling.main(new String[] {"--cells", "1,64", "--steps", "16"}))
                .contains("| 64 |"));
        assertTrue(printed(() -> LongRun.main(new String[] {"--cells", "1", "--years", "1"}))
                .contains("1 cells through 1 years, 3.154e+07 steps each"));
    }

    /** What a main prints, with single blanks. */
    private static String printed(Runnable main) {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            main.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).replaceAll(" +", " ");
    }
}
