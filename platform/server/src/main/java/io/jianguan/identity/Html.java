package io.jianguan.identity;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The frame of the few pages the server itself shows; everything filled in is escaped. */
@Component
class Html {
    private static final String STYLE = """
            :root{--line:#d0d5dd;--ink:#1d2939;--soft:#475467;--blue:#1456c4}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;color:var(--ink);
              background:#f2f4f7;font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
            main{width:100%;max-width:400px;background:#fff;border:1px solid var(--line);border-top:3px solid var(--blue);
              border-radius:8px;padding:28px 28px 24px}
            header{display:flex;justify-content:space-between;align-items:baseline;gap:12px;margin-bottom:20px}
            header strong{font-size:15px;letter-spacing:.04em;color:var(--blue)}
            h1{font-size:22px;line-height:1.3;margin:0 0 16px}h2{font-size:14px;margin:0 0 4px}
            a{color:var(--blue)}p{margin:0 0 16px;color:var(--soft);overflow-wrap:anywhere}
            label{display:block;font-weight:600;margin:0 0 4px}
            input{width:100%;height:44px;padding:0 12px;margin:0 0 16px;font:inherit;color:inherit;background:#fff;
              border:1px solid #8a94a6;border-radius:6px}
            .main{display:block;width:100%;min-height:44px;padding:9px 16px;border:0;border-radius:6px;background:var(--blue);
              color:#fff;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
            .main:hover{background:#0f469f}
            :focus-visible{outline:3px solid #f5a524;outline-offset:2px}
            .error{border-left:4px solid #c4320a;background:#fef3f2;color:#7a271a;padding:10px 12px;margin:0 0 16px}
            section{margin-top:24px;padding-top:16px;border-top:1px solid var(--line)}
            ul{list-style:none;margin:0;padding:0}
            li button{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;width:100%;min-height:44px;
              padding:8px 10px;margin-top:6px;border:1px solid var(--line);border-radius:6px;background:#fff;
              color:inherit;font:inherit;font-size:14px;text-align:left;cursor:pointer}
            li button:hover{border-color:var(--blue)}li span{color:var(--soft)}
            """;

    private final MessageSource messages;

    Html(MessageSource messages) {
        this.messages = messages;
    }

    /** @param otherLanguage address of the same page in the other language */
    String page(Locale locale, String titleCode, String otherLanguage, String body) {
        var english = english(locale);
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <link rel="icon" href="data:,">
                <title>%s · %s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <header><strong>%s</strong><a href="%s" lang="%s" hreflang="%s">%s</a></header>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        english ? "en" : "zh-CN",
                        text(locale, titleCode),
                        text(locale, "page.product"),
                        STYLE,
                        text(locale, "page.product"),
                        escape(otherLanguage),
                        english ? "zh-CN" : "en",
                        english ? "zh-CN" : "en",
                        english ? "中文" : "English",
                        body);
    }

    String text(Locale locale, String code, Object... arguments) {
        var text = messages.getMessage(code, arguments, code, locale);
        return escape(text == null ? code : text);
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** Chinese unless English is asked for. */
    static Locale language(@org.jspecify.annotations.Nullable String asked, Locale browser) {
        var english = asked == null ? english(browser) : asked.equals("en");
        return english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
