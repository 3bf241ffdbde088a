package io.jianguan.application;

import io.jianguan.form.Forms;
import io.jianguan.official.Templates;
import io.jianguan.process.Processes;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Views;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the parts of one application where they belong; the same again changes nothing.
 *
 * <p>Definitions go first and one by one, since tables and deployed models live outside a transaction; they only add,
 * and nobody meets them before the menu does. Everything else is one transaction, the menu its last part.
 */
@Component
class Installation {
    private static final Logger log = LoggerFactory.getLogger(Installation.class);
    private final SeedData seeds;
    private final Registries registries;
    private final Views views;
    private final Forms forms;
    private final Processes processes;
    private final Templates templates;
    private final Applications applications;
    private final FileFaults faults;
    private final TransactionTemplate transaction;

    Installation(
            SeedData seeds,
            Registries registries,
            Views views,
            Forms forms,
            Processes processes,
            Templates templates,
            Applications applications,
            FileFaults faults,
            TransactionTemplate transaction) {
        this.seeds = seeds;
        this.registries = registries;
        this.views = views;
        this.forms = forms;
        this.processes = processes;
        this.templates = templates;
        this.applications = applications;
        this.faults = faults;
        this.transaction = transaction;
    }

    /** @throws ApplicationFault naming the file and what is wrong with it */
    void install(Package application) {
        each(application, "seed-data", "registries/", ".yaml", file -> registries.publish(text(file)));
        each(application, "seed-data", "views/", ".yaml", file -> views.publish(text(file)));
        each(
                application,
                "form-definitions",
                "",
                ".form",
                file -> forms.publish(Package.fileName(file.getKey()), text(file)));
        seeds.deadlines(application);
        each(application, "process-models", "", ".bpmn", file -> processes.publish(file.getValue()));
        transaction.executeWithoutResult(status -> {
            seeds.load(application);
            each(
                    application,
                    "seed-data",
                    "templates/",
                    ".yaml",
                    file -> templates.publish(text(file), docx(application, file)));
            applications.save(application);
        });
    }

    /** A template's file has the name of its settings. */
    private static byte[] docx(Package application, Map.Entry<String, byte[]> settings) {
        var path = settings.getKey().replaceFirst("\\.yaml$", ".docx");
        return Objects.requireNonNullElse(application.files().get(path), new byte[0]);
    }

    private static String text(Map.Entry<String, byte[]> file) {
        return Package.text(file.getValue());
    }

    private void each(
            Package application,
            String kind,
            String folder,
            String ending,
            Consumer<Map.Entry<String, byte[]>> publish) {
        var files = application.files(kind, folder, ending).toList();
        files.forEach(file -> faults.naming(file.getKey(), () -> publish.accept(file)));
        if (!files.isEmpty()) {
            log.info("  {} {}", files.size(), folder.isEmpty() ? kind.replace('-', ' ') : folder.replace("/", ""));
        }
    }
}
