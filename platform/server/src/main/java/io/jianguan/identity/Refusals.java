package io.jianguan.identity;

import io.jianguan.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** What the security filters refuse is answered as problem details, like every other failure; never a redirect. */
@Component
@ConditionalOnWebApplication
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final HandlerExceptionResolver problems;
    private final LocaleResolver locales;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, LocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
        if (Machines.matches(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        answer(request, response, new Problem(HttpStatus.UNAUTHORIZED, "identity.signed-out"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause) {
        var code = cause instanceof CsrfException ? "identity.csrf" : "identity.forbidden";
        answer(request, response, Problem.forbidden(code));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        // The filters run before the servlet that would say whose language is spoken.
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        problems.resolveException(request, response, null, problem);
    }
}
