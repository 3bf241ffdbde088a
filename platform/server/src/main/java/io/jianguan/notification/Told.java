package io.jianguan.notification;

import java.util.Set;

/** People have new notices, or have read some; published in the transaction. */
public record Told(Set<String> usernames) {}
