package dev.lockstep.judge.random;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What everything in one random account hangs on.
record Scene(
        Dice dice,
        String account,
        String partition,
        String region,
        Instant now,
        Instant reportTime,
        Limits limits) {

    /// The limits of the baseline, in days; `password` of 0 stands for `never`.
    record Limits(
            int unused, int idle, int keyMax, int grace, int inactive, int password, int root) {
        List<Integer> all() {
            return List.of(unused, idle, keyMax, grace, inactive, Math.max(1, password), root);
        }
    }

    static Scene of(long seed) {
        Dice dice = new Dice(seed);
        Instant now =
                Instant.parse("2026-11-25T00:00:00Z")
                        .plus(dice.between(0, 86_399), ChronoUnit.SECONDS);
        Duration late =
                dice.chance(0.5)
                        ? Duration.ofMinutes(dice.between(1, 240))
                        : Duration.ofHours(dice.between(4, 200));
        String partition = dice.pick("aws", "aws", "aws", "aws", "aws-us-gov", "aws-cn");
        return new Scene(
                dice,
                "1" + dice.digits(11),
                partition,
                switch (partition) {
                    case "aws-us-gov" -> "us-gov-west-1";
                    case "aws-cn" -> "cn-north-1";
                    default -> dice.pick("us-east-1", "eu-west-1");
                },
                now,
                now.minus(late),
                new Limits(
                        dice.pick(45, 45, 30, 60),
                        dice.pick(90, 90, 120),
                        dice.pick(90, 90, 180, 60),
                        dice.pick(7, 7, 14, 10),
                        dice.pick(30, 30, 20),
                        dice.pick(90, 90, 60, 0),
                        dice.pick(30, 30, 90)));
    }

    String arn(String rest) {
        return "arn:" + partition + ":iam::" + account + ":" + rest;
    }

    String awsPolicy(String name) {
        return "arn:" + partition + ":iam::aws:policy/" + name;
    }

    /// An instant near a limit, not before `first`.
    Instant since(Instant first) {
        Instant date = dice.ago(now, limits.all());
        return date.isBefore(first) ? first : date;
    }
}
