package io.jianguan.identity;

import java.util.List;

/** Says what a person finds in the menu; implemented by the module that knows the installed applications. */
public interface MenuSource {

    /** What this person may open, in the order shown; empty groups are left out. */
    List<MenuGroup> menu(Actor actor);

    /**
     * A heading and what stands below it.
     *
     * @param folded shut until somebody opens it
     */
    record MenuGroup(Label label, List<MenuItem> items, boolean folded) {}

    /** @param view opened by the item */
    record MenuItem(String view, Label label) {}
}
