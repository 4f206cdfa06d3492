package org.postern.school.source;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an export alone does not tell.
 *
 * @param pupilDomain where pupils have their mail if the export has user names only
 * @param staffDomain the same for staff
 * @param pseudonym stands for an id that says more than it should, such as a UPN; the same for the same id
 */
public record Options(Optional<String> pupilDomain, Optional<String> staffDomain, UnaryOperator<String> pseudonym) {}
