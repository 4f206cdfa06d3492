package org.postern.relay.james;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an XML file.
 *
 * @param start offset of its {@code <} in the file
 * @param text the characters directly in it, without white space around them
 */
record Tag(int start, String name, Map<String, String> attributes, List<Tag> children, String text) {

    /** Empty if there is no such attribute. */
    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    Stream<Tag> children(String name) {
        return children.stream().filter(child -> child.name.equals(name));
    }

    Optional<Tag> child(String name) {
        return children(name).findFirst();
    }

    /** Every element of that name below this one, in the order of the file. */
    Stream<Tag> below(String name) {
        return children.stream()
                .flatMap(child -> Stream.concat(Stream.of(child).filter(c -> c.name.equals(name)), child.below(name)));
    }
}
