package io.jianguan.embedded;

import org.springframework.boot.ExitCodeGenerator;

/** Starting would fail or do damage: what is the matter, and what to do about it, in words for the person who starts. */
final class StartRefused extends RuntimeException implements ExitCodeGenerator {
    private final String action;

    StartRefused(String reason, String action) {
        super(reason);
        this.action = action;
    }

    String action() {
        return action;
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
