package io.jianguan.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How programs are started: in a session of their own, with a clean environment, and PostgreSQL never as root. */
final class Launch {
    /** Settings meant for this server must not reach the broker, which is a Spring application too. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TZ", "TMPDIR", "USER", "LOGNAME");

    private static final String NOBODY = "65534";

    private Launch() {}

    static ProcessBuilder of(List<String> command) {
        var whole = new ArrayList<String>();
        if (works("setsid", "true")) {
            // Ctrl-C reaches the whole foreground group: the children must end by our order, not by the key.
            whole.add("setsid");
        }
        whole.addAll(command);
        var builder = new ProcessBuilder(whole);
        builder.environment().keySet().retainAll(INHERITED);
        return builder;
    }

    /**
     * What to put before PostgreSQL's programs, which refuse to run as root.
     *
     * @param folder becomes PostgreSQL's own where a real other user is needed
     */
    static List<String> unprivileged(Path folder) {
        if (!isRoot()) {
            return List.of();
        }
        if (works("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (works("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "true")) {
            giveToNobody(folder);
            return List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        }
        throw new StartRefused(
                "PostgreSQL does not run as root, and neither 'unshare' nor 'setpriv' works here to run it otherwise.",
                "Start as an ordinary user, or install util-linux.");
    }

    private static void giveToNobody(Path folder) {
        try {
            Files.createDirectories(folder);
            // Nobody must be able to walk to its own folder, and to nothing else in there.
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
            run("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
        } catch (IOException failure) {
            throw new StartRefused(
                    "The folder " + folder + " cannot be given to the user 'nobody': " + failure.getMessage(),
                    "Start as an ordinary user.");
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException notLinux) {
            return false;
        }
    }

    private static boolean works(String... command) {
        try {
            return run(command) == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static int run(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return -1;
    }
}
