package io.jianguan.document.reader;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * @param folder for the programs and their temporary files
 * @param processes how many at most
 * @param memory of each, for what it makes of a file
 * @param time for one file
 * @param characters of one file's text that are kept
 */
public record ReaderSettings(Path folder, int processes, DataSize memory, Duration time, int characters) {}
