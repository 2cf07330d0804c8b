package dev.lockstep.report.plan;

import dev.lockstep.report.Printable;
import dev.lockstep.report.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Binds a script to where its plan was made: variables and files of the AWS CLI could send the
/// commands elsewhere.
///
/// Rule source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints": a variable for
/// one service wins over the one for all, and both over the files.
final class ShellEndpoint {
    private ShellEndpoint() {}

    /// The lines that refuse another endpoint, and set this one.
    ///
    /// @param url where the plan was made; empty: at AWS's own endpoints
    static List<String> bound(Optional<String> url) {
        var lines = new ArrayList<String>();
        lines.add("# Where the plan was made, and nowhere else.");
        if (url.isPresent()) {
            lines.add("endpoint=" + ShellWord.quoted(url.get()));
            lines.add("if [ \"${AWS_ENDPOINT_URL:-$endpoint}\" != \"$endpoint\" ]; then");
            lines.addAll(
                    ShellScript.refused(
                            "this plan was made at "
                                    + Printable.line(url.get())
                                    + ", and AWS_ENDPOINT_URL names another endpoint"));
            lines.add("fi");
            lines.add("AWS_ENDPOINT_URL=$endpoint");
            lines.add("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=false");
            lines.add("export AWS_ENDPOINT_URL AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        } else {
            lines.add("if [ -n \"${AWS_ENDPOINT_URL:-}\" ]; then");
            lines.addAll(
                    ShellScript.refused(
                            "this plan was made at AWS's own endpoints, and AWS_ENDPOINT_URL names"
                                    + " another"));
            lines.add("fi");
            lines.add("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true");
            lines.add("export AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        }
        lines.add("if env | grep -q '^AWS_ENDPOINT_URL_[A-Z0-9_]*=.'; then");
        lines.addAll(
                ShellScript.refused(
                        "a variable AWS_ENDPOINT_URL_... names an endpoint for one service; unset"
                                + " it"));
        lines.add("fi");
        return lines;
    }
}
