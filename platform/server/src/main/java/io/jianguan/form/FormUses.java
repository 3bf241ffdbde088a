package io.jianguan.form;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where forms are used: asked by those who design forms, answered by the modules that use them. */
public interface FormUses {

    /**
     * One place that shows a form.
     *
     * @param process id; null where a registry uses it for its records
     * @param step name of the process' step as people read it; null as above
     * @param registry whose record fills the form
     * @param names what of the record the form is filled with
     */
    record Use(
            String form,
            @Nullable String process,
            @Nullable String processName,
            @Nullable String step,
            String registry,
            String registryName,
            Set<String> names) {}

    List<Use> all();
}
