package org.postern.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a part's header says of its content (RFC 2045, RFC 2183).
 *
 * @param type media type without parameters
 * @param encoding transfer encoding, lower case
 * @param attachment whether it is offered as a file
 * @param problem why it cannot be trusted
 */
record ContentHeader(
        String type,
        Map<String, String> parameters,
        String encoding,
        boolean attachment,
        Optional<String> fileName,
        Optional<String> problem) {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");
    private static final List<String> SINGLE =
            List.of("content-type", "content-transfer-encoding", "content-disposition");
    private static final Set<String> SHOWN = Set.of("text/plain", "text/html");
    private static final Set<String> MAILS = Set.of("message/rfc822", "message/global");
    private static final Set<String> UNCHANGED = Set.of("", "7bit", "8bit", "binary");

    static ContentHeader of(HeaderBlock header, String usualType) {
        Parameters type = Parameters.parse(first(header, "content-type")
                .filter(t -> !t.strip().equalsIgnoreCase("text")) // RFC 1049; every client shows it as plain text
                .orElse(usualType));
        Parameters disposition =
                first(header, "content-disposition").map(Parameters::parse).orElse(Parameters.NONE);
        Optional<String> offered = Optional.ofNullable(disposition.values().get("filename"));
        Optional<String> name = Optional.ofNullable(type.values().get("name"));
        Optional<String> fileName = fuller(offered, name).filter(n -> !n.isBlank());
        boolean attachment = disposition.main().equals("attachment") || fileName.isPresent() || !isShown(type.main());
        String encoding = first(header, "content-transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
        Optional<String> problem = header.problem()
                .or(() -> repeated(header))
                .or(type::problem)
                .or(disposition::problem)
                .or(() -> typeProblem(type.main()))
                .or(() -> twoNames(offered, name))
                .or(() -> encodingProblem(type.main(), encoding));
        return new ContentHeader(type.main(), type.values(), encoding, attachment, fileName, problem);
    }

    /** A whole mail, whose parts can be told without undoing an encoding. */
    boolean isMail() {
        return MAILS.contains(type) && UNCHANGED.contains(encoding);
    }

    private static boolean isShown(String type) {
        return SHOWN.contains(type) || type.startsWith("multipart/");
    }

    private static Optional<String> first(HeaderBlock header, String name) {
        return header.all(name).stream().findFirst();
    }

    private static Optional<String> repeated(HeaderBlock header) {
        return SINGLE.stream().anyMatch(name -> header.all(name).size() > 1)
                ? Optional.of("A part says twice what kind of content it holds.")
                : Optional.empty();
    }

    private static Optional<String> typeProblem(String type) {
        return TYPE.matcher(type).matches()
                ? Optional.empty()
                : Optional.of("A part does not say properly what kind of content it holds.");
    }

    /** The name with an ending, where one name is only the other without it. */
    private static Optional<String> fuller(Optional<String> offered, Optional<String> name) {
        boolean longer = offered.isPresent()
                && name.filter(n -> n.startsWith(offered.get() + ".")).isPresent();
        return longer ? name : offered.or(() -> name);
    }

    /** Programs differ in which of the two names they save under; only the endings matter for what opens it. */
    private static Optional<String> twoNames(Optional<String> offered, Optional<String> name) {
        if (offered.isEmpty()
                || name.isEmpty()
                || ending(offered.get()).equals(ending(name.get()))
                || bare(offered.get(), name.get())
                || bare(name.get(), offered.get())) {
            return Optional.empty();
        }
        return Optional.of("A file has two different names.");
    }

    /** Report and Report.pdf, as Thunderbird and Apple Mail write: without an ending nothing opens it. */
    private static boolean bare(String one, String other) {
        return one.indexOf('.') < 0 && other.startsWith(one + ".");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> encodingProblem(String type, String encoding) {
        if (UNCHANGED.contains(encoding)) {
            return Optional.empty();
        }
        if (MAILS.contains(type) && encoding.strip().equals("base64")) {
            return Optional.empty(); // forbidden too, but who does not undo it shows nothing that can be read
        }
        if (type.startsWith("multipart/") || type.startsWith("message/")) {
            return Optional.of("A container is encoded, which programs read differently."); // RFC 2045 6.4
        }
        return TransferEncoding.isKnown(encoding)
                ? Optional.empty()
                : Optional.of("A part uses a transfer encoding that Postern does not know.");
    }
}
