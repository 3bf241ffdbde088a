package io.jianguan.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the engine is there, and how many commands it is given at once. While it is away nothing is sent but the
 * question for it. When it is back it gets few at first, more with every answer, half as many when it says it is busy.
 */
@Component
class Circuit {
    static final int FEW = 16;
    static final int MANY = 200;

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);
    private static final double GROWTH = 0.25;

    private double window = MANY;
    private int underway;
    private int answersSinceBusy = MANY;
    private boolean doubted;
    private boolean open;

    /** Something was not answered, or the engine was away the last time that it was looked for. */
    synchronized boolean isInDoubt() {
        return doubted || open;
    }

    /** What looking for the engine told. */
    synchronized void found(boolean there) {
        if (there == open) {
            log.info(there ? "The engine is back; what waited goes through" : "The engine is away; commands wait");
        }
        if (!there) {
            window = FEW;
        }
        open = !there;
        doubted = false;
    }

    /** Waits until there is room for a command. @return for how many there is, at most so many */
    synchronized int awaitRoom(int most) throws InterruptedException {
        while (underway >= (int) window) {
            wait();
        }
        return Math.min(most, (int) window - underway);
    }

    synchronized void sent() {
        underway++;
    }

    synchronized void answered(Answer answer) {
        underway--;
        answersSinceBusy++;
        switch (answer) {
            case Answer.Busy _ -> slowDown();
            case Answer.Later _ -> doubted = true;
            case Answer.Done _, Answer.Refused _ -> window = Math.min(MANY, window + GROWTH);
        }
        notifyAll();
    }

    /** Once for all that was underway together. */
    private void slowDown() {
        if (answersSinceBusy >= window) {
            window = Math.max(FEW, window / 2);
            answersSinceBusy = 0;
        }
    }
}
