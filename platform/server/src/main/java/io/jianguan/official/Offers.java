package io.jianguan.official;

import io.jianguan.identity.Actor;
import io.jianguan.process.Course;
import io.jianguan.process.Instances;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which documents a person may issue on a record just now. */
@Component
class Offers {
    private final Templates templates;
    private final Instances instances;
    private final Course course;

    Offers(Templates templates, Instances instances, Course course) {
        this.templates = templates;
        this.instances = instances;
        this.course = course;
    }

    List<Templates.Version> of(Actor actor, Record record) {
        return templates.offered(record.registry()).stream()
                .filter(version -> may(actor, version.settings()) && isDue(version.settings(), record))
                .toList();
    }

    /** @throws Problem {@code official.not-offered} */
    Templates.Version one(Actor actor, Record record, String template) {
        return of(actor, record).stream()
                .filter(version -> version.settings().template().equals(template))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("official.not-offered"));
    }

    boolean may(Actor actor, TemplateSettings settings) {
        return !actor.isOutsider()
                && (settings.roles().isEmpty() || settings.roles().stream().anyMatch(actor::has));
    }

    /** The instance whose course a document belongs to. */
    Optional<Long> instance(Record record, TemplateSettings settings) {
        return instances.of(record.registry(), record.id()).stream()
                .filter(instance -> isOf(instance, settings))
                .map(Instances.Instance::key)
                .findFirst();
    }

    private boolean isDue(TemplateSettings settings, Record record) {
        return settings.process() == null && settings.steps().isEmpty()
                || instances.of(record.registry(), record.id()).stream()
                        .filter(instance -> isOf(instance, settings))
                        .anyMatch(instance -> settings.steps().isEmpty() || isAt(instance, settings.steps()));
    }

    private static boolean isOf(Instances.Instance instance, TemplateSettings settings) {
        return settings.process() == null || instance.processId().equals(settings.process());
    }

    private boolean isAt(Instances.Instance instance, List<String> steps) {
        return instance.endedAt() == null
                && course.of(instance.key()).stream()
                        .anyMatch(step -> step.endedAt() == null && steps.contains(step.elementId()));
    }
}
