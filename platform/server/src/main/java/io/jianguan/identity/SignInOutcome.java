package io.jianguan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.FindByIndexNameSessionRepository;

/** What follows the embedded sign-in form. */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final String FAILURE = "jianguan.sign-in.failure";

    private final SavedRequestAwareAuthenticationSuccessHandler goOn =
            new SavedRequestAwareAuthenticationSuccessHandler();

    SignInOutcome(RequestCache requests) {
        goOn.setRequestCache(requests);
        goOn.setDefaultTargetUrl("/oauth2/authorization/" + BrowserClient.REGISTRATION);
    }

    /** Shown once on the page that follows. */
    record Failure(String username, @Nullable Instant lockedUntil) implements Serializable {}

    static @Nullable Failure lastFailure(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(FAILURE) instanceof Failure failure)) {
            return null;
        }
        session.removeAttribute(FAILURE);
        return failure;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        request.getSession()
                .setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, authentication.getName());
        goOn.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var until = failure instanceof PasswordSignIn.Locked locked ? locked.until() : null;
        var username = request.getParameter("username");
        request.getSession().setAttribute(FAILURE, new Failure(username == null ? "" : username, until));
        var language = "en".equals(request.getParameter("lang")) ? "en" : "zh-CN";
        response.sendRedirect(SignInPage.PATH + "?failed&lang=" + language);
    }
}
