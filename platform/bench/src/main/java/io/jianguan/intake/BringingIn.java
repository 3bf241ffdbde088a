package io.jianguan.intake;

import io.jianguan.identity.Actors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.ApplicationContext;

/** Opens imports to the benchmarks, each as a person would do it. */
public final class BringingIn {
    private final Importing importing;
    private final Imports imports;
    private final Turn turn;
    private final Run run;
    private final Actors actors;

    public BringingIn(ApplicationContext context) {
        this.importing = context.getBean(Importing.class);
        this.imports = context.getBean(Imports.class);
        this.turn = context.getBean(Turn.class);
        this.run = context.getBean(Run.class);
        this.actors = context.getBean(Actors.class);
    }

    public long upload(String username, String registry, Path csv) throws IOException {
        try (var content = Files.newInputStream(csv)) {
            return importing
                    .upload(actors.get(username), registry, csv.getFileName().toString(), content, Locale.CHINA)
                    .id();
        }
    }

    /** Everything from the first row to the last; the trial is taken as done. */
    public Duration bringIn(long id) throws IOException, SheetFault, InterruptedException {
        imports.begin(imports.find(id).orElseThrow(), Import.State.IMPORTING, true);
        var one = turn.take().orElseThrow();
        long start = System.nanoTime();
        run.through(one, () -> false);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public long created(long id) {
        return imports.find(id).orElseThrow().counts().created();
    }
}
