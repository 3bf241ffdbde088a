package io.jianguan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** What follows when the application's session begins, does not, or ends. */
@Component
class SessionOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
    private static final Logger log = LoggerFactory.getLogger(SessionOutcome.class);

    private final SignIns signIns;
    private final ApplicationEventPublisher events;

    SessionOutcome(SignIns signIns, ApplicationEventPublisher events) {
        this.signIns = signIns;
        this.events = events;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var username = Actors.username(authentication.getName());
        var session = request.getSession();
        // A provider may write the name in capitals; sessions are found by the account's own name.
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, username);
        signIns.signedIn(username);
        events.publishEvent(new IdentityEvent.SignedIn(username, request.getRemoteAddr()));
        var target = session.getAttribute(SignInRequests.RETURN);
        session.removeAttribute(SignInRequests.RETURN);
        response.sendRedirect(target instanceof String path ? path : "/");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var session = request.getSession(false);
        if (session != null) {
            // also ends the embedded provider's, so that another account can be chosen
            session.invalidate();
        }
        if (failure instanceof OAuth2AuthenticationException refused
                && refused.getError().getErrorCode().equals(SignedInPeople.NO_ACCOUNT)) {
            var name = URLEncoder.encode(String.valueOf(refused.getError().getDescription()), StandardCharsets.UTF_8);
            response.sendRedirect(RefusedPage.PATH + "?reason=no-account&name=" + name);
        } else {
            log.warn("A sign-in failed: {}", failure.getMessage());
            response.sendRedirect(RefusedPage.PATH + "?reason=failed");
        }
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            events.publishEvent(new IdentityEvent.SignedOut(Actors.username(authentication.getName())));
        }
    }
}
