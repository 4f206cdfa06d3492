package org.postern.relay.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.postern.message.Address;

/**
 * One mail of the demo, as a file and a line of mails.csv.
 *
 * @param fromSchool sent by the school's mail system; otherwise by somebody outside
 */
record SampleMail(String id, boolean fromSchool, Address sender, List<Address> recipients, String text) {
    private static final String SCHOOL_CLIENT = "127.0.0.2";
    private static final String OUTSIDE_CLIENT = "127.0.0.3";

    /** The client address that postern trusts in the demo. */
    static String schoolClient() {
        return SCHOOL_CLIENT;
    }

    static List<SampleMail> all() throws IOException {
        try (Reader reader = new InputStreamReader(resource("mails.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return rows.stream().map(SampleMail::of).toList();
        }
    }

    private static SampleMail of(NamedCsvRecord row) {
        String id = row.getField("id");
        try (InputStream in = resource(id + ".eml")) {
            return new SampleMail(
                    id,
                    row.getField("client").equals("school"),
                    Address.of(row.getField("mail_from")),
                    List.of(row.getField("rcpt_to").split(" ")).stream()
                            .map(Address::of)
                            .toList(),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream resource(String name) throws IOException {
        return Optional.ofNullable(SampleMail.class.getResourceAsStream(name))
                .orElseThrow(() -> new IOException("the demo lacks " + name));
    }

    /** Sends it as a mail program would, over SMTP to the relay. */
    void send(int port) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.from", sender.toString());
        settings.put("mail.smtp.localaddress", fromSchool ? SCHOOL_CLIENT : OUTSIDE_CLIENT);
        settings.put("mail.smtp.localhost", fromSchool ? "mail.larkfield.sch.example" : "mx.elsewhere.example");
        settings.put("mail.smtp.allow8bitmime", "true");
        Session session = Session.getInstance(settings);
        MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            transport.sendMessage(
                    mail, recipients.stream().map(SampleMail::internet).toArray(InternetAddress[]::new));
        }
    }

    private static InternetAddress internet(Address address) {
        InternetAddress internet = new InternetAddress();
        internet.setAddress(address.toString());
        return internet;
    }
}
