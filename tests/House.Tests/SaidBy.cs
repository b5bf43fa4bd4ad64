namespace House.Tests;

/// <summary>Corrected words are never put into the first writer's mouth: a page that names who said something names whoever has corrected it too.</summary>
public class SaidBy
{
    // The page of one entry names the first writer beside the first words, and each corrector beside theirs.
    const string OneEntry = "src/Lantern.App/Pages/Files/Entries.cshtml";

    [Fact]
    public void A_page_names_whoever_corrected_an_entry_beside_its_writer() => Fault.None(Tree.Code.SelectMany(FirstWritersAlone));

    [Fact]
    public void A_page_that_names_the_first_writer_alone_is_seen()
    {
        Assert.Equal(2, Assert.Single(FirstWritersAlone(new("src/Lantern.App/Pages/A.cshtml", "<p>\nby @entry.Writer.Name</p>\n"))).Line);
        Assert.Single(FirstWritersAlone(new("src/Lantern.App/Pages/A.cshtml", "<p>@Model.WhoWrote(step.Entry.Writer)</p>\n")));
        Assert.Empty(FirstWritersAlone(new("src/Lantern.App/Pages/A.cshtml", "<p>@entry.SaidBy, @Model.WhoWrote(step.Entry)</p>\n")));
    }

    static IEnumerable<Fault> FirstWritersAlone(SourceFile file)
    {
        if (!file.Is(".cshtml") || !file.IsUnder("src") || file.Path == OneEntry) yield break;
        foreach (var (index, line) in file.Lines.Index())
        {
            if (line.Contains(".Writer.Name", StringComparison.Ordinal) || line.Contains(".Writer)", StringComparison.Ordinal))
                yield return new(file.Path, index + 1, "it names the first writer of an entry that may have been corrected: write entry.SaidBy or WhoWrote(entry)");
        }
    }
}
