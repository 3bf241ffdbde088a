package io.jianguan.rest;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The screens: one page for every address that people see, and its parts, whose names change with their content. */
@Configuration
class Screens implements WebMvcConfigurer {
    /** Unknown ones too: the page itself says so. What is for machines answers for itself. */
    private static final String PAGES = "/{page:(?!(?:api|assets|actuator|oauth2|sign-in)$)[^.]+}/**";

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController(PAGES).setViewName("forward:/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        resources
                .addResourceHandler("/index.html", "/favicon.svg")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache());
    }
}
