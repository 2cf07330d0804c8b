package dev.lockstep.practice.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of people who do not exist, each given out once.
final class PeopleNames {
    private static final List<String> FIRST =
            List.of(
                    "Aisha",
                    "Alejandro",
                    "Amara",
                    "Anders",
                    "Beatriz",
                    "Bela",
                    "Callum",
                    "Chiara",
                    "Chidi",
                    "Dagny",
                    "Daniel",
                    "Dilara",
                    "Elena",
                    "Emeka",
                    "Farah",
                    "Fergus",
                    "Gabriela",
                    "Goran",
                    "Hana",
                    "Henrik",
                    "Ines",
                    "Ivan",
                    "Jasper",
                    "Jin",
                    "Kavya",
                    "Kofi",
                    "Laila",
                    "Leander",
                    "Linh",
                    "Maren",
                    "Mateo",
                    "Mei",
                    "Milan",
                    "Nadia",
                    "Nils",
                    "Noor",
                    "Olga",
                    "Oscar",
                    "Paloma",
                    "Pavel",
                    "Priya",
                    "Quentin",
                    "Rafael",
                    "Rosa",
                    "Ruth",
                    "Samir",
                    "Sanna",
                    "Sigrid",
                    "Stefan",
                    "Tamar",
                    "Theo",
                    "Tomasz",
                    "Uma",
                    "Viktor",
                    "Wanjiru",
                    "Xenia",
                    "Yara",
                    "Yusuf",
                    "Zoe");

    private static final List<String> LAST =
            List.of(
                    "Abara",
                    "Acosta",
                    "Almeida",
                    "Andersen",
                    "Bakker",
                    "Banerjee",
                    "Baptiste",
                    "Becker",
                    "Bianchi",
                    "Bjork",
                    "Brandt",
                    "Castillo",
                    "Cervenka",
                    "Chaudhry",
                    "Cohen",
                    "Costa",
                    "Dahl",
                    "Delgado",
                    "Dimitrov",
                    "Duarte",
                    "Dvorak",
                    "Eriksen",
                    "Fischer",
                    "Fontana",
                    "Fraser",
                    "Fujita",
                    "Garcia",
                    "Gruber",
                    "Haddad",
                    "Hansen",
                    "Hartmann",
                    "Hoang",
                    "Horvat",
                    "Iversen",
                    "Jansen",
                    "Jimenez",
                    "Kaplan",
                    "Kaur",
                    "Keller",
                    "Kimura",
                    "Kovacs",
                    "Kruger",
                    "Lambert",
                    "Larsen",
                    "Lehmann",
                    "Lindqvist",
                    "Lopez",
                    "Macleod",
                    "Marchetti",
                    "Martin",
                    "Mbeki",
                    "Mehta",
                    "Meyer",
                    "Moreau",
                    "Mwangi",
                    "Nakamura",
                    "Nguyen",
                    "Nowak",
                    "Obi",
                    "Okafor",
                    "Olsen",
                    "Ortega",
                    "Osman",
                    "Papadakis",
                    "Park",
                    "Petrov",
                    "Quinn",
                    "Rahman",
                    "Ramos",
                    "Reyes",
                    "Richter",
                    "Rossi",
                    "Sato",
                    "Schmid",
                    "Sharma",
                    "Silva",
                    "Soto",
                    "Svensson",
                    "Takeda",
                    "Tanaka",
                    "Thomsen",
                    "Torres",
                    "Umarov",
                    "Vargas",
                    "Virtanen",
                    "Weber",
                    "Wong",
                    "Yilmaz",
                    "Zhang",
                    "Zimmer");

    private final Dice dice;
    private final Set<String> given = new HashSet<>();

    PeopleNames(Dice dice) {
        this.dice = dice;
    }

    /// A person.
    ///
    /// @param user the IAM user name, such as `amara.obi`
    record Name(String user, String full) {
        String email() {
            return user + "@example.com";
        }
    }

    /// The next person.
    Name next() {
        String first = dice.oneOf(FIRST);
        String last = dice.oneOf(LAST);
        String plain = (first + "." + last).toLowerCase(Locale.ROOT);
        String user = plain;
        for (int number = 2; !given.add(user); number++) {
            user = plain + number;
        }
        return new Name(user, first + " " + last);
    }
}
