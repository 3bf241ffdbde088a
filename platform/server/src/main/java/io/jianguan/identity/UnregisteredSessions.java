package io.jianguan.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/** The authorization server would note every session in memory for good; sessions are in the database already. */
class UnregisteredSessions implements SessionRegistry {

    @Override
    public List<Object> getAllPrincipals() {
        return List.of();
    }

    @Override
    public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
        return List.of();
    }

    @Override
    public @Nullable SessionInformation getSessionInformation(String id) {
        return null;
    }

    @Override
    public void refreshLastRequest(String id) {}

    @Override
    public void registerNewSession(String id, Object principal) {}

    @Override
    public void removeSessionInformation(String id) {}
}
