package io.jianguan.identity;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Whoever a provider vouches for needs an account here too. */
@Component
class SignedInPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
    static final String NO_ACCOUNT = "no-account";

    private final OidcUserService subjects = new OidcUserService();
    private final Users users;

    SignedInPeople(Users users) {
        this.users = users;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var subject = subjects.loadUser(request);
        var username = Actors.username(subject.getName());
        if (users.find(username).filter(Users.Account::active).isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_ACCOUNT, username, null));
        }
        return subject;
    }
}
