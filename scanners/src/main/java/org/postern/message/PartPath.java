package org.postern.message;

/**
 * Where a part stands in a mail: IMAP part numbers (RFC 3501 6.4.5), then file names inside containers, such as
 * {@code 2/report.zip/list.csv}; {@code subject} and {@code header} for text outside the body.
 */
public record PartPath(String value) {
    public static final PartPath SUBJECT = new PartPath("subject");
    public static final PartPath ROOT = new PartPath("");

    public PartPath child(int number) {
        return new PartPath(value.isEmpty() ? Integer.toString(number) : value + "." + number);
    }

    public PartPath inside(String name) {
        return new PartPath(value + "/" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
