package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.cli.Run;

/** What a command line cannot mean ends with 2 and one sentence, before anything is simulated or written. */
class BadUsageContractTest {
    private static final String CELL = "lfp-graphite-26650";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void profile() throws IOException {
        Files.writeString(folder.resolve("duty.csv"), "Time / s,Power / W\n0,1\n3600,-1\n");
        Run.of("simulate", "--cell", CELL, "--profile", at("duty.csv"), "--out", at("measured.csv"))
                .done();
        Files.writeString(folder.resolve("in-the-way"), "a file");
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    /** Splits at blanks and puts the folder where a name begins with an at sign. */
    private static Run run(String line) {
        List<String> args = new ArrayList<>();
        for (String word : line.strip().split(" +", -1)) {
            args.add(word.startsWith("@") ? at(word.substring(1)) : word);
        }
        return Run.of(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layered-oxide-18560        | did you mean layered-oxide-18650",
                "layered-oxide              | did you mean layered-oxide-180ah or layered-oxide-18650 or layered-oxide-32140",
                "lfp-grafite-26650          | did you mean lfp-graphite-26650",
                "Prussian-White-Hard-Carbon | did you mean prussian-white-hard-carbon",
                "lead-acid                  | expected one of layered-oxide-18650",
            })
    void unknownChemistries(String id, String hint) {
        run("compare --out @never --chemistries " + id).badUsage("'" + id + "'", hint);
        run("chemistries show " + id).badUsage("'" + id + "'", hint);
        run("simulate --profile @duty.csv --cell " + id).badUsage("'" + id + "'", hint);
        run("evaluate cell @measured.csv --cell " + id).badUsage("'" + id + "'", hint);
        run("calibrate cell @measured.csv --start " + id).badUsage("'" + id + "'", hint);
        assertFalse(Files.exists(folder.resolve("never")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--years -1                 | --years is -1.0",
                "--years 0                  | 0.0",
                "--years NaN                | NaN",
                "--years Infinity           | Infinity",
                "--years 1e9                | 1.0E9",
                "--years soon               | 'soon'",
                "--ambient-degC NaN         | --ambient-degC is NaN",
                "--ambient-degC -300        | --ambient-degC is -300.0",
                "--ambient-degC 1e9         | --ambient-degC is 1.0E9",
                "--ambient-degC Infinity    | --ambient-degC is Infinity",
                "--samples 0                | --samples is 0;",
                "--samples 9                | --samples is 9; expected 10 to",
                "--samples -10              | --samples is -10;",
                "--samples 1000000000       | --samples is 1000000000;",
                "--samples 99999999999      | '99999999999'",
                "--samples NaN              | 'NaN'",
                "--threads 0                | --threads is 0;",
                "--threads -2               | --threads is -2;",
                "--seed x                   | 'x'",
                "--soc-window 0.9,0.1       | --soc-window 0.9,0.1;",
                "--soc-window 0.5,0.5       | --soc-window 0.5,0.5;",
                "--soc-window 0.5           | --soc-window",
                "--soc-window 0.1,0.5,0.9   | --soc-window",
                "--soc-window ,             | --soc-window",
                "--soc-window NaN,0.9       | NaN",
                "--soc-window -0.1,0.9      | -0.1",
                "--soc-window 0.1,1.1       | 1.1",
                "--soc-window a,b           | 'a'",
                "--duty grid-dialy          | expected one of grid-daily, peak-shaving-daily, ",
                "--duty-energy-Wh 5         | --duty-energy-Wh",
                "--duty @duty.csv --duty-energy-Wh NaN   | --duty-energy-Wh is NaN",
                "--duty @duty.csv --duty-energy-Wh -1    | --duty-energy-Wh is -1.0",
                "--duty @duty.csv --duty-energy-Wh 0     | --duty-energy-Wh is 0.0",
                "--duty @duty.csv --duty-energy-Wh 0.001 | (state the energy of the storage",
                "--chemistries ,            | without a name",
                "--chemistries lfp-graphite-26650,,layered-oxide-18650     | without a name",
                "--chemistries lfp-graphite-26650,lfp-graphite-26650       | twice",
                "--temperature-role inside  | surface, ambient, none",
                "--wrong                    | --wrong",
                "--yeras 5                  | --yeras",
                "extra                      | 'extra'",
                "--years                    | --years",
            })
    void optionsOfCompare(String options, String part) {
        run("compare --out @never " + options).badUsage(part);
        assertFalse(Files.exists(folder.resolve("never")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--initial-soc 2           | --initial-soc is 2.0",
                "--initial-soc -0.1        | --initial-soc is -0.1",
                "--initial-soc NaN         | --initial-soc is NaN",
                "--duration-s NaN          | --duration-s is NaN",
                "--duration-s -5           | --duration-s is -5.0",
                "--duration-s 0            | --duration-s is 0.0",
                "--duration-s Infinity     | --duration-s is Infinity",
                "--duration-s 1e300        | rows",
                "--longest-step-s NaN      | NaN",
                "--longest-step-s 0        | 0.0",
                "--longest-step-s -1       | -1.0",
                "--longest-step-s 1e-9     | rows",
                "--ambient-degC NaN        | --ambient-degC is NaN",
                "--ambient-degC -300       | --ambient-degC is -300.0",
                "--ambient-degC 1e9        | --ambient-degC is 1.0E9",
                "--protocol x.yaml         | mutually exclusive",
            })
    void optionsOfSimulate(String options, String part) {
        run("simulate --cell " + CELL + " --profile @duty.csv --out @never.csv " + options)
                .badUsage(part);
        assertFalse(Files.exists(folder.resolve("never.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--initial-soc 2     | 2.0",
                "--initial-soc NaN   | NaN",
                "--cycles 9          | expected some of",
                "--cycles NaN        | NaN",
                "--cycles Infinity   | Infinity",
                "--cycles one        | 'one'",
                "--ambient-degC NaN  | --ambient-degC is NaN",
                "--ambient-degC 500  | --ambient-degC is 500.0",
            })
    void optionsOfEvaluate(String options, String part) {
        run("evaluate cell --cell " + CELL + " @measured.csv " + options).badUsage(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rc 4                  | 4",
                "--rc -1                 | -1",
                "--rc 1.5                | '1.5'",
                "--threads 0             | '--threads is 0; expected'",
                "--bootstrap 7           | 7 draws",
                "--profile nonsense      | nonsense",
                "--hold-out nonsense     | nonsense",
                "--hold-out cycle:NaN    | NaN",
                "--hold-out 1.5          | 1.5",
                "--hold-out -0.2         | -0.2",
                "--hold-out temperature: | temperature",
                "--ambient-degC -300     | --ambient-degC is -300.0",
            })
    void optionsOfCalibrate(String options, String part) {
        run("calibrate cell @measured.csv --out @never.json " + options).badUsage(part);
        assertFalse(Files.exists(folder.resolve("never.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tolerance-pct 0             | --tolerance-pct is 0.0;",
                "--tolerance-pct NaN           | --tolerance-pct is NaN;",
                "--first-life-years NaN        | --first-life-years is NaN;",
                "--first-life-efc -5           | --first-life-efc is -5.0;",
                "--first-life-efc 500,100      | --first-life-efc 500.0,100.0;",
                "--first-life-efc 1,2,3        | --first-life-efc has 3 values;",
                "--samples 0                   | --samples is 0;",
                "--threads 0                   | --threads is 0;",
                "--step-s 0                    | --step-s is 0.0;",
                "--years -3                    | --years is -3.0;",
            })
    void optionsOfLife(String options, String part) {
        run("life --cell " + CELL + " --out @never " + options).badUsage(part);
        assertFalse(Files.exists(folder.resolve("never")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forecast --model @never.json --samples 9            | --samples is 9;",
                "forecast --model @never.json --years 0              | --years is 0.0;",
                "forecast --model @never.json --end-of-life-pct NaN  | --end-of-life-pct is NaN;",
                "forecast --model @never.json --duty-spread-K -1     | --duty-spread-K is -1.0;",
                "forecast --model @never.json --duty-spread-pct NaN  | --duty-spread-pct is NaN;",
                "calibrate early-life @never.csv --first-rows 300 --end-capacity-Ah NaN | --end-capacity-Ah is NaN;",
                "calibrate early-life @never.csv --first-rows 2 --end-capacity-Ah 1     | --first-rows is 2;",
                "calibrate cell @measured.csv --threads 0            | --threads is 0;",
            })
    void whatIsWrongIsNamedByItsOption(String line, String part) {
        run(line).badUsage(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-the-way", "in-the-way/below"})
    void aFileInTheWayOfAFolder(String name) {
        run("compare --samples 10 --out @" + name).badUsage(at(name), "--out");
        run("calibrate cell @measured.csv --report @" + name).badUsage(at(name), "--report");
        run("simulate --cell " + CELL + " --profile @duty.csv --out @in-the-way/x.csv")
                .badUsage(at("in-the-way"), "--out");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatNobodyCanWriteTo() {
        run("compare --samples 10 --out /proc/natrolite").badUsage("/proc/natrolite", "--out");
        run("simulate --cell " + CELL + " --profile @duty.csv --out /proc/x.csv")
                .badUsage("/proc", "--out");
        run("calibrate cell @measured.csv --out /proc/x.json").badUsage("/proc", "--out");
    }

    @Test
    void aFolderWhereAFileIsMeant() throws IOException {
        Files.createDirectories(folder.resolve("a-folder"));
        run("simulate --cell " + CELL + " --profile @duty.csv --out @a-folder").badUsage("is a folder");
        run("calibrate cell @measured.csv --out @a-folder").badUsage("is a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "calibrate", "data"})
    void commandsWithoutCommand(String line) {
        run(line).badUsage("Missing command", "natrolite " + line + " --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate cell                          | --cell",
                "evaluate cell --cell lfp-graphite-26650 | FILE",
                "simulate                               | --cell",
                "simulate --cell lfp-graphite-26650     | --profile=ID",
                "calibrate cell                         | FILE",
                "chemistries show                       | ID",
                "data inspect                           | FILE",
            })
    void whatIsMissingIsNamed(String line, String part) {
        run(line).badUsage(part, "--help");
    }

    @ParameterizedTest
    @CsvSource({"compair, compare", "chemistries shwo, show", "data inspct, inspect", "evaluate cel, cell"})
    void misspeltCommands(String line, String meant) {
        run(line).badUsage("did you mean " + meant);
    }
}
