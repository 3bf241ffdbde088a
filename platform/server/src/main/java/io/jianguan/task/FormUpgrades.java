package io.jianguan.task;

import io.jianguan.form.FormUpgrade;
import io.jianguan.form.FormUpgrade.Parted;
import io.jianguan.form.Forms;
import io.jianguan.identity.Actor;
import io.jianguan.process.Processes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an open task and its draft from the form version it began with to the newest one, if its holder wants it. */
@Component
class FormUpgrades {
    private final JdbcClient jdbc;
    private final Forms forms;
    private final TaskForms taskForms;
    private final Tasks tasks;
    private final Drafts drafts;
    private final Records records;
    private final SubmittedFiles files;
    private final TaskHistory history;
    private final Changes changes;
    private final Clock clock;

    FormUpgrades(
            JdbcClient jdbc,
            Forms forms,
            TaskForms taskForms,
            Tasks tasks,
            Drafts drafts,
            Records records,
            SubmittedFiles files,
            TaskHistory history,
            Changes changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.taskForms = taskForms;
        this.tasks = tasks;
        this.drafts = drafts;
        this.records = records;
        this.files = files;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    /** The version the actor may go over to; null: none. */
    @Nullable
    Integer newer(Actor actor, Task task) {
        if (!task.isOpen() || !tasks.isHolder(actor, task)) {
            return null;
        }
        var newest = forms.newest(task.formId());
        return newest > task.formVersion() ? newest : null;
    }

    /** @throws Problem {@code task.gone}, {@code task.not-yours}, {@code task.form-newest} if there is no newer one */
    FormUpgrade preview(Actor actor, long id) {
        var task = tasks.get(actor, id);
        requireNewer(actor, task);
        var form = taskForms.newest(task);
        var known = form.shown(Processes.context(records.get(task.registry(), task.recordId())));
        var typed = parted(task, typed(actor, task));
        var errors = forms.check(form.version(), known, typed.kept(), files.judged(actor, task, known, typed.kept()))
                .errors();
        return FormUpgrade.of(task.formVersion(), form.version(), known, typed, errors);
    }

    /**
     * Another window that still shows the old version can no longer overwrite the draft.
     *
     * @param to what the actor saw in the preview
     * @throws Problem {@code task.form-newest} if it is not the newest any more
     */
    @Transactional
    public void upgrade(Actor actor, long id, int to) {
        var task = tasks.lock(id);
        if (requireNewer(actor, task) != to) {
            throw Problem.conflict("task.form-newest", task.name());
        }
        var draft = drafts.find(actor, id);
        if (draft.isPresent()) {
            drafts.save(
                    actor,
                    id,
                    parted(task, draft.get().data()).kept(),
                    draft.get().version());
        }
        jdbc.sql("UPDATE task.task SET form_version = ? WHERE id = ?")
                .params(to, id)
                .update();
        history.add(
                task,
                Timeline.Entry.of(clock.instant(), "form-upgraded", task.elementId(), actor.username())
                        .opinion(task.formVersion() + " → " + to));
        changes.task(task, tasks.everyone(task, actor.username()));
    }

    private int requireNewer(Actor actor, Task task) {
        tasks.requireHolder(actor, task);
        var newer = newer(actor, task);
        if (newer == null) {
            throw Problem.conflict("task.form-newest", task.name());
        }
        return newer;
    }

    private Map<String, @Nullable Object> typed(Actor actor, Task task) {
        return drafts.find(actor, task.id()).map(Drafts.Draft::data).orElseGet(Map::of);
    }

    private Parted parted(Task task, Map<String, @Nullable Object> typed) {
        return Parted.of(forms.keys(taskForms.newest(task).version()), typed);
    }
}
