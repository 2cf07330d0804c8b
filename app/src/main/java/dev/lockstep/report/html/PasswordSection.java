package dev.lockstep.report.html;

import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.PasswordPolicyRecord;
import java.io.IOException;
import java.util.List;

/// The password policy as a page of settings: now, wanted, and who will feel the change.
final class PasswordSection {
    private final Html html;

    PasswordSection(Html html) {
        this.html = html;
    }

    void write(AuditRecord audit) throws IOException {
        if (audit.passwordPolicy().isEmpty()) {
            return;
        }
        PasswordPolicyRecord policy = audit.passwordPolicy().get();
        html.raw("<section class=\"settings\"");
        html.raw(" aria-labelledby=\"password-policy\">\n");
        html.raw("<h2 id=\"password-policy\">The password policy</h2>\n");
        if (policy.unknown().isPresent()) {
            html.raw("<p class=\"note\">The policy is not known: ").text(policy.unknown().get());
            html.raw(".</p>\n");
        } else {
            page(policy);
        }
        html.raw("</section>\n");
    }

    private void page(PasswordPolicyRecord policy) throws IOException {
        if (policy.awsDefault()) {
            html.raw("<p class=\"note\">The account has no policy of its own. AWS\u2019s default");
            html.raw(" is in force: 8 characters of at least three of the four classes, no");
            html.raw(" expiry.</p>\n");
        }
        // Roles are written out, since a narrow screen lays the rows out as blocks.
        html.raw("<table role=\"table\">\n");
        html.raw("<caption class=\"unseen\">Each setting, now and as wanted</caption>\n");
        html.raw("<thead role=\"rowgroup\"><tr role=\"row\">");
        for (String title : List.of("Setting", "Now", "Wanted", "Who will feel it", "Verdict")) {
            html.raw("<th scope=\"col\" role=\"columnheader\">" + title + "</th>");
        }
        html.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for (PasswordPolicyRecord.Setting setting : policy.settings()) {
            row(setting);
        }
        html.raw("</tbody>\n</table>\n");
        if (policy.command().isPresent()) {
            html.raw("<p>One command sets all of it. AWS knows no partial update: what a command");
            html.raw(" leaves out is reset.</p>\n");
            FirstSection.commands(html, List.of(policy.command().get()));
        }
    }

    private void row(PasswordPolicyRecord.Setting setting) throws IOException {
        boolean changes = !setting.now().equals(setting.wanted());
        html.raw("<tr role=\"row\" class=\"" + setting.status().id() + "\">");
        html.raw("<th scope=\"row\" role=\"rowheader\">").text(setting.name()).raw("</th>");
        html.raw("<td role=\"cell\" data-title=\"now\">").text(setting.now()).raw("</td>");
        html.raw("<td role=\"cell\" data-title=\"wanted\">").raw(changes ? "<b>" : "");
        html.text(setting.wanted()).raw(changes ? "</b>" : "").raw("</td>");
        html.raw("<td role=\"cell\" data-title=\"felt by\"");
        html.raw(setting.felt().isEmpty() ? " class=\"blank\">" : ">");
        html.text(setting.felt().isEmpty() ? "\u2013" : setting.felt()).raw("</td>");
        html.raw("<td role=\"cell\" class=\"verdict\"><span aria-hidden=\"true\">");
        html.raw(Words.sign(setting.status()) + "</span> " + Words.of(setting.status()));
        html.raw("</td></tr>\n");
    }
}
