/** conf/postern.yaml as typed records; every problem reported at once. */
@NullMarked
package org.postern.relay.settings;

import org.jspecify.annotations.NullMarked;
