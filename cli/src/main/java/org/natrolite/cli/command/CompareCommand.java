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
    @Spec
    private @Nullable CommandSpec spec;

    /** Samples below which a tenth of them is no sample at all, and there is no P10. */
    private static final int FEWEST = 10;

    @Option(
            names = "--chemistries",
            split = ",",
            paramLabel = "ID",
            description = "cells of the catalogue or cell files; default: the whole catalogue")
    private @Nullable List<String> chemistries;

    @Mixin
    private UseOptions use = new UseOptions();

    @Mixin
    private LifeRunOptions lives = new LifeRunOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "folder to write to (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("report");

    private CompareCommand() {}

    @Override
    public Integer call() throws IOException {
        LifeOptions options = lives.lives(use, FEWEST);
        List<CellParameters> cells = cells();
        DutyScale scale = use.duty(cells.get(0));
        // all of them before the first is run, so that long work does not end at the last one
        List<LifeStudy> studies = cells.stream()
                .map(cell -> LifeStudy.of(cell, scale.to(cell, use.ambient(), DutyScale.LONGEST_STEP), options)
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
        Comparison comparison =
                new Comparison(Json.command(spec), use.name(), scale, use.ambient(), options, cells, results);
        Output.write(out.resolve("results.json"), Json.text(comparison.json(Json.result(spec, lives.seed()))));
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
