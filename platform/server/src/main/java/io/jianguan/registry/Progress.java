package io.jianguan.registry;

/** Hears how far a publication has come. */
interface Progress {
    Progress NONE = (step, done, total) -> {};

    /**
     * @param step table, index, computed, encrypted or search
     * @param total about; 0 where it cannot be said
     */
    void at(String step, long done, long total);
}
