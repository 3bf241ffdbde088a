package io.jianguan.task;

/** What goes along when somebody hands over their tasks, moved by whoever hears of {@link HandedOver}. */
public interface HandoverShare {
    /** What it is, as the extent of a hand-over names it. */
    String kind();

    /** How much of it a person has. */
    long of(String person);
}
