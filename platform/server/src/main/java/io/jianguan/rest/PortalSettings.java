package io.jianguan.rest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param requestsPerMinute that one address may send to {@code /api/portal}, where nobody signs in; 0: any number */
@ConfigurationProperties("jianguan.portal")
record PortalSettings(@DefaultValue("300") int requestsPerMinute) {}
