package io.jianguan.document.reader;

/** A file took its process with it. */
public final class ReaderFailed extends Exception {
    private final boolean slow;

    ReaderFailed(boolean slow, String message) {
        super(message);
        this.slow = slow;
    }

    /** Whether the time was over, rather than the memory. */
    public boolean isSlow() {
        return slow;
    }
}
