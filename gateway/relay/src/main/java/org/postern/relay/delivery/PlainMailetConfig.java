package org.postern.relay.delivery;

import java.util.Iterator;
import java.util.Map;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetContext;
import org.jspecify.annotations.Nullable;

/** Mailet parameters that come from code instead of XML. */
record PlainMailetConfig(String name, Map<String, String> values, MailetContext context) implements MailetConfig {
    PlainMailetConfig {
        values = Map.copyOf(values);
    }

    @Override
    public @Nullable String getInitParameter(String key) {
        return values.get(key);
    }

    @Override
    public Iterator<String> getInitParameterNames() {
        return values.keySet().iterator();
    }

    @Override
    public MailetContext getMailetContext() {
        return context;
    }

    @Override
    public String getMailetName() {
        return name;
    }
}
