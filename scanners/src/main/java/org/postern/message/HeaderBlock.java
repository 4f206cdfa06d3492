package org.postern.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header fields of a mail or a part.
 *
 * @param problem why different programs would read this header differently
 */
record HeaderBlock(List<HeaderField> fields, Optional<String> problem) {
    HeaderBlock {
        fields = List.copyOf(fields);
    }

    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (HeaderField field : fields) {
            if (field.name().equals(name)) {
                values.add(field.eightBit());
            }
        }
        return values;
    }
}
