package io.jianguan.application;

import io.jianguan.form.Forms;
import io.jianguan.identity.Label;
import io.jianguan.identity.Roles;
import io.jianguan.process.Processes;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Views;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Puts the parts of one application where they belong; the same again changes nothing. */
@Component
class Installation {
    private final Roles roles;
    private final SeedData seeds;
    private final Registries registries;
    private final Views views;
    private final Forms forms;
    private final Processes processes;

    Installation(Roles roles, SeedData seeds, Registries registries, Views views, Forms forms, Processes processes) {
        this.roles = roles;
        this.seeds = seeds;
        this.registries = registries;
        this.views = views;
        this.forms = forms;
        this.processes = processes;
    }

    /** A part that was refused. */
    static final class Faulty extends RuntimeException {
        Faulty(String path, RuntimeException cause) {
            super(path + ": " + cause.getMessage(), cause);
        }
    }

    /** @throws Faulty naming the file and what is wrong with it */
    void install(Package application) {
        for (var role : application.manifest().roles()) {
            roles.save(role.role(), new Label(role.label().zh(), role.label().en()));
        }
        seeds.codeTables(application);
        each(application, "seed-data", "registries/", ".yaml", file -> registries.publish(file.text()));
        each(application, "seed-data", "views/", ".yaml", file -> views.publish(file.text()));
        each(application, "form-definitions", "", ".form", file -> forms.publish(file.name(), file.text()));
        each(application, "process-models", "", ".bpmn", file -> processes.publish(file.content()));
        part("data/organisations.csv, users.csv, calendar.csv", () -> seeds.people(application));
        part("data/registry", () -> seeds.records(application));
    }

    private record File(String path, byte[] content) {
        String text() {
            return Package.text(content);
        }

        String name() {
            return Package.fileName(path);
        }
    }

    private static void each(Package application, String kind, String folder, String ending, Consumer<File> publish) {
        application
                .files(kind, folder, ending)
                .map(file -> new File(file.getKey(), file.getValue()))
                .forEach(file -> part(file.path(), () -> publish.accept(file)));
    }

    private static void part(String path, Runnable install) {
        try {
            install.run();
        } catch (RuntimeException failure) {
            throw new Faulty(path, failure);
        }
    }
}
