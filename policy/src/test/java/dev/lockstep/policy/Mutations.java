package dev.lockstep.policy;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/// Texts that are almost policies: each seed gives one, always the same. Most of them are read as
/// policies, with odd but possible parts; some are cut off or spoilt, so that they are not.
public final class Mutations {
    private static final List<String> ACTIONS =
            List.of(
                    "*",
                    "*:*",
                    "s3:*",
                    "s3:Get*",
                    "S3:gEtObJeCt",
                    "s3:GetObject",
                    "s3:?etObject",
                    "s3:*Object*",
                    "iam:*",
                    "iam:PassRole",
                    "iam:CreateUser",
                    "iam:Create*",
                    "sts:AssumeRole",
                    "ec2:Describe*",
                    "ec2:RunInstances",
                    "lambda:InvokeFunction",
                    "kms:Decrypt",
                    "nosuch:Thing",
                    "s3:GetObjekt",
                    "s3",
                    "s3:",
                    ":GetObject",
                    "",
                    "s3:Get Object",
                    "s*:GetObject",
                    "s3:${aws:username}",
                    "\u212Ams:Decrypt",
                    "s3:*a*a*a*a*a*a*a*a*b");

    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "**",
                    "arn:aws:s3:::bucket",
                    "arn:aws:s3:::bucket/*",
                    "arn:aws:s3:::b?cket/${aws:username}/*",
                    "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}/*",
                    "arn:aws:s3:::${*}${?}${$}",
                    "arn:aws:s3:::${nothing",
                    "arn:aws:iam::111122223333:user/${aws:username}",
                    "arn:aws:iam::*:role/*",
                    "arn:aws:sqs:*:111122223333:q",
                    "arn:aws:lambda:us-east-1:111122223333:function:f*",
                    "arn:*:*:*:*:*",
                    "arn:aws:s3",
                    "arn:",
                    ":::::",
                    "bucket",
                    "",
                    "arn:aws:s3:::*a*a*a*a*a*a*a*b",
                    "arn:aws:s3:${aws:RequestedRegion}::b");

    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringEqualsIgnoreCase",
                    "StringNotEqualsIgnoreCase",
                    "StringLike",
                    "StringNotLike",
                    "NumericEquals",
                    "NumericNotEquals",
                    "NumericLessThan",
                    "NumericLessThanEquals",
                    "NumericGreaterThan",
                    "NumericGreaterThanEquals",
                    "DateEquals",
                    "DateNotEquals",
                    "DateLessThan",
                    "DateLessThanEquals",
                    "DateGreaterThan",
                    "DateGreaterThanEquals",
                    "Bool",
                    "BinaryEquals",
                    "IpAddress",
                    "NotIpAddress",
                    "ArnEquals",
                    "ArnLike",
                    "ArnNotEquals",
                    "ArnNotLike",
                    "Null",
                    "stringequals",
                    "BOOL");

    private static final List<String> KEYS =
            List.of(
                    "aws:username",
                    "AWS:UserName",
                    "aws:MultiFactorAuthPresent",
                    "aws:MultiFactorAuthAge",
                    "aws:SourceIp",
                    "aws:PrincipalTag/team",
                    "aws:PrincipalTag/",
                    "aws:TagKeys",
                    "aws:CurrentTime",
                    "aws:EpochTime",
                    "aws:PrincipalArn",
                    "aws:SourceArn",
                    "s3:prefix",
                    "iam:PassedToService",
                    "iam:ResourceTag/${aws:username}",
                    "nosuch:key",
                    "nocolon",
                    "");

    private static final List<String> VALUES =
            List.of(
                    "\"alice\"",
                    "\"a*\"",
                    "\"\"",
                    "\"true\"",
                    "\"False\"",
                    "true",
                    "false",
                    "1",
                    "-0.5",
                    "1e999",
                    "99999999999999999999999999",
                    "\"300abc\"",
                    "\"2026-01-31T00:00:00Z\"",
                    "\"2026-13-45\"",
                    "\"1767225600\"",
                    "\"10.0.0.0/8\"",
                    "\"10.0.0.0/99\"",
                    "\"2001:db8::/32\"",
                    "\"::\"",
                    "\"999.1.1.1\"",
                    "\"arn:aws:iam::111122223333:role/r\"",
                    "\"arn:*:t\"",
                    "\"lambda.amazonaws.com\"",
                    "\"${aws:username}\"",
                    "\"${aws:PrincipalTag/x, 'y'}\"",
                    "\"${}\"",
                    "\"${${aws:username}}\"",
                    "\"QmluYXJ5\"",
                    "\"\\u001b[2J\"",
                    "\"\u202E\uD83D\uDE00\"");

    private static final List<String> PRINCIPALS =
            List.of(
                    "\"*\"",
                    "{\"AWS\": \"*\"}",
                    "{\"AWS\": [\"111122223333\", \"arn:aws:iam::111122223333:root\"]}",
                    "{\"AWS\": \"arn:aws:iam::111122223333:user/alice\"}",
                    "{\"AWS\": \"arn:aws:sts::111122223333:assumed-role/r/s\"}",
                    "{\"AWS\": \"AROAEXAMPLEEXAMPLEEX\"}",
                    "{\"AWS\": [\"*\", \"\"]}",
                    "{\"Service\": [\"ec2.amazonaws.com\", \"lambda.amazonaws.com\"]}",
                    "{\"Federated\": \"arn:aws:iam::111122223333:saml-provider/p\", \"AWS\": \"x\"}",
                    "{\"CanonicalUser\": \"79a59df9\"}",
                    "{}",
                    "{\"AWS\": []}");

    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ",",
                    ":",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\uDC00",
                    "\r",
                    "\n",
                    "\uFEFF",
                    "null",
                    "-1e9",
                    "*",
                    "?",
                    "${",
                    "\"Statement\":",
                    "\"Deny\"",
                    "");

    private final Random random;

    private Mutations(long seed) {
        random = new Random(seed);
    }

    /// The text that belongs to a seed.
    public static String of(long seed) {
        return new Mutations(seed).text();
    }

    private String text() {
        String text = policy();
        if (chance(5)) {
            return text;
        }
        for (int edits = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0; edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            int end = chance(12) ? text.length() : Math.min(text.length(), at + random.nextInt(6));
            text = text.substring(0, at) + any(PIECES) + text.substring(end);
        }
        return text;
    }

    private String policy() {
        var members = new StringJoiner(",\n", "{", "}");
        if (!chance(4)) {
            members.add("\"Version\": \"" + (chance(4) ? "2008-10-17" : "2012-10-17") + "\"");
        }
        if (chance(8)) {
            members.add("\"Id\": \"an id\"");
        }
        if (chance(6)) {
            members.add("\"Statement\": " + statement(0));
        } else {
            var statements = new StringJoiner(", ", "[", "]");
            int count = chance(400) ? 200 : random.nextInt(5);
            for (int i = 0; i < count; i++) {
                statements.add(statement(i));
            }
            members.add("\"Statement\": " + statements);
        }
        return members.toString();
    }

    private String statement(int number) {
        var members = new StringJoiner(", ", "{", "}");
        if (chance(2)) {
            members.add(
                    "\"Sid\": \"" + any(List.of("S" + number, "same", "", "with space")) + "\"");
        }
        members.add("\"Effect\": \"" + (chance(3) ? "Deny" : "Allow") + "\"");
        if (chance(4)) {
            members.add((chance(6) ? "\"NotPrincipal\": " : "\"Principal\": ") + any(PRINCIPALS));
        }
        members.add((chance(6) ? "\"NotAction\": " : "\"Action\": ") + strings(ACTIONS));
        if (!chance(8)) {
            members.add((chance(6) ? "\"NotResource\": " : "\"Resource\": ") + strings(RESOURCES));
        }
        if (chance(2)) {
            members.add("\"Condition\": " + condition());
        }
        return members.toString();
    }

    private String condition() {
        var operators = new StringJoiner(", ", "{", "}");
        for (int count = random.nextInt(4); count > 0; count--) {
            String quantifier =
                    any(List.of("", "", "", "ForAllValues:", "ForAnyValue:", "forallvalues:"));
            String name = any(OPERATORS);
            boolean ifExists = chance(4) && !name.equals("Null");
            var keys = new StringJoiner(", ", "{", "}");
            for (int many = random.nextInt(3); many > 0; many--) {
                keys.add("\"" + any(KEYS) + "\": " + list(VALUES));
            }
            operators.add("\"" + quantifier + name + (ifExists ? "IfExists" : "") + "\": " + keys);
        }
        return operators.toString();
    }

    private String strings(List<String> from) {
        return list(from.stream().map(one -> "\"" + one + "\"").toList());
    }

    private String list(List<String> from) {
        if (chance(3)) {
            return any(from);
        }
        var list = new StringJoiner(", ", "[", "]");
        for (int count = random.nextInt(5); count > 0; count--) {
            list.add(any(from));
        }
        return list.toString();
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
