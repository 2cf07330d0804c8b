package dev.lockstep.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrustedPrincipalTest {
    private static String replaced(String json) {
        return TrustedPrincipal.replaced(json, "old", "new");
    }

    @Test
    void a_name_is_replaced_alone_in_a_list_and_under_NotPrincipal() {
        assertThat(replaced("{\"Principal\": {\"AWS\": \"old\"}}"))
                .isEqualTo("{\"Principal\": {\"AWS\": \"new\"}}");
        assertThat(replaced("{\"Principal\":{\"AWS\":[\"a\", \"old\"],\"Service\":\"old\"}}"))
                .isEqualTo("{\"Principal\":{\"AWS\":[\"a\", \"new\"],\"Service\":\"new\"}}");
        assertThat(replaced("{\"NotPrincipal\":{\"AWS\":\"old\"}}"))
                .isEqualTo("{\"NotPrincipal\":{\"AWS\":\"new\"}}");
    }

    @Test
    void outside_of_the_element_before_it_and_after_it_nothing_changes() {
        String json =
                "{\"Sid\":\"old\",\"Principal\":\"*\",\"Id\":\"old\",\"Condition\":{\"old\":\"old\"}}";

        assertThat(replaced(json)).isEqualTo(json);
    }

    @Test
    void spaces_and_escapes_stay_as_they_were() {
        String json = "{ \"Sid\" : \"a\\\"old\\\\\" ,\n \"Principal\" : { \"AWS\" : \"%s\" } }";

        assertThat(replaced(json.formatted("old"))).isEqualTo(json.formatted("new"));
    }

    @Test
    void the_next_statement_is_looked_at_too() {
        assertThat(
                        replaced(
                                "[{\"Principal\":{\"AWS\":\"x\"}},{\"a\":\"old\",\"Principal\":{\"AWS\":\"old\"}}]"))
                .isEqualTo(
                        "[{\"Principal\":{\"AWS\":\"x\"}},{\"a\":\"old\",\"Principal\":{\"AWS\":\"new\"}}]");
    }
}
