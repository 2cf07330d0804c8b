package dev.lockstep.aws;

import static dev.lockstep.aws.ScriptedAws.error;
import static dev.lockstep.aws.ScriptedAws.xml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Root;
import dev.lockstep.account.around.AlternateContact;
import dev.lockstep.aws.ScriptedAws.Reply;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A write is sent once, whatever comes back, unless AWS says that it did not carry it out.
class SentOnceTest {
    private static final Effect GROUP = new GroupEffect.CreateGroup("people", "/");
    private static final Effect CONTACT =
            new AroundEffect.PutAlternateContact(
                    "SECURITY", new AlternateContact("S", "S", "s@example.com", "1"));
    private static final Effect TRAIL =
            new AroundEffect.StopLogging("arn:aws:cloudtrail:eu-west-1:123456789012:trail/one");
    private static final Effect ANALYZER =
            new AroundEffect.CreateAnalyzer("eu-west-1", "one", "ACCOUNT");
    private static final Effect NO_ANALYZER = new AroundEffect.DeleteAnalyzer("eu-west-1", "one");

    /// Each way in which a write goes over the wire: a form, JSON, REST with and without a body.
    private static final Map<Effect, String> OPERATIONS =
            Map.of(
                    GROUP, "CreateGroup",
                    CONTACT, "/putAlternateContact",
                    TRAIL, "StopLogging",
                    ANALYZER, "ListAnalyzers",
                    NO_ANALYZER, "/analyzer/one");

    private static final ScriptedAws.Text MADE =
            xml(
                    "CreateGroup",
                    "<Group><Path>/</Path><GroupName>people</GroupName><GroupId>AGPA1</GroupId>"
                            + "<CreateDate>2026-11-26T08:00:00Z</CreateDate></Group>");

    private ScriptedAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.start();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private AccountWriter writer() {
        return new AwsAccounts("0", Clock.systemUTC(), EachReadGoesWrongTest.QUICK)
                .open(SessionRequest.isolated(aws.environment(), Clock.systemUTC()))
                .writer();
    }

    private void sentOnce(Effect effect, Reply reply) {
        String operation = OPERATIONS.get(effect);
        int before = aws.count(operation);
        aws.on(operation, reply);
        assertThat(writer().write(effect)).as(operation).isInstanceOf(Written.Unknown.class);
        assertThat(aws.count(operation) - before).as(operation + " " + reply).isEqualTo(1);
    }

    @Test
    void a_write_whose_connection_is_cut_is_sent_once_in_every_protocol_and_nobody_knows() {
        for (Effect effect : OPERATIONS.keySet()) {
            sentOnce(effect, new ScriptedAws.Cut());
        }
    }

    @Test
    void half_an_answer_a_page_of_a_proxy_and_an_error_of_AWSs_own_are_unknown_and_sent_once() {
        sentOnce(GROUP, new ScriptedAws.Half(MADE));
        sentOnce(GROUP, new ScriptedAws.Torn(MADE));
        sentOnce(GROUP, ScriptedAws.page());
        sentOnce(GROUP, error(500, "ServiceFailure", "try later"));
        sentOnce(GROUP, error(503, "ServiceUnavailable", "try later"));
        sentOnce(GROUP, new ScriptedAws.Text(502, "text/html", "<html>bad gateway</html>"));
        // It says that it is done, but not what was made.
        sentOnce(GROUP, xml("CreateGroup", "<Group><Path>/</Path></Group>"));
        sentOnce(ANALYZER, error(500, "InternalServerException", "try later"));
    }

    private Written after(Reply first) {
        aws.on("CreateGroup", (_, number) -> number == 1 ? first : MADE);
        return writer().write(GROUP);
    }

    @Test
    void what_AWS_did_not_carry_out_for_now_is_sent_again() {
        for (String code :
                List.of("Throttling", "ConcurrentModification", "EntityTemporarilyUnmodifiable")) {
            aws.close();
            try {
                aws = ScriptedAws.start();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            assertThat(after(error(code.equals("Throttling") ? 400 : 409, code, "later")))
                    .as(code)
                    .isInstanceOf(Written.Done.class);
            assertThat(aws.count("CreateGroup")).as(code).isEqualTo(2);
        }
    }

    @Test
    void what_AWS_refuses_is_not_done_sent_once_and_told_with_code_message_and_request() {
        aws.on("CreateGroup", error(409, "EntityAlreadyExists", "people is there"));
        assertThat(writer().write(GROUP))
                .isEqualTo(
                        new Written.NotDone(
                                "EntityAlreadyExists", "people is there", Optional.of("r")));
        aws.on("CreateGroup", error(409, "LimitExceeded", "300 groups"));
        assertThat(writer().write(GROUP)).isInstanceOf(Written.NotDone.class);
        assertThat(aws.count("CreateGroup")).isEqualTo(2);
    }

    @Test
    void what_could_not_be_sent_at_all_is_not_done() {
        AccountWriter writer = writer();
        aws.close();
        assertThat(writer.write(GROUP)).isInstanceOf(Written.NotDone.class);
        assertThat(
                        writer.write(
                                new AroundEffect.StopLogging(
                                        "arn:aws:cloudtrail:evil.example.com/:1:trail/x")))
                .isInstanceOf(Written.NotDone.class);
        assertThat(writer.write(new AccessKeyEffect.CreateAccessKey(Root.NAME)))
                .isInstanceOf(Written.NotDone.class);
    }

    @Test
    void what_may_pass_later_is_what_AWS_does_not_see_yet_and_nothing_else() {
        assertThat(refused("NoSuchEntity").mayPassLater()).isTrue();
        assertThat(refused("DeleteConflict").mayPassLater()).isTrue();
        assertThat(refused("ConcurrentModification").mayPassLater()).isTrue();
        assertThat(refused("EntityTemporarilyUnmodifiable").mayPassLater()).isTrue();
        assertThat(refused("EntityAlreadyExists").mayPassLater()).isFalse();
        assertThat(refused("AccessDenied").mayPassLater()).isFalse();
        assertThat(refused("LimitExceeded").mayPassLater()).isFalse();
    }

    private static Written.NotDone refused(String code) {
        return new Written.NotDone(code, "", Optional.empty());
    }
}
