package org.postern.relay.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import javax.mail.internet.AddressException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;

/** All of a mail but its body, as JSON; DSN parameters (RFC 3461) travel as James's attributes. */
final class MailJson {
    /** How often work on the mail was begun, this time included; the queue's count, so never written. */
    static final AttributeName ATTEMPTS = AttributeName.of("postern.attempts");

    private static final ObjectMapper JSON = new ObjectMapper();

    private MailJson() {}

    static String write(Mail mail) {
        ObjectNode root = JSON.createObjectNode().put("version", 1);
        root.put("name", mail.getName()).put("state", mail.getState());
        root.put("sender", mail.getMaybeSender().asString(""));
        root.put("error", mail.getErrorMessage());
        root.put("remoteHost", mail.getRemoteHost()).put("remoteAddr", mail.getRemoteAddr());
        Optional.ofNullable(mail.getLastUpdated()).ifPresent(date -> root.put("lastUpdated", date.getTime()));
        ArrayNode recipients = root.putArray("recipients");
        mail.getRecipients().forEach(recipient -> recipients.add(recipient.asString()));
        writeHeaders(mail, root.putArray("headers"));
        ObjectNode attributes = root.putObject("attributes");
        mail.attributes()
                .filter(attribute -> !attribute.getName().equals(ATTEMPTS))
                .forEach(attribute -> attribute
                        .getValue()
                        .toJson()
                        .ifPresent(value -> attributes.set(attribute.getName().asString(), value)));
        return root.toString();
    }

    private static void writeHeaders(Mail mail, ArrayNode into) {
        mail.getPerRecipientSpecificHeaders()
                .getHeadersByRecipient()
                .forEach((recipient, header) -> into.addObject()
                        .put("recipient", recipient.asString())
                        .put("name", header.getName())
                        .put("value", header.getValue()));
    }

    /** Fails with an IOException or a RuntimeException of James's serialisers if any of it cannot be read. */
    static MailImpl read(String json) throws IOException {
        JsonNode root = JSON.readTree(json);
        try {
            MailImpl.Builder mail = MailImpl.builder()
                    .name(root.required("name").asText())
                    .state(root.required("state").asText())
                    .sender(sender(root.required("sender").asText()));
            text(root, "error", mail::errorMessage);
            text(root, "remoteHost", mail::remoteHost);
            text(root, "remoteAddr", mail::remoteAddr);
            if (root.has("lastUpdated")) {
                mail.lastUpdated(new Date(root.get("lastUpdated").asLong()));
            }
            for (JsonNode recipient : root.required("recipients")) {
                mail.addRecipient(recipient.asText());
            }
            readHeaders(root.required("headers"), mail);
            readAttributes(root.required("attributes"), mail);
            return mail.build();
        } catch (AddressException e) {
            throw new IOException("a queued mail has an address that is none", e);
        }
    }

    private static MaybeSender sender(String address) throws AddressException {
        return address.isEmpty() ? MaybeSender.nullSender() : MaybeSender.of(new MailAddress(address));
    }

    private static void text(JsonNode root, String key, Consumer<String> into) {
        if (root.hasNonNull(key)) {
            into.accept(root.get(key).asText());
        }
    }

    private static void readHeaders(JsonNode headers, MailImpl.Builder mail) throws AddressException {
        for (JsonNode header : headers) {
            mail.addHeaderForRecipient(
                    Header.builder()
                            .name(header.required("name").asText())
                            .value(header.required("value").asText())
                            .build(),
                    new MailAddress(header.required("recipient").asText()));
        }
    }

    private static void readAttributes(JsonNode attributes, MailImpl.Builder mail) {
        attributes
                .properties()
                .forEach(entry -> mail.addAttribute(
                        new Attribute(AttributeName.of(entry.getKey()), AttributeValue.fromJson(entry.getValue()))));
    }
}
