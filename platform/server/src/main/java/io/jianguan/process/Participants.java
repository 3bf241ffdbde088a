package io.jianguan.process;

import io.jianguan.identity.Actor;

/** Says who takes part in an instance and so sees its course; implemented by the owner of the tasks. */
public interface Participants {

    /** Whether the person has, had or was offered a task of the instance, was asked at one or was sent a copy. */
    boolean include(Actor actor, Instances.Instance instance);
}
