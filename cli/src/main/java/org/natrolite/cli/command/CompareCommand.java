package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.job.Progress;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.life.LifeOptions;
import org.natrolite.models.life.LifeResult;
import org.natrolite.models.life.LifeStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulates cells side by side under one duty for years. */
@Command(
        name = "compare",
        description = {
            "Simulate chemistries side by side under one duty, with cycling, rest, temperature and ageing coupled.",
            "Writes index.html, results.json and results.csv and prints a table."
        })
public final class CompareCommand implements Callable<Integer> {
    private static final double END_OF_LIFE = 0.8;

    @Spec
    private @Nullable CommandSpec spec;

    /** Samples below which a tenth of them is no sample at all. */
    private static final int FEWEST = 10;

    @Option(
            names = "--chemistries",
            split = ",",
            paramLabel = "ID",
            description = "cells of the catalogue or cell files; default: the whole catalogue")
    private @Nullable List<String> chemistries;

    @Option(
            names = "--duty",
            paramLabel = "ID|FILE",
            defaultValue = "grid-daily",
            description = "duty of the library or a CSV file (default: ${DEFAULT-VALUE})")
    private String duty = "";

    @Option(
            names = "--duty-energy-Wh",
            paramLabel = "E",
            description =
                    "nominal energy of the storage that a duty in watts is for, Wh; default: that of the first cell")
    private @Nullable Double dutyEnergy;

    @Option(
            names = "--years",
            paramLabel = "N",
            defaultValue = "15",
            description = "how long, years of 365 days (default: ${DEFAULT-VALUE})")
    private double years;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "200",
            description = "draws from each cell's prior (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(
            names = "--soc-window",
            split = ",",
            arity = "1",
            paramLabel = "LOW,HIGH",
            defaultValue = "0.05,0.95",
            description = "window of state of charge in service (default: ${DEFAULT-VALUE})")
    private List<Double> window = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use; the result does not depend on it; default: as many as processors")
    private @Nullable Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "folder to write to (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("report");

    @Mixin
    private @Nullable InputOptions input;

    private CompareCommand() {}

    @Override
    public Integer call() throws IOException {
        InputOptions inputs = Objects.requireNonNull(input);
        double ambient = inputs.ambientOr(25);
        if (window.size() != 2) {
            throw new BadArgumentException("--soc-window " + window + "; expected two values, such as 0.05,0.95");
        }
        if (samples < FEWEST) {
            throw new BadArgumentException(samples + " samples; expected at least " + FEWEST + ", or there is no P10");
        }
        LifeOptions options = new LifeOptions(
                years,
                ambient,
                window.get(0),
                window.get(1),
                END_OF_LIFE,
                samples,
                seed,
                threads == null ? Runtime.getRuntime().availableProcessors() : threads);
        List<CellParameters> cells = cells();
        Duty asked = Duties.named(duty, inputs.toReadOptions());
        DutyScale scale = DutyScale.of(asked, DutyLibrary.has(duty), dutyEnergy, cells.get(0));
        // all of them before the first is run, so that long work does not end at the last one
        List<LifeStudy> studies = cells.stream()
                .map(cell -> LifeStudy.of(cell, scale.to(cell, ambient, DutyScale.LONGEST_STEP), options)
                        .withPictures())
                .toList();
        Output.folder(out, "--out");
        List<LifeResult> results = new ArrayList<>();
        try (Progress progress = Progress.of("simulating", Progress.WHOLE * cells.size())) {
            for (LifeStudy study : studies) {
                long before = Progress.WHOLE * results.size();
                results.add(study.run(done -> progress.at(before + (long) (Progress.WHOLE * done))));
            }
        }
        Comparison comparison = new Comparison(Json.command(spec), duty, asked, scale.rule(), options, cells, results);
        Output.write(out.resolve("results.json"), Json.text(comparison.json(Json.result(spec, seed))));
        Output.write(out.resolve("results.csv"), comparison.csv());
        ComparisonReport.page(comparison).write(out);
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        stdout.print(comparison.text());
        stdout.println("Written to " + out + ": index.html, results.json, results.csv");
        stdout.flush();
        return ExitCode.DONE;
    }

    private List<CellParameters> cells() {
        List<String> names = chemistries == null ? Catalogue.ids() : chemistries;
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw new BadArgumentException("--chemistries '" + String.join(",", names)
                    + "' leaves a cell without a name; expected ids or files, joined by commas");
        }
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw new BadArgumentException("--chemistries " + String.join(",", names) + " names a cell twice");
        }
        List<CellParameters> cells =
                names.stream().map(name -> Cells.named(name.strip())).toList();
        Set<String> ids = new HashSet<>();
        for (CellParameters cell : cells) {
            if (!ids.add(cell.description().id())) {
                throw new BadArgumentException("--chemistries " + String.join(",", names)
                        + " names two cells with the id '" + cell.description().id()
                        + "'; expected ids that tell them apart (\"id\" in the cell files)");
            }
        }
        return cells;
    }
}
