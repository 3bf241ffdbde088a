package io.jianguan.identity;

import org.springframework.stereotype.Component;

/** Finds the person behind a request or a name. */
@Component
public class Actors {

    /** The signed-in person. @throws org.springframework.security.core.AuthenticationException if there is none */
    public Actor current() {
        throw new UnsupportedOperationException();
    }

    /** @throws io.jianguan.rest.Problem {@code identity.user-unknown} */
    public Actor get(String username) {
        throw new UnsupportedOperationException();
    }

    /** Display names by username; unknown ones are left out. One query. */
    public java.util.Map<String, String> names(java.util.Collection<String> usernames) {
        throw new UnsupportedOperationException();
    }
}
