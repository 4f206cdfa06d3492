/** Says what a finding means: rules, lists, switches, and the one decision per recipient. */
@NullMarked
package org.postern.policy;

import org.jspecify.annotations.NullMarked;
