package io.jianguan.document;

import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;

/** Contents by their SHA-256, each kept once, whole before anybody is told so. */
interface FileStore {

    /** @param hash hex */
    record Stored(String hash, long size) {}

    /** A piece of an upload in chunks. */
    record Part(long start, long length) {}

    /**
     * @throws Problem {@code document.no-space} if the disk is full
     * @throws Unavailable {@code document.store-away}; nothing is kept then
     */
    Stored store(InputStream content);

    /**
     * A content as a file, for programs that need one.
     *
     * @throws Problem {@code document.lost} where it is gone or not what it was
     * @throws Unavailable {@code document.store-away}
     */
    HeldFile hold(String hash);

    /**
     * A content to be sent, whole or in ranges.
     *
     * @throws Problem as {@link #hold}
     */
    Resource content(String hash, long size);

    /** Out of reach, but kept for whoever has to look into it. */
    void quarantine(String hash);

    /**
     * Keeps a piece, on the disk before this returns. The same piece again takes its place.
     *
     * @param upload a UUID of ours, so no path of anybody's
     * @param file is gone afterwards
     */
    void keepPart(String upload, Part part, Path file);

    InputStream part(String upload, Part part);

    /** @throws Unavailable {@code document.store-away}; to be asked for again */
    void dropParts(String upload);

    /**
     * Keeps a file under a name until it is forgotten; the same name again takes its place.
     *
     * @param name with its folder, such as {@code exports/17.csv}: of ours, so no path of anybody's
     * @param file is gone afterwards
     * @throws Unavailable {@code document.store-away}
     */
    void keep(String name, Path file);

    /** One that does not exist where none is kept. */
    Resource kept(String name);

    void forget(String name);

    /** Names of what a folder has kept since before then. */
    List<String> keptBefore(String folder, Instant moment);

    /** Whether it answers. */
    boolean isReachable();

    static Problem lost() {
        return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "document.lost");
    }
}
