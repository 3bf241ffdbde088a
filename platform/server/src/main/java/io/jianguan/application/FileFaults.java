package io.jianguan.application;

import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names the file in which something is wrong. */
@Component
class FileFaults {
    private final MessageSource messages;

    FileFaults(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Does something with a file.
     *
     * @throws ApplicationFault if what the file says is refused
     * @throws Problem as it comes, where it may pass when tried again
     */
    void naming(String file, Runnable step) {
        ApplicationFault.at(file, () -> {
            try {
                step.run();
                return file;
            } catch (Problem problem) {
                if (problem.status().is5xxServerError()) {
                    throw problem;
                }
                throw new ApplicationFault(file, text(problem));
            }
        });
    }

    private String text(Problem problem) {
        return problem.errors().isEmpty()
                ? String.valueOf(messages.getMessage(
                        "problem." + problem.code(),
                        problem.arguments().toArray(),
                        problem.code(),
                        LocaleContextHolder.getLocale()))
                : problem.errors().stream().map(FileFaults::text).collect(Collectors.joining("; "));
    }

    private static String text(FieldError error) {
        return error.field().isEmpty() ? error.message() : error.field() + ": " + error.message();
    }
}
