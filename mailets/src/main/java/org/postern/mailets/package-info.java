/** The James edge: mailets, matchers, and the ports they need. */
@NullMarked
package org.postern.mailets;

import org.jspecify.annotations.NullMarked;
