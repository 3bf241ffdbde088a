package io.jianguan.process;

/** Looks at a model before it is deployed; implemented by modules of which its properties speak. */
public interface ModelCheck {

    /** @throws io.jianguan.rest.Problem saying what is wrong and where */
    void check(Model model);
}
