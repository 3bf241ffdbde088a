package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actors;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.rest.Problem;
import io.jianguan.work.Turns;
import io.jianguan.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes lists into files. How far it is is said beside the transaction that reads: that one only reads. */
@Component
class RecordExportWork extends Worker<RecordExport> {
    private static final Logger log = LoggerFactory.getLogger(RecordExportWork.class);
    private final RecordExportStore store;
    private final ExportFiles files;
    private final ExportSettings settings;
    private final Export export;
    private final Actors actors;
    private final Views views;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Words words;
    private final TransactionTemplate transaction;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    RecordExportWork(
            RecordExportStore store,
            ExportFiles files,
            ExportSettings settings,
            Export export,
            Actors actors,
            Views views,
            Notifications notifications,
            AuditLog audit,
            Words words,
            TransactionTemplate transaction) {
        super("export", store.turns());
        this.store = store;
        this.files = files;
        this.settings = settings;
        this.export = export;
        this.actors = actors;
        this.views = views;
        this.notifications = notifications;
        this.audit = audit;
        this.words = words;
        this.transaction = transaction;
    }

    /** How far one is; -1 until its rows are counted. */
    private final class Running implements Export.Watch {
        final long id;
        final BooleanSupplier closing;
        volatile long total = -1;
        volatile long rows;
        volatile boolean lost;

        Running(long id, BooleanSupplier closing) {
            this.id = id;
            this.closing = closing;
        }

        @Override
        public void counted(long all) {
            total = all;
        }

        @Override
        public void written(long all) {
            rows = all;
            if (lost || closing.getAsBoolean()) {
                throw store.turns().lost(id);
            }
        }
    }

    @Override
    protected Optional<RecordExport> take() {
        return store.take();
    }

    @Override
    protected @Nullable String reason(RecordExport one, Exception failure) {
        return failure instanceof Problem problem
                ? words.text("problem." + problem.code(), problem.arguments().toArray())
                : null;
    }

    @Override
    protected String unexpected(RecordExport one) {
        return words.text("registry.export.unexpected");
    }

    @Override
    protected void gaveUp(RecordExport one, String reason) {
        tell(one, "export-failed", reason);
    }

    /** At a rate: on a thread of its own, also while the database looks for the first row. */
    @Scheduled(fixedRate = 1000)
    void tell() {
        var current = running.get();
        if (current != null) {
            try {
                store.advanced(current.id, current.rows, current.total);
            } catch (Turns.Lost lost) {
                current.lost = true;
            } catch (RuntimeException away) {
                log.warn("export:{} could not say how far it is", current.id, away);
            }
        }
    }

    @Override
    protected void through(RecordExport one, BooleanSupplier closing) throws Exception {
        var current = new Running(one.id(), closing);
        var part = files.part();
        running.set(current);
        try {
            through(one, part, current);
        } finally {
            running.set(null);
            files.drop(part);
            if (closing.getAsBoolean()) {
                store.turns().leave(one.id());
            }
        }
    }

    /** With the rights that the person has now, whatever they were when it was asked for. */
    private void through(RecordExport one, Path part, Running current) throws IOException {
        var actor = actors.get(one.requestedBy());
        var view = views.get(actor, one.view());
        var request = ListRequest.of(one.parameters());
        var selection = export.selection(actor, view, request);
        long rows;
        try (var out = files.writing(part)) {
            rows = export.write(selection, one.format(), out, current);
        }
        long size = Files.size(part);
        store.advanced(one.id(), rows, rows);
        files.keep(part, one.key());
        transaction.executeWithoutResult(_ -> {
            store.ready(one.id(), rows, size, export.rights(actor, view, selection), settings.keep());
            audit.record(
                    one.requestedBy(),
                    "view.exported",
                    "view:" + one.view(),
                    Export.details(request, one.format(), rows));
            tell(one, "export-ready", String.valueOf(rows));
        });
    }

    private void tell(RecordExport one, String kind, String argument) {
        notifications.tell(new Notice(
                kind,
                Set.of("user:" + one.requestedBy()),
                List.of(one.fileName(), argument),
                "/exports",
                one.subject()));
    }

    /** Forgets what was kept long enough, or takes too much room. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void tidy() {
        var expired = store.expire(settings.inTotal().toBytes());
        expired.forEach(one ->
                audit.record(null, "export.expired", one.subject(), Map.of("view", one.view(), "rows", one.rows())));
        // Where the store of files is away, the next tidying finds them.
        expired.forEach(one -> files.forget(one.key()));
        var undisturbed = files.undisturbed();
        if (!undisturbed.isEmpty()) {
            var kept = store.ready().stream().map(RecordExport::key).collect(Collectors.toSet());
            undisturbed.stream().filter(key -> !kept.contains(key)).forEach(files::forget);
        }
    }
}
