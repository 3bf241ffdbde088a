package io.jianguan.identity;

import io.jianguan.names.Names;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {

    /** The product's time, for every module. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    Names<String, String> personNames(JdbcClient jdbc) {
        return new Names<>(
                jdbc,
                "identity.name_revision",
                usernames -> jdbc
                        .sql("SELECT username, name FROM identity.app_user WHERE username = ANY(?)")
                        .param(usernames.toArray(String[]::new))
                        .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
