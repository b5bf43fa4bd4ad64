namespace House.Tests;

public class Bans
{
    static readonly string[] HiddenTime =
        ["P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now",
         "P:System.DateTimeOffset.UtcNow", "P:NodaTime.SystemClock.Instance"];

    static SourceFile Banned => Tree.Files.Single(f => f.Path == "BannedSymbols.txt");

    [Fact]
    public void Each_ban_names_what_to_use_instead() => Fault.None(WithoutReplacement(Banned));

    [Fact]
    public void Hidden_time_is_banned() => Assert.Empty(HiddenTime.Except(Banned.Lines.Select(l => l.Split(';')[0])));

    [Fact]
    public void Nobody_switches_a_ban_off() =>
        Fault.None(from f in Tree.Files
                   where !f.IsUnder("tests/House.Tests", "docs")
                   from line in f.Lines.Index()
                   where line.Item.Contains("RS0030", StringComparison.Ordinal)
                   select new Fault(f.Path, line.Index + 1, "switches a banned symbol on again"));

    [Fact]
    public void A_ban_without_a_replacement_is_seen()
    {
        var faults = WithoutReplacement(new("BannedSymbols.txt", "T:A.B\nT:A.C;no\nT:A.D;Use the clock that was passed in.\n")).ToList();
        Assert.Equal([1, 2], faults.Select(f => f.Line));
    }

    static IEnumerable<Fault> WithoutReplacement(SourceFile file) =>
        from line in file.Lines.Index()
        where line.Item.Length > 0 && line.Item.Split(';') is var parts && (parts.Length != 2 || parts[1].Split(' ').Length < 4)
        select new Fault(file.Path, line.Index + 1, $"{line.Item.Split(';')[0]} is banned without saying what to use instead");
}
