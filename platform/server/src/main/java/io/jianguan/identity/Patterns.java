package io.jianguan.identity;

import java.util.regex.Pattern;

/** What names may look like. None holds '@' before a role's organisation, nor a blank. */
final class Patterns {
    static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    private Patterns() {}
}
