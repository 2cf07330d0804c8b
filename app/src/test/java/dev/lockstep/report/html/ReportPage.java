package dev.lockstep.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An HTML report as it is read back: by a parser of HTML, and from its blocks of data.
record ReportPage(Document document) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Character, String> STATUS =
            Map.of(
                    'f', "fail",
                    'u', "undetermined",
                    'm', "manual",
                    'e', "excepted",
                    'p', "pass",
                    'n', "not-applicable");

    static ReportPage of(String html) {
        return new ReportPage(Jsoup.parse(html));
    }

    /// A finding as the data has it.
    record Row(String control, String status, String subject, String summary) {}

    JsonNode block(String id) {
        return JSON.readTree(document.getElementById(id).data());
    }

    /// Every finding, names in their places.
    List<Row> rows() {
        JsonNode subjects = block("data-shared").get("subjects");
        var rows = new ArrayList<Row>();
        for (Element section : document.select("section.control")) {
            JsonNode data = block("data-" + section.attr("data-control"));
            String status = data.get("status").asString();
            for (int i = 0; i < status.length(); i++) {
                JsonNode subject = subjects.get(data.get("subject").get(i).asInt());
                String summary =
                        data.get("summaries").get(data.get("summary").get(i).asInt()).asString();
                rows.add(
                        new Row(
                                data.get("id").asString(),
                                STATUS.get(status.charAt(i)),
                                subject.get(1).asString(),
                                placed(summary, subject)));
            }
        }
        return rows;
    }

    /// The facts of a finding as `name: value`.
    List<String> facts(int control, int row) {
        JsonNode data = block("data-" + control);
        JsonNode shared = block("data-shared");
        JsonNode subject = shared.get("subjects").get(data.get("subject").get(row).asInt());
        var facts = new ArrayList<String>();
        for (JsonNode number : data.get("lists").get(data.get("evidence").get(row).asInt())) {
            JsonNode fact = data.get("facts").get(number.asInt());
            JsonNode value = fact.get(1);
            facts.add(
                    shared.get("words").get(fact.get(0).asInt()).asString()
                            + ": "
                            + placed(
                                    value.isObject()
                                            ? value.get("word").asString()
                                            : value.isArray()
                                                    ? value.valueStream()
                                                            .map(JsonNode::asString)
                                                            .collect(Collectors.joining(", "))
                                                    : value.asString(),
                                    subject));
        }
        return facts;
    }

    private static String placed(String text, JsonNode subject) {
        return text.replace("\u00a0", subject.get(1).asString())
                .replace("\u2007", subject.get(3).asString());
    }

    /// How many findings each control has of each status.
    Map<String, Long> counts() {
        return rows().stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.control() + " " + row.status(),
                                TreeMap::new,
                                Collectors.counting()));
    }

    /// The kinds of elements, each with the names of its attributes, and the values of those that
    /// could do something.
    TreeSet<String> kinds() {
        var kinds = new TreeSet<String>();
        for (Element element : document.getAllElements()) {
            kinds.add(
                    element.tagName()
                            + element.attributes().asList().stream()
                                    .map(Attribute::getKey)
                                    .sorted()
                                    .toList());
        }
        return kinds;
    }
}
