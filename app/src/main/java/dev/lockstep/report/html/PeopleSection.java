package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.PersonRecord;
import java.io.IOException;
import java.util.List;

/// Step 8 as a table: for each person the sheet of five. The first rows stand here; the script can
/// show the others.
final class PeopleSection {
    /// How many rows stand in the file as HTML.
    static final int SHOWN = 25;

    private static final List<String> TITLES =
            List.of("in a group", "no keys", "password", "current", "MFA");

    private final Html html;

    PeopleSection(Html html) {
        this.html = html;
    }

    void write(AuditRecord audit) throws IOException {
        List<PersonRecord> people = audit.people();
        if (people.isEmpty()) {
            return;
        }
        long verified = people.stream().filter(one -> one.status() == Status.PASS).count();
        html.raw("<section aria-labelledby=\"people\">\n<h2 id=\"people\">The people</h2>\n");
        html.raw("<p>").count(verified).raw(" of ").count(people.size());
        html.raw(" people who sign in to the console are verified: they belong to a group, have");
        html.raw(" no access key without a written need, a current password, were active lately,");
        html.raw(" and have MFA.</p>\n");
        html.raw("<p class=\"field\" id=\"people-find\" hidden><label for=\"people-text\">Find a");
        html.raw(" person</label><input id=\"people-text\" type=\"search\" autocomplete=\"off\"");
        html.raw(" spellcheck=\"false\"></p>\n");
        html.raw("<table class=\"people\" id=\"people-table\">\n<caption class=\"unseen\">Each");
        html.raw(" person\u2019s sheet of five; those who are not verified first</caption>\n");
        html.raw("<thead><tr><th scope=\"col\">Person</th>");
        for (String title : TITLES) {
            html.raw("<th scope=\"col\">" + title + "</th>");
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (PersonRecord person : people.subList(0, Math.min(SHOWN, people.size()))) {
            row(person);
        }
        html.raw("</tbody>\n</table>\n<p id=\"people-more\" class=\"quiet\">");
        if (people.size() > SHOWN) {
            html.raw("The first ").count(SHOWN).raw(" of ").count(people.size()).raw(" people.");
        }
        html.raw("</p>\n</section>\n");
    }

    private void row(PersonRecord person) throws IOException {
        html.raw("<tr><th scope=\"row\">").name(person.user()).raw("</th>");
        for (PersonRecord.SheetLine line : person.lines()) {
            html.raw(
                    switch (line.holds()) {
                        case YES -> "<td class=\"pass\">yes</td>";
                        case NO -> "<td class=\"fail\">NO</td>";
                        case UNKNOWN -> "<td class=\"undetermined\">not known</td>";
                    });
        }
        html.raw("</tr>\n");
    }
}
