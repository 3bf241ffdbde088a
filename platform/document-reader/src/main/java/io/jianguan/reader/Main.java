package io.jianguan.reader;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One request after another on standard input, one answer each on standard output; ends with its standard input.
 *
 * <pre>
 * request  UTF deed (read; page; draw and the number of a page; shrink, the most pixels and the number of a page)
 *          · UTF path · int characters, or the longest side of the picture
 * answer   UTF outcome (done, or why not) · UTF type · boolean cut
 *          · int properties, each UTF UTF · text · markup · bytes, each int length and content
 * </pre>
 */
final class Main {
    private static final String DRAW = "draw ";
    private static final String PAGE = "page";
    private static final String SHRINK = "shrink ";

    private record Request(String deed, Path file, int limit) {}

    public static void main(String[] arguments) throws Exception {
        var answers = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // whatever a library prints would be taken for an answer
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        var requests = new LinkedBlockingQueue<Request>();
        var reading = new Reading();
        answers.writeUTF("ready");
        answers.flush();
        Thread.ofPlatform().daemon().name("requests").start(() -> listen(requests));
        while (true) {
            var request = requests.take();
            answer(request, reading).write(answers);
            answers.flush();
        }
    }

    private static Answer answer(Request request, Reading reading) {
        var deed = request.deed();
        if (deed.startsWith(DRAW)) {
            return Drawing.of(request.file(), Integer.parseInt(deed.substring(DRAW.length())), request.limit());
        }
        if (deed.startsWith(SHRINK)) {
            var numbers = deed.substring(SHRINK.length()).split(" ");
            return Picture.of(
                    request.file(), request.limit(), Integer.parseInt(numbers[1]), Long.parseLong(numbers[0]));
        }
        return deed.equals(PAGE)
                ? reading.page(request.file(), request.limit())
                : reading.of(request.file(), request.limit());
    }

    /** On a thread of its own: a server that ends takes this process with it, whatever it is reading. */
    private static void listen(LinkedBlockingQueue<Request> requests) {
        try (var in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                requests.add(new Request(in.readUTF(), Path.of(in.readUTF()), in.readInt()));
            }
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private Main() {}
}
