/** Mail between two hops: rows taken by lease, counted before they are worked on. Knows no mail server. */
@NullMarked
package org.postern.store.queue;

import org.jspecify.annotations.NullMarked;
