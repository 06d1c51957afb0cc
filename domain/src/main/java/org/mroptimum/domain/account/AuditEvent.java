package org.mroptimum.domain.account;

import java.util.regex.Pattern;
import org.mroptimum.domain.job.Redaction;

/**
 * Something that somebody did or tried.
 *
 * @param user name of the account; {@link #NOBODY} when nobody was signed in, {@link #SERVER} for work of the server's own
 * @param action what was done
 * @param subject on what: the id of a scan or job, the name of an account; never a file name (it may hold a patient's name), secrets
 *     and control characters are taken out
 * @param outcome whether it was done
 */
public record AuditEvent(String user, AuditAction action, String subject, Outcome outcome) {
    public static final String NOBODY = "-";
    public static final String SERVER = "server";

    private static final int LONGEST = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]");

    /** What became of it. */
    public enum Outcome {
        DONE,
        /** Not allowed, or not possible. */
        REFUSED
    }

    public AuditEvent {
        user = clean(user);
        subject = clean(subject);
    }

    /** Something that was done. */
    public static AuditEvent done(String user, AuditAction action, String subject) {
        return new AuditEvent(user, action, subject, Outcome.DONE);
    }

    /** Something that was not allowed. */
    public static AuditEvent refused(String user, AuditAction action, String subject) {
        return new AuditEvent(user, action, subject, Outcome.REFUSED);
    }

    /** Half a character would become another one in the file, and the record's hash would not fit any more. */
    private static String clean(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
        return UNPRINTABLE.matcher(Redaction.text(start)).replaceAll(" ");
    }
}
