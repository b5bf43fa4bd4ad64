using CsCheck;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public class AlreadyTests
{
    private static Person Someone(string given, string family, LocalDate? born = null) => new()
    {
        File = new FileId($"{given} {family}"),
        GivenNames = [given],
        FamilyNames = [family],
        Born = born is { } day ? [day] : [],
    };

    private static readonly Person[] People =
    [
        Someone("Katherine", "O'Example", new LocalDate(2011, 5, 4)),
        Someone("Mohammed", "Sample", new LocalDate(2010, 12, 31)),
        Someone("Łukasz", "Wzór", new LocalDate(2009, 1, 2)),
        Someone("Anne-Marie", "Beispiel"),
        Someone("Robin", "Sample") with { OtherNames = ["Red"], Phones = ["+44 7700 900123"], References = ["LCS-20 41", "999 123 4567"] },
        Someone("Kim", "Placeholder") with { Vehicles = ["Silver hatchback, QX00 AAA"] },
    ];

    private static string[] Found(string typed) => [.. Already.Known(People, Query.Of(typed)).Select(match => match.Person.File.Value)];

    private static IReadOnlyList<string> Why(string typed) => Assert.Single(Already.Known(People, Query.Of(typed))).Why;

    [Theory]
    [InlineData("")]
    [InlineData("  , ; ")]
    [InlineData("Somebody Else")]
    [InlineData("Robin Beispiel")]
    [InlineData("14/5/1999")]
    [InlineData("07700900124")]
    [InlineData("QX00 AAB")]
    [InlineData("K Z")]
    public void Nobody_is_found_where_nobody_fits(string typed) => Assert.Empty(Found(typed));

    [Theory]
    [InlineData("Robin Sample", "Robin Sample")]
    [InlineData("sample, robin", "Robin Sample")]
    [InlineData("Kathryn O’Example", "Katherine O'Example")]
    [InlineData("katie oexample", "Katherine O'Example")]
    [InlineData("Katherine Oexampel", "Katherine O'Example")]
    [InlineData("Muhammad Sample", "Mohammed Sample")]
    [InlineData("lukasz wzor", "Łukasz Wzór")]
    [InlineData("Lucas Wzor", "Łukasz Wzór")]
    [InlineData("Annemarie Beispiel", "Anne-Marie Beispiel")]
    [InlineData("Red", "Robin Sample")]
    [InlineData("07700 900 123", "Robin Sample")]
    [InlineData("00447700900123", "Robin Sample")]
    [InlineData("900123", "Robin Sample")]
    [InlineData("lcs2041", "Robin Sample")]
    [InlineData("999 123 4567", "Robin Sample")]
    [InlineData("qx00aaa", "Kim Placeholder")]
    [InlineData("QX00 AAA", "Kim Placeholder")]
    [InlineData("4/5/2011", "Katherine O'Example")]
    [InlineData("2011-05-04", "Katherine O'Example")]
    [InlineData("4 May 2011", "Katherine O'Example")]
    [InlineData("4.5.11", "Katherine O'Example")]
    [InlineData("5/4/2011", "Katherine O'Example")]
    [InlineData("Sample 31/12/2010", "Mohammed Sample")]
    public void The_likeliest_stands_first(string typed, string name) => Assert.Equal(name, Found(typed).FirstOrDefault());

    [Theory]
    [InlineData("Kathryn", "given name Katherine, another form of it")]
    [InlineData("Placeholdre", "family name Placeholder, one letter different")]
    [InlineData("Beyspil", "family name Beispiel, sounds alike")]
    [InlineData("Pl", "family name Placeholder, begins alike")]
    [InlineData("Red", "also known as Red")]
    [InlineData("900123", "phone number ends in 900123")]
    [InlineData("lcs2041", "same reference")]
    [InlineData("qx00aaa", "same number plate")]
    [InlineData("5/4/2011", "date of birth with day and month the other way round: 4/5/2011")]
    [InlineData("4/5/2012", "date of birth differs in one digit: 4/5/2011")]
    public void Each_match_says_why(string typed, string why) => Assert.Equal([why], Why(typed));

    [Fact]
    public void A_differing_date_of_birth_is_said_and_weighs()
    {
        var twins = new[] { Someone("Jo", "Sample", new LocalDate(2012, 3, 4)), Someone("Jo", "Sample", new LocalDate(1990, 7, 8)) with { File = new FileId("other") } };
        var matches = Already.Known(twins, Query.Of("Jo Sample 4/3/2012"));
        Assert.Equal(["Jo Sample", "other"], matches.Select(match => match.Person.File.Value));
        Assert.Equal("date of birth differs: 8/7/1990, asked for 4/3/2012", matches[1].Why[^1]);
    }

    [Fact]
    public void Names_the_other_way_round_are_found_and_said()
    {
        var match = Assert.Single(Already.Known(People, Query.Of("Placeholder", "Kim", null)));
        Assert.Contains("given and family name the other way round", match.Why);
    }

    [Fact]
    public void A_name_in_letters_without_accents_or_signs_is_the_same_name() =>
        Assert.Equal(["ngugi", "oneill", "anne", "marie", "strasse"], Likeness.Words("Ngũgĩ O’Neill Anne-Marie Straße"));

    [Fact]
    public void One_slip_of_the_finger_loses_nobody() =>
        Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Char['a', 'z']).Sample((who, where, how, letter) =>
        {
            var family = string.Concat(Likeness.Words(People[who].FamilyNames[0]));
            var at = where % (family.Length - 1);
            var typed = how switch
            {
                0 => family.Remove(at, 1),
                1 => family.Insert(at, letter.ToString()),
                2 => family[..at] + letter + family[(at + 1)..],
                _ => family[..at] + family[at + 1] + family[at] + family[(at + 2)..],
            };
            return Math.Min(typed.Length, family.Length) < 4 || Found(typed).Contains(People[who].File.Value);
        });

    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 0)]
    public void Likeness_of_letters_is_that_of_jaro_and_winkler(string one, string other, double likeness) =>
        Assert.Equal(likeness, Likeness.JaroWinkler(one, other), 0.001);

    [Theory]
    [InlineData("Mohammed", "Muhamad", true)]
    [InlineData("Catherine", "Kathryn", true)]
    [InlineData("Philip", "Filip", true)]
    [InlineData("Zainab", "Zeinab", true)]
    [InlineData("Sean", "Ian", false)]
    [InlineData("Leigh", "Ray", false)]
    public void Names_sound_alike_across_spellings(string one, string other, bool alike) =>
        Assert.Equal(alike, Likeness.Sound(Likeness.Words(one)[0]) == Likeness.Sound(Likeness.Words(other)[0]));
}
