package io.jianguan.models;

import io.jianguan.engine.JobHandler;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/** The job types that the server works. */
final class JobTypes {

    private JobTypes() {}

    static Set<String> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JobHandler.class));
        return scanner.findCandidateComponents("io.jianguan").stream()
                .map(found -> type(Objects.requireNonNull(found.getBeanClassName())))
                .collect(Collectors.toSet());
    }

    /** A handler says its type without what it works with, so none of that is made. */
    private static String type(String className) {
        var handler = ClassUtils.resolveClassName(className, JobTypes.class.getClassLoader());
        return ((JobHandler) new SpringObjenesis().newInstance(handler)).type();
    }
}
