/** Who somebody is: numbers and codes that stand for one person, accounts, birthdays and passwords. */
@NullMarked
package org.postern.scan.identity;

import org.jspecify.annotations.NullMarked;
