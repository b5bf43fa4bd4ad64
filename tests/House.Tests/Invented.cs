using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>Everybody in this repository is made up, down to the last digit.</summary>
public partial class Invented
{
    static IEnumerable<SourceFile> Searched =>
        Tree.Files.Where(f => f.IsUnder("packs", "src", "tests", "bench", "docs") && f.Path != "tests/House.Tests/Invented.cs");

    [Fact]
    public void Telephone_numbers_are_from_the_ranges_kept_for_drama() => Fault.None(Searched.SelectMany(Telephones));

    [Fact]
    public void Postcodes_are_ones_no_letter_can_reach() => Fault.None(Searched.SelectMany(Postcodes));

    [Fact]
    public void Number_plates_are_ones_no_car_can_carry() => Fault.None(Searched.SelectMany(Plates));

    [Fact]
    public void Nhs_numbers_are_from_the_test_range() => Fault.None(Searched.SelectMany(NhsNumbers));

    [Fact]
    public void Mail_addresses_lead_nowhere() => Fault.None(Searched.SelectMany(Addresses));

    [Theory]
    [InlineData("ring 020 7219 4272 now", 1)]
    [InlineData("07911123456", 1)]
    [InlineData("+44 7911 123456", 1)]
    [InlineData("01632 960123, 07700 900456, 07700900456, +44 7700 900123", 0)]
    [InlineData("ring 999, 101 or 111; 2026-04-02T15:10; 0.07911123", 0)]
    public void A_number_somebody_could_answer_is_seen(string text, int faults) => Assert.Equal(faults, Telephones(new("a", text)).Count());

    [Theory]
    [InlineData("lives at SW1A 1AA", 1)]
    [InlineData("BD1 1HY", 1)]
    [InlineData("ZZ99 3VZ and ZZ1 1ZZ", 0)]
    public void A_postcode_somebody_lives_at_is_seen(string text, int faults) => Assert.Equal(faults, Postcodes(new("a", text)).Count());

    [Theory]
    [InlineData("a silver car, LT19 KXB", 1)]
    [InlineData("LT19KXB", 1)]
    [InlineData("QX00 AAA and ZZ19 ABC and LT19 KIB", 0)]
    public void A_plate_a_car_could_carry_is_seen(string text, int faults) => Assert.Equal(faults, Plates(new("a", text)).Count());

    [Theory]
    [InlineData("943 476 5919", 1)]
    [InlineData("999 123 4567", 0)]
    public void An_nhs_number_somebody_could_have_is_seen(string text, int faults) => Assert.Equal(faults, NhsNumbers(new("a", text)).Count());

    [Theory]
    [InlineData("ask j.smith@council.gov.uk", 1)]
    [InlineData("ask hub@example.org or duty@hub.example or x@y.invalid", 0)]
    public void An_address_somebody_could_read_is_seen(string text, int faults) => Assert.Equal(faults, Addresses(new("a", text)).Count());

    static IEnumerable<Fault> Telephones(SourceFile file) =>
        Found(file, Telephone(), "use 01632 960xxx or 07700 900xxx", digits =>
        {
            var number = Regex.Replace(digits, @"^\+44|\D", "");
            number = number.StartsWith('0') ? number : "0" + number;
            return number.StartsWith("01632960", StringComparison.Ordinal) || number.StartsWith("07700900", StringComparison.Ordinal);
        });

    static IEnumerable<Fault> Postcodes(SourceFile file) =>
        Found(file, Postcode(), "use one beginning ZZ, such as ZZ99 3VZ", code => code.StartsWith("ZZ", StringComparison.Ordinal));

    // No area begins I, Q or Z; no plate was issued in "00" or "01"; the last three letters hold no I and no Q.
    static IEnumerable<Fault> Plates(SourceFile file) =>
        Found(file, Plate(), "use one never issued, such as QX00 AAA",
            plate => "IQZ".Contains(plate[0], StringComparison.Ordinal) || plate[2..4] is "00" or "01" || plate[^3..].AsSpan().IndexOfAny('I', 'Q') >= 0);

    static IEnumerable<Fault> NhsNumbers(SourceFile file) =>
        Found(file, NhsNumber(), "use one beginning 999", number => number.StartsWith("999", StringComparison.Ordinal));

    static IEnumerable<Fault> Addresses(SourceFile file) =>
        Found(file, Address(), "use example.org, or a name ending .example, .test or .invalid",
            a => Regex.IsMatch(a, @"(@|\.)example\.(org|com|net)$|\.(example|test|invalid)$"));

    static IEnumerable<Fault> Found(SourceFile file, Regex needle, string instead, Predicate<string> isInvented) =>
        from m in needle.Matches(file.Text)
        where !isInvented(m.Value)
        select new Fault(file.Path, file.LineAt(m.Index), $"'{m.Value}' may be somebody's: {instead}");

    [GeneratedRegex(@"(?<![\w.+/-])(?:\+44[ -]?|0)[1-9]\d{1,4}[ -]?\d{3,4}[ -]?\d{3,4}(?![\w.-]*\w)")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")]
    private static partial Regex Postcode();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")]
    private static partial Regex Plate();

    [GeneratedRegex(@"\b\d{3} \d{3} \d{4}\b")]
    private static partial Regex NhsNumber();

    [GeneratedRegex(@"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")]
    private static partial Regex Address();
}
