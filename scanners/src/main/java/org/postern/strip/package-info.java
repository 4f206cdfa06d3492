/** Takes out of pictures and films what tells where and by whom they were made, without touching what is seen. */
@NullMarked
package org.postern.strip;

import org.jspecify.annotations.NullMarked;
