package io.jianguan.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Tells machines from browsers: they bring a token of their own and never a session. */
final class Machines {

    static boolean matches(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                && authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private Machines() {}
}
