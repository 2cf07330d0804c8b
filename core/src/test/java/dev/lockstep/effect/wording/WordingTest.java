package dev.lockstep.effect.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.Root;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.RandomEffects;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.effect.wording.Parameter.Text;
import dev.lockstep.effect.wording.Wording.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Effect KEY = new AccessKeyEffect.UpdateAccessKey("alice", "AKIA1", false);

    @Test
    void an_access_key_is_told_by_the_names_of_AWS() {
        assertThat(Wording.of(KEY).toString())
                .isEqualTo(
                        "Call[operation=iam:UpdateAccessKey, parameters={UserName=Text[text=alice],"
                                + " AccessKeyId=Text[text=AKIA1], Status=Text[text=Inactive]}]");
    }

    @Test
    void a_key_of_root_has_no_UserName_and_is_read_as_root_s() {
        Effect own = new AccessKeyEffect.DeleteAccessKey(Root.NAME, "AKIA1");
        assertThat(Wording.of(own).parameters()).containsOnlyKeys("AccessKeyId");
        assertThat(Wording.read(Wording.of(own))).isEqualTo(new Reading.Understood(own));
    }

    @Test
    void whatever_is_worded_is_read_back_the_same() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Account account = RandomAccounts.account(random).snapshot().account();
            for (RandomEffects.Step step : RandomEffects.of(account, random, 10)) {
                assertThat(Wording.read(Wording.of(step.effect())))
                        .isEqualTo(new Reading.Understood(step.effect()));
            }
        }
    }

    @Test
    void any_one_parameter_left_out_changed_in_kind_or_added_is_refused_or_means_something_else() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Account account = RandomAccounts.account(random).snapshot().account();
            for (RandomEffects.Step step : RandomEffects.of(account, random, 10)) {
                Call call = Wording.of(step.effect());
                for (String name : call.parameters().keySet()) {
                    var less = new LinkedHashMap<>(call.parameters());
                    less.remove(name);
                    assertThat(Wording.read(new Call(call.operation(), less)))
                            .isNotEqualTo(new Reading.Understood(step.effect()));
                    var odd = new LinkedHashMap<>(call.parameters());
                    odd.put(name, new Parameter.Nested(new LinkedHashMap<>()));
                    assertThat(refusal(new Call(call.operation(), odd))).contains(name);
                }
                var more = new LinkedHashMap<>(call.parameters());
                more.put("Extra", new Text("x"));
                assertThat(refusal(new Call(call.operation(), more))).contains("Extra");
            }
        }
    }

    @Test
    void a_call_that_no_plan_makes_is_refused_by_name() {
        assertThat(refusal(new Call("iam:ChangePassword", new LinkedHashMap<>())))
                .isEqualTo("no plan makes the call iam:ChangePassword");
        assertThat(refusal(new Call("", new LinkedHashMap<>())))
                .isEqualTo("no plan makes the call ");
    }

    @Test
    void names_and_values_that_AWS_does_not_take_are_refused_in_one_sentence() {
        assertThat(changed("UserName", "alice; rm -rf /"))
                .isEqualTo("iam:UpdateAccessKey has a UserName that AWS does not take");
        assertThat(changed("UserName", "a\nb")).contains("UserName");
        assertThat(changed("UserName", "")).contains("UserName");
        assertThat(changed("AccessKeyId", "AKIA-1")).contains("AccessKeyId");
        assertThat(changed("Status", "active"))
                .isEqualTo("iam:UpdateAccessKey needs Active or Inactive as its Status");
        Call inline = Wording.of(new GroupEffect.PutGroupPolicy("g", "p", "{}"));
        var broken = new LinkedHashMap<>(inline.parameters());
        broken.put("PolicyDocument", new Text("{\"Statement\":"));
        assertThat(refusal(new Call(inline.operation(), broken)))
                .isEqualTo("iam:PutGroupPolicy has a PolicyDocument that is no policy");
    }

    @Test
    void two_tags_whose_keys_differ_in_case_alone_are_refused() {
        Call call = Wording.of(new UserEffect.TagUser("alice", Map.of("Team", "a")));
        var tag = ((Parameter.Many) call.parameters().get("Tags")).members().getFirst();
        var other = new LinkedHashMap<String, Parameter>();
        other.put("Key", new Text("team"));
        other.put("Value", new Text("b"));
        var parameters = new LinkedHashMap<>(call.parameters());
        parameters.put("Tags", new Parameter.Many(List.of(tag, new Parameter.Nested(other))));
        assertThat(refusal(new Call(call.operation(), parameters)))
                .isEqualTo("iam:TagUser has two tags of one key");
    }

    private static String changed(String name, String text) {
        Call call = Wording.of(KEY);
        var parameters = new LinkedHashMap<>(call.parameters());
        parameters.put(name, new Text(text));
        return refusal(new Call(call.operation(), parameters));
    }

    private static String refusal(Call call) {
        return Wording.read(call) instanceof Reading.Refused(var why) ? why : "";
    }
}
