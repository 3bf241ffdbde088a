package io.jianguan.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail over SMTP: one message a notice, or one a digest. */
@Component
class Mail implements Channel {
    private final ObjectProvider<JavaMailSender> sender;
    private final NoticeText text;
    private final NotificationSettings settings;

    Mail(ObjectProvider<JavaMailSender> sender, NoticeText text, NotificationSettings settings) {
        this.sender = sender;
        this.text = text;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean available() {
        return sender.getIfAvailable() != null;
    }

    @Override
    public void send(Person person, List<Delivery> deliveries) throws Undelivered {
        var server = sender.getIfAvailable();
        var address = person.email();
        if (server == null || address == null) {
            throw new Undelivered("unset", "no mail server or address", false);
        }
        try {
            var message = server.createMimeMessage();
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.notification().mailFrom());
            helper.setTo(address);
            helper.setSubject(subject(person, deliveries));
            helper.setText(deliveries.stream()
                    .map(delivery -> paragraph(person, delivery))
                    .collect(Collectors.joining("\n\n")));
            message.setHeader("X-Jianguan-Delivery", ids(deliveries));
            server.send(message);
        } catch (MailException | MessagingException failure) {
            var refused = isRefused(failure);
            throw new Undelivered(refused ? "refused" : "away", failure.getMessage(), !refused);
        }
    }

    private String subject(Person person, List<Delivery> deliveries) {
        var first = deliveries.getFirst();
        return first.digest()
                ? text.say("digest", person.locale(), deliveries.size())
                : text.title(first, person.locale());
    }

    private String paragraph(Person person, Delivery delivery) {
        var body = text.body(delivery.kind(), delivery.arguments(), person.locale());
        var link = settings.link(delivery.link());
        return delivery.digest()
                ? text.title(delivery, person.locale()) + "\n" + body + "\n" + link
                : body + "\n\n" + link;
    }

    private static String ids(List<Delivery> deliveries) {
        return deliveries.stream().map(one -> String.valueOf(one.id())).collect(Collectors.joining(","));
    }

    /** The address itself is wrong: asking again changes nothing. */
    private static boolean isRefused(Exception failure) {
        return failure instanceof jakarta.mail.internet.AddressException
                || (failure instanceof MailSendException sending
                        && sending.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance)
                        && String.valueOf(sending.getMessage()).contains(" 5"));
    }
}
