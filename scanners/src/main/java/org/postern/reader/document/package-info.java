/** Readers of documents: Office old and new, OpenDocument, PDF, e-books, saved mails, contact cards, drawings. */
@NullMarked
package org.postern.reader.document;

import org.jspecify.annotations.NullMarked;
