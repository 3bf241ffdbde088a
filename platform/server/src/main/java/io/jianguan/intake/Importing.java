package io.jianguan.intake;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.Contents;
import io.jianguan.identity.Actor;
import io.jianguan.intake.Import.State;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RecordIntake.Order;
import io.jianguan.registry.Registries;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people ask to be done with their spreadsheets. */
@Component
class Importing {
    private final Imports imports;
    private final Memory memory;
    private final PlanCheck check;
    private final Contents contents;
    private final Registries registries;
    private final RecordIntake intake;
    private final AuditLog audit;
    private final IntakeSettings settings;
    private final MessageSource messages;

    Importing(
            Imports imports,
            Memory memory,
            PlanCheck check,
            Contents contents,
            Registries registries,
            RecordIntake intake,
            AuditLog audit,
            IntakeSettings settings,
            MessageSource messages) {
        this.imports = imports;
        this.memory = memory;
        this.check = check;
        this.contents = contents;
        this.registries = registries;
        this.intake = intake;
        this.audit = audit;
        this.settings = settings;
        this.messages = messages;
    }

    /** @throws Problem {@code intake.too-large}, {@code document.empty}, and where it is no sheet */
    Import upload(Actor actor, String registry, String name, InputStream content, Locale locale) {
        intake.open(actor, new Order(registry, null, Match.REFUSE));
        var document = keep(actor, name, content);
        try (var held = contents.open(document);
                var file = SheetFile.of(held.path())) {
            var plan = preview(actor, registry).of(file, 0, null);
            long id = imports.add(new Imports.New(
                    registry,
                    document,
                    name,
                    locale.toLanguageTag(),
                    actor.username(),
                    plan,
                    file.sheets(),
                    file.count(0)));
            return get(id);
        } catch (SheetFault fault) {
            throw refusal(fault, locale);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Preview preview(Actor actor, String registry) {
        var definition = registries.get(registry);
        var fields = Proposal.fields(definition, intake.keeps(actor, definition));
        return new Preview(
                intake.keys(actor, definition),
                new Proposal(fields, memory.columns(actor.username(), registry)),
                memory.words(actor.username(), registry));
    }

    private String keep(Actor actor, String name, InputStream content) {
        try {
            var bounded = new Bounded(content, settings.maxSize().toBytes());
            return contents.keep(bounded, name, actor.username()).id();
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof Bounded.TooMuch) {
                throw new Problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "intake.too-large",
                        settings.maxSize().toMegabytes());
            }
            throw failure;
        }
    }

    private Problem refusal(SheetFault fault, Locale locale) {
        var text = messages.getMessage("problem.intake." + fault.code, null, locale);
        return Problem.invalid("intake." + fault.code, List.of(new FieldError("file", fault.code, text)));
    }

    private Import get(long id) {
        return imports.find(id).orElseThrow(() -> Problem.notFound("intake.unknown"));
    }

    /** @throws Problem {@code intake.unknown}, also where it is another's */
    Import get(Actor actor, long id) {
        var one = get(id);
        if (!mine(actor, one) && !oversees(actor)) {
            throw Problem.notFound("intake.unknown");
        }
        return one;
    }

    /** @throws Problem {@code intake.unknown}, {@code intake.not-yours} */
    Import own(Actor actor, long id) {
        var one = get(actor, id);
        if (!mine(actor, one)) {
            throw Problem.forbidden("intake.not-yours");
        }
        return one;
    }

    static boolean mine(Actor actor, Import one) {
        return one.requestedBy().equals(actor.username());
    }

    static boolean oversees(Actor actor) {
        return actor.has("system-admin") || actor.has("business-admin");
    }

    /**
     * What people choose; a sheet or a row of titles other than before makes the rest anew.
     *
     * @param words code by word, by field, besides those chosen before; an empty code takes a choice back
     */
    record Choice(
            int sheet,
            long headRow,
            Map<Integer, String> fields,
            @Nullable String match,
            Match onMatch,
            Map<String, Map<String, String>> words) {}

    /** @throws Problem {@code intake.busy}, {@code intake.plan} with field errors */
    @Transactional
    Import plan(Actor actor, long id, Choice choice, Locale locale) {
        var one = own(actor, id);
        if (choice.sheet() != one.plan().sheet()
                || choice.headRow() != one.plan().headRow()) {
            return lookAgain(actor, one, choice, locale);
        }
        var columns = one.plan().columns().stream()
                .map(column -> column.to(choice.fields().get(column.place())))
                .toList();
        check.require(actor, registries.get(one.registry()), columns, choice, locale);
        memory.columns(actor.username(), one.registry(), columns);
        memory.words(actor.username(), one.registry(), choice.words());
        var words = Plan.of(columns, memory.words(actor.username(), one.registry()));
        var plan = new Plan(choice.sheet(), choice.headRow(), columns, choice.match(), choice.onMatch(), words);
        imports.plan(one, plan, one.total());
        return get(id);
    }

    private Import lookAgain(Actor actor, Import one, Choice choice, Locale locale) {
        try (var held = contents.open(actor, one.documentId());
                var file = SheetFile.of(held.path())) {
            var headRow = choice.sheet() == one.plan().sheet() ? (Long) choice.headRow() : null;
            var plan = preview(actor, one.registry()).of(file, choice.sheet(), headRow);
            imports.plan(one, plan, file.count(choice.sheet()));
            return get(one.id());
        } catch (SheetFault fault) {
            throw refusal(fault, locale);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Goes through the whole file and changes nothing. */
    @Transactional
    Import trial(Actor actor, long id) {
        var one = own(actor, id);
        require(one.state().isOpen());
        begin(actor, one);
        imports.begin(one, State.TRYING, false);
        return get(id);
    }

    /**
     * Brings the rows in.
     *
     * @param onlyGood those that are right, though others are wrong
     * @throws Problem {@code intake.faults} where all are wanted and the trial found wrong ones
     */
    @Transactional
    Import run(Actor actor, long id, boolean onlyGood) {
        var one = own(actor, id);
        require(one.state() == State.TRIED);
        if (!onlyGood && one.counts().refused() > 0) {
            throw Problem.conflict("intake.faults", one.counts().refused());
        }
        begin(actor, one);
        imports.begin(one, State.IMPORTING, onlyGood);
        note(actor, one, "import.started");
        return get(id);
    }

    /** The rights may have gone since. */
    private void begin(Actor actor, Import one) {
        intake.open(
                actor, new Order(one.registry(), one.plan().match(), one.plan().onMatch()));
    }

    @Transactional
    Import stop(Actor actor, long id) {
        var one = get(actor, id);
        imports.stop(id);
        note(actor, one, "import.stopped");
        return get(id);
    }

    /** Takes back what nobody has changed since. */
    @Transactional
    Import undo(Actor actor, long id) {
        var one = get(actor, id);
        require(mayUndo(one));
        imports.beginUndo(one, actor.username());
        note(actor, one, "import.undo-started");
        return get(id);
    }

    static boolean mayUndo(Import one) {
        boolean ended = one.state() == State.IMPORTED || one.state() == State.STOPPED || one.state() == State.FAILED;
        return ended
                && one.counts().created() + one.counts().changed() > 0
                && one.counts().undone() == 0;
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw Problem.conflict("intake.busy");
        }
    }

    private void note(Actor actor, Import one, String action) {
        audit.record(
                actor.username(),
                action,
                one.subject(),
                Map.of("registry", one.registry(), "document", one.documentId(), "rows", one.total()));
    }
}
