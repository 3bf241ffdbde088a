package io.jianguan.rest;

import org.springframework.http.HttpStatus;

/**
 * Something this server needs does not answer for now. People are told to try again; work in the background waits and
 * tries again by itself, however long it takes.
 */
public final class Unavailable extends Problem {
    public Unavailable(String code, Object... arguments) {
        super(HttpStatus.SERVICE_UNAVAILABLE, code, arguments);
    }
}
