package org.postern.policy;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Fields of one variable that rules see, by the names {@link Vocabulary} declares. */
abstract class Facts extends AbstractMap<String, Object> {
    private final Map<String, Object> fields;
    private final Map<Object, Object> resolved = new HashMap<>();

    /** A field that costs something, worked out when a rule first asks. */
    interface Later {
        Object value();
    }

    Facts(Map<String, Object> fields) {
        this.fields = Map.copyOf(fields);
    }

    Map<String, Object> fields() {
        return fields;
    }

    @Override
    public Object get(Object name) {
        Object value = fields.get(name);
        if (value instanceof Later later) {
            return resolved.computeIfAbsent(name, n -> later.value());
        }
        if (value == null) {
            // a field that is declared and not there is a mistake of ours; the rule engine turns this into a hold
            throw new IllegalStateException("no value for " + name);
        }
        return value;
    }

    @Override
    public boolean containsKey(Object name) {
        return fields.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }
}
