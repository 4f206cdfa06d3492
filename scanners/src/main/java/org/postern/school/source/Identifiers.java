package org.postern.school.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds out what an identifier of an export is: by the type that stands with it (OneRoster 1.1, userIds) or its shape.
 */
final class Identifiers {
    /** DfE, UPN guide: a check letter, eleven digits, and a digit or, if temporary, a letter. */
    private static final Pattern UPN = Pattern.compile("[A-HJ-NP-RT-Z]\\d{11}[\\dA-HJ-NP-RT-Z]");

    private static final Pattern TYPED = Pattern.compile("\\{([^:{}]{1,60}):([^{}]{1,200})\\}");
    /** What is shorter, or figures only, stands in many texts by chance. */
    private static final int TELLING = 8;

    private Identifiers() {}

    static boolean isUpn(String id) {
        return UPN.matcher(id.strip().toUpperCase(Locale.ROOT)).matches();
    }

    /** Of the column {@code userIds}: {@code {type:id},{type:id}}. */
    static List<Roll.Known> typed(String userIds) {
        List<Roll.Known> known = new ArrayList<>();
        var one = TYPED.matcher(userIds);
        while (one.find()) {
            String type = one.group(1).strip().toLowerCase(Locale.ROOT);
            String value = one.group(2).strip();
            List.of("upn", "uln", "nhs").stream()
                    .filter(type::contains)
                    .findFirst()
                    .ifPresentOrElse(
                            field -> known.add(new Roll.Known(field, value)), () -> known.addAll(untyped(value)));
        }
        return known;
    }

    static List<Roll.Known> untyped(String value) {
        if (isUpn(value)) {
            return List.of(new Roll.Known("upn", value));
        }
        return value.length() >= TELLING && value.chars().anyMatch(Character::isDigit) && value.indexOf('@') < 0
                ? List.of(new Roll.Known("id", value))
                : List.of();
    }
}
